using System;
using Learnability;

namespace StatisticalQueries;

/// <summary>Learns a conjunction of some of twelve inputs: one round of twelve statistical queries, how often each input is at least the label.</summary>
[StatisticalQueries(Rounds = 1, Width = Inputs, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
internal partial struct ConjunctionLearner
{
    private const int Inputs = 12;

    [Bits(Inputs)] private ushort _members;

    /// <summary>Whether an input is at least the label.</summary>
    public static bool Query(int round, int index, [Bits(Inputs)] uint x, bool y) => (x >> index & 1) != 0 || !y;

    /// <summary>Keeps the inputs that nearly always are: within half of the tolerance.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        int members = 0;
        for (int i = 0; i < Inputs; i++)
        {
            if (units[i] * 16L >= unitsPerOne * 15L)
                members |= 1 << i;
        }

        _members = (ushort)members;
    }

    /// <summary>Whether all inputs that were kept are true.</summary>
    public readonly bool Predict([Bits(Inputs)] uint x) => (x & _members) == _members;
}
