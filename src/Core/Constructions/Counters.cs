using System;

namespace Learnability;

/// <summary>Gates of the counters in a memory: numbers without sign, least significant bit first.</summary>
internal static class Counters
{
    /// <summary>The number plus one bit; what is carried out of it is lost.</summary>
    public static Literal[] Add(CircuitBuilder builder, ReadOnlySpan<Literal> number, Literal one)
    {
        var sum = new Literal[number.Length];
        Literal carry = one;
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = builder.Xor(number[i], carry);
            carry = builder.And(number[i], carry);
        }

        return sum;
    }

    /// <summary>Whether a number is less than another of the same width.</summary>
    public static Literal IsLess(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right)
    {
        Literal isLess = Literal.False;
        for (int i = 0; i < left.Length; i++)
            isLess = builder.Mux(builder.Xor(left[i], right[i]), right[i], isLess);
        return isLess;
    }

    /// <summary>Whether a number is at least a constant.</summary>
    public static Literal IsAtLeast(CircuitBuilder builder, ReadOnlySpan<Literal> number, int constant)
    {
        Literal isAtLeast = Literal.True;
        for (int i = 0; i < number.Length; i++)
            isAtLeast = (constant >> i & 1) != 0 ? builder.And(number[i], isAtLeast) : builder.Or(number[i], isAtLeast);
        return constant >> number.Length != 0 ? Literal.False : isAtLeast;
    }

    /// <summary>Whether a number is a constant.</summary>
    public static Literal IsEqual(CircuitBuilder builder, ReadOnlySpan<Literal> number, int constant)
    {
        Literal isEqual = constant >> number.Length != 0 ? Literal.False : Literal.True;
        for (int i = 0; i < number.Length; i++)
            isEqual = builder.And(isEqual, number[i] ^ ((constant >> i & 1) == 0));
        return isEqual;
    }

    /// <summary>A constant as literals.</summary>
    public static Literal[] Constant(int value, int width)
    {
        var bits = new Literal[width];
        for (int i = 0; i < width; i++)
            bits[i] = (value >> i & 1) != 0 ? Literal.True : Literal.False;
        return bits;
    }
}
