using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>
/// Unsigned division with remainder, by restoring subtraction: one AND a bit for the subtraction, one for taking it back. The rest is only as wide as the bits
/// of the dividend that have entered it; leading bits that are known to be clear cost nothing.
/// </summary>
internal static class Divider
{
    /// <summary>The quotient and the remainder of equally wide numbers. For a zero divisor the result is meaningless: the caller has excluded it.</summary>
    public static (Literal[] Quotient, Literal[] Remainder) Divide(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, ReadOnlySpan<Literal> divisor)
    {
        int width = dividend.Length;
        int divisorWidth = width;
        while (divisorWidth > 1 && divisor[divisorWidth - 1] == Literal.False)
            divisorWidth--;
        Literal[] anyFrom = FindAnySetFrom(builder, divisor.Slice(0, divisorWidth));

        var quotient = new Literal[width];
        Literal[] rest = [];
        for (int bit = width - 1; bit >= 0; bit--)
        {
            if (rest.Length == 0 && dividend[bit] == Literal.False)
                continue;
            Literal[] shifted = [dividend[bit], .. rest];
            (quotient[bit], rest) = Reduce(builder, shifted, divisor.Slice(0, divisorWidth), anyFrom);
        }

        var remainder = new Literal[width];
        rest.CopyTo(remainder, 0);
        return (quotient, remainder);
    }

    /// <summary>Whether a divisor is zero; a division by it computes the same gates.</summary>
    public static Literal IsZero(CircuitBuilder builder, ReadOnlySpan<Literal> divisor) => !FindAnySetFrom(builder, divisor)[0];

    /// <summary>For each bit whether it or one above it is set; last, above all bits, that none is.</summary>
    private static Literal[] FindAnySetFrom(CircuitBuilder builder, ReadOnlySpan<Literal> bits)
    {
        var any = new Literal[bits.Length + 1];
        for (int i = bits.Length - 1; i >= 0; i--)
            any[i] = builder.Or(any[i + 1], bits[i]);
        return any;
    }

    /// <summary>Whether the divisor fits into the rest, which is at most one bit wider, and the rest without it.</summary>
    private static (Literal Fits, Literal[] Reduced) Reduce(CircuitBuilder builder, Literal[] rest, ReadOnlySpan<Literal> divisor, Literal[] anyFrom)
    {
        int width = Math.Min(rest.Length, divisor.Length);
        var differences = new Literal[width];
        Literal borrow = Literal.False;
        for (int i = 0; i < width; i++)
        {
            // What the bit changes by if the divisor is taken away: the divisor's bit and the borrow.
            differences[i] = builder.Xor(divisor[i], borrow);
            borrow = Adder.Carry(builder, !rest[i], divisor[i], borrow);
        }

        Literal fits = rest.Length > width ? builder.Or(rest[width], !borrow) : builder.And(!anyFrom[width], !borrow);
        var reduced = new Literal[width];
        for (int i = 0; i < width; i++)
            reduced[i] = builder.Xor(rest[i], builder.And(fits, differences[i]));
        return (fits, reduced);
    }
}
