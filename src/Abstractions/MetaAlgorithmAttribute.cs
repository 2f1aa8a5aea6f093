using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Generates <c>SgdNetwork</c> in a partial type: one neural network that trains several learning algorithms in parallel, cuts each off at its budget, counts
/// their mistakes on fresh samples and answers with the best.
/// </summary>
/// <remarks>
/// <para>
/// Abbe &amp; Sandon, "Poly-time universality and limitations of deep learning", Remarks 16 and 17. The members are [LearningAlgorithm] structs of the same
/// project with the same input. Where two are equally good on the fresh samples, the one listed first is chosen.
/// </para>
/// <para>
/// A member learns under the rules of its own [Sgd]: from what it does not know already, from its mistakes (<see cref="SgdMode.MistakeDriven"/>), or from the
/// samples labelled true (<see cref="SgdMode.PositiveOnly"/>). Time is bounded by the members' circuits, so that none can take too long on a sample.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class MetaAlgorithmAttribute : Attribute
{
    /// <summary>Lists the members.</summary>
    /// <param name="members">The learning algorithms, at least one, each once; those to be preferred among equals first.</param>
    public MetaAlgorithmAttribute(params Type[] members) => Members = members;

    /// <summary>The learning algorithms.</summary>
    public IReadOnlyList<Type> Members { get; }

    /// <summary>
    /// The number of samples that each member is trained on, from 1 to 16,777,216; with a doubling schedule that of the last round, a power of two. Required.
    /// </summary>
    public int StepBudget { get; set; }

    /// <summary>
    /// The number of fresh samples on which the members' mistakes are counted, from 1 to 16,777,216, in every round; the default 0 stands for as many as the
    /// round trains on. <c>MetaAlgorithmGap</c> says how many a wanted accuracy needs.
    /// </summary>
    public int ValidationSamples { get; set; }

    /// <summary>When to train, to compare and to answer. Default <see cref="MetaAlgorithmSchedule.Once"/>.</summary>
    public MetaAlgorithmSchedule Schedule { get; set; } = MetaAlgorithmSchedule.Once;

    /// <summary>The largest number of two-input gates of a step, at least 1; beyond it the metaalgorithm is an error. Default 1,000,000.</summary>
    public int MaxGates { get; set; } = 1_000_000;
}
