using System.Runtime.CompilerServices;
using Learnability;

namespace Quickstart;

/// <summary>
/// Learns a parity of sixteen inputs by Gaussian elimination: the label is the sum, modulo 2, of an unknown set of inputs, so that each example is a linear
/// equation. This is all there is to write: the attribute turns it into a neural network, <c>ParityLearner.SgdNetwork</c>.
/// </summary>
[LearningAlgorithm]
[Sgd]
internal partial struct ParityLearner
{
    private const int Inputs = 16;

    private Rows _rows;
    private Labels _labels;
    [Bits(5)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(Inputs)] uint x, bool y)
    {
        Reduce(ref x, ref y);
        if (x == 0 || _rank >= Inputs)
            return;
        _rows[_rank] = x;
        _labels[_rank] = y;
        _rank++;
    }

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(Inputs)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return y;
    }

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(Inputs)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return x == 0;
    }

    /// <summary>Subtracts from an equation each stored one whose pivot, its lowest set bit, is set in it.</summary>
    private readonly void Reduce(ref uint x, ref bool y)
    {
        for (int i = 0; i < Inputs; i++)
        {
            uint pivot = _rows[i] & (~_rows[i] + 1);
            if ((x & pivot) != 0)
            {
                x ^= _rows[i];
                y ^= _labels[i];
            }
        }
    }

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(Inputs)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
