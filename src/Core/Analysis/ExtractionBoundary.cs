using System;

namespace Learnability;

/// <summary>
/// Up to which batch size and precision the counts of binary queries can be read off their answers, half to even, whatever a ρ-approximate rounding does. The
/// bound 1/8 of Theorem 1a belongs to its proof; each construction has a boundary of its own.
/// </summary>
public static class ExtractionBoundary
{
    /// <summary>The largest bρ for which a model decodes every count of a batch whose size is a power of two: 1/8, 1/4 and 1.</summary>
    /// <param name="variant">The variant of the model.</param>
    public static double OfPowerOfTwo(QueryModelVariant variant) => variant switch
    {
        QueryModelVariant.Literal => 1.0 / 8,
        QueryModelVariant.Tight => 1.0 / 4,
        _ => 1,
    };

    /// <summary>Whether a model of Lemma 3a decodes every count: for a power of two as measured exhaustively, otherwise where its error bound is below 1/(2b).</summary>
    /// <param name="variant">The variant of the model.</param>
    /// <param name="batch">The batch size b.</param>
    /// <param name="precision">The precision ρ.</param>
    public static bool IsExact(QueryModelVariant variant, int batch, double precision) => (batch & (batch - 1)) == 0
        ? batch * precision <= OfPowerOfTwo(variant)
        : QueryModelConstants.Of(variant, precision).ErrorBound * batch < 0.5;

    /// <summary>Whether a network of Lemma 3b decodes every count from its answers after ρ is subtracted: bρ ≤ 1/4, and below 1/5 unless b is a power of two.</summary>
    /// <param name="batch">The batch size b.</param>
    /// <param name="precision">The precision ρ.</param>
    public static bool IsExactForNetwork(int batch, double precision) => (batch & (batch - 1)) == 0
        ? batch * precision <= 1.0 / 4
        : 2.5 * precision * batch < 0.5;
}
