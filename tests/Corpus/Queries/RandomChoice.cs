using System;

namespace Learnability.Corpus;

/// <summary>
/// Uses all that a method by queries may: random bits at the start and in every round, a memory of several fields, and queries that depend on the round and on
/// answers. It learns nothing of use.
/// </summary>
[StatisticalQueries(Rounds = 3, Width = 2, Tolerance = 0.5, Confidence = 0.5)]
[MiniBatchSgd(BatchSize = 80, Precision = 1.0 / 32)]
[FullBatchGd(Samples = 1 << 15, Precision = 1.0 / 32, Constructs = BatchConstructs.Model)]
public partial struct RandomChoice
{
    [Bits(3)] private byte _mask;
    [Bits(10)] private ushort _sum;
    private bool _isLast;
    private bool _isFirstLarger;

    /// <summary>Chooses the inputs that are asked about.</summary>
    public void Begin(ulong randomBits) => _mask = (byte)(randomBits >> 20 & 7);

    /// <summary>The parity of the inputs asked about, with the label in every other query.</summary>
    public readonly bool Query(int round, int index, [Bits(3)] byte x, bool y)
    {
        int asked = (x & _mask) ^ round;
        bool isOdd = ((asked ^ asked >> 1 ^ asked >> 2) & 1) != 0;
        return index == 0 ? isOdd == (y || _isFirstLarger) : isOdd && (x & 1) == 0;
    }

    /// <summary>Compares and adds the answers, and changes the inputs asked about.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne, [Bits(3)] uint randomBits)
    {
        _isFirstLarger = units[0] > units[1];
        _sum = (ushort)((_sum + units[0] + units[1]) & 1023);
        _isLast = round == 2;
        _mask = (byte)(_mask ^ randomBits);
        if (units[0] * 4 > unitsPerOne)
            _mask |= 1;
    }

    /// <summary>Something of all that was received.</summary>
    public readonly bool Predict([Bits(3)] byte x) => _isLast && ((x & _mask) != 0) == ((_sum & 1) == 0);
}
