using System;

namespace Learnability;

/// <summary>
/// Generates <c>FullBatchModel</c>, and <c>FullBatchNetwork</c>, in a method by statistical queries or a learning algorithm: what gradient descent on the
/// same batch of all samples in every step, with gradients of limited precision, trains into what the method learns.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, "On the power of differentiable learning versus PAC and SQ learning", Theorems 3a and 3d, Lemmas 12a and 12b.
/// A learning algorithm is trained through the extraction of all samples (Lemma 6).
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class FullBatchGdAttribute : Attribute
{
    /// <summary>The number m of samples, at least 1. Required.</summary>
    public int Samples { get; set; }

    /// <summary>The precision ρ of gradients, a power of two from 2⁻³⁰ to 1/2. Required.</summary>
    public double Precision { get; set; }

    /// <summary>The form in which all samples are extracted. For learning algorithms. Default <see cref="ExtractionForm.DepthFirst"/>.</summary>
    public ExtractionForm Extraction { get; set; }

    /// <summary>
    /// The number T of steps in which the samples are extracted, at least the default, which 0 stands for: 2·m·(n + 1) depth first, 2·(n + 1) level by level. For
    /// learning algorithms.
    /// </summary>
    public int Steps { get; set; }

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
