using System;
using System.Globalization;

namespace Learnability;

/// <summary>
/// The ρ-approximate roundings: a number within ρ/4 of a multiple of ρ goes to that multiple, and one in between to either neighbour, which is the adversary's
/// choice. Each result is a multiple of ρ within 3ρ/4 of the number.
/// </summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Section 2, inequality (3). An adversary acts on every coordinate of the mean gradient.</remarks>
public static class GradientRounding
{
    /// <summary>To the nearest multiple, and from the middle to the upper one: not the worst case.</summary>
    public static IGradientRounding Nearest { get; } = new FixedRounding(RoundingChoice.Nearest);

    /// <summary>To the upper multiple wherever there is a choice.</summary>
    public static IGradientRounding Up { get; } = new FixedRounding(RoundingChoice.Up);

    /// <summary>To the lower multiple wherever there is a choice.</summary>
    public static IGradientRounding Down { get; } = new FixedRounding(RoundingChoice.Down);

    /// <summary>To the multiple farther from the gradient wherever there is a choice: an error of up to 3ρ/4.</summary>
    public static IGradientRounding AwayFromGradient { get; } = new FixedRounding(RoundingChoice.Away);

    /// <summary>To either multiple by a fair coin wherever there is a choice.</summary>
    /// <param name="seed">The seed of the coins.</param>
    public static IGradientRounding CreateRandom(int seed) => new RandomRounding(seed);

    /// <summary>Whether a number is a ρ-approximate rounding of another.</summary>
    /// <param name="rounded">What may be a rounding.</param>
    /// <param name="value">The number.</param>
    /// <param name="precision">The precision ρ, positive.</param>
    public static bool IsValid(double rounded, double value, double precision)
    {
        double units = rounded / precision;
        return Math.Floor(units) == units && Math.Abs(rounded - value) <= 0.75 * precision;
    }

    /// <summary>
    /// The largest power of two that is no larger than a number, or 0 if there is none down to 2⁻³⁰: a precision for it. Only for a power of two does every
    /// number of [−1, 1] have a rounding in [−1, 1].
    /// </summary>
    /// <param name="value">The number.</param>
    public static double RoundDownToPowerOfTwo(double value)
    {
        double power = 0.5;
        for (int bits = 1; bits <= MaxPrecisionBits; bits++, power /= 2)
        {
            if (power <= value)
                return power;
        }

        return 0;
    }

    /// <summary>The number d of a precision ρ = 2⁻ᵈ from 1/2 to 2⁻³⁰; −1 for any other number.</summary>
    /// <param name="precision">The precision ρ.</param>
    public static int GetPrecisionBits(double precision)
    {
        double power = 0.5;
        for (int bits = 1; bits <= MaxPrecisionBits; bits++, power /= 2)
        {
            if (power == precision)
                return bits;
        }

        return -1;
    }

    /// <summary>The finest precision is 2 to minus this power: answers are then 32-bit integers of units of ρ.</summary>
    public const int MaxPrecisionBits = 30;

    /// <summary>What a number is rounded to.</summary>
    /// <param name="value">The number.</param>
    /// <param name="precision">The precision ρ.</param>
    /// <param name="takesUpper">Whether the upper multiple is taken where there is a choice; asked only there.</param>
    internal static double Round<TChooser>(double value, double precision, ref TChooser takesUpper)
        where TChooser : struct, IRoundingChooser
    {
        double units = value / precision;
        double floor = Math.Floor(units);
        double fraction = units - floor;
        bool isUpper = fraction > 0.75 || (fraction >= 0.25 && takesUpper.TakesUpper(units, fraction));
        return (isUpper ? floor + 1 : floor) * precision;
    }

    internal static void RequirePrecision(double precision)
    {
        if (!(precision > 0) || double.IsInfinity(precision))
            throw new ArgumentOutOfRangeException(nameof(precision), precision.ToString("R", CultureInfo.InvariantCulture), "The precision must be positive and finite.");
    }
}
