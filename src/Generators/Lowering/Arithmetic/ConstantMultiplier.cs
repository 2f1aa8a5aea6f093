using System;
using System.Collections.Generic;
using System.Numerics;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>
/// Multiplication by a constant: a row for each set bit; or for each non-zero digit of its canonical signed form, of which no two neighbours are set, so that
/// they are a third of the digits instead of half; or first by a factor of the form 2ᵏ ± 1, then by the rest. The smallest wins.
/// </summary>
internal static class ConstantMultiplier
{
    /// <summary>Factors 2ᵏ ± 1 that are tried at most, one within the other.</summary>
    private const int MaxFactors = 2;

    /// <summary>The low bits of operand · factor, as many as the operand.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="operand">The operand.</param>
    /// <param name="factor">The factor; only its residue modulo 2 to the operand's width counts.</param>
    /// <param name="neededBits">How many of the product's low bits will be used.</param>
    public static Literal[] Multiply(CircuitBuilder builder, Literal[] operand, BigInteger factor, int neededBits)
    {
        BigInteger modulus = BigInteger.One << operand.Length;
        factor = ((factor % modulus) + modulus) % modulus;
        return CheapestPlan.Build(builder, operand, neededBits, GetPlans(factor, operand.Length, MaxFactors));
    }

    private static List<CheapestPlan.Plan> GetPlans(BigInteger factor, int width, int factorsLeft)
    {
        sbyte[] binary = BinaryDigits(factor, width);
        var plans = new List<CheapestPlan.Plan> { (builder, operand) => AddRows(builder, operand, binary) };
        if (CountDigits(binary) <= 2)
            return plans;
        sbyte[] signed = SignedDigits(factor, width);
        plans.Add((builder, operand) => AddRows(builder, operand, signed));
        if (factorsLeft == 0 || CountDigits(signed) <= 2)
            return plans;
        for (int shift = 2; shift < width - 1; shift++)
        {
            foreach (int sign in (ReadOnlySpan<int>)[1, -1])
            {
                BigInteger divisor = (BigInteger.One << shift) + sign;
                if (factor <= divisor || !(factor % divisor).IsZero)
                    continue;
                sbyte[] first = SignedDigits(divisor, width);
                foreach (CheapestPlan.Plan rest in GetPlans(factor / divisor, width, factorsLeft - 1))
                    plans.Add((builder, operand) => rest(builder, AddRows(builder, operand, first)));
            }
        }

        return plans;
    }

    private static int CountDigits(sbyte[] digits) => Array.FindAll(digits, digit => digit != 0).Length;

    private static sbyte[] BinaryDigits(BigInteger factor, int width)
    {
        var digits = new sbyte[width];
        for (int i = 0; i < width; i++)
            digits[i] = (sbyte)((factor >> i).IsEven ? 0 : 1);
        return digits;
    }

    /// <summary>The canonical signed digits of a factor modulo 2ʷⁱᵈᵗʰ.</summary>
    private static sbyte[] SignedDigits(BigInteger factor, int width)
    {
        var digits = new sbyte[width];
        for (int i = 0; i < width; i++, factor >>= 1)
        {
            if (factor.IsEven)
                continue;
            digits[i] = (sbyte)((factor & 3).IsOne ? 1 : -1);
            factor -= digits[i];
        }

        return digits;
    }

    /// <summary>The sum of the operand's multiples, from a positive one on.</summary>
    private static Literal[] AddRows(CircuitBuilder builder, Literal[] operand, sbyte[] digits)
    {
        int width = operand.Length;
        var product = new Literal[width];
        int start = Array.IndexOf(digits, (sbyte)1);
        if (start >= 0)
            operand.AsSpan(0, width - start).CopyTo(product.AsSpan(start));
        for (int row = 0; row < width; row++)
        {
            if (digits[row] == 0 || row == start)
                continue;
            ReadOnlySpan<Literal> multiple = operand.AsSpan(0, width - row);
            ReadOnlySpan<Literal> sum = product.AsSpan(row);
            Literal[] next = digits[row] > 0 ? Adder.Add(builder, sum, multiple, Literal.False) : Adder.Subtract(builder, sum, multiple);
            next.CopyTo(product.AsSpan(row));
        }

        return product;
    }
}
