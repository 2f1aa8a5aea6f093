using System;
using System.Globalization;

namespace Learnability;

/// <summary>How <see cref="NeuralNet.StepBatch"/> turns the samples' gradients into an update.</summary>
public sealed class NeuralNetStepOptions
{
    private readonly double _learningRate;
    private readonly double _clip = double.PositiveInfinity;
    private readonly double _precision;

    /// <summary>The loss; default <see cref="LossFunction.Squared"/>.</summary>
    public LossFunction Loss { get; init; } = LossFunction.Squared;

    /// <summary>The learning rate γ, finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double LearningRate
    {
        get => _learningRate;
        init => _learningRate = NeuralNet.RequireLearningRate(value, nameof(value));
    }

    /// <summary>Each sample's gradient is clipped to [−Clip, Clip] in every coordinate; default no clipping.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Clip
    {
        get => _clip;
        init => _clip = value > 0 ? value : throw Invalid(value, "The clipping bound must be positive.");
    }

    /// <summary>The rounding of the mean gradient; null for none, the default. One toward a population needs <c>PrecisionTrainer</c>, which computes that gradient too.</summary>
    public IGradientRounding? Rounding { get; init; }

    /// <summary>The precision ρ handed to <see cref="Rounding"/>, positive and finite where that is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Precision
    {
        get => _precision;
        init => _precision = value > 0 && !double.IsInfinity(value) ? value : throw Invalid(value, "The precision must be positive and finite.");
    }

    private static ArgumentOutOfRangeException Invalid(double value, string message) =>
        new(nameof(value), value.ToString("R", CultureInfo.InvariantCulture), message);
}
