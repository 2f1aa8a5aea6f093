using System;

namespace Learnability;

/// <summary>Rounds a gradient to a limited precision: the rounding oracle of a step, honest or adversarial.</summary>
public interface IGradientRounding
{
    /// <summary>Rounds a gradient in place.</summary>
    /// <param name="gradient">One number for each weight.</param>
    /// <param name="precision">The precision ρ: the result is a multiple of it within 3ρ/4 of the number.</param>
    void Round(Span<double> gradient, double precision);
}
