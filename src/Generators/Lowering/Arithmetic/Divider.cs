using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Unsigned division with remainder, by restoring subtraction; leading bits that are known to be clear cost nothing.</summary>
internal static class Divider
{
    /// <summary>The quotient and the remainder of equally wide numbers. For a zero divisor the result is meaningless: the caller has excluded it.</summary>
    public static (Literal[] Quotient, Literal[] Remainder) Divide(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, ReadOnlySpan<Literal> divisor)
    {
        int width = dividend.Length;
        int divisorWidth = width;
        while (divisorWidth > 1 && divisor[divisorWidth - 1] == Literal.False)
            divisorWidth--;

        // One bit more than the divisor: a shifted remainder is below twice the divisor.
        Literal[] wideDivisor = new Literal[divisorWidth + 1];
        divisor.Slice(0, divisorWidth).CopyTo(wideDivisor);
        var rest = new Literal[divisorWidth + 1];
        var quotient = new Literal[width];
        for (int bit = width - 1; bit >= 0; bit--)
        {
            for (int i = divisorWidth; i > 0; i--)
                rest[i] = rest[i - 1];
            rest[0] = dividend[bit];
            Literal fits = !Comparator.LessUnsigned(builder, rest, wideDivisor);
            quotient[bit] = fits;
            Literal[] reduced = Adder.Subtract(builder, rest, wideDivisor);
            for (int i = 0; i < rest.Length; i++)
                rest[i] = builder.Mux(fits, reduced[i], rest[i]);
        }

        var remainder = new Literal[width];
        rest.AsSpan(0, divisorWidth).CopyTo(remainder);
        return (quotient, remainder);
    }
}
