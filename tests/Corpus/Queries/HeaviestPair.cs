using System;

namespace Learnability.Corpus;

/// <summary>
/// Learns an exclusive disjunction of two of four inputs by adaptive queries: each of six rounds asks about one pair, and the last one about what was found,
/// so that the label may also be the complement.
/// </summary>
[StatisticalQueries(Rounds = 7, Width = 1, Tolerance = 0.25, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 64)]
[FullBatchGd(Samples = 1 << 17, Precision = 1.0 / 64, Constructs = BatchConstructs.Model)]
public partial struct HeaviestPair
{
    [Bits(4)] private byte _pair;
    private bool _isComplement;

    /// <summary>Whether the label is the exclusive disjunction of a pair: of the round's, or in the last round of the one that was found.</summary>
    public readonly bool Query(int round, int index, [Bits(4)] byte x, bool y) => IsOdd(x, round == 6 ? _pair : PairOf(round)) == y;

    /// <summary>Keeps the pair whose exclusive disjunction is most often, or least often, the label.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        if (round == 6)
            _isComplement = units[0] * 2 < unitsPerOne;
        else if (units[0] * 4 < unitsPerOne || units[0] * 4 > unitsPerOne * 3)
            _pair = PairOf(round);
    }

    /// <summary>The exclusive disjunction of the pair, or its complement.</summary>
    public readonly bool Predict([Bits(4)] byte x) => IsOdd(x, _pair) != _isComplement;

    private static bool IsOdd(byte x, byte pair) => (System.Numerics.BitOperations.PopCount((uint)(x & pair)) & 1) != 0;

    private static byte PairOf(int round) => round switch
    {
        0 => 3,
        1 => 5,
        2 => 9,
        3 => 6,
        4 => 10,
        _ => 12,
    };
}
