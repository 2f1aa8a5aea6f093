using System;
using Learnability;

namespace Consumer;

/// <summary>Learns which of eight inputs the label mostly equals: a method by statistical queries that becomes a model trained on mini-batches.</summary>
[StatisticalQueries(Rounds = 1, Width = 8, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
internal partial struct DictatorLearner
{
    [Bits(3)] private byte _dictator;

    public static bool Query(int round, int index, [Bits(8)] uint x, bool y) => (((x >> index) & 1) != 0) == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        int most = -1;
        for (int i = 0; i < 8; i++)
        {
            if (units[i] > most)
            {
                most = units[i];
                _dictator = (byte)i;
            }
        }
    }

    public readonly bool Predict([Bits(8)] uint x) => ((x >> _dictator) & 1) != 0;
}
