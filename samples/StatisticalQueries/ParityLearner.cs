using System.Runtime.CompilerServices;
using Learnability;

namespace StatisticalQueries;

/// <summary>
/// Learns a parity of eight inputs by Gaussian elimination, which no method by statistical queries can do: from samples that gradients on mini-batches give away.
/// </summary>
[LearningAlgorithm]
#pragma warning disable LRN1011 // 420 steps extract 18 samples many times over, though Theorem 1a does not promise it
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 18, Steps = 420)]
#pragma warning restore LRN1011
internal partial struct ParityLearner
{
    public const int Inputs = 8;

    private Rows _rows;
    [Bits(Inputs)] private byte _labels;
    [Bits(4)] private byte _rank;

    /// <summary>Stores an example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(Inputs)] uint x, bool y)
    {
        Reduce(ref x, ref y);
        if (x == 0 || _rank >= Inputs)
            return;
        _rows[_rank] = x;
        _labels = (byte)(_labels | (y ? 1 << _rank : 0));
        _rank++;
    }

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(Inputs)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return y;
    }

    private readonly void Reduce(ref uint x, ref bool y)
    {
        for (int i = 0; i < Inputs; i++)
        {
            uint row = _rows[i];
            if ((x & row & (~row + 1)) == 0)
                continue;
            x ^= row;
            y ^= (_labels >> i & 1) != 0;
        }
    }

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(Inputs)] private uint _first;
    }
}
