using System;

namespace Learnability;

/// <summary>Statistical queries (SQ): answers within τ of the mean over the distribution.</summary>
/// <param name="population">Examples that stand for the distribution, each as likely as any other; at least one.</param>
/// <param name="tolerance">The tolerance τ, from 0 to 1.</param>
/// <param name="adversary">How the tolerance is used.</param>
/// <param name="seed">The seed of random answers.</param>
public sealed class StatisticalQueryOracle(LabelledBits population, double tolerance, AnswerAdversary adversary = AnswerAdversary.Exact, int seed = 0)
    : QueryAnswering(Examples.Require(population).InputBits, tolerance, adversary, seed)
{
    private protected override LabelledBits NextExamples() => population;
}

/// <summary>Mini-batch statistical queries (bSQ): answers within τ of the mean over a batch that is fresh in each round.</summary>
/// <param name="nextBatch">Draws the next batch.</param>
/// <param name="inputBits">The number n of input bits.</param>
/// <param name="tolerance">The tolerance τ, from 0 to 1.</param>
/// <param name="adversary">How the tolerance is used.</param>
/// <param name="seed">The seed of random answers.</param>
public sealed class MiniBatchQueryOracle(Func<LabelledBits> nextBatch, int inputBits, double tolerance, AnswerAdversary adversary = AnswerAdversary.Exact, int seed = 0)
    : QueryAnswering(inputBits, tolerance, adversary, seed)
{
    private protected override LabelledBits NextExamples() => Examples.Require(nextBatch());
}

/// <summary>Full-batch statistical queries (fbSQ): answers within τ of the mean over the same samples in every round.</summary>
/// <param name="samples">All samples, at least one.</param>
/// <param name="tolerance">The tolerance τ, from 0 to 1.</param>
/// <param name="adversary">How the tolerance is used.</param>
/// <param name="seed">The seed of random answers.</param>
public sealed class FullBatchQueryOracle(LabelledBits samples, double tolerance, AnswerAdversary adversary = AnswerAdversary.Exact, int seed = 0)
    : QueryAnswering(Examples.Require(samples).InputBits, tolerance, adversary, seed)
{
    private protected override LabelledBits NextExamples() => samples;
}

/// <summary>Alternating queries over another oracle: in odd rounds, the first among them, only 1-queries are answered, in even rounds only 0-queries.</summary>
/// <param name="inner">The oracle that answers.</param>
/// <remarks>Section 5: a y-query is 0 on every sample of another label. A value on a sample of the wrong label is an exception.</remarks>
public sealed class AlternatingQueryOracle(IQueryOracle inner) : IQueryOracle
{
    /// <inheritdoc/>
    public int InputBits => inner.InputBits;

    /// <inheritdoc/>
    public double Tolerance => inner.Tolerance;

    /// <inheritdoc/>
    public int Rounds => inner.Rounds;

    /// <summary>The label that the next round asks about.</summary>
    public bool NextLabel => (inner.Rounds & 1) == 0;

    /// <inheritdoc/>
    public void Answer(VectorQuery query, Span<double> answers)
    {
        ArgumentNullException.ThrowIfNull(query);
        bool asked = NextLabel;
        inner.Answer(
            (input, label, values) =>
            {
                query(input, label, values);
                if (label != asked && values.ContainsAnyExcept(0))
                    throw new ArgumentException($"The query is not 0 on a sample labelled {label}, in a round that asks about those labelled {asked}.", nameof(query));
            },
            answers);
    }
}

/// <summary>
/// Statistical queries over mini-batches (Theorem 2d): each query is asked q times, on fresh batches, and the answers are averaged, so that they are within τ of the
/// mean over the distribution with probability 1 − δ for all k queries together.
/// </summary>
/// <param name="inner">Answers within τ/2 of the mean over a batch.</param>
/// <param name="repetitions">q: <see cref="MiniBatchTheorems.Theorem2dRepetitions"/>, at least 1.</param>
public sealed class AveragingQueryOracle(IQueryOracle inner, int repetitions) : IQueryOracle
{
    private readonly int _repetitions = repetitions >= 1
        ? repetitions
        : throw new ArgumentOutOfRangeException(nameof(repetitions), repetitions, "A query is asked at least once.");

    private double[] _sums = [];

    /// <inheritdoc/>
    public int InputBits => inner.InputBits;

    /// <inheritdoc/>
    public double Tolerance => Math.Min(1, 2 * inner.Tolerance);

    /// <inheritdoc/>
    public int Rounds => inner.Rounds / _repetitions;

    /// <inheritdoc/>
    public void Answer(VectorQuery query, Span<double> answers)
    {
        if (_sums.Length != answers.Length)
            _sums = new double[answers.Length];
        Array.Clear(_sums);
        for (int repetition = 0; repetition < _repetitions; repetition++)
        {
            inner.Answer(query, answers);
            for (int i = 0; i < answers.Length; i++)
                _sums[i] += answers[i];
        }

        for (int i = 0; i < answers.Length; i++)
            answers[i] = _sums[i] / _repetitions;
    }
}

/// <summary>
/// Mini-batch queries over statistical ones (Theorem 2c): p queries that are asked at once become p single ones, and answers within τ/2 of the mean over the
/// distribution are within τ of that over batches of <see cref="MiniBatchTheorems.Theorem2cBatch"/> samples, for all kp queries together with probability 1 − δ.
/// </summary>
/// <param name="inner">Answers within τ/2 of the mean over the distribution.</param>
public sealed class UnionQueryOracle(IQueryOracle inner) : IQueryOracle
{
    /// <inheritdoc/>
    public int InputBits => inner.InputBits;

    /// <inheritdoc/>
    public double Tolerance => Math.Min(1, 2 * inner.Tolerance);

    /// <inheritdoc/>
    public int Rounds { get; private set; }

    /// <inheritdoc/>
    public void Answer(VectorQuery query, Span<double> answers)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = new double[answers.Length];
        var one = new double[1];
        for (int i = 0; i < answers.Length; i++)
        {
            int single = i;
            inner.Answer(
                (input, label, values) =>
                {
                    query(input, label, all);
                    values[0] = all[single];
                },
                one);
            answers[i] = one[0];
        }

        Rounds++;
    }
}

/// <summary>What oracles and trainers require of examples.</summary>
internal static class Examples
{
    public static LabelledBits Require(LabelledBits examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return examples.Count > 0 ? examples : throw new ArgumentException("There must be at least one example.", nameof(examples));
    }
}
