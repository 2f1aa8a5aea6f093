using System;
using System.Runtime.CompilerServices;

namespace Learnability.Benchmarks;

/// <summary>Gaussian elimination modulo 2, for parities of all sizes: row i is an equation whose lowest variable is i, or 0.</summary>
internal static class Pivots
{
    /// <summary>Stores an example as an equation, unless it follows from those already stored.</summary>
    public static void Add(Span<uint> rows, ref uint labels, uint x, bool y)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if ((x >> i & 1) == 0)
                continue;
            if (rows[i] == 0)
            {
                rows[i] = x;
                labels |= y ? 1u << i : 0;
                return;
            }

            x ^= rows[i];
            y ^= (labels >> i & 1) != 0;
        }
    }

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public static bool Answer(ReadOnlySpan<uint> rows, uint labels, uint x)
    {
        bool y = false;
        for (int i = 0; i < rows.Length; i++)
        {
            if ((x >> i & 1) == 0)
                continue;
            x ^= rows[i];
            y ^= (labels >> i & 1) != 0;
        }

        return y;
    }
}

/// <summary>A parity of 4 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 14, Confidence = 0.9)]
[FullBatchGd(Samples = 14, Precision = 1.0 / 256)]
internal partial struct Parity4
{
    private Rows4 _rows;
    [Bits(4)] private uint _labels;

    public void Learn([Bits(4)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(4)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(4)]
internal struct Rows4
{
    [Bits(4)] private uint _first;
}

/// <summary>A parity of 5 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 15, Confidence = 0.9)]
internal partial struct Parity5
{
    private Rows5 _rows;
    [Bits(5)] private uint _labels;

    public void Learn([Bits(5)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(5)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(5)]
internal struct Rows5
{
    [Bits(5)] private uint _first;
}

/// <summary>A parity of 6 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 16, Confidence = 0.9)]
internal partial struct Parity6
{
    private Rows6 _rows;
    [Bits(6)] private uint _labels;

    public void Learn([Bits(6)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(6)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(6)]
internal struct Rows6
{
    [Bits(6)] private uint _first;
}

/// <summary>A parity of 7 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 17, Confidence = 0.9)]
internal partial struct Parity7
{
    private Rows7 _rows;
    [Bits(7)] private uint _labels;

    public void Learn([Bits(7)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(7)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(7)]
internal struct Rows7
{
    [Bits(7)] private uint _first;
}

/// <summary>A parity of 8 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 18, Confidence = 0.9)]
[FullBatchGd(Samples = 18, Precision = 1.0 / 256)]
internal partial struct Parity8
{
    private Rows8 _rows;
    [Bits(8)] private uint _labels;

    public void Learn([Bits(8)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(8)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(8)]
internal struct Rows8
{
    [Bits(8)] private uint _first;
}

/// <summary>A parity of 9 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 19, Confidence = 0.9)]
internal partial struct Parity9
{
    private Rows9 _rows;
    [Bits(9)] private uint _labels;

    public void Learn([Bits(9)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(9)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(9)]
internal struct Rows9
{
    [Bits(9)] private uint _first;
}

/// <summary>A parity of 10 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 20, Confidence = 0.9)]
internal partial struct Parity10
{
    private Rows10 _rows;
    [Bits(10)] private uint _labels;

    public void Learn([Bits(10)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(10)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(10)]
internal struct Rows10
{
    [Bits(10)] private uint _first;
}

/// <summary>A parity of 11 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 21, Confidence = 0.9)]
internal partial struct Parity11
{
    private Rows11 _rows;
    [Bits(11)] private uint _labels;

    public void Learn([Bits(11)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(11)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(11)]
internal struct Rows11
{
    [Bits(11)] private uint _first;
}

/// <summary>A parity of 12 inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 22, Confidence = 0.9)]
[FullBatchGd(Samples = 22, Precision = 1.0 / 256)]
internal partial struct Parity12
{
    private Rows12 _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(12)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(12)] uint x) => Pivots.Answer(_rows, _labels, x);
}

[InlineArray(12)]
internal struct Rows12
{
    [Bits(12)] private uint _first;
}
