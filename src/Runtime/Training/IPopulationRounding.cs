using System;

namespace Learnability;

/// <summary>A rounding oracle that is told the gradient over the whole distribution, and may let it decide.</summary>
public interface IPopulationRounding : IGradientRounding
{
    /// <summary>Examples that stand for the distribution, each as likely as any other; repeated examples are more likely.</summary>
    LabelledBits Population { get; }

    /// <summary>Rounds a gradient in place.</summary>
    /// <param name="gradient">One number for each weight: the mean over the batch.</param>
    /// <param name="population">One number for each weight: the mean over <see cref="Population"/> at the same weights, clipped per sample as the batch's.</param>
    /// <param name="precision">The precision ρ: the result is a multiple of it within 3ρ/4 of the number.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    void Round(Span<double> gradient, ReadOnlySpan<double> population, double precision);
}
