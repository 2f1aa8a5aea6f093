using System;

namespace Learnability.Corpus;

/// <summary>Gaussian elimination modulo 2, which all sizes of the parity learner share: stored equations, each reduced by those before it when it was stored.</summary>
internal static class Equations
{
    /// <summary>Stores an example as an equation, unless it follows from those already stored.</summary>
    /// <param name="rows">The variables of the stored equations; none where a place is still free.</param>
    /// <param name="labels">Their sums.</param>
    /// <param name="rank">How many are stored.</param>
    /// <param name="x">The variables of the new equation.</param>
    /// <param name="y">Their sum.</param>
    public static void Add(Span<uint> rows, Span<bool> labels, ref byte rank, uint x, bool y)
    {
        Reduce(rows, labels, ref x, ref y);
        if (x == 0 || rank >= rows.Length)
            return;
        rows[rank] = x;
        labels[rank] = y;
        rank++;
    }

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public static bool Answer(ReadOnlySpan<uint> rows, ReadOnlySpan<bool> labels, uint x)
    {
        bool y = false;
        Reduce(rows, labels, ref x, ref y);
        return y;
    }

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public static bool Imply(ReadOnlySpan<uint> rows, ReadOnlySpan<bool> labels, uint x)
    {
        bool y = false;
        Reduce(rows, labels, ref x, ref y);
        return x == 0;
    }

    /// <summary>Clears the pivot of each stored equation, its lowest set bit, from another by adding the stored one where the bit is set.</summary>
    private static void Reduce(ReadOnlySpan<uint> rows, ReadOnlySpan<bool> labels, ref uint x, ref bool y)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            uint pivot = rows[i] & (~rows[i] + 1);
            if ((x & pivot) == 0)
                continue;
            x ^= rows[i];
            y ^= labels[i];
        }
    }
}
