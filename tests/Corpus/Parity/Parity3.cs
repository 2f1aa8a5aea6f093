using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Learns a parity of three inputs by Gaussian elimination: each row is an equation, reduced by the rows before it when it was stored.</summary>
[LearningAlgorithm]
[Sgd]
[NoisySgd(CumulativeDeviation = 0.008, Samples = 9)]
#pragma warning disable LRN1011 // a short run, whose explicit network is small
[MiniBatchSgd(BatchSize = 4, Precision = 1.0 / 64, Samples = 4, Steps = 24, Constructs = BatchConstructs.Both)]
#pragma warning restore LRN1011
[FullBatchGd(Samples = 4, Precision = 1.0 / 64)]
public partial struct Parity3
{
    private const int Inputs = 3;

    private Rows _rows;
    private Labels _labels;
    [Bits(2)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(3)] uint x, bool y) => Equations.Add(_rows, _labels, ref _rank, x, y);

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(3)] uint x) => Equations.Answer(_rows, _labels, x);

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(3)] uint x) => Equations.Imply(_rows, _labels, x);

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(3)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
