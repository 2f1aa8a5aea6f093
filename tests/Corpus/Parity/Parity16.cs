using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Learns a parity of sixteen inputs by Gaussian elimination: each row is an equation, reduced by the rows before it when it was stored.</summary>
[LearningAlgorithm]
[Sgd]
public partial struct Parity16
{
    private const int Inputs = 16;

    private Rows _rows;
    private Labels _labels;
    [Bits(5)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(16)] uint x, bool y)
    {
        Reduce(ref x, ref y);
        if (x == 0 || _rank >= Inputs)
            return;
        _rows[_rank] = x;
        _labels[_rank] = y;
        _rank++;
    }

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(16)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return y;
    }

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(16)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return x == 0;
    }

    private readonly void Reduce(ref uint x, ref bool y)
    {
        for (int i = 0; i < Inputs; i++)
            Equation.Eliminate(_rows[i], _labels[i], ref x, ref y);
    }

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(16)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
