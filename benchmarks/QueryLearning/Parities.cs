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

/// <summary>Room for the equations of up to twelve inputs; those that a smaller parity cannot have stay 0.</summary>
[InlineArray(12)]
internal struct Rows
{
    [Bits(12)] private uint _first;
}

/// <summary>A parity of four inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 14, Confidence = 0.9)]
[FullBatchGd(Samples = 14, Precision = 1.0 / 256)]
internal partial struct Parity4
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(4)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(4)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of five inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 15, Confidence = 0.9)]
internal partial struct Parity5
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(5)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(5)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of six inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 16, Confidence = 0.9)]
internal partial struct Parity6
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(6)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(6)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of seven inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 17, Confidence = 0.9)]
internal partial struct Parity7
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(7)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(7)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of eight inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 18, Confidence = 0.9)]
[FullBatchGd(Samples = 18, Precision = 1.0 / 256)]
internal partial struct Parity8
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(8)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(8)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of nine inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 19, Confidence = 0.9)]
internal partial struct Parity9
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(9)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(9)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of ten inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 20, Confidence = 0.9)]
internal partial struct Parity10
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(10)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(10)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of eleven inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 21, Confidence = 0.9)]
internal partial struct Parity11
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(11)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(11)] uint x) => Pivots.Answer(_rows, _labels, x);
}

/// <summary>A parity of twelve inputs.</summary>
[LearningAlgorithm]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 22, Confidence = 0.9)]
[FullBatchGd(Samples = 22, Precision = 1.0 / 256)]
internal partial struct Parity12
{
    private Rows _rows;
    [Bits(12)] private uint _labels;

    public void Learn([Bits(12)] uint x, bool y) => Pivots.Add(_rows, ref _labels, x, y);

    public readonly bool Predict([Bits(12)] uint x) => Pivots.Answer(_rows, _labels, x);
}
