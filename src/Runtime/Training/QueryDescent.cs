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
    private readonly RandomBits _random;
    private readonly int _seed;
    private readonly int _steps;
    private readonly int _stepsPerRound;
    private readonly double[] _exact;
    private readonly double[] _gradient;
    private readonly double[] _population;
    private readonly int[] _units;
    private readonly int[] _lastCounts;
    private readonly int[] _lastPopulationCounts;

    private protected QueryDescent(QueryPlan plan, MiniBatchSgdOptions options, int seed, int memoryBits, int roundBits, Func<int, int> coordinates)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        Plan = options.Apply(plan);
        _rounding = options.Rounding;
        if (_rounding is IPopulationRounding { Population: var population } && population.InputBits != plan.InputBits)
            throw new ArgumentException($"The rounding's population has inputs of {population.InputBits} bits, but the method's have {plan.InputBits}.", nameof(options));
        _requirements = new BatchRequirements(Plan);
        _counts = new QueryCounts(Plan, memoryBits, roundBits);
        _seed = seed;
        _random = new RandomBits(seed, RandomPurpose.Initialization);
        InitialRandomBits = _random.NextBits(Plan.InitialRandomBits);
        RoundRandomBits = _random.NextBits(Plan.RandomBitsPerRound);
        _steps = Plan.Steps;
        _stepsPerRound = Plan.StepsPerRound;
        UnitsPerOne = Plan.UnitsPerOne;
        _exact = new double[coordinates(Plan.Width)];
        _gradient = new double[_exact.Length];
        _population = new double[_exact.Length];
        _units = new int[Plan.Width];
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
    public int Round => StepsTaken / _stepsPerRound;

    /// <summary>The random bits that the method starts with.</summary>
    public ulong InitialRandomBits { get; }

    /// <summary>The random bits of the round whose answers are complete.</summary>
    public ulong RoundRandomBits { get; private set; }

    /// <summary>The memory of the method as the queries see it, a word for each bit, all ones or zero.</summary>
    public Span<ulong> Memory => _counts.Memory;

    /// <summary>The answers of the round so far, in units.</summary>
    public ReadOnlySpan<int> Units => _units;

    /// <summary>The mean clipped gradient of the last step before rounding, of the weights that the step moves; all others have none.</summary>
    public ReadOnlySpan<double> LastGradient => _exact;

    /// <summary>On how many samples of the last batch with the label asked about each query held: what its answer stands for.</summary>
    public ReadOnlySpan<int> LastCounts => _lastCounts;

    /// <summary>The same over the examples of a rounding that is told the distribution; zeros with any other rounding.</summary>
    public ReadOnlySpan<int> LastPopulationCounts => _lastPopulationCounts;

    /// <summary>Takes one step of gradient descent.</summary>
    /// <param name="kernel">The queries' circuit: memory, round, x and the label asked about.</param>
    /// <param name="batch">The batch.</param>
    /// <returns>Whether the answers of a round are complete: the method is to receive them, and <see cref="Memory"/> to be set anew.</returns>
    /// <exception cref="ArgumentException">The batch has the wrong size, or is another than before in full-batch descent; no weight has changed.</exception>
    /// <exception cref="InvalidOperationException">The rounding oracle gave what is no ρ-approximate rounding; no weight has changed.</exception>
    public bool Step<TKernel>(ref TKernel kernel, LabelledBits batch)
        where TKernel : struct, ILaneKernel
    {
        _requirements.Check(batch);
        if (IsDone)
            return false;
        SetGradient(ref kernel, batch, _exact, _lastCounts);
        _exact.CopyTo(_gradient, 0);
        if (_rounding is IPopulationRounding toPopulation)
        {
            SetGradient(ref kernel, toPopulation.Population, _population, _lastPopulationCounts);
            toPopulation.Round(_gradient, _population, Plan.Precision);
        }
        else
        {
            _rounding.Round(_gradient, Plan.Precision);
        }

        RequireRounded();
        if (StepsTaken % _stepsPerRound == 0)
        {
            Array.Clear(_units);
            if (StepsTaken > 0 && Plan.RandomBitsPerRound > 0)
                RoundRandomBits = _random.NextBits(Plan.RandomBitsPerRound);
        }

        Update(_gradient, _units);
        StepsTaken++;
        if (StepsTaken % _stepsPerRound != 0)
            return false;
        CompleteRound(_units);
        return true;
    }

    /// <summary>Writes the random bits, those of the start and then those of each round, as 0 and 1.</summary>
    private protected void CopyRandomBits(Span<double> weights)
    {
        var random = new RandomBits(_seed, RandomPurpose.Initialization);
        int next = WriteBits(weights, 0, random.NextBits(Plan.InitialRandomBits), Plan.InitialRandomBits);
        for (int round = 0; round < Plan.Rounds && Plan.RandomBitsPerRound > 0; round++)
            next = WriteBits(weights, next, random.NextBits(Plan.RandomBitsPerRound), Plan.RandomBitsPerRound);
    }

    /// <summary>The mean clipped gradient of the weights that the next step moves.</summary>
    private protected abstract void SetGradient(QueryCounts counts, LabelledBits batch, double[] gradient);

    /// <summary>Moves the weights of the next step by a rounded gradient, and adds its answers.</summary>
    private protected abstract void Update(ReadOnlySpan<double> gradient, Span<int> units);

    /// <summary>Turns the sums of a round into its answers.</summary>
    private protected abstract void CompleteRound(Span<int> units);

    private void SetGradient<TKernel>(ref TKernel kernel, LabelledBits batch, double[] gradient, int[] counts)
        where TKernel : struct, ILaneKernel
    {
        _counts.Count(ref kernel, batch, Round, QueryPlan.GetLabel(StepsTaken));
        _counts.Matching[..counts.Length].CopyTo(counts);
        SetGradient(_counts, batch, gradient);
    }

    private void RequireRounded()
    {
        for (int i = 0; i < _gradient.Length; i++)
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
