using System;

namespace Learnability;

/// <summary>
/// Generates <c>SgdNetwork</c> in a learning algorithm: a neural network with exact weights and learning rate which, trained by stochastic gradient
/// descent on one sample a step, learns what the algorithm learns.
/// </summary>
/// <remarks>Abbe &amp; Sandon, "Poly-time universality and limitations of deep learning", Lemma 10 and Theorem 17.</remarks>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class SgdAttribute : Attribute
{
    /// <summary>What the network outputs while it learns. Default <see cref="SgdMode.Guessing"/>.</summary>
    public SgdMode Mode { get; set; } = SgdMode.Guessing;
}
