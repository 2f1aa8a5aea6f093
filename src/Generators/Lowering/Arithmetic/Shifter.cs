using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Shifts and rotations, by a constant or, as a barrel shifter, by a symbolic amount.</summary>
internal static class Shifter
{
    /// <summary>The bits moved up by a constant number of places; below them zeros.</summary>
    public static Literal[] Left(ReadOnlySpan<Literal> bits, int places)
    {
        var result = new Literal[bits.Length];
        for (int i = places; i < result.Length; i++)
            result[i] = bits[i - places];
        return result;
    }

    /// <summary>The bits moved down by a constant number of places; above them the fill.</summary>
    public static Literal[] Right(ReadOnlySpan<Literal> bits, int places, Literal fill)
    {
        var result = new Literal[bits.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = i + places < bits.Length ? bits[i + places] : fill;
        return result;
    }

    /// <summary>The bits rotated up by a constant number of places.</summary>
    public static Literal[] Rotate(ReadOnlySpan<Literal> bits, int places)
    {
        var result = new Literal[bits.Length];
        for (int i = 0; i < result.Length; i++)
            result[(i + places) % result.Length] = bits[i];
        return result;
    }

    /// <summary>Applies a constant-distance move for each bit of the amount that is set: distances 1, 2, 4, …</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="bits">The bits to move.</param>
    /// <param name="amount">The amount's bits, least significant first; the caller has masked them.</param>
    /// <param name="move">Moves bits by a constant distance.</param>
    public static Literal[] ByAmount(CircuitBuilder builder, Literal[] bits, ReadOnlySpan<Literal> amount, Func<Literal[], int, Literal[]> move)
    {
        Literal[] result = bits;
        for (int stage = 0; stage < amount.Length; stage++)
        {
            if (amount[stage] == Literal.False)
                continue;
            Literal[] moved = move(result, 1 << stage);
            var next = new Literal[result.Length];
            for (int i = 0; i < next.Length; i++)
                next[i] = builder.Mux(amount[stage], moved[i], result[i]);
            result = next;
        }

        return result;
    }
}
