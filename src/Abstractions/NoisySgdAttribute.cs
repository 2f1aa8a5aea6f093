using System;

namespace Learnability;

/// <summary>
/// Generates <c>NoisySgdNetwork</c> in a learning algorithm or a metaalgorithm: a neural network that learns what the algorithm learns from a fixed number of samples
/// although noise is added to the weight of every edge after every step.
/// </summary>
/// <remarks>Abbe &amp; Sandon, "Poly-time universality and limitations of deep learning", Theorem 2 and Lemma 13, with practical constants.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class NoisySgdAttribute : Attribute
{
    /// <summary>
    /// The standard deviation of the noise on each edge, summed over the whole run, at least 0. Default 0.008, the largest for which the construction
    /// is promised to work.
    /// </summary>
    public double CumulativeDeviation { get; set; } = 0.008;

    /// <summary>The number T of samples that the network is trained on, at least 1; each is stored. Required; of a metaalgorithm all that train and compare its members.</summary>
    public int Samples { get; set; }

    /// <summary>The largest number of vertices, at least 1; beyond it the network is an error that states the count. Default 100,000.</summary>
    public int MaxVertices { get; set; } = 100_000;
}
