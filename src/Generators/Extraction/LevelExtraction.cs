using System;
using System.Runtime.CompilerServices;

namespace Learnability.Extraction;

/// <summary>
/// Reads all samples of a batch off answers to queries on it, level by level: a query for each sample asks, of those that agree in all bits so far, how many have
/// the next bit set. After a round for each label and each bit all samples are there, in descending order of label and bits.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Lemma 6 with as many queries a round as there are samples: 2·(n + 1) rounds. Samples that agree so far are
/// neighbours, and the first of them asks for all; the queries of the others are 0, as are all in rounds of the other label.
/// </remarks>
[StatisticalQueries(Kind = QueryKind.Alternating, Rounds = 2 * (InputBits + 1), Width = SampleCount)]
[FullBatchGd(Samples = SampleCount, Precision = 1.0 / 256)]
public partial struct LevelExtraction
{
    private const int InputBits = 8;
    private const int SampleCount = 18;
    private const int Decoding = 0;
    private const ulong AllKnown = ulong.MaxValue >> (64 - InputBits);

    internal bool HasSample;
    internal Labels SampleLabel;
    internal Inputs SampleInput;

    /// <summary>Whether a sample agrees with another in its label and all bits fixed so far, and its next bit is set.</summary>
    /// <param name="round">The round; round 0 is the paper's odd step 1.</param>
    /// <param name="index">The other sample.</param>
    /// <param name="x">The sample's input.</param>
    /// <param name="y">The sample's label.</param>
    public readonly bool Query(int round, int index, [Bits(InputBits)] ulong x, bool y)
    {
        bool isOdd = (round & 1) == 0;
        int level = round >> 1;
        if (level == 0)
            return isOdd && index == 0 && y;
        if (level > InputBits || y != isOdd || SampleLabel[index] != isOdd)
            return false;
        if (index > 0 && SampleLabel[index - 1] == isOdd && SampleInput[index - 1] == SampleInput[index])
            return false;
        ulong next = 1UL << (level - 1);
        return ((x ^ SampleInput[index]) & (next - 1)) == 0 && (x & next) != 0;
    }

    /// <summary>Gives the next bit to the first of each group of samples that agree so far, as many as have it.</summary>
    /// <param name="round">The round.</param>
    /// <param name="units">The answers.</param>
    /// <param name="unitsPerOne">The answer that means 1.</param>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        bool isOdd = (round & 1) == 0;
        int level = round >> 1;
        HasSample = level == InputBits && !isOdd;
        if (level > InputBits || (level == 0 && !isOdd))
            return;
        ulong next = level == 0 ? 0 : (1UL << (level - 1)) & AllKnown;
        bool isAgreeing = false;
        ulong agreeing = 0;
        int left = 0;
        for (int i = 0; i < SampleCount; i++)
        {
            // At the first level all samples agree, and the bit is the label.
            bool isAsked = level == 0 || SampleLabel[i] == isOdd;
            ulong prefix = SampleInput[i];
            if (!isAgreeing || prefix != agreeing)
                left = Decode(units[i], unitsPerOne);
            isAgreeing = isAsked;
            agreeing = prefix;
            if (!isAsked || left <= 0)
                continue;
            left--;
            SampleInput[i] = prefix | next;
            if (level == 0)
                SampleLabel[i] = true;
        }
    }

    /// <summary>Whether an input is that of any sample.</summary>
    /// <param name="x">The input.</param>
    public readonly bool Predict([Bits(InputBits)] ulong x)
    {
        bool isAny = false;
        for (int i = 0; i < SampleCount; i++)
            isAny |= x == SampleInput[i];
        return isAny;
    }

    /// <summary>The number of samples of the batch: the nearest, and from the middle the even one, or with decoding 1 the larger and with 2 the smaller one.</summary>
    private static int Decode(int units, int unitsPerOne)
    {
        long scaled = (long)units * SampleCount;
        long whole = scaled / unitsPerOne;
        long rest = (scaled - (whole * unitsPerOne)) * 2;
        bool isUp = rest > unitsPerOne || (rest == unitsPerOne && (Decoding == 1 || (Decoding == 0 && (whole & 1) != 0)));
        return (int)whole + (isUp ? 1 : 0);
    }

    /// <summary>The labels of the samples.</summary>
    [InlineArray(SampleCount)]
    internal struct Labels
    {
        private bool _first;
    }

    /// <summary>The inputs of the samples, of which bits that are not yet known are clear.</summary>
    [InlineArray(SampleCount)]
    internal struct Inputs
    {
        [Bits(InputBits)] private ulong _first;
    }
}
