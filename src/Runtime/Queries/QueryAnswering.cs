using System;
using System.Globalization;

namespace Learnability;

/// <summary>How an oracle uses its tolerance.</summary>
public enum AnswerAdversary
{
    /// <summary>The mean itself.</summary>
    Exact,

    /// <summary>As large as is valid.</summary>
    Largest,

    /// <summary>As small as is valid.</summary>
    Smallest,

    /// <summary>Anywhere within the tolerance, uniformly.</summary>
    Anywhere,
}

/// <summary>What all oracles have in common: means over examples, and answers within a tolerance of them.</summary>
public abstract class QueryAnswering : IQueryOracle
{
    private readonly AnswerAdversary _adversary;
    private readonly RandomBits _random;
    private double[] _values = [];

    private protected QueryAnswering(int inputBits, double tolerance, AnswerAdversary adversary, int seed)
    {
        if (!(tolerance >= 0) || tolerance > 1)
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be from 0 to 1.");
        InputBits = inputBits;
        Tolerance = tolerance;
        _adversary = adversary;
        _random = new RandomBits(seed, RandomPurpose.Rounding);
    }

    /// <inheritdoc/>
    public int InputBits { get; }

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    public int Rounds { get; private set; }

    /// <inheritdoc/>
    public void Answer(VectorQuery query, Span<double> answers)
    {
        ArgumentNullException.ThrowIfNull(query);
        SetMeans(query, NextExamples(), answers);
        foreach (ref double answer in answers)
        {
            double error = _adversary switch
            {
                AnswerAdversary.Exact => 0,
                AnswerAdversary.Largest => Tolerance,
                AnswerAdversary.Smallest => -Tolerance,
                _ => Tolerance * ((2 * _random.NextDouble()) - 1),
            };
            answer = Math.Clamp(answer + error, -1, 1);
        }

        Rounds++;
    }

    /// <summary>The examples over whose mean the next round is answered.</summary>
    private protected abstract LabelledBits NextExamples();

    private void SetMeans(VectorQuery query, LabelledBits examples, Span<double> means)
    {
        means.Clear();
        if (_values.Length != means.Length)
            _values = new double[means.Length];
        Span<ulong> input = stackalloc ulong[PackedInput.WordCount(InputBits)];
        for (int i = 0; i < examples.Count; i++)
        {
            examples.GetInput(i, input);
            query(input, examples.GetLabel(i), _values);
            for (int j = 0; j < means.Length; j++)
            {
                double value = _values[j];
                if (!(value >= -1 && value <= 1))
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Query {j} has the value {value}, but must be from -1 to 1."), nameof(query));
                means[j] += value;
            }
        }

        foreach (ref double mean in means)
            mean /= examples.Count;
    }
}
