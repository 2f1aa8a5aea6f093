using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>The roundings that depend on the number alone, eight numbers at a time.</summary>
internal static class VectorRounding
{
    /// <summary>The next multiple of eight.</summary>
    public static int Pad(int count) => checked(count + 7) & ~7;

    /// <summary>Rounds as <see cref="FixedRounding"/> does.</summary>
    /// <param name="choice">The choice between multiples.</param>
    /// <param name="gradient">The numbers, a multiple of eight of them.</param>
    /// <param name="rounded">Receives as many roundings.</param>
    /// <param name="precision">The precision ρ, a power of two.</param>
    public static void Round(RoundingChoice choice, ReadOnlySpan<double> gradient, Span<double> rounded, double precision)
    {
        ref double source = ref MemoryMarshal.GetReference(gradient);
        ref double target = ref MemoryMarshal.GetReference(rounded[..gradient.Length]);
        double unitsPerOne = 1 / precision; // exact, as is the product
        for (nuint i = 0; i < (nuint)gradient.Length; i += (nuint)Vector512<double>.Count)
        {
            Vector512<double> units = Vector512.LoadUnsafe(ref source, i) * unitsPerOne;
            Vector512<double> floor = Vector512.Floor(units);
            Vector512<double> isUpper = TakesUpper(choice, units - floor);
            (Vector512.ConditionalSelect(isUpper, floor + Vector512<double>.One, floor) * precision).StoreUnsafe(ref target, i);
        }
    }

    private static Vector512<double> TakesUpper(RoundingChoice choice, Vector512<double> fraction) => choice switch
    {
        RoundingChoice.Nearest => Vector512.GreaterThanOrEqual(fraction, Vector512.Create(0.5)),
        RoundingChoice.Up => Vector512.GreaterThanOrEqual(fraction, Vector512.Create(0.25)),
        RoundingChoice.Down => Vector512.GreaterThan(fraction, Vector512.Create(0.75)),
        _ => Vector512.GreaterThan(fraction, Vector512.Create(0.75))
            | (Vector512.GreaterThanOrEqual(fraction, Vector512.Create(0.25)) & Vector512.LessThan(fraction, Vector512.Create(0.5))),
    };
}
