using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The function that separates depths: f_m(x, y) = ⋀_{i ≤ m} ⋁_{j ≤ m²} (x_ij ∧ y_ij), which a tree of gates computes and layerwise training learns, and whose
/// sign-rank is 2^Ω(m), while that of a depth-two network of bounded weights is polynomial.
/// </summary>
/// <remarks>Malach and Shalev-Shwartz, Section 6: Theorems 11 and 12, Lemma 23 with the bias that it forgets.</remarks>
public static class DepthSeparation
{
    /// <summary>What Theorem 12 says of the width of a depth-two network, and what it does not.</summary>
    public const string WidthStatement =
        "A depth-two ReLU network of bounded weights and constant margin that computes f_m has 2^Ω(m) neurons; the constant is unspecified, so there is no numeric lower bound of the width.";

    /// <summary>The tree of f_m for m = 2^a: its n = 2m³ leaves are x and y interleaved, below a level of AND gates, 2a levels of OR gates and a of AND gates.</summary>
    /// <param name="exponent">a, from 1 to 3: m = 2, 4 or 8, n = 16, 128 or 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is outside that range.</exception>
    public static BooleanTree CreateTree(int exponent)
    {
        if (exponent is < 1 or > 3)
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "m = 2^a with a from 1 to 3: the tree has depth 3a + 1, at most 12.");
        return BooleanTree.Create((3 * exponent) + 1, (level, _) => level < exponent || level == 3 * exponent ? TreeGate.And : TreeGate.Or);
    }

    /// <summary>
    /// A bound of the sign-rank of what a depth-two network with integer weights computes: Σ over its units of ‖w‖₁ + 1, because ⟨w, x⟩ takes at most so many
    /// values over x ∈ {±1}^n', and rows of equal ones are equal.
    /// </summary>
    /// <param name="units">For each unit, its integer weights of x.</param>
    /// <exception cref="ArgumentException">A weight is no integer.</exception>
    public static double GetRankBound(IReadOnlyList<double[]> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        double bound = 0;
        for (int unit = 0; unit < units.Count; unit++)
        {
            foreach (double weight in units[unit])
            {
                if (Math.Floor(weight) != weight || double.IsInfinity(weight))
                    throw new ArgumentException(FormattableString.Invariant($"Unit {unit} has the weight {weight}, which is no integer; use the overload for real weights and a margin."), nameof(units));
                bound += Math.Abs(weight);
            }

            bound++;
        }

        return bound;
    }

    /// <summary>
    /// A bound of the sign-rank of what a depth-two network of real weights in [−B, B] computes with margin γ: 4·B·k·n'·⌈2·B·k·(2n' + 1)/γ⌉, from rounding its
    /// first layer to multiples of 1/N.
    /// </summary>
    /// <param name="width">The number k of units, at least 1.</param>
    /// <param name="weightBound">B, positive.</param>
    /// <param name="halfInputs">n', half the number of inputs, at least 1.</param>
    /// <param name="margin">γ, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double GetRankBound(int width, double weightBound, int halfInputs, double margin)
    {
        RequirePositive(width, nameof(width));
        RequirePositive(weightBound, nameof(weightBound));
        RequirePositive(halfInputs, nameof(halfInputs));
        RequirePositive(margin, nameof(margin));
        return 4 * weightBound * width * halfInputs * Math.Ceiling(2 * weightBound * width * ((2.0 * halfInputs) + 1) / margin);
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "The value must be positive and finite.");
    }
}
