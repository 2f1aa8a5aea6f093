using System;
using System.Globalization;

namespace Learnability;

/// <summary>
/// Gradient descent that asks a method's queries: the steps and rounds of a plan, the counts of a batch, the rounding oracle, and the answers of a round. What
/// the gradient is of, and which weights it moves, the model of Lemma 3a and the network of Lemma 3b say.
/// </summary>
public abstract class QueryDescent
{
    private readonly IGradientRounding _rounding;
    private readonly BatchRequirements _requirements;
    private readonly QueryCounts _counts;
    private readonly QueryCounts? _populationCounts;
    private readonly RandomBits _random;
    private readonly int _seed;
    private readonly int _steps;
    private readonly int _stepsPerRound;
    private readonly int _maxUnits;
    private readonly int _coordinates;
    private readonly double[] _exact;
    private readonly double[] _gradient;
    private readonly double[] _population;
    private readonly int[] _units;
    private readonly int[] _lastCounts;
    private readonly int[] _lastPopulationCounts;
    private int _stepOfRound;

    private protected QueryDescent(QueryPlan plan, MiniBatchSgdOptions options, int seed, int memoryBits, int roundBits, int coordinates, bool keepsLanes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        Plan = options.Apply(plan);
        _rounding = options.Rounding;
        _requirements = new BatchRequirements(Plan);
        _counts = new QueryCounts(Plan, memoryBits, roundBits, (int)((Plan.BatchSize + 63L) / 64), keepsLanes);
        if (_rounding is IPopulationRounding { Population: var population })
        {
            if (population.InputBits != plan.InputBits)
                throw new ArgumentException($"The rounding's population has inputs of {population.InputBits} bits, but the method's have {plan.InputBits}.", nameof(options));
            _populationCounts = new QueryCounts(Plan, memoryBits, roundBits, population.WordsPerBit, keepsLanes);
        }

        _seed = seed;
        _random = new RandomBits(seed, RandomPurpose.Initialization);
        InitialRandomBits = _random.NextBits(Plan.InitialRandomBits);
        RoundRandomBits = _random.NextBits(Plan.RandomBitsPerRound);
        _steps = Plan.Steps;
        _stepsPerRound = Plan.StepsPerRound;
        _maxUnits = Plan.MaxUnits;
        UnitsPerOne = Plan.UnitsPerOne;
        _coordinates = coordinates;
        _exact = new double[VectorRounding.Pad(coordinates)];
        _gradient = new double[_exact.Length];
        _population = new double[_exact.Length];
        _units = new int[VectorRounding.Pad(Plan.Width + 1)];
        _lastCounts = new int[Plan.Width];
        _lastPopulationCounts = new int[Plan.Width];
    }

    /// <summary>What is asked when.</summary>
    public QueryPlan Plan { get; }

    /// <summary>The number of steps taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>Whether all T steps are taken, so that the output is the method's prediction.</summary>
    public bool IsDone => StepsTaken == _steps;

    /// <summary>The units that mean 1.</summary>
    public int UnitsPerOne { get; }

    /// <summary>The round that the next step belongs to.</summary>
    public int Round { get; private set; }

    /// <summary>The random bits that the method starts with.</summary>
    public ulong InitialRandomBits { get; }

    /// <summary>The random bits of the round whose answers are complete.</summary>
    public ulong RoundRandomBits { get; private set; }

    /// <summary>The answers of the round so far, in units.</summary>
    public ReadOnlySpan<int> Units => _units.AsSpan(0, Plan.Width);

    /// <summary>The mean clipped gradient of the last step before rounding, of the weights that the step moves; all others have none.</summary>
    public ReadOnlySpan<double> LastGradient => _exact.AsSpan(0, _coordinates);

    /// <summary>On how many samples of the last batch with the label asked about each query held: what its answer stands for.</summary>
    public ReadOnlySpan<int> LastCounts => Copy(_counts, _lastCounts);

    /// <summary>The same over the examples of a rounding that is told the distribution; zeros with any other rounding.</summary>
    public ReadOnlySpan<int> LastPopulationCounts => _populationCounts is null ? _lastPopulationCounts : Copy(_populationCounts, _lastPopulationCounts);

    /// <summary>Sets the memory of the method as the queries see it.</summary>
    /// <param name="packed">Its bits, 64 a word, least significant first.</param>
    public void SetMemory(ReadOnlySpan<ulong> packed)
    {
        _counts.SetMemory(packed);
        _populationCounts?.SetMemory(packed);
    }

    /// <summary>Takes one step of gradient descent.</summary>
    /// <typeparam name="TKernel">The queries' circuit as code: memory, round, x and the label asked about.</typeparam>
    /// <param name="batch">The batch.</param>
    /// <returns>Whether the answers of a round are complete: the method is to receive them, and its memory to be set anew.</returns>
    /// <exception cref="ArgumentException">The batch has the wrong size, or is another than before in full-batch descent; no weight has changed.</exception>
    /// <exception cref="InvalidOperationException">The rounding oracle gave what is no ρ-approximate rounding; no weight has changed.</exception>
    public bool Step<TKernel>(LabelledBits batch)
        where TKernel : struct, IVectorKernel =>
        TakeStep(default(CompiledGates<TKernel>), batch);

    /// <summary>Takes one step of gradient descent.</summary>
    /// <param name="interpreter">The queries' circuit as a table: memory, round, x and the label asked about.</param>
    /// <param name="batch">The batch.</param>
    /// <returns>Whether the answers of a round are complete: the method is to receive them, and its memory to be set anew.</returns>
    /// <exception cref="ArgumentException">The batch has the wrong size, or is another than before in full-batch descent; no weight has changed.</exception>
    /// <exception cref="InvalidOperationException">The rounding oracle gave what is no ρ-approximate rounding; no weight has changed.</exception>
    public bool Step(CircuitInterpreter interpreter, LabelledBits batch)
    {
        ArgumentNullException.ThrowIfNull(interpreter);
        return TakeStep(new TableGates(interpreter), batch);
    }

    private bool TakeStep<TGates>(in TGates gates, LabelledBits batch)
        where TGates : struct, IQueryGates
    {
        _requirements.Check(batch);
        if (IsDone)
            return false;
        bool label = QueryPlan.GetLabel(StepsTaken);
        _counts.Count(gates, batch, label);
        SetGradient(_counts, batch, _exact);
        RoundGradient(gates, label);
        if (_stepOfRound == 0)
        {
            Array.Clear(_units);
            if (StepsTaken > 0 && Plan.RandomBitsPerRound > 0)
                RoundRandomBits = _random.NextBits(Plan.RandomBitsPerRound);
        }

        Update(_gradient, _units);
        StepsTaken++;
        _stepOfRound++;
        if (_stepOfRound < _stepsPerRound)
            return false;
        _stepOfRound = 0;
        Round++;
        _counts.SetRound(Round);
        _populationCounts?.SetRound(Round);
        if (IsCentred)
        {
            foreach (ref int sum in _units.AsSpan(0, Plan.Width))
                sum = CentredUnits.Centre(sum, _stepsPerRound, _maxUnits);
        }

        return true;
    }

    private void RoundGradient<TGates>(in TGates gates, bool label)
        where TGates : struct, IQueryGates
    {
        if (_rounding is FixedRounding rounding)
        {
            VectorRounding.Round(rounding.Choice, _exact, _gradient, Plan.Precision);
            return;
        }

        Span<double> gradient = _gradient.AsSpan(0, _coordinates);
        LastGradient.CopyTo(gradient);
        if (_populationCounts is not null)
        {
            var toPopulation = (IPopulationRounding)_rounding;
            _populationCounts.Count(gates, toPopulation.Population, label);
            SetGradient(_populationCounts, toPopulation.Population, _population);
            toPopulation.Round(gradient, _population.AsSpan(0, _coordinates), Plan.Precision);
        }
        else
        {
            _rounding.Round(gradient, Plan.Precision);
        }

        RequireRounded();
    }

    /// <summary>The plan, if there is one.</summary>
    private protected static QueryPlan Require(QueryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan;
    }

    /// <summary>Writes the random bits, those of the start and then those of each round, as 0 and 1.</summary>
    private protected void CopyRandomBits(Span<double> weights)
    {
        var random = new RandomBits(_seed, RandomPurpose.Initialization);
        int next = WriteBits(weights, 0, random.NextBits(Plan.InitialRandomBits), Plan.InitialRandomBits);
        for (int round = 0; round < Plan.Rounds && Plan.RandomBitsPerRound > 0; round++)
            next = WriteBits(weights, next, random.NextBits(Plan.RandomBitsPerRound), Plan.RandomBitsPerRound);
    }

    /// <summary>Sets the mean clipped gradient of the weights that the next step moves.</summary>
    /// <param name="counts">On how many samples of the batch each query holds.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="gradient">Receives it; longer than there are weights, up to a multiple of eight numbers, where the last may have any finite value.</param>
    private protected abstract void SetGradient(QueryCounts counts, LabelledBits batch, double[] gradient);

    /// <summary>Moves the weights of the next step by a rounded gradient, and adds its answers.</summary>
    /// <param name="gradient">The rounded gradient, up to a multiple of eight numbers.</param>
    /// <param name="units">The sums of the round's answers so far, also up to a multiple of eight numbers.</param>
    private protected abstract void Update(ReadOnlySpan<double> gradient, Span<int> units);

    /// <summary>Whether the answers of a round are its sums less one unit for each step, rather than the sums.</summary>
    private protected abstract bool IsCentred { get; }

    private static ReadOnlySpan<int> Copy(QueryCounts counts, int[] matching)
    {
        for (int i = 0; i < matching.Length; i++)
            matching[i] = (int)counts.Matching[i];
        return matching;
    }

    private void RequireRounded()
    {
        for (int i = 0; i < _coordinates; i++)
        {
            if (GradientRounding.IsValid(_gradient[i], _exact[i], Plan.Precision))
                continue;
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The rounding of {_exact[i]} to {_gradient[i]} is no multiple of {Plan.Precision} within three quarters of it; use another IGradientRounding."));
        }
    }

    private static int WriteBits(Span<double> weights, int next, ulong bits, int width)
    {
        for (int bit = 0; bit < width; bit++)
            weights[next++] = bits >> bit & 1;
        return next;
    }
}
