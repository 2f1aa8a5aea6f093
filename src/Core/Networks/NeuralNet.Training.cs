using System;

namespace Learnability;

public sealed partial class NeuralNet
{
    private LossFunction _loss = LossFunction.Squared;
    private double _learningRate = 1;

    /// <summary>The loss the network is to be trained with; default <see cref="LossFunction.Squared"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LossFunction Loss
    {
        get => _loss;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _loss = value;
        }
    }

    /// <summary>The learning rate the network is to be trained with, finite; default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set => _learningRate = RequireLearningRate(value, nameof(value));
    }

    /// <summary>One step of stochastic gradient descent with <see cref="Loss"/> and <see cref="LearningRate"/>.</summary>
    /// <param name="inputs">One number for each input, finite.</param>
    /// <param name="label">The label of the only output, finite.</param>
    /// <returns>The output before the step.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="inputs"/> has the wrong length, a number is not finite, or the network has several outputs; no weight has changed.
    /// </exception>
    public double Step(ReadOnlySpan<double> inputs, double label) => Step(inputs, label, _loss, _learningRate);

    /// <summary>A network of its own with the same graph, weights, frozen or not, arithmetic, loss and learning rate.</summary>
    public NeuralNet Clone() =>
        new(InputCount, _edgeStart, _edgeSource, _edgeTarget, _edgeWeight, (double[])_weights.Clone(), _vertexActivation, _activations, _outputs)
        {
            _isFrozen = _isFrozen,
            _arithmetic = _arithmetic,
            _singleActivations = _singleActivations,
            _loss = _loss,
            _learningRate = _learningRate,
        };
}
