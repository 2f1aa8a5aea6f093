using System;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>The gradient steps of eight neural gates at once, one a lane. Generated code implements it, unrolled over the neurons of a gate.</summary>
/// <remarks>
/// A neuron is given by s = w_left + w_right and t = w_left − w_right, so that ⟨w, p⟩ is s, t, −t or −s at the patterns (+,+), (+,−), (−,+) and (−,−): the four
/// patterns' pulls act on s and t apart.
/// </remarks>
public interface INeuralGateKernel
{
    /// <summary>Takes gradient steps until every gate's gradient is zero at every pattern, or so many steps are taken.</summary>
    /// <param name="sums">s of each neuron, changed in place.</param>
    /// <param name="differences">t of each neuron, changed in place.</param>
    /// <param name="signs">v of each neuron, ±1.</param>
    /// <param name="pulls">2·rate·C(p) for the four patterns: what a step adds to ⟨w, p⟩ of an active neuron of v = +1.</param>
    /// <param name="maxSteps">The largest number of steps.</param>
    /// <param name="steps">Each gate's number of steps so far, changed in place.</param>
    /// <returns>Whether a gate still has a pattern that is pulled and not saturated.</returns>
    static abstract bool Step(
        Span<Vector512<double>> sums,
        Span<Vector512<double>> differences,
        ReadOnlySpan<Vector512<double>> signs,
        ReadOnlySpan<Vector512<double>> pulls,
        int maxSteps,
        ref Vector512<long> steps);
}
