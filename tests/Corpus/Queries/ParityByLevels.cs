using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Learns a parity of five inputs by Gaussian elimination on fifteen samples, which are read off one batch level by level.</summary>
[LearningAlgorithm]
[FullBatchGd(Samples = 15, Precision = 1.0 / 256, Extraction = ExtractionForm.LevelParallel, Constructs = BatchConstructs.Both)]
public partial struct ParityByLevels
{
    private const int Inputs = 5;

    private Rows _rows;
    private Labels _labels;
    [Bits(3)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(5)] uint x, bool y) => Equations.Add(_rows, _labels, ref _rank, x, y);

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(5)] uint x) => Equations.Answer(_rows, _labels, x);

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(5)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
