using System.Numerics;
using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>Answers with the label of the nearest of the last eight stored examples of eight inputs, by Hamming distance.</summary>
[LearningAlgorithm]
[Sgd]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 8)]
[FullBatchGd(Samples = 8, Precision = 1.0 / 256)]
public partial struct NearestNeighbor
{
    private const int Capacity = 8;

    private Examples _examples;
    [Bits(3)] private byte _next;
    private bool _full;

    /// <summary>Stores an example, in place of the oldest if all places are taken.</summary>
    public void Learn([Bits(8)] byte x, bool y)
    {
        _examples[_next] = new Example { Input = x, Label = y };
        _next = (byte)((_next + 1) % Capacity);
        _full |= _next == 0;
    }

    /// <summary>The label of the nearest example, of the first in the buffer among equals; false if there is none.</summary>
    public readonly bool Predict([Bits(8)] byte x)
    {
        int nearest = int.MaxValue;
        bool label = false;
        for (int i = 0; i < Capacity; i++)
        {
            if (!_full && i >= _next)
                break;
            int distance = BitOperations.PopCount((uint)(x ^ _examples[i].Input));
            if (distance < nearest)
            {
                nearest = distance;
                label = _examples[i].Label;
            }
        }

        return label;
    }

    private struct Example
    {
        [Bits(8)] public byte Input;
        public bool Label;
    }

    [InlineArray(Capacity)]
    private struct Examples
    {
        private Example _first;
    }
}
