using System;

namespace Learnability;

/// <summary>
/// Generates <c>MiniBatchModel</c>, and <c>MiniBatchNetwork</c>, in a method by statistical queries or a learning algorithm: what gradient descent on a
/// mini-batch of fresh samples a step, with gradients of limited precision, trains into what the method learns.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, "On the power of differentiable learning versus PAC and SQ learning", Theorems 1a and 1d, Lemmas 3a and 3b.
/// A learning algorithm is trained through sample extraction (Algorithm 1).
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class MiniBatchSgdAttribute : Attribute
{
    /// <summary>The number b of samples in a batch, at least 1. Required.</summary>
    public int BatchSize { get; set; }

    /// <summary>The precision ρ of gradients, a power of two from 2⁻³⁰ to 1/2. Required.</summary>
    public double Precision { get; set; }

    /// <summary>The number m of samples that a learning algorithm is given; required for one, and of no meaning for statistical queries.</summary>
    public int Samples { get; set; }

    /// <summary>
    /// The number T of steps in which m samples are extracted, at least 1; the default 0 is what Theorem 1a needs, ⌈20·m·(n + 1)/δ⌉. A method by
    /// statistical queries asks each part of a query as often as fits T, which is a multiple of twice its rounds; 0 stands for what Theorem 1d needs.
    /// </summary>
    public int Steps { get; set; }

    /// <summary>The probability 1 − δ with which m samples are extracted, more than 0 and less than 1. For learning algorithms. Default 0.9.</summary>
    public double Confidence { get; set; } = 0.9;

    /// <summary>The variant of the model. Default <see cref="QueryModelVariant.Literal"/>.</summary>
    public QueryModelVariant Variant { get; set; } = QueryModelVariant.Literal;

    /// <summary>How counts are read off answers in sample extraction. Default <see cref="CountDecoding.HalfToEven"/>.</summary>
    public CountDecoding Decoding { get; set; }

    /// <summary>The activation of the network; of no effect on the model. Default <see cref="NetworkActivation.TwoStageRamp"/>.</summary>
    public NetworkActivation Activation { get; set; }

    /// <summary>Which constructions are generated.</summary>
    public BatchConstructs Constructs { get; set; } = BatchConstructs.Default;

    /// <summary>The learning rate γ; the default 0 is the construction's own, 1 for the model and 2 for the network, and no other works.</summary>
    public double LearningRate { get; set; }

    /// <summary>The loss by its name; the default <c>half-squared</c>, ½(ŷ − y)², is the only one for which the constructions work.</summary>
    public string Loss { get; set; } = "half-squared";
}
