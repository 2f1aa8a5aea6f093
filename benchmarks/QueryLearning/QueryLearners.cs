using System;

namespace Learnability.Benchmarks;

/// <summary>A conjunction of some of 8 inputs: those that are never false where the label is true.</summary>
[StatisticalQueries(Rounds = 1, Width = 8, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
internal partial struct Conjunction8
{
    [Bits(8)] private uint _members;

    public static bool Query(int round, int index, [Bits(8)] uint x, bool y) => (x >> index & 1) != 0 || !y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        uint members = 0;
        for (int i = 0; i < 8; i++)
        {
            if (units[i] * 16L >= unitsPerOne * 15L)
                members |= 1u << i;
        }

        _members = members;
    }

    public readonly bool Predict([Bits(8)] uint x) => (x & _members) == _members;
}

/// <summary>A conjunction of some of 16 inputs: those that are never false where the label is true.</summary>
[StatisticalQueries(Rounds = 1, Width = 16, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
internal partial struct Conjunction16
{
    [Bits(16)] private uint _members;

    public static bool Query(int round, int index, [Bits(16)] uint x, bool y) => (x >> index & 1) != 0 || !y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        uint members = 0;
        for (int i = 0; i < 16; i++)
        {
            if (units[i] * 16L >= unitsPerOne * 15L)
                members |= 1u << i;
        }

        _members = members;
    }

    public readonly bool Predict([Bits(16)] uint x) => (x & _members) == _members;
}

/// <summary>The one of 8 inputs that the label equals most often.</summary>
[StatisticalQueries(Rounds = 1, Width = 8, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
internal partial struct Dictator8
{
    [Bits(3)] private byte _dictator;

    public static bool Query(int round, int index, [Bits(8)] uint x, bool y) => (x >> index & 1) != 0 == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        int most = -1;
        for (int i = 0; i < 8; i++)
        {
            if (units[i] <= most)
                continue;
            most = units[i];
            _dictator = (byte)i;
        }
    }

    public readonly bool Predict([Bits(8)] uint x) => (x >> _dictator & 1) != 0;
}

/// <summary>The one of 16 inputs that the label equals most often.</summary>
[StatisticalQueries(Rounds = 1, Width = 16, Tolerance = 1.0 / 8, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)]
internal partial struct Dictator16
{
    [Bits(4)] private byte _dictator;

    public static bool Query(int round, int index, [Bits(16)] uint x, bool y) => (x >> index & 1) != 0 == y;

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

    public readonly bool Predict([Bits(16)] uint x) => (x >> _dictator & 1) != 0;
}
