using System;
using System.Collections.Generic;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Counts of bits: population count, leading and trailing zeros.</summary>
internal static class BitCounter
{
    /// <summary>The number of set bits, by full adders column by column: n − 1 ANDs at most.</summary>
    public static Literal[] PopCount(CircuitBuilder builder, ReadOnlySpan<Literal> bits)
    {
        var column = new Queue<Literal>();
        foreach (Literal bit in bits)
            column.Enqueue(bit);
        var count = new List<Literal>();
        while (column.Count > 0)
        {
            var next = new Queue<Literal>();
            while (column.Count > 1)
            {
                Literal a = column.Dequeue();
                Literal b = column.Dequeue();
                Literal c = column.Count > 0 ? column.Dequeue() : Literal.False;
                (Literal sum, Literal carry) = Adder.AddBits(builder, a, b, c);
                column.Enqueue(sum);
                if (carry != Literal.False)
                    next.Enqueue(carry);
            }

            count.Add(column.Dequeue());
            column = next;
        }

        return [.. count];
    }

    /// <summary>The number of zeros before the first set bit from the top; the width if there is none.</summary>
    public static Literal[] LeadingZeroCount(CircuitBuilder builder, ReadOnlySpan<Literal> bits)
    {
        Literal[] reversed = bits.ToArray();
        Array.Reverse(reversed);
        return TrailingZeroCount(builder, reversed);
    }

    /// <summary>The number of zeros before the first set bit from the bottom; the width, a power of two, if there is none.</summary>
    public static Literal[] TrailingZeroCount(CircuitBuilder builder, ReadOnlySpan<Literal> bits)
    {
        if (bits.Length == 1)
            return [!bits[0]];

        // The count of a pair of halves: that of the low half unless it is all zero. A half's top bit says that it is.
        int half = bits.Length / 2;
        Literal[] low = TrailingZeroCount(builder, bits.Slice(0, half));
        Literal[] high = TrailingZeroCount(builder, bits.Slice(half));
        int top = low.Length - 1;
        Literal lowIsZero = low[top];
        var count = new Literal[low.Length + 1];
        for (int i = 0; i < top; i++)
            count[i] = builder.Mux(lowIsZero, high[i], low[i]);
        count[top] = builder.And(lowIsZero, !high[top]);
        count[top + 1] = builder.And(lowIsZero, high[top]);
        return count;
    }
}
