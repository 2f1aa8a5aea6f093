using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Ripple addition and subtraction, with one AND for each bit.</summary>
internal static class Adder
{
    /// <summary>The sum of three bits: one AND and four XOR.</summary>
    public static (Literal Sum, Literal Carry) AddBits(CircuitBuilder builder, Literal a, Literal b, Literal c)
    {
        // carry = c ⊕ ((a ⊕ c) ∧ (b ⊕ c)): the majority of three with one AND.
        Literal aDiffers = builder.Xor(a, c);
        Literal carry = builder.Xor(c, builder.And(aDiffers, builder.Xor(b, c)));
        return (builder.Xor(aDiffers, b), carry);
    }

    /// <summary>The carry of three bits.</summary>
    public static Literal Carry(CircuitBuilder builder, Literal a, Literal b, Literal c) =>
        builder.Xor(c, builder.And(builder.Xor(a, c), builder.Xor(b, c)));

    /// <summary>left + right + carry, as many bits as the operands, which are equally wide.</summary>
    public static Literal[] Add(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right, Literal carry)
    {
        var sum = new Literal[left.Length];
        for (int i = 0; i < sum.Length; i++)
        {
            if (i == sum.Length - 1)
                sum[i] = builder.Xor(builder.Xor(left[i], right[i]), carry);
            else
                (sum[i], carry) = AddBits(builder, left[i], right[i], carry);
        }

        return sum;
    }

    /// <summary>left − right, as many bits as the operands, which are equally wide.</summary>
    public static Literal[] Subtract(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right) =>
        Add(builder, left, Complement(right), Literal.True);

    /// <summary>−operand.</summary>
    public static Literal[] Negate(CircuitBuilder builder, ReadOnlySpan<Literal> operand) =>
        Add(builder, new Literal[operand.Length], Complement(operand), Literal.True);

    /// <summary>All bits complemented.</summary>
    public static Literal[] Complement(ReadOnlySpan<Literal> operand)
    {
        var result = new Literal[operand.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = !operand[i];
        return result;
    }
}
