using System;

namespace Learnability;

/// <summary>
/// On a [TreeCircuit] method with a distribution: how the tree is trained. It becomes the generated class's default options, and the editor checks it against
/// the tree's correlations.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class LayerwiseTrainingAttribute : Attribute
{
    /// <summary>The number m of examples that training is meant for; 0, the default, if it is not known.</summary>
    public int Samples { get; set; }

    /// <summary>The learning rate of a gate, positive. Default 0.05.</summary>
    public double LearningRate { get; set; } = 0.05;

    /// <summary>The weight λ of the regularizer λ|1 − ŷ|; NaN, the default, for Δ/4, or 0 where every gate has influence.</summary>
    public double Lambda { get; set; } = double.NaN;

    /// <summary>The initial weights. Default <see cref="LayerwiseInitialization.Structured"/>.</summary>
    public LayerwiseInitialization Initialization { get; set; }

    /// <summary>The probability δ of failure that checks allow, strictly between 0 and 1. Default 0.01.</summary>
    public double FailureProbability { get; set; } = 0.01;
}
