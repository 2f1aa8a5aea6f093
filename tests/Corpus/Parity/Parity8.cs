using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Learns a parity of eight inputs by Gaussian elimination: each row is an equation, reduced by the rows before it when it was stored.</summary>
[LearningAlgorithm]
[Sgd]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 18)]
[FullBatchGd(Samples = 18, Precision = 1.0 / 256)]
public partial struct Parity8
{
    private const int Inputs = 8;

    private Rows _rows;
    private Labels _labels;
    [Bits(4)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(8)] uint x, bool y) => Equations.Add(_rows, _labels, ref _rank, x, y);

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(8)] uint x) => Equations.Answer(_rows, _labels, x);

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(8)] uint x) => Equations.Imply(_rows, _labels, x);

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(8)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
