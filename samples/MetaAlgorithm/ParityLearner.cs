using System.Runtime.CompilerServices;
using Learnability;

namespace MetaAlgorithmSample;

/// <summary>Learns a parity of eight inputs by Gaussian elimination: each row is an equation, reduced by the rows before it when it was stored.</summary>
[LearningAlgorithm]
internal partial struct ParityLearner
{
    private const int Inputs = 8;

    private Rows _rows;
    private Labels _labels;
    [Bits(4)] private byte _rank;

    public void Learn(byte x, bool y)
    {
        Reduce(ref x, ref y);
        if (x == 0 || _rank >= Inputs)
            return;
        _rows[_rank] = x;
        _labels[_rank] = y;
        _rank++;
    }

    public readonly bool Predict(byte x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return y;
    }

    /// <summary>Adds each row whose lowest set bit is set in x, so that what is left of x is no sum of rows.</summary>
    private readonly void Reduce(ref byte x, ref bool y)
    {
        for (int i = 0; i < Inputs; i++)
        {
            int pivot = _rows[i] & -_rows[i];
            if ((x & pivot) == 0)
                continue;
            x ^= _rows[i];
            y ^= _labels[i];
        }
    }

    [InlineArray(Inputs)]
    private struct Rows
    {
        private byte _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
