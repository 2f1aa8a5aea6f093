using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Multiplication modulo a power of two, row by row; rows of a constant's clear bits cost nothing.</summary>
internal static class Multiplier
{
    /// <summary>The low bits of left · right, as many as the operands, which are equally wide.</summary>
    public static Literal[] Multiply(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right)
    {
        int width = left.Length;
        var product = new Literal[width];
        for (int row = 0; row < width; row++)
        {
            Literal factor = right[row];
            if (factor == Literal.False)
                continue;
            var partial = new Literal[width - row];
            for (int i = 0; i < partial.Length; i++)
                partial[i] = builder.And(left[i], factor);
            Adder.Add(builder, product.AsSpan(row), partial, Literal.False).CopyTo(product.AsSpan(row));
        }

        return product;
    }
}
