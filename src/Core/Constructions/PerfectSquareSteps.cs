using System;

namespace Learnability;

/// <summary>
/// A network that answers all the time, and whose algorithm learns with a probability that decreases: from the next sample whenever the number of times that
/// the network has been wrong is a perfect square.
/// </summary>
/// <remarks>
/// <para>
/// Abbe &amp; Sandon, Remark 17. To learn from a sample of the true distribution, the network outputs the complement of a random guess, as in Theorem 17: with
/// probability 1/2 it is wrong, stores the sample and has been wrong once more; otherwise nothing changes and it tries with the next sample. So one sample is
/// stored at each of the counts 0, 1, 4, 9, … of mistakes, and the s-th one at (s − 1)².
/// </para>
/// <para>
/// The count is kept as the number s of samples stored and the mistakes since: after the s-th, the count is (s − 1)² + 1, and 2s − 2 more mistakes lead to s². The
/// progress in memory is 2 more than those, so that it is due where it equals 2s, and is 0 at the start, where s is. What is derived: the mode
/// input, by which Predict gets an answer even where a sample is due; and an end, when the learner is settled, as a network has no unbounded count.
/// </para>
/// </remarks>
internal static class PerfectSquareSteps
{
    /// <summary>What the progress is after a sample has been stored.</summary>
    private const int Restarted = 2;

    /// <summary>Builds the circuit of a step, with the ports that <see cref="SgdEmulation.BuildStep"/> states.</summary>
    /// <param name="learner">A learner that counts its samples and knows when it is settled.</param>
    /// <param name="layout">Where it counts them, and the progress behind its memory.</param>
    public static Circuit Build(LearnerCircuits learner, MetaAlgorithmLayout layout)
    {
        var builder = new CircuitBuilder();
        Literal[] memory = builder.AddInputPort(SgdEmulationNetwork.MemoryPort, layout.MemoryBits);
        Literal[] x = builder.AddInputPort(SgdEmulationNetwork.InputPort, learner.InputBits);
        Literal mode = builder.AddInputPort(SgdEmulationNetwork.ModePort, 1)[0];
        Literal guess = builder.AddInputPort(SgdEmulationNetwork.GuessPort, 1)[0];
        Literal? coin = learner.UsesCoin ? builder.AddInputPort(SgdEmulationNetwork.CoinPort, 1)[0] : null;
        Literal[] seen = [.. memory.AsSpan(0, layout.LearnerBits), .. x];
        Span<Literal> progress = memory.AsSpan(layout.ProgressOffset, layout.ProgressBits);

        Literal isOpen = builder.And(mode, !builder.Instantiate(learner.Knows!, seen)[0]);
        Literal isDue = IsTwice(builder, progress, memory.AsSpan(layout.SamplesOffset, layout.SamplesBits));
        Literal learns = builder.And(isOpen, isDue);
        Literal counts = builder.And(isOpen, !isDue);
        Literal output = builder.Mux(learns, !guess, builder.Instantiate(learner.Predict, seen)[0]);

        // In a wrong step of learning the label is the guess (Theorem 17); counting a mistake needs none.
        Literal[] next = builder.Instantiate(learner.Learn, coin is { } bit ? [.. seen, guess, bit] : [.. seen, guess]);
        Literal[] counted = Counters.Add(builder, progress, Literal.True);
        Literal[] restarted = Counters.Constant(Restarted, layout.ProgressBits);
        var flips = new Literal[layout.MemoryBits];
        for (int i = 0; i < layout.LearnerBits; i++)
            flips[i] = builder.And(learns, builder.Xor(memory[i], next[i]));
        for (int i = 0; i < layout.ProgressBits; i++)
        {
            flips[layout.ProgressOffset + i] = builder.Or(
                builder.And(learns, builder.Xor(progress[i], restarted[i])), builder.And(counts, builder.Xor(progress[i], counted[i])));
        }

        builder.AddOutputPort(SgdEmulationNetwork.PredictionPort, [output]);
        builder.AddOutputPort(SgdEmulationNetwork.FlipsPort, flips);
        builder.AddOutputPort(SgdEmulationNetwork.LearningPort, [learns]);
        return builder.Build();
    }

    private static Literal IsTwice(CircuitBuilder builder, ReadOnlySpan<Literal> number, ReadOnlySpan<Literal> half)
    {
        Literal isTwice = !number[0];
        for (int i = 0; i < half.Length; i++)
            isTwice = builder.And(isTwice, !builder.Xor(number[i + 1], half[i]));
        return isTwice;
    }
}
