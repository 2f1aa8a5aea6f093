using System;

namespace Learnability;

/// <summary>
/// How much less accurate than the best member the member is that a metaalgorithm chooses by counting mistakes on V fresh samples.
/// </summary>
/// <remarks>
/// Derived, with constants, where Abbe &amp; Sandon's Remark 16 has O(n^(−c/2) log n). Let a member's accuracy be more than ε below the best's. It is chosen only if
/// it makes no more mistakes on the same V samples; the difference is a sum of V independent terms in [−1, 1] with a mean above ε, so that by Hoeffding's
/// inequality this has probability at most exp(−Vε²/2). Of K members, K − 1 may be wrongly chosen: with probability at least 1 − (K − 1)·exp(−Vε²/2) none is.
/// </remarks>
public static class MetaAlgorithmGap
{
    /// <summary>The gap ε = √(2 ln((K − 1)/δ)/V), at most 1: with probability 1 − δ the chosen member's accuracy is at least the best's minus ε.</summary>
    /// <param name="members">The number K of members, at least 1.</param>
    /// <param name="validationSamples">The number V of fresh samples, at least 1.</param>
    /// <param name="confidence">1 − δ, at least 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double Get(int members, int validationSamples, double confidence)
    {
        if (validationSamples < 1)
            throw new ArgumentOutOfRangeException(nameof(validationSamples), validationSamples, "There must be at least one fresh sample.");
        return Math.Min(1, Math.Sqrt(2 * GetExponent(members, confidence) / validationSamples));
    }

    /// <summary>The number V = ⌈2 ln((K − 1)/δ)/ε²⌉ of fresh samples, at least 1, after which the gap is at most ε with probability 1 − δ.</summary>
    /// <param name="members">The number K of members, at least 1.</param>
    /// <param name="gap">ε, above 0 and at most 1.</param>
    /// <param name="confidence">1 − δ, at least 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or more samples are needed than an integer holds.</exception>
    public static int GetValidationSamples(int members, double gap, double confidence)
    {
        if (!(gap > 0 && gap <= 1))
            throw new ArgumentOutOfRangeException(nameof(gap), gap, "A gap is above 0 and at most 1.");
        double samples = Math.Ceiling(2 * GetExponent(members, confidence) / (gap * gap));
        if (samples > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(gap), gap, "So small a gap takes more samples than an integer holds.");
        return Math.Max(1, (int)samples);
    }

    /// <summary>ln((K − 1)/δ), or 0 where nobody can be wrongly chosen.</summary>
    private static double GetExponent(int members, double confidence)
    {
        if (members < 1)
            throw new ArgumentOutOfRangeException(nameof(members), members, "A metaalgorithm has at least one member.");
        if (!(confidence >= 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence is at least 0 and less than 1.");
        return members == 1 ? 0 : Math.Log((members - 1) / (1 - confidence));
    }
}
