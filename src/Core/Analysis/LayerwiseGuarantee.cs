using System;

namespace Learnability;

/// <summary>What a theorem asks for, so that layerwise training returns the tree with probability at least 1 − δ.</summary>
/// <param name="Theorem">The theorem, such as <c>Theorem 4</c>.</param>
/// <param name="Width">The number k of neurons in a gate.</param>
/// <param name="LearningRate">The largest learning rate η.</param>
/// <param name="Lambda">The weight λ of the regularizer, with the proof's sign put right: Δ/4.</param>
/// <param name="SampleSize">The number |S| of examples.</param>
/// <param name="Steps">The number T of steps of a layer.</param>
/// <remarks>
/// Malach and Shalev-Shwartz, Theorems 2 and 4, with their constants. They hold for every n, δ, Δ and ε, and are far from tight: the practical settings of
/// docs/theory.md need a thousand million times fewer examples.
/// </remarks>
public sealed record LayerwiseGuarantee(string Theorem, int Width, double LearningRate, double Lambda, double SampleSize, double Steps)
{
    /// <summary>Theorem 2: Δ-non-degenerate product distributions with local correlation Δ.</summary>
    /// <param name="depth">The depth d.</param>
    /// <param name="failureProbability">δ, strictly between 0 and ½.</param>
    /// <param name="gap">Δ, strictly between 0 and ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static LayerwiseGuarantee ForProduct(int depth, double failureProbability, double gap)
    {
        Require(depth, failureProbability, gap, nameof(gap));
        double n = Math.Pow(2, depth);
        int width = FindWidth(n, depth, failureProbability);
        double rate = FindRate(width);
        return new LayerwiseGuarantee(
            "Theorem 2",
            width,
            rate,
            gap / 4,
            Math.Ceiling(32768 / Math.Pow(gap, 6) * Math.Log(8 * n * depth / failureProbability)),
            Math.Ceiling(24 * n / (Math.Sqrt(2) * rate * Math.Pow(gap, 3))));
    }

    /// <summary>Theorem 4: distributions with Properties 1 to 3.</summary>
    /// <param name="depth">The depth d.</param>
    /// <param name="failureProbability">δ, strictly between 0 and ½.</param>
    /// <param name="gap">Δ, strictly between 0 and ½.</param>
    /// <param name="patternProbability">ε, the least probability of a pattern that occurs, strictly between 0 and ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static LayerwiseGuarantee ForProperties(int depth, double failureProbability, double gap, double patternProbability)
    {
        Require(depth, failureProbability, gap, nameof(gap));
        Require(depth, failureProbability, patternProbability, nameof(patternProbability));
        double n = Math.Pow(2, depth);
        int width = FindWidth(n, depth, failureProbability);
        double rate = FindRate(width);
        return new LayerwiseGuarantee(
            "Theorem 4",
            width,
            rate,
            gap / 4,
            Math.Ceiling(2048 / Math.Pow(patternProbability * gap, 2) * Math.Log(8 * n * depth / failureProbability)),
            Math.Ceiling(6 * n / (Math.Sqrt(2) * rate * patternProbability * gap)));
    }

    /// <summary>Corollary 10: the generative distribution, with the constants of Lemmas 8 and 9, Δ = (2/3)^d and ε = 4^−d.</summary>
    /// <param name="depth">The depth d, at least 2.</param>
    /// <param name="failureProbability">δ, strictly between 0 and ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static LayerwiseGuarantee ForGenerative(int depth, double failureProbability) =>
        ForProperties(depth, failureProbability, Math.Pow(2.0 / 3, depth), Math.Pow(0.25, depth));

    /// <summary>The k of random initial weights: k ≥ log(2nd/δ)/log(4/3), so that every pattern of every gate has a neuron of the right sign.</summary>
    private static int FindWidth(double n, int depth, double failureProbability) =>
        (int)Math.Ceiling(Math.Log(2 * n * depth / failureProbability) / Math.Log(4.0 / 3));

    private static double FindRate(int width) => 1 / (16 * Math.Sqrt(2) * width);

    private static void Require(int depth, double failureProbability, double value, string name)
    {
        BooleanTree.RequireDepth(depth);
        if (!(failureProbability > 0 && failureProbability < 0.5))
            throw new ArgumentOutOfRangeException(nameof(failureProbability), failureProbability, "The probability of failure δ must be strictly between 0 and ½.");
        if (!(value > 0 && value < 0.5))
            throw new ArgumentOutOfRangeException(name, value, "The value must be strictly between 0 and ½.");
    }
}
