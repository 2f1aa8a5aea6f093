using System;

namespace Learnability.Extraction;

/// <summary>
/// Draws samples from answers to queries on mini-batches: it fixes the bits of a sample one by one, each by its share among the samples of a batch that agree so
/// far, and reads the rest off a batch in which exactly one does.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Algorithm 1 with the alternating queries of Lemma 1. A sample is its label and then the bits of x. Only rounds of
/// the label's parity ask; in all others, and once all samples are drawn, every query is 0. Query 0 counts the samples that agree with what is fixed, query i
/// those of them whose bit i − 1, not yet fixed, is set. Invalid counts are read as the nearest that makes sense.
/// </remarks>
[StatisticalQueries(Kind = QueryKind.Alternating, Rounds = 420, Width = InputBits + 1)]
[MiniBatchSgd(BatchSize = BatchSize, Precision = 1.0 / 256)]
public partial struct MiniBatchExtraction
{
    private const int InputBits = 8;
    private const int SampleCount = 18;
    private const int CountBits = 5;
    private const int Decoding = 0;
    private const int BatchSize = 16;
    private const int DrawBits = 20;
    private const ulong AllKnown = ulong.MaxValue >> (64 - InputBits);

    internal bool HasSample;
    internal bool SampleLabel;
    [Bits(InputBits)] internal ulong SampleInput;
    internal bool HasLabel;
    internal bool Label;
    [Bits(InputBits)] internal ulong Prefix;
    [Bits(InputBits)] internal ulong Known;
    [Bits(CountBits)] internal uint Samples;

    /// <summary>Whether a sample counts for a query.</summary>
    /// <param name="round">The round; round 0 is the paper's odd step 1.</param>
    /// <param name="index">The query, from 0 to the number of input bits.</param>
    /// <param name="x">The sample's input.</param>
    /// <param name="y">The sample's label.</param>
    public readonly bool Query(int round, int index, [Bits(InputBits)] ulong x, bool y)
    {
        bool isOdd = (round & 1) == 0;
        if (Samples >= SampleCount)
            return false;
        if (!HasLabel)
            return isOdd && index == 0 && y;
        if (isOdd != Label || y != Label || ((x ^ Prefix) & Known) != 0)
            return false;
        return index == 0 || ((x & ~Known) >> (index - 1) & 1) != 0;
    }

    /// <summary>Extends the prefix by a bit, or completes the sample.</summary>
    /// <param name="round">The round.</param>
    /// <param name="units">The answers.</param>
    /// <param name="unitsPerOne">The answer that means 1.</param>
    /// <param name="random">Fresh random bits.</param>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne, [Bits(DrawBits)] ulong random)
    {
        bool isOdd = (round & 1) == 0;
        HasSample = false;
        if (Samples >= SampleCount || isOdd != (!HasLabel || Label))
            return;
        int agreeing = HasLabel ? Decode(units[0], unitsPerOne, BatchSize) : BatchSize;
        if (agreeing == 0)
            return;

        // With one agreeing sample all its bits follow; but what agrees with nothing fixed yet is the whole batch, of which the other bits were not asked.
        if (HasLabel && agreeing == 1)
        {
            ulong input = Prefix;
            for (int i = 0; i < InputBits; i++)
            {
                if ((Known >> i & 1) == 0 && Decode(units[i + 1], unitsPerOne, BatchSize) > 0)
                    input |= 1UL << i;
            }

            Complete(input);
            return;
        }

        ulong next = (Known + 1) & ~Known;
        int asked = units[0];
        for (int i = 0; i < InputBits; i++)
        {
            if (HasLabel && (next >> i & 1) != 0)
                asked = units[i + 1];
        }

        // A bit that is 1 for a share of ones / agreeing, but for 1 / 2^DrawBits.
        int ones = Decode(asked, unitsPerOne, BatchSize);
        bool bit = random * (ulong)agreeing < (ulong)ones << DrawBits;
        if (!HasLabel)
        {
            HasLabel = true;
            Label = bit;
            return;
        }

        if (bit)
            Prefix |= next & AllKnown;
        Known |= next & AllKnown;
        if (Known == AllKnown)
            Complete(Prefix);
    }

    /// <summary>Whether an input is that of the sample which the last round completed.</summary>
    /// <param name="x">The input.</param>
    public readonly bool Predict([Bits(InputBits)] ulong x) => HasSample && x == SampleInput;

    private void Complete(ulong input)
    {
        HasSample = true;
        SampleLabel = Label;
        SampleInput = input & AllKnown;
        HasLabel = false;
        Prefix = 0;
        Known = 0;
        Samples++;
    }

    /// <summary>The number of samples of the batch: the nearest, and from the middle the even one, or with decoding 1 the larger and with 2 the smaller one.</summary>
    private static int Decode(int units, int unitsPerOne, int batchSize)
    {
        long scaled = (long)units * batchSize;
        long whole = scaled / unitsPerOne;
        long rest = (scaled - (whole * unitsPerOne)) * 2;
        bool isUp = rest > unitsPerOne || (rest == unitsPerOne && (Decoding == 1 || (Decoding == 0 && (whole & 1) != 0)));
        return (int)whole + (isUp ? 1 : 0);
    }
}
