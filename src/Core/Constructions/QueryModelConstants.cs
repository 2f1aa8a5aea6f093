using System;

namespace Learnability;

/// <summary>The constants of a variant of the model of Lemma 3a at a precision ρ.</summary>
/// <param name="Offset">ε: how far the output is from the label that is not asked about.</param>
/// <param name="ClockScale">K: the factor of the clock in the output.</param>
/// <param name="ErrorBound">How far an answer may be from the mean over its batch, at most: ε + 3ρ/4.</param>
public readonly record struct QueryModelConstants(double Offset, double ClockScale, double ErrorBound)
{
    /// <summary>How far an answer may be from the mean over its batch: answers are from 3ρ/4 too small to <see cref="ErrorBound"/> too large, and centred ones ρ less.</summary>
    /// <param name="decoding">Whether answers are centred.</param>
    /// <param name="precision">The precision ρ.</param>
    public double GetErrorBound(CountDecoding decoding, double precision) =>
        decoding == CountDecoding.Centred ? Math.Max(ErrorBound - precision, 1.75 * precision) : ErrorBound;

    /// <summary>The constants of a variant.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="precision">The precision ρ.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variant.</exception>
    public static QueryModelConstants Of(QueryModelVariant variant, double precision)
    {
        const double SharpDivisor = 1 << 20; // any ε below the read-out's error does; this leaves the sums of gradients exact in double
        double offset = variant switch
        {
            QueryModelVariant.Literal => 2 * precision,
            QueryModelVariant.Tight => precision,
            QueryModelVariant.Sharp => precision / SharpDivisor,
            _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "There is no such variant."),
        };
        return new QueryModelConstants(offset, variant == QueryModelVariant.Sharp ? 1 / offset : 1, offset + (0.75 * precision));
    }
}
