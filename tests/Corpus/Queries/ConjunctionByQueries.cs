using System;

namespace Learnability.Corpus;

/// <summary>Learns a conjunction of some of six inputs by one round of statistical queries: an input belongs to it if it is never false where the label is true.</summary>
[StatisticalQueries(Rounds = 1, Width = 6, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 32, Precision = 1.0 / 128)]
[FullBatchGd(Samples = 1 << 19, Precision = 1.0 / 128, Constructs = BatchConstructs.Model)]
public partial struct ConjunctionByQueries
{
    [Bits(6)] private byte _members;

    /// <summary>Whether an input is at least the label.</summary>
    public static bool Query(int round, int index, [Bits(6)] byte x, bool y) => (x >> index & 1) != 0 || !y;

    /// <summary>Keeps the inputs that are so nearly always: within half of the tolerance.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        int members = 0;
        for (int i = 0; i < 6; i++)
        {
            if (units[i] * 16 >= unitsPerOne * 15)
                members |= 1 << i;
        }

        _members = (byte)members;
    }

    /// <summary>Whether all inputs that were kept are true.</summary>
    public readonly bool Predict([Bits(6)] byte x) => (x & _members) == _members;
}
