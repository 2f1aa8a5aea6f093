namespace Learnability;

/// <summary>A cut of a gate: up to three nodes that determine it, with the function of them.</summary>
/// <param name="Size">The number of nodes; 0 for no cut.</param>
/// <param name="A">The first node.</param>
/// <param name="B">The second node.</param>
/// <param name="C">The third node, where there is one.</param>
/// <param name="Table">The gate as a function of the nodes: <see cref="LutTable"/>.</param>
internal readonly record struct LutCut(int Size, int A, int B, int C, byte Table)
{
    /// <summary>The cut of a gate's own fan-ins.</summary>
    public static LutCut OfGate(Gate gate) => new(2, gate.Left.Node, gate.Right.Node, 0, Combine(gate, LutTable.A, LutTable.B));

    /// <summary>The node at a position.</summary>
    public int this[int position] => position == 0 ? A : position == 1 ? B : C;

    /// <summary>The cut of a node by itself.</summary>
    public static LutCut OfNode(int node) => new(1, node, 0, 0, LutTable.A);

    /// <summary>A gate's cut from a cut of each fan-in, in ascending order of nodes; size 0 if they have more than three nodes or fewer than two are needed.</summary>
    public static LutCut Merge(Gate gate, LutCut left, LutCut right)
    {
        int size = 0, i = 0, j = 0;
        int a = 0, b = 0, c = 0;
        byte leftTable = left.Table, rightTable = right.Table;
        int leftAt = 0, rightAt = 0;
        while (i < left.Size || j < right.Size)
        {
            if (size == 3)
                return default;
            int fromLeft = i < left.Size ? left[i] : int.MaxValue;
            int fromRight = j < right.Size ? right[j] : int.MaxValue;
            int node = fromLeft < fromRight ? fromLeft : fromRight;
            if (fromLeft == node)
                leftAt |= size << (2 * i++);
            if (fromRight == node)
                rightAt |= size << (2 * j++);
            if (size == 0)
                a = node;
            else if (size == 1)
                b = node;
            else
                c = node;
            size++;
        }

        byte table = Combine(gate, Spread(leftTable, left.Size, leftAt), Spread(rightTable, right.Size, rightAt));
        return new LutCut(size, a, b, c, table).Reduce();
    }

    /// <summary>Without the nodes that the function does not depend on; size 0 if fewer than two are left.</summary>
    private LutCut Reduce()
    {
        LutCut cut = this;
        for (int position = cut.Size - 1; position >= 0; position--)
        {
            if (LutTable.DependsOn(cut.Table, position))
                continue;
            byte table = cut.Table;
            cut = position switch
            {
                0 when cut.Size == 3 => new LutCut(2, cut.B, cut.C, 0, LutTable.SwapLast(LutTable.SwapFirst(table))),
                1 when cut.Size == 3 => new LutCut(2, cut.A, cut.C, 0, LutTable.SwapLast(table)),
                2 => new LutCut(2, cut.A, cut.B, 0, table),
                _ => default,
            };
            if (cut.Size < 2)
                return default;
        }

        return cut.Size < 2 ? default : cut;
    }

    /// <summary>The function of a child's nodes as one of the merged cut's; two bits of <paramref name="at"/> are the place of each node.</summary>
    private static byte Spread(byte table, int size, int at)
    {
        int spread = 0;
        for (int row = 0; row < 8; row++)
        {
            int index = 0;
            for (int position = 0; position < size; position++)
            {
                if ((row & (4 >> (at >> (2 * position) & 3))) != 0)
                    index |= 4 >> position;
            }

            spread |= (table >> index & 1) << row;
        }

        return (byte)spread;
    }

    private static byte Combine(Gate gate, byte left, byte right)
    {
        int l = gate.Left.IsComplemented ? ~left : left;
        int r = gate.Right.IsComplemented ? ~right : right;
        return (byte)(gate.Kind == GateKind.And ? l & r : l ^ r);
    }
}
