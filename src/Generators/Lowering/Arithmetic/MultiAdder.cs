using System;
using System.Collections.Generic;
using System.Numerics;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Adds several numbers, column by column: each AND of a full adder takes one bit away.</summary>
internal static class MultiAdder
{
    /// <summary>Columns that are noted as belonging together: sums that differ by a constant have the same columns where its bits are the same.</summary>
    private const int LargestGroup = 8;

    /// <summary>The low bits of the sum of terms, each at least that wide, and a constant.</summary>
    public static Literal[] Add(CircuitBuilder builder, IReadOnlyList<Literal[]> terms, BigInteger constant, int width)
    {
        if (terms.Count == 2 && (constant.IsZero || constant.IsOne))
            return Adder.Add(builder, terms[0].AsSpan(0, width), terms[1].AsSpan(0, width), Literal.Constant(constant.IsOne));

        var sum = new Literal[width];
        int firstGate = builder.GateCount;
        var column = new Queue<Literal>();
        Span<int> firstGates = stackalloc int[LargestGroup + 1];
        for (int bit = 0; bit < width; bit++)
        {
            for (int group = 1; group <= LargestGroup; group *= 2)
            {
                if (bit % group == 0)
                    firstGates[group] = builder.GateCount;
            }

            foreach (Literal[] term in terms)
            {
                if (term[bit] == Literal.True)
                    constant += BigInteger.One << bit;
                else if (term[bit] != Literal.False)
                    column.Enqueue(term[bit]);
            }

            (sum[bit], column) = AddColumn(builder, column, !(constant >> bit).IsEven, isLast: bit == width - 1);
            for (int group = 1; group <= LargestGroup && (bit + 1) % group == 0; group *= 2)
                builder.EndSpan(firstGates[group]);
        }

        builder.EndSpan(firstGate);

        return sum;
    }

    /// <summary>The sum of a column's bits, and its carries. The constant bit comes last: with two bits it is their half adder's third.</summary>
    private static (Literal Sum, Queue<Literal> Carries) AddColumn(CircuitBuilder builder, Queue<Literal> column, bool constant, bool isLast)
    {
        var carries = new Queue<Literal>();
        if (isLast)
        {
            Literal parity = Literal.Constant(constant);
            while (column.Count > 0)
                parity = builder.Xor(parity, column.Dequeue());
            return (parity, carries);
        }

        while (column.Count > 2)
            AddThree(column.Dequeue());
        while (column.Count > 1 || (constant && column.Count > 0))
        {
            Literal third = Literal.Constant(constant);
            constant = false;
            if (column.Count == 1)
            {
                // x + 1: the carry is x.
                Literal only = column.Dequeue();
                carries.Enqueue(only);
                return (!only, carries);
            }

            AddThree(third);
        }

        return (column.Count > 0 ? column.Dequeue() : Literal.Constant(constant), carries);

        void AddThree(Literal third)
        {
            Literal first = column.Dequeue();
            (Literal sum, Literal carry) = Adder.AddBits(builder, first, column.Dequeue(), third);
            column.Enqueue(sum);
            if (carry != Literal.False)
                carries.Enqueue(carry);
        }
    }
}
