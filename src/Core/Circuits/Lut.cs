namespace Learnability;

/// <summary>A lookup table of a <see cref="LutNetwork"/>.</summary>
/// <param name="Node">The node of the circuit whose signal, or the complement of it, the table computes.</param>
/// <param name="A">The first signal.</param>
/// <param name="B">The second signal.</param>
/// <param name="C">The third signal, or −1.</param>
/// <param name="Table">Bit 4a + 2b + c is the value; a table of two signals does not depend on c.</param>
internal readonly record struct Lut(int Node, int A, int B, int C, byte Table)
{
    /// <summary>Whether there are three signals.</summary>
    public bool IsTernary => C >= 0;

    /// <summary>Creates a table with its signals in the order in which the table is the least number, so that few different ones occur.</summary>
    public static Lut Create(int node, int a, int b, int c, byte table)
    {
        if (c < 0)
        {
            byte swapped = LutTable.SwapFirst(table);
            return swapped < table ? new Lut(node, b, a, -1, swapped) : new Lut(node, a, b, -1, table);
        }

        var best = new Lut(node, a, b, c, table);
        for (int order = 1; order < 6; order++)
        {
            // The six orders come from exchanging the first two and the last two in turn.
            if ((order & 1) != 0)
            {
                (a, b) = (b, a);
                table = LutTable.SwapFirst(table);
            }
            else
            {
                (b, c) = (c, b);
                table = LutTable.SwapLast(table);
            }

            if (table < best.Table)
                best = new Lut(node, a, b, c, table);
        }

        return best;
    }
}
