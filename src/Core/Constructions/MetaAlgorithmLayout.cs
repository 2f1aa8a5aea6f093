using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>The memory of a metaalgorithm: which bits are whose. Each number is least significant bit first.</summary>
/// <remarks>
/// In order: the members' memories; with a doubling schedule a copy of the memory of the member that answers, as the members start anew; which member that
/// is; the mistakes of each member in this round; the number of samples stored; with perfect squares the progress to the next one.
/// </remarks>
public sealed class MetaAlgorithmLayout
{
    private readonly int[] _memberOffsets;

    /// <summary>Lays out the memory.</summary>
    /// <param name="memberBits">The number of memory bits of each member; at least one member.</param>
    /// <param name="options">The budgets.</param>
    /// <exception cref="ArgumentException">There is no member, or a budget is out of range.</exception>
    public MetaAlgorithmLayout(IReadOnlyList<int> memberBits, MetaAlgorithmOptions options)
    {
        ArgumentNullException.ThrowIfNull(memberBits);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (memberBits.Count == 0)
            throw new ArgumentException("A metaalgorithm needs at least one member.", nameof(memberBits));
        Rounds = MetaAlgorithmRound.Plan(options);
        TotalSamples = Rounds[Rounds.Count - 1].End;
        _memberOffsets = new int[memberBits.Count];
        int offset = 0;
        int largest = 0;
        int longest = 0;
        for (int i = 0; i < memberBits.Count; i++)
        {
            _memberOffsets[i] = offset;
            offset += memberBits[i];
            largest = Math.Max(largest, memberBits[i]);
        }

        foreach (MetaAlgorithmRound round in Rounds)
            longest = Math.Max(longest, round.End - round.TrainingEnd);
        AnswerOffset = offset;
        AnswerBits = options.IsDoubling ? largest : 0;
        ChosenOffset = AnswerOffset + AnswerBits;
        ChosenBits = CountBits(memberBits.Count - 1);
        MistakesOffset = ChosenOffset + ChosenBits;
        MistakesBits = CountBits(longest);
        SamplesOffset = MistakesOffset + (memberBits.Count * MistakesBits);
        SamplesBits = CountBits(TotalSamples);
        ProgressOffset = SamplesOffset + SamplesBits;

        // Up to twice the number of samples: PerfectSquareSteps.
        ProgressBits = options.Schedule == MetaAlgorithmSchedule.PerfectSquares ? SamplesBits + 1 : 0;
        MemoryBits = ProgressOffset + ProgressBits;
    }

    /// <summary>The rounds.</summary>
    public IReadOnlyList<MetaAlgorithmRound> Rounds { get; }

    /// <summary>The number of samples that all rounds store together; then the metaalgorithm is settled.</summary>
    public int TotalSamples { get; }

    /// <summary>The first bit of the copy from which is answered.</summary>
    public int AnswerOffset { get; }

    /// <summary>The number of its bits: those of the largest member, or none.</summary>
    public int AnswerBits { get; }

    /// <summary>The first bit of the number of the member that answers.</summary>
    public int ChosenOffset { get; }

    /// <summary>The number of its bits.</summary>
    public int ChosenBits { get; }

    /// <summary>The first bit of the mistakes of member 0; those of the others follow.</summary>
    public int MistakesOffset { get; }

    /// <summary>The number of bits of each.</summary>
    public int MistakesBits { get; }

    /// <summary>The first bit of the number of samples stored.</summary>
    public int SamplesOffset { get; }

    /// <summary>The number of its bits.</summary>
    public int SamplesBits { get; }

    /// <summary>The first bit of the progress to the next perfect square.</summary>
    public int ProgressOffset { get; }

    /// <summary>The number of its bits, or none.</summary>
    public int ProgressBits { get; }

    /// <summary>The number of bits of the metaalgorithm but for the progress: what is remembered of samples.</summary>
    public int LearnerBits => ProgressOffset;

    /// <summary>The number of all bits.</summary>
    public int MemoryBits { get; }

    /// <summary>The first bit of the memory of each member.</summary>
    public ReadOnlySpan<int> MemberOffsets => _memberOffsets;

    /// <summary>The number of bits of the numbers from 0 to a largest one.</summary>
    private static int CountBits(int largest)
    {
        int bits = 0;
        for (; largest > 0; largest >>= 1)
            bits++;
        return bits;
    }
}
