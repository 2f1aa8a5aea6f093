#pragma warning disable CA1822 // the queries do not depend on answers, and could also be static

using System;

namespace Learnability.Corpus;

/// <summary>Learns which of sixteen inputs the label mostly equals, by one round of sixteen statistical queries: how often each does.</summary>
[StatisticalQueries(Rounds = 1, Width = 16, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
public partial struct DictatorLearner
{
    [Bits(4)] private byte _dictator;

    /// <summary>Whether an input equals the label.</summary>
    public readonly bool Query(int round, int index, [Bits(16)] uint x, bool y) => (x >> index & 1) != 0 == y;

    /// <summary>Keeps the input that equals the label most often.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        int most = -1;
        for (int i = 0; i < 16; i++)
        {
            if (units[i] <= most)
                continue;
            most = units[i];
            _dictator = (byte)i;
        }
    }

    /// <summary>The input that was kept.</summary>
    public readonly bool Predict([Bits(16)] uint x) => (x >> _dictator & 1) != 0;
}
