using System;
using System.Linq;

namespace Learnability.Tests.Lanes;

/// <summary>Evaluates a plan step by step from the tables of its kinds, on any processor: the reference of kernels, and the check of plans.</summary>
internal static class PlanRun
{
    /// <summary>The outputs for 64 samples.</summary>
    public static ulong[] Evaluate(TablePlan plan, ulong[] outputMasks, ulong[] inputs)
    {
        var values = new ulong[plan.PlaceCount];
        inputs.CopyTo(values, 1);
        ReadOnlySpan<uint> step = plan.Operands;
        foreach (TableRun run in plan.Runs)
        {
            for (int i = 0; i < run.Count; i++)
            {
                int targets = TableKind.IsPair(run.Kind) ? 2 : 1;
                ulong a = values[step[targets]], b = values[step[targets + 1]], c = values[step[targets + 2]];
                for (int target = 0; target < targets; target++)
                    values[step[target]] = Apply(TableOf(run.Kind, target), a, b, c);
                step = step[(targets + 3)..];
            }
        }

        return [.. plan.OutputPlaces.Select((place, output) => values[place] ^ outputMasks[output])];
    }

    /// <summary>The table of one of a kind's functions.</summary>
    public static byte TableOf(int kind, int function)
    {
        if (!TableKind.IsPair(kind))
            return (byte)kind;
        (byte first, byte second) = TableKind.Pairs[kind - (TableKind.Count - TableKind.Pairs.Length)];
        return function == 0 ? first : second;
    }

    /// <summary>A function of three words, row by row.</summary>
    public static ulong Apply(byte table, ulong a, ulong b, ulong c)
    {
        ulong result = 0;
        for (int row = 0; row < 8; row++)
        {
            if ((table >> row & 1) != 0)
                result |= ((row & 4) != 0 ? a : ~a) & ((row & 2) != 0 ? b : ~b) & ((row & 1) != 0 ? c : ~c);
        }

        return result;
    }
}
