using System;

namespace Learnability;

/// <summary>How a tree of neural gates is trained, layer by layer.</summary>
public sealed record LayerwiseOptions
{
    private readonly double _learningRate = NeuralTree.DefaultLearningRate;
    private readonly double? _lambda;
    private readonly int _maxSteps = 200_000;

    /// <summary>
    /// The learning rate of a gate, positive and finite; the layer's rate is η = LearningRate·G with G gates in the layer, because average pooling divides each
    /// gate's gradient by G. Default 0.05.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be positive and finite.");
    }

    /// <summary>The weight λ of the regularizer, finite; by default what <see cref="Regularizer"/> says, with Δ and E[y] as the examples show them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double? Lambda
    {
        get => _lambda;
        init => _lambda = value is null || double.IsFinite(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The weight of the regularizer must be finite.");
    }

    /// <summary>The regularizer. Default <see cref="LayerwiseRegularizer.TowardTrue"/>.</summary>
    public LayerwiseRegularizer Regularizer { get; init; }

    /// <summary>The initial weights. Default <see cref="LayerwiseInitialization.Structured"/>.</summary>
    public LayerwiseInitialization Initialization { get; init; }

    /// <summary>The largest number T of gradient steps of a layer, at least 1. Training of a gate stops earlier, when its gradient is zero for good. Default 200,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxSteps
    {
        get => _maxSteps;
        init => _maxSteps = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of steps must be at least 1.");
    }
}
