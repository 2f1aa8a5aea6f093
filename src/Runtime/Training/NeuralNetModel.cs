using System;

namespace Learnability;

/// <summary>A <see cref="NeuralNet"/> of one output as a differentiable model: inputs ±1, labels and outputs 0 and 1.</summary>
/// <remarks>An instance is for one thread at a time.</remarks>
public sealed class NeuralNetModel : IDifferentiableModel
{
    private readonly NeuralNet _network;
    private readonly double[] _inputs;
    private readonly double[] _output = new double[1];
    private readonly double[] _edgeGradients;

    /// <summary>Wraps a network, whose weights become the parameters.</summary>
    /// <param name="network">The network, with one output.</param>
    /// <exception cref="ArgumentException">It has several outputs.</exception>
    public NeuralNetModel(NeuralNet network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.OutputCount != 1)
            throw new ArgumentException($"The network has {network.OutputCount} outputs, but must have one.", nameof(network));
        _network = network;
        _inputs = new double[network.InputCount];
        _edgeGradients = new double[network.EdgeCount];
    }

    /// <inheritdoc/>
    public int InputBits => _network.InputCount;

    /// <inheritdoc/>
    public Span<double> Parameters => _network.Weights;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<ulong> input)
    {
        Unpack(input);
        _network.Evaluate(_inputs, _output);
        return _output[0];
    }

    /// <inheritdoc/>
    public void SetGradient(ReadOnlySpan<ulong> input, bool label, Span<double> gradient)
    {
        if (gradient.Length != _network.WeightCount)
            throw new ArgumentException($"The length is {gradient.Length}, but there are {_network.WeightCount} parameters.", nameof(gradient));
        Unpack(input);
        _network.Gradient(_inputs, label ? 1 : 0, LossFunction.HalfSquared, _edgeGradients);
        gradient.Clear();
        ReadOnlySpan<int> weights = _network.EdgeWeightIndices;
        for (int edge = 0; edge < weights.Length; edge++)
            gradient[weights[edge]] += _edgeGradients[edge];
        for (int weight = 0; weight < gradient.Length && _network.HasFrozenWeights; weight++)
        {
            if (_network.IsFrozen(weight))
                gradient[weight] = 0;
        }
    }

    private void Unpack(ReadOnlySpan<ulong> input)
    {
        PackedInput.Validate(input, InputBits, nameof(input));
        for (int i = 0; i < _inputs.Length; i++)
            _inputs[i] = (input[i >> 6] >> (i & 63) & 1) != 0 ? 1 : -1;
    }
}
