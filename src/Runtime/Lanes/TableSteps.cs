using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Learnability;

/// <summary>The tables of a network as steps, in topological order: functions of the same operands go together.</summary>
internal static class TableSteps
{
    /// <summary>Groups the tables.</summary>
    /// <param name="network">The network.</param>
    /// <param name="asTernary">
    /// Whether functions of two signals are written as ones of three, the constant among them: it costs a read, and makes them the same kind as others.
    /// </param>
    public static TableStep[] Group(TableNetwork network, bool asTernary)
    {
        var steps = new List<TableStep>(network.Luts.Length);
        var single = new Dictionary<(int A, int B, int C), int>(network.Luts.Length);
        for (int lut = 0; lut < network.Luts.Length; lut++)
        {
            if (network.IsRemoved(lut))
                continue;
            Lut table = network.Luts[lut];
            TableStep step = new(table.Table, network.FirstLut + lut, -1, table.A, table.B, table.C);
            if (asTernary && !table.IsTernary)
                step = AsTernary(step);
            ref int other = ref CollectionsMarshal.GetValueRefOrAddDefault(single, Sort(step.A, step.B, step.C), out bool exists);

            // A pair stands where its first function stood: what reads either comes later.
            if (exists && (Pair(steps[other], step) ?? Pair(step, steps[other])) is { } pair)
            {
                steps[other] = pair;
                single.Remove(Sort(step.A, step.B, step.C));
                continue;
            }

            other = steps.Count;
            steps.Add(step);
        }

        return [.. steps];
    }

    private static TableStep AsTernary(TableStep step) => (byte)step.Kind switch
    {
        LutTable.Xor => step with { Kind = TableKind.Sum, C = 0 },
        LutTable.And => step with { Kind = TableKind.Carry, C = 0 },
        LutTable.AndNot => step with { Kind = TableKind.Borrow, C = 0 },
        LutTable.Or => step with { Kind = TableKind.Borrow, A = 0, B = step.A, C = step.B },
        _ => step,
    };

    /// <summary>Two functions as one step, with the operands of the second; null if there is no such kind.</summary>
    private static TableStep? Pair(TableStep first, TableStep second)
    {
        int kind = TableKind.OfPair(Reorder(first, second), (byte)second.Kind);
        return kind < 0 ? null : second with { Kind = kind, First = first.First, Second = second.First };
    }

    /// <summary>The table of a step in the order of another's operands.</summary>
    private static byte Reorder(TableStep step, TableStep order)
    {
        byte table = (byte)step.Kind;
        if (step.A != order.A)
        {
            if (step.B == order.A)
            {
                table = LutTable.SwapFirst(table);
                step = step with { A = step.B, B = step.A };
            }
            else
            {
                // The third comes first: it is exchanged with the second, and then with the first.
                table = LutTable.SwapFirst(LutTable.SwapLast(table));
                step = step with { A = step.C, B = step.A, C = step.B };
            }
        }

        return step.B == order.B ? table : LutTable.SwapLast(table);
    }

    private static (int A, int B, int C) Sort(int a, int b, int c)
    {
        if (a > b)
            (a, b) = (b, a);
        if (b > c)
            (b, c) = (c, b);
        return a > b ? (b, a, c) : (a, b, c);
    }
}
