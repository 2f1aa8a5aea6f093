using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>
/// Unsigned division, row by row: each row brings one bit of the dividend into the rest, and subtracts the divisor where it fits. The rest is only as wide as
/// the bits of the dividend that have entered it; leading bits that are known to be clear cost nothing.
/// </summary>
/// <remarks>
/// A restoring row takes two ANDs a bit: the borrow, and taking the difference or not. Where only the quotient is wanted, the last rows do not restore: a rest
/// below zero stays, and the next row adds the divisor instead of subtracting it, which takes as many gates, but one AND a bit. Such rows are as wide as the
/// divisor, so that they are used where the rest is as wide, too; a constant divisor makes a restoring row the smaller one.
/// For a zero divisor the results are meaningless: the caller has excluded it, and the rows rely on it.
/// </remarks>
internal static class Divider
{
    /// <summary>The quotient of equally wide numbers.</summary>
    public static Literal[] Quotient(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, ReadOnlySpan<Literal> divisor) =>
        Divide(builder, dividend, divisor, wantsQuotient: true);

    /// <summary>The remainder of equally wide numbers.</summary>
    public static Literal[] Remainder(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, ReadOnlySpan<Literal> divisor) =>
        Divide(builder, dividend, divisor, wantsQuotient: false);

    /// <summary>Whether a divisor is zero; a division by it computes the same gates.</summary>
    public static Literal IsZero(CircuitBuilder builder, ReadOnlySpan<Literal> divisor) => !FindAnySetFrom(builder, divisor)[0];

    private static Literal[] Divide(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, ReadOnlySpan<Literal> divisor, bool wantsQuotient)
    {
        int width = dividend.Length;
        int divisorWidth = width;
        while (divisorWidth > 1 && divisor[divisorWidth - 1] == Literal.False)
            divisorWidth--;
        divisor = divisor.Slice(0, divisorWidth);
        Literal[] anyFrom = FindAnySetFrom(builder, divisor);
        bool mayStayBelowZero = wantsQuotient && CountConstants(divisor) * 2 < divisorWidth;

        var quotient = new Literal[width];
        Literal[] rest = [];
        for (int bit = width - 1; bit >= 0; bit--)
        {
            if (rest.Length == 0 && dividend[bit] == Literal.False)
                continue;
            if (mayStayBelowZero && bit > 0 && rest.Length + 2 >= divisorWidth)
            {
                FinishBelowZero(builder, dividend.Slice(0, bit + 1), rest, divisor, quotient);
                return quotient;
            }

            Literal[] shifted = [dividend[bit], .. rest];
            (quotient[bit], rest) = Reduce(builder, shifted, divisor, anyFrom);
        }

        if (wantsQuotient)
            return quotient;
        var remainder = new Literal[width];
        rest.CopyTo(remainder, 0);
        return remainder;
    }

    private static int CountConstants(ReadOnlySpan<Literal> bits)
    {
        int count = 0;
        foreach (Literal bit in bits)
            count += bit.IsConstant ? 1 : 0;
        return count;
    }

    /// <summary>For each bit whether it or one above it is set; last, above all bits, that none is.</summary>
    private static Literal[] FindAnySetFrom(CircuitBuilder builder, ReadOnlySpan<Literal> bits)
    {
        var any = new Literal[bits.Length + 1];
        for (int i = bits.Length - 1; i >= 0; i--)
            any[i] = builder.Or(any[i + 1], bits[i]);
        return any;
    }

    /// <summary>Whether the divisor fits into the rest, which is at most one bit wider and less than twice the divisor, and the rest without it.</summary>
    private static (Literal Fits, Literal[] Reduced) Reduce(CircuitBuilder builder, Literal[] rest, ReadOnlySpan<Literal> divisor, Literal[] anyFrom)
    {
        int width = Math.Min(rest.Length, divisor.Length);
        if (rest.Length == 1)
        {
            // The divisor is not zero: it fits into one bit if it is one, and that bit is set.
            Literal isOne = builder.And(!anyFrom[1], rest[0]);
            return (isOne, [builder.Xor(rest[0], isOne)]);
        }

        var differences = new Literal[width];
        Literal borrow = Literal.False;
        for (int i = 0; i < width; i++)
        {
            // What the bit changes by if the divisor is taken away: the divisor's bit and the borrow.
            differences[i] = builder.Xor(divisor[i], borrow);
            borrow = Adder.Carry(builder, !rest[i], divisor[i], borrow);
        }

        // Where the bit above is set, the bits below are less than the divisor, as the whole is less than twice it: then there is a borrow, too.
        Literal fits = rest.Length > width ? builder.Xor(rest[width], !borrow) : builder.And(!anyFrom[width], !borrow);
        var reduced = new Literal[width];
        for (int i = 0; i < width; i++)
            reduced[i] = builder.Xor(rest[i], builder.And(fits, differences[i]));
        return (fits, reduced);
    }

    /// <summary>
    /// The rows that are left, without restoring: the rest is a number of two's complement between −divisor and divisor, one bit wider than the divisor. Where the
    /// last row left it below zero, this one adds the divisor, otherwise it subtracts it; the quotient's bit is set where the result is not below zero.
    /// </summary>
    private static void FinishBelowZero(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, Literal[] rest, ReadOnlySpan<Literal> divisor, Literal[] quotient)
    {
        Literal[] value = new Literal[divisor.Length + 1];
        rest.CopyTo(value, 0);
        Literal subtracts = Literal.True;
        for (int bit = dividend.Length - 1; bit >= 0; bit--)
        {
            Literal[] shifted = [dividend[bit], .. value.AsSpan(0, divisor.Length)];
            var addend = new Literal[shifted.Length];
            for (int i = 0; i < divisor.Length; i++)
                addend[i] = builder.Xor(divisor[i], subtracts);
            addend[divisor.Length] = subtracts;
            value = Adder.Add(builder, shifted, addend, subtracts);
            subtracts = quotient[bit] = !value[divisor.Length];
        }
    }
}
