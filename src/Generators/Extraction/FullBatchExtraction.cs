using System;
using System.Runtime.CompilerServices;

namespace Learnability.Extraction;

/// <summary>
/// Reads all samples of a batch off answers to queries on it: depth first, it splits the samples that agree so far by their next bit, and comes back to the
/// other half later. Samples come in descending order of label and bits, equal ones one after the other.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Lemma 6: one alternating query a round, at most 2·m·(n + 1) rounds, and no random bits. Only rounds of the label's
/// parity ask; in all others every query is 0.
/// </remarks>
[StatisticalQueries(Kind = QueryKind.Alternating, Rounds = 2 * SampleCount * (InputBits + 1), Width = 1)]
[FullBatchGd(Samples = SampleCount, Precision = 1.0 / 256)]
public partial struct FullBatchExtraction
{
    private const int InputBits = 8;
    private const int SampleCount = 18;
    private const int CountBits = 5;
    private const int Decoding = 0;
    private const ulong AllKnown = ulong.MaxValue >> (64 - InputBits);

    internal bool HasSample;
    internal bool SampleLabel;
    [Bits(InputBits)] internal ulong SampleInput;
    internal bool HasLabel;
    internal bool Label;
    internal bool IsExhausted;
    [Bits(InputBits)] internal ulong Prefix;
    [Bits(InputBits)] internal ulong Known;
    [Bits(CountBits)] internal uint Agreeing;
    [Bits(CountBits)] internal uint Copies;
    [Bits(CountBits)] internal uint PendingLabel;
    internal Counts Pending;

    /// <summary>Whether a sample agrees with the bits fixed so far, and its next bit is set.</summary>
    /// <param name="round">The round; round 0 is the paper's odd step 1.</param>
    /// <param name="index">0: there is one query.</param>
    /// <param name="x">The sample's input.</param>
    /// <param name="y">The sample's label.</param>
    public readonly bool Query(int round, int index, [Bits(InputBits)] ulong x, bool y)
    {
        bool isOdd = (round & 1) == 0;
        if (IsExhausted || Copies > 0)
            return false;
        if (!HasLabel)
            return isOdd && y;
        return isOdd == Label && y == Label && ((x ^ Prefix) & Known) == 0 && (x & (Known + 1) & ~Known) != 0;
    }

    /// <summary>Descends by a bit, hands over a sample, or comes back to what is left.</summary>
    /// <param name="round">The round.</param>
    /// <param name="units">The answer.</param>
    /// <param name="unitsPerOne">The answer that means 1.</param>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        bool isOdd = (round & 1) == 0;
        HasSample = false;
        if (IsExhausted)
            return;
        if (Copies > 0)
        {
            HandOver();
            Copies--;
            if (Copies == 0)
                ComeBack();
            return;
        }

        if (isOdd != (!HasLabel || Label))
            return;
        int agreeing = HasLabel ? (int)Agreeing : SampleCount;
        int ones = Math.Min(Decode(units[0], unitsPerOne), agreeing);
        uint left = (uint)(ones > 0 ? Math.Max(agreeing - ones, 0) : 0);
        Agreeing = (uint)(ones > 0 ? ones : agreeing);
        if (!HasLabel)
        {
            HasLabel = true;
            Label = ones > 0;
            PendingLabel = left;
            return;
        }

        ulong next = (Known + 1) & ~Known & AllKnown;
        for (int i = 0; i < InputBits; i++)
        {
            if ((next >> i & 1) != 0)
                Pending[i] = left;
        }

        if (ones > 0)
            Prefix |= next;
        Known |= next;
        if (Known != AllKnown)
            return;
        HandOver();
        Copies = Agreeing > 0 ? Agreeing - 1 : 0;
        if (Copies == 0)
            ComeBack();
    }

    /// <summary>Whether an input is that of the sample which the last round completed.</summary>
    /// <param name="x">The input.</param>
    public readonly bool Predict([Bits(InputBits)] ulong x) => HasSample && x == SampleInput;

    private void HandOver()
    {
        HasSample = true;
        SampleLabel = Label;
        SampleInput = Prefix;
    }

    /// <summary>Goes on with the deepest half that is left.</summary>
    private void ComeBack()
    {
        uint agreeing = 0;
        for (int i = InputBits - 1; i >= 0; i--)
        {
            if (agreeing > 0 || Pending[i] == 0)
                continue;
            agreeing = Pending[i];
            Pending[i] = 0;
            ulong before = (1UL << i) - 1;
            Prefix &= before;
            Known = before | 1UL << i;
        }

        if (agreeing == 0 && PendingLabel > 0)
        {
            agreeing = PendingLabel;
            PendingLabel = 0;
            Label = false;
            Prefix = 0;
            Known = 0;
        }

        Agreeing = agreeing;
        IsExhausted = agreeing == 0;
        if (Known == AllKnown && !IsExhausted)
            Copies = agreeing;
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

    /// <summary>For each bit of x, how many samples that agree before it are left, which have it clear.</summary>
    [InlineArray(InputBits)]
    internal struct Counts
    {
        [Bits(CountBits)] private uint _first;
    }
}
