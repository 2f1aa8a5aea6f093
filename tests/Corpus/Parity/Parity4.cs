using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Learns a parity of four inputs by Gaussian elimination: each row is an equation, reduced by the rows before it when it was stored.</summary>
[LearningAlgorithm]
[Sgd]
[NoisySgd(CumulativeDeviation = 0.008, Samples = 12)]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 14)]
[FullBatchGd(Samples = 14, Precision = 1.0 / 256)]
public partial struct Parity4
{
    private const int Inputs = 4;

    private Rows _rows;
    private Labels _labels;
    [Bits(3)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(4)] uint x, bool y) => Equations.Add(_rows, _labels, ref _rank, x, y);

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(4)] uint x) => Equations.Answer(_rows, _labels, x);

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(4)] uint x) => Equations.Imply(_rows, _labels, x);

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(4)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
