using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>What the machines compute, in ordinary C#.</summary>
internal static class References
{
    /// <summary>The product of the features in a set: −1, a clear bit, is the bit 1 of a parity.</summary>
    public static bool IsPlus(ulong x, ulong set) => BitOperations.PopCount(~x & set) % 2 == 0;

    public static bool Majority(int inputs, IReadOnlyList<(ulong X, bool Y)> samples, ulong x) => 2 * samples.Count(static sample => sample.Y) >= samples.Count;

    public static bool Dictator(int inputs, IReadOnlyList<(ulong X, bool Y)> samples, ulong x)
    {
        for (int j = inputs - 1; j >= 0; j--)
        {
            bool[] column = [.. samples.Select(sample => sample.Y ^ ((sample.X ^ x) >> j & 1) != 0).Distinct()];
            if (column.Length == 1)
                return column[0];
        }

        return true;
    }

    public static bool Conjunction(int inputs, IReadOnlyList<(ulong X, bool Y)> samples, ulong x) => Enumerable.Range(0, inputs)
        .All(j => samples.Any(sample => sample.Y && ((sample.X ^ x) >> j & 1) == 0));

    /// <summary>The reduced row echelon form of the samples' equations, with free variables 0.</summary>
    public static bool Parity(int inputs, IReadOnlyList<(ulong X, bool Y)> samples, ulong x)
    {
        Solve(inputs, samples, out ulong solution, out _);
        return IsPlus(x, solution);
    }

    /// <summary>Whether an input is a sum of the samples' inputs, so that its label is known.</summary>
    public static bool IsInSpan(int inputs, IReadOnlyList<(ulong X, bool Y)> samples, ulong x)
    {
        Solve(inputs, samples, out _, out List<ulong> rows);
        ulong rest = ~x & ((1UL << inputs) - 1);
        foreach (ulong row in rows)
        {
            if ((rest & (row & ((1UL << inputs) - 1) & ~(row - 1))) != 0)
                rest ^= row & ((1UL << inputs) - 1);
        }

        return rest == 0;
    }

    /// <summary>Rows hold the bits of −1s, the label in bit d; the pivot is the lowest bit, the leftmost column.</summary>
    private static void Solve(int inputs, IReadOnlyList<(ulong X, bool Y)> samples, out ulong solution, out List<ulong> rows)
    {
        ulong mask = (1UL << inputs) - 1;
        var pending = samples.Select(sample => (~sample.X & mask) | (sample.Y ? 0UL : 1UL << inputs)).ToList();
        rows = [];
        for (int column = 0; column < inputs; column++)
        {
            int pivot = pending.FindIndex(row => (row >> column & 1) != 0);
            if (pivot < 0)
                continue;
            ulong chosen = pending[pivot];
            pending.RemoveAt(pivot);
            for (int i = 0; i < pending.Count; i++)
                pending[i] ^= (pending[i] >> column & 1) != 0 ? chosen : 0;
            for (int i = 0; i < rows.Count; i++)
                rows[i] ^= (rows[i] >> column & 1) != 0 ? chosen : 0;
            rows.Add(chosen);
        }

        solution = 0;
        foreach (ulong row in rows)
        {
            if ((row >> inputs & 1) != 0)
                solution |= row & ~(row - 1);
        }
    }
}
