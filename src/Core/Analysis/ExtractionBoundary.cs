using System;

namespace Learnability;

/// <summary>
/// Up to which batch size and precision the counts of binary queries can be read off their answers, whatever a ρ-approximate rounding does. The bound 1/8 of
/// Theorem 1a belongs to its proof; each construction has a boundary of its own for each rule of decoding.
/// </summary>
public static class ExtractionBoundary
{
    /// <summary>The largest bρ for which a model decodes every count of a batch whose size is a power of two.</summary>
    /// <param name="variant">The variant of the model.</param>
    /// <param name="decoding">How counts are decoded.</param>
    /// <returns>
    /// Half to even or up: 1/8 with the literal variant, 1/4 with the tight, 1 with the sharp one; half down: 1/4, 1/2 and 1; centred: 1/4 with each.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variant.</exception>
    /// <remarks>
    /// A count is then a whole number of 1/(bρ) units, so that answers are 0, 1 or 2 units too large with the literal variant, 0 or 1 with the tight, and none
    /// with the sharp one.
    /// </remarks>
    public static double OfPowerOfTwo(QueryModelVariant variant, CountDecoding decoding = CountDecoding.HalfToEven) => (variant, decoding) switch
    {
        (QueryModelVariant.Literal, CountDecoding.HalfToEven or CountDecoding.HalfUp) => 1.0 / 8,
        (QueryModelVariant.Tight, CountDecoding.HalfDown) => 1.0 / 2,
        (QueryModelVariant.Sharp, not CountDecoding.Centred) => 1,
        (QueryModelVariant.Literal or QueryModelVariant.Tight or QueryModelVariant.Sharp, _) => 1.0 / 4,
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "There is no such variant."),
    };

    /// <summary>Whether a model of Lemma 3a decodes every count: for a power of two as measured exhaustively, otherwise where its error bound is below 1/(2b).</summary>
    /// <param name="variant">The variant of the model.</param>
    /// <param name="batch">The batch size b.</param>
    /// <param name="precision">The precision ρ.</param>
    /// <param name="decoding">How counts are decoded.</param>
    public static bool IsExact(QueryModelVariant variant, int batch, double precision, CountDecoding decoding = CountDecoding.HalfToEven) =>
        (batch & (batch - 1)) == 0
            ? batch * precision <= OfPowerOfTwo(variant, decoding)
            : QueryModelConstants.Of(variant, precision).GetErrorBound(decoding, precision) * batch < 0.5;

    /// <summary>
    /// Whether a network of Lemma 3b decodes every count from its answers, from which ρ is subtracted: bρ ≤ 1/4 by any rule, and below 1/5 unless b is a power
    /// of two. Without the subtraction it would be 1/8, and half down 1/4.
    /// </summary>
    /// <param name="batch">The batch size b.</param>
    /// <param name="precision">The precision ρ.</param>
    public static bool IsExactForNetwork(int batch, double precision) => (batch & (batch - 1)) == 0
        ? batch * precision <= 1.0 / 4
        : 2.5 * precision * batch < 0.5;
}
