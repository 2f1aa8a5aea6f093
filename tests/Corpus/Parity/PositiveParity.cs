using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Learns a parity of six inputs from examples labelled true alone: they span the whole space unless the parity is of no input at all.</summary>
[LearningAlgorithm]
[Sgd(Mode = SgdMode.PositiveOnly)]
public partial struct PositiveParity
{
    private const int Inputs = 6;

    private Rows _rows;
    private Labels _labels;
    [Bits(3)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(6)] uint x, bool y) => Equations.Add(_rows, _labels, ref _rank, x, y);

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(6)] uint x) => Equations.Answer(_rows, _labels, x);

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(6)] uint x) => Equations.Imply(_rows, _labels, x);

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(6)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
