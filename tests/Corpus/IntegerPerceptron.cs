using System;
using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>
/// A perceptron of eight inputs ±1 and a bias, its weights saturating integers of eight bits. It learns from its mistakes, as the network does that it becomes.
/// </summary>
[LearningAlgorithm]
[Sgd(Mode = SgdMode.MistakeDriven)]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 40)]
[FullBatchGd(Samples = 31, Precision = 1.0 / 256)]
public partial struct IntegerPerceptron
{
    private const int Inputs = 8;

    private Weights _weights;
    private sbyte _bias;

    /// <summary>Moves each weight one step in the direction of the label.</summary>
    public void Learn([Bits(8)] byte x, bool y)
    {
        for (int i = 0; i < Inputs; i++)
            _weights[i] = Step(_weights[i], ((x >> i & 1) != 0) == y);
        _bias = Step(_bias, y);
    }

    /// <summary>Whether the weighted sum is positive.</summary>
    public readonly bool Predict([Bits(8)] byte x)
    {
        int sum = _bias;
        for (int i = 0; i < Inputs; i++)
            sum += (x >> i & 1) != 0 ? _weights[i] : -_weights[i];
        return sum > 0;
    }

    private static sbyte Step(sbyte weight, bool up) => (sbyte)Math.Clamp(weight + (up ? 1 : -1), sbyte.MinValue, sbyte.MaxValue);

    [InlineArray(Inputs)]
    private struct Weights
    {
        private sbyte _first;
    }
}
