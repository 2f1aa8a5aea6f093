using System;
using System.Collections.Generic;
using System.Numerics;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>
/// Unsigned remainder by a constant. Where the divisor divides 2ᵏ − 1, the sum of the dividend's digits to the base 2ᵏ has the same remainder: a full adder for each
/// bit folds it to k bits, and the rows of a division are needed for those only.
/// </summary>
/// <remarks>
/// The quotient comes from the rows of <see cref="Divider"/>: with a constant divisor of b bits a row takes some 3b gates, where the reciprocal's product takes
/// rows as wide as the dividend.
/// </remarks>
internal static class ConstantDivider
{
    /// <summary>The remainder of a dividend and a positive constant.</summary>
    public static Literal[] Remainder(CircuitBuilder builder, Literal[] dividend, BigInteger divisor)
    {
        var plans = new List<CheapestPlan.Plan> { (circuit, operand) => ByRows(circuit, operand, divisor) };

        // A power of two only shifts: 2ⁱ · odd divides x as odd divides x >> i, and the low bits stay.
        int twos = 0;
        BigInteger odd = divisor;
        for (; odd.IsEven; odd >>= 1)
            twos++;
        int open = dividend.Length;
        while (open > 0 && dividend[open - 1] == Literal.False)
            open--;
        for (int digitBits = 2, found = 0; digitBits < open - twos && found < 3; digitBits++)
        {
            if (odd.IsOne || !(((BigInteger.One << digitBits) - 1) % odd).IsZero)
                continue;
            int bits = digitBits;
            found++;
            plans.Add((circuit, operand) =>
            {
                var remainder = new Literal[operand.Length];
                operand.AsSpan(0, twos).CopyTo(remainder);
                Literal[] folded = Fold(circuit, operand.AsSpan(twos), bits);
                ByRows(circuit, folded, odd).AsSpan(0, Math.Min(folded.Length, operand.Length - twos)).CopyTo(remainder.AsSpan(twos));
                return remainder;
            });
        }

        return CheapestPlan.Build(builder, dividend, dividend.Length, plans);
    }

    private static Literal[] ByRows(CircuitBuilder builder, Literal[] dividend, BigInteger divisor)
    {
        var bits = new Literal[dividend.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = Literal.Constant(!(divisor >> i).IsEven);
        return divisor >> bits.Length != 0 ? dividend : Divider.Remainder(builder, dividend, bits);
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
