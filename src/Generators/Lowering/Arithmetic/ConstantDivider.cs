using System;
using System.Collections.Generic;
using System.Numerics;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Unsigned division by a constant: by rows as with any divisor, or another way where it is smaller.</summary>
/// <remarks>
/// Both other ways are for divisors that divide 2ᵏ − 1 for a small k, up to a power of two. The sum of the dividend's digits to the base 2ᵏ has the same
/// remainder: a full adder for each bit folds it to k bits, and only those are left to divide. And the reciprocal's digits repeat after k, so that its product
/// takes few rows; for other divisors rows of some 3b gates, for b bits of the divisor, are smaller.
/// </remarks>
internal static class ConstantDivider
{
    /// <summary>Of the k with which a divisor divides 2ᵏ − 1, which are multiples of the first, so many are tried.</summary>
    private const int MaxPeriods = 3;

    /// <summary>The quotient of a dividend and a positive constant.</summary>
    public static Literal[] Quotient(CircuitBuilder builder, Literal[] dividend, BigInteger divisor)
    {
        var plans = new List<CheapestPlan.Plan> { (circuit, operand) => ByRows(circuit, operand, divisor, Divider.Quotient, new Literal[operand.Length]) };
        if (FindPeriods(divisor >> CountTwos(divisor), dividend.Length + 1).Count > 0)
            plans.Add((circuit, operand) => ByReciprocal(circuit, operand, divisor));
        return CheapestPlan.Build(builder, dividend, dividend.Length, plans);
    }

    /// <summary>The remainder of a dividend and a positive constant.</summary>
    public static Literal[] Remainder(CircuitBuilder builder, Literal[] dividend, BigInteger divisor)
    {
        // 2ⁱ · odd: the low i bits stay, the others are divided by the odd part.
        int twos = CountTwos(divisor);
        BigInteger odd = divisor >> twos;
        int open = dividend.Length;
        while (open > 0 && dividend[open - 1] == Literal.False)
            open--;
        var plans = new List<CheapestPlan.Plan> { (circuit, operand) => ByRows(circuit, operand, divisor, Divider.Remainder, operand) };
        foreach (int bits in FindPeriods(odd, open - twos))
        {
            plans.Add((circuit, operand) =>
            {
                var remainder = new Literal[operand.Length];
                operand.AsSpan(0, twos).CopyTo(remainder);
                Literal[] folded = Fold(circuit, operand.AsSpan(twos), bits);
                ByRows(circuit, folded, odd, Divider.Remainder, folded).AsSpan(0, Math.Min(folded.Length, operand.Length - twos)).CopyTo(remainder.AsSpan(twos));
                return remainder;
            });
        }

        return CheapestPlan.Build(builder, dividend, dividend.Length, plans);
    }

    private static int CountTwos(BigInteger number)
    {
        int count = 0;
        while ((number >> count).IsEven)
            count++;
        return count;
    }

    /// <summary>The first k below a limit for which an odd number, if it is not one, divides 2ᵏ − 1.</summary>
    private static List<int> FindPeriods(BigInteger odd, int limit)
    {
        var periods = new List<int>();
        for (int bits = 2; bits < limit && periods.Count < MaxPeriods && !odd.IsOne; bits++)
        {
            if ((((BigInteger.One << bits) - 1) % odd).IsZero)
                periods.Add(bits);
        }

        return periods;
    }

    /// <summary>The quotient as the high bits of a product: with 2ˡ ≥ divisor, ⌊x · (⌊2ⁿ⁺ˡ / divisor⌋ + 1) / 2ⁿ⁺ˡ⌋ is exact for all x of n bits.</summary>
    /// <remarks>Granlund &amp; Montgomery, Division by Invariant Integers using Multiplication (1994), theorem 4.2.</remarks>
    private static Literal[] ByReciprocal(CircuitBuilder builder, Literal[] dividend, BigInteger divisor)
    {
        int width = dividend.Length;
        int shift = width;
        while (BigInteger.One << (shift - width) < divisor)
            shift++;
        BigInteger reciprocal = ((BigInteger.One << shift) / divisor) + 1;
        var wide = new Literal[shift + width];
        dividend.CopyTo(wide, 0);
        return ConstantMultiplier.Multiply(builder, wide, reciprocal, wide.Length).AsSpan(shift, width).ToArray();
    }

    private delegate Literal[] Division(CircuitBuilder builder, ReadOnlySpan<Literal> dividend, ReadOnlySpan<Literal> divisor);

    /// <summary>Divides by rows; a divisor that is wider than the dividend gives the result that is known then.</summary>
    private static Literal[] ByRows(CircuitBuilder builder, Literal[] dividend, BigInteger divisor, Division divide, Literal[] whenWider)
    {
        var bits = new Literal[dividend.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = Literal.Constant(!(divisor >> i).IsEven);
        return divisor >> bits.Length != 0 ? whenWider : divide(builder, dividend, bits);
    }

    /// <summary>A number of some bits with the same remainder modulo 2 to their number, minus one: each carry out comes in again below.</summary>
    private static Literal[] Fold(CircuitBuilder builder, ReadOnlySpan<Literal> value, int bits)
    {
        // Columns of equal weight modulo 2ᵏ − 1; a full adder takes three bits of one and gives one to it and one to the next, the last one's to the first.
        var columns = new Queue<Literal>[bits];
        for (int column = 0; column < bits; column++)
        {
            columns[column] = new Queue<Literal>();
            for (int i = column; i < value.Length; i += bits)
            {
                if (value[i] != Literal.False)
                    columns[column].Enqueue(value[i]);
            }
        }

        // Rounds over the columns, until each has two bits at most.
        for (bool isDone = false; !isDone;)
        {
            isDone = true;
            for (int column = 0; column < bits; column++)
            {
                while (columns[column].Count > 2)
                {
                    (Literal sum, Literal carry) = Adder.AddBits(builder, columns[column].Dequeue(), columns[column].Dequeue(), columns[column].Dequeue());
                    columns[column].Enqueue(sum);
                    columns[(column + 1) % bits].Enqueue(carry);
                    isDone = false;
                }
            }
        }

        // Two numbers are left: their sum, one bit wider.
        var first = new Literal[bits + 1];
        var second = new Literal[bits + 1];
        for (int column = 0; column < bits; column++)
        {
            first[column] = columns[column].Count > 0 ? columns[column].Dequeue() : Literal.False;
            second[column] = columns[column].Count > 0 ? columns[column].Dequeue() : Literal.False;
        }

        return Adder.Add(builder, first, second, Literal.False);
    }
}
