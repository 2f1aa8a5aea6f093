using System;

namespace Learnability.Corpus;

/// <summary>
/// Learns a vote of three inputs by signed queries: the correlation of each with the label, and how many inputs are true, counted for or against the label, from −3 to
/// 3. It keeps the signs of the correlations, which are those of a vote's weights (Chow's parameters).
/// </summary>
[StatisticalQueries(Rounds = 1, Width = 4, Scale = 3, Tolerance = 0.5, Confidence = 0.5)]
[MiniBatchSgd(BatchSize = 80, Precision = 1.0 / 64)]
#pragma warning disable LRN1007 // a small batch, on which the explicit network is compared and not what it learns
[FullBatchGd(Samples = 64, Precision = 1.0 / 64)]
#pragma warning restore LRN1007
public partial struct ChowVote
{
    [Bits(3)] private byte _against;
    private bool _isInFavour;

    /// <summary>Whether true inputs speak for the label, all in all.</summary>
    public readonly bool IsInFavour => _isInFavour;

    /// <summary>The product of an input and the label as ±3, or the number of true inputs with the sign of the label.</summary>
    [return: Bits(3)]
    public static int Query(int round, int index, [Bits(3)] byte x, bool y)
    {
        if (index < 3)
            return (x >> index & 1) != 0 == y ? 3 : -3;
        int count = System.Numerics.BitOperations.PopCount(x);
        return y ? count : -count;
    }

    /// <summary>Keeps the signs.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        for (int i = 0; i < 3; i++)
        {
            if (units[i] < 0)
                _against |= (byte)(1 << i);
        }

        _isInFavour = units[3] > 0;
    }

    /// <summary>The vote of the three inputs.</summary>
    public readonly bool Predict([Bits(3)] byte x) => System.Numerics.BitOperations.PopCount((uint)(x ^ _against)) >= 2;
}
