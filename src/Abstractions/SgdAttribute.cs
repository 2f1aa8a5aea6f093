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

    /// <summary>
    /// The mean number of samples that the algorithm itself needs, more than 0, where it is known; the default 0 says that it is not. A guessing network
    /// stores every other sample, so that its <c>Info.ExpectedSamples</c> is then twice as many (Remark 15); other modes say nothing of it.
    /// </summary>
    public double Samples { get; set; }
}
