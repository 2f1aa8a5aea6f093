using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>The operations of a gradient step on eight neural gates, one a lane. Generated code calls this.</summary>
public static class NeuralGateLanes
{
    /// <summary>The pull of a pattern where the gate is not saturated there; zero elsewhere.</summary>
    /// <param name="preActivation">The gate's pre-activation at the pattern, or its negation.</param>
    /// <param name="pull">The pattern's pull.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Unsaturated(Vector512<double> preActivation, Vector512<double> pull) =>
        Vector512.LessThan(Vector512.Abs(preActivation), Vector512<double>.One) & pull;

    /// <summary>Counts a step for each gate with a pull.</summary>
    /// <param name="pulls">The bits of all pulls of a gate: zero where none is left.</param>
    /// <param name="steps">Each gate's number of steps, changed in place.</param>
    /// <returns>Whether a gate has a pull.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CountStep(Vector512<double> pulls, ref Vector512<long> steps)
    {
        Vector512<long> isPulled = ~Vector512.Equals(pulls.AsInt64(), default);
        steps -= isPulled;
        return isPulled != default;
    }

    /// <summary>
    /// Moves ⟨w, p⟩ of a neuron by the pull of the pattern at which it is active: p where that is positive, −p where it is negative, and neither at zero, the
    /// subgradient that the paper takes.
    /// </summary>
    /// <param name="product">⟨w, p⟩.</param>
    /// <param name="sign">v.</param>
    /// <param name="pull">The pull of p.</param>
    /// <param name="oppositePull">The pull of −p.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Move(Vector512<double> product, Vector512<double> sign, Vector512<double> pull, Vector512<double> oppositePull)
    {
        Vector512<double> towards = Vector512.GreaterThan(product, default) & pull;
        Vector512<double> away = Vector512.LessThan(product, default) & oppositePull;
        return Vector512.FusedMultiplyAdd(sign, towards - away, product);
    }
}
