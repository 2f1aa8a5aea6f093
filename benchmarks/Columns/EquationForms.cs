using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Circuits;

namespace Learnability.Benchmarks;

/// <summary>Gauss–Jordan elimination of sixteen equations over GF(2).</summary>
internal static class EquationForms
{
    public static Comparison Compare()
    {
        var gauss = new Comparison<LinearEquations.SolveByRowAdditionCircuit, Equations, byte, (ushort Solution, bool IsUnique)>(
            "Gauss-Jordan, 16×17 bits",
            Comparison.Samples,
            (1, 0, 1),
            (systems, _, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = LinearEquations.SolveByRowAddition(systems[i]);
            },
            (systems, _, results, threads) => LinearEquations.SolveByRowAdditionCircuit.Evaluate(systems, results, threads));
        foreach (ref Equations system in gauss.First.AsSpan())
        {
            foreach (ref uint equation in system[..])
                equation &= 0x1FFFF;
        }

        gauss.Add("the method with a search for the pivot, in a loop", () => Loop(gauss.First, gauss.Output), isSame: false);
        gauss.Add("Vector512 by hand: a system in a vector", () => OneByOne(gauss.First, gauss.Output), isSame: false);
        gauss.Add("Vector512 by hand: sixteen systems, transposed", () => SixteenAtOnce(gauss.First, gauss.Output));
        return gauss;
    }

    private static void Loop(Equations[] systems, (ushort, bool)[] results)
    {
        for (int i = 0; i < results.Length; i++)
            results[i] = LinearEquations.SolveByPivotSearch(systems[i]);
    }

    /// <summary>Systems without a unique solution have no solution here, as in SolveByPivotSearch.</summary>
    private static void OneByOne(Equations[] systems, (ushort, bool)[] results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            Vector512<uint> rows = Vector512.LoadUnsafe(ref systems[i][0]);
            uint free = 0xFFFF;
            for (int unknown = 0; unknown < 16; unknown++)
            {
                Vector512<uint> bit = Vector512.Create(1u << unknown);
                Vector512<uint> have = Vector512.Equals(rows & bit, bit);
                uint candidates = (uint)have.ExtractMostSignificantBits() & free;
                if (candidates == 0)
                {
                    free = uint.MaxValue;
                    break;
                }

                // Rows do not change places: each unknown has a row of its own.
                int pivot = BitOperations.TrailingZeroCount(candidates);
                free &= ~(1u << pivot);
                Vector512<uint> others = have & ~Vector512.Equals(Vector512.Create((uint)pivot), Vector512<uint>.Indices);
                Vector512<uint> row = Vector512.Shuffle(rows, Vector512.Create((uint)pivot));
                rows ^= others & row;
            }

            results[i] = free == uint.MaxValue ? default : ((ushort)Gather(rows), true);
        }

        static uint Gather(Vector512<uint> rows)
        {
            // Row with unknown u alone: its right side is bit 16.
            Vector512<uint> sides = Vector512.Equals(rows & Vector512.Create(0x10000u), Vector512.Create(0x10000u));
            Vector512<uint> solution = sides & rows & Vector512.Create(0xFFFFu);
            Vector256<uint> half = solution.GetLower() | solution.GetUpper();
            Vector128<uint> quarter = half.GetLower() | half.GetUpper();
            ulong pair = quarter.AsUInt64()[0] | quarter.AsUInt64()[1];
            return (uint)pair | (uint)(pair >> 32);
        }
    }

    private static void SixteenAtOnce(Equations[] systems, (ushort, bool)[] results)
    {
        Sixteen rows = default;
        Span<uint> solutions = stackalloc uint[16];
        for (int first = 0; first < results.Length; first += 16)
        {
            rows.Load(ref Unsafe.As<Equations, uint>(ref systems[first]), 16);
            Vector512<uint> unique = Vector512<uint>.AllBitsSet;
            for (int unknown = 0; unknown < 16; unknown++)
            {
                Vector512<uint> bit = Vector512.Create(1u << unknown);
                Vector512<uint> row = rows[unknown];
                for (int other = unknown + 1; other < 16; other++)
                    row ^= rows[other] & Vector512.Equals(row & bit, Vector512<uint>.Zero);
                rows[unknown] = row;
                unique &= Vector512.Equals(row & bit, bit);
                for (int other = 0; other < 16; other++)
                {
                    if (other != unknown)
                        rows[other] ^= row & Vector512.Equals(rows[other] & bit, bit);
                }
            }

            Vector512<uint> solution = default;
            for (int i = 0; i < 16; i++)
                solution |= (rows[i] >>> 16 & Vector512<uint>.One) << i;
            solution.CopyTo(solutions);
            uint isUnique = (uint)unique.ExtractMostSignificantBits();
            for (int i = 0; i < 16; i++)
                results[first + i] = ((ushort)solutions[i], (isUnique >> i & 1) != 0);
        }
    }
}
