using System;

namespace Learnability.Corpus;

/// <summary>
/// Learns a conjunction of some of six inputs by alternating queries: an input that is false in any sample labelled true does not belong to it. Rounds that ask
/// about samples labelled false ask nothing.
/// </summary>
[StatisticalQueries(Rounds = 8, Width = 6, Kind = QueryKind.Alternating)]
[MiniBatchSgd(BatchSize = 32, Precision = 1.0 / 512)]
[FullBatchGd(Samples = 32, Precision = 1.0 / 512)]
public partial struct ConjunctionFromPositives
{
    [Bits(6)] private byte _outside;

    /// <summary>Whether an input is false although the label is true.</summary>
    public static bool Query(int round, int index, [Bits(6)] byte x, bool y) => (round & 1) == 0 && y && (x >> index & 1) == 0;

    /// <summary>Drops the inputs that are so in half of a sample of 32 or more: in one at least.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        for (int i = 0; i < 6; i++)
        {
            if (units[i] * 64 > unitsPerOne)
                _outside |= (byte)(1 << i);
        }
    }

    /// <summary>Whether all inputs that were not dropped are true.</summary>
    public readonly bool Predict([Bits(6)] byte x) => (x | _outside) == 63;
}
