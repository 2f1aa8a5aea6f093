using System.Numerics;
using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Answers with the label of the nearest of four examples of two inputs: the smallest learner, for the noise-tolerant network.</summary>
[LearningAlgorithm]
[Sgd]
[NoisySgd(CumulativeDeviation = 0.008, Samples = 4)]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 4)]
[FullBatchGd(Samples = 4, Precision = 1.0 / 256)]
public partial struct NearestMatch
{
    private const int Capacity = 4;

    private Inputs _inputs;
    private Labels _labels;
    [Bits(3)] private byte _count;

    /// <summary>Whether all four places are taken.</summary>
    public readonly bool Done => _count >= Capacity;

    /// <summary>Stores an example while there is a free place.</summary>
    public void Learn([Bits(2)] uint x, bool y)
    {
        if (_count >= Capacity)
            return;
        _inputs[_count] = x;
        _labels[_count] = y;
        _count++;
    }

    /// <summary>The label of the nearest example, of the first stored among equals; false if there is none.</summary>
    public readonly bool Predict([Bits(2)] uint x)
    {
        int nearest = int.MaxValue;
        bool label = false;
        for (int i = 0; i < Capacity && i < _count; i++)
        {
            int distance = BitOperations.PopCount(x ^ _inputs[i]);
            if (distance < nearest)
            {
                nearest = distance;
                label = _labels[i];
            }
        }

        return label;
    }

    [InlineArray(Capacity)]
    private struct Inputs
    {
        [Bits(2)] private uint _first;
    }

    [InlineArray(Capacity)]
    private struct Labels
    {
        private bool _first;
    }
}
