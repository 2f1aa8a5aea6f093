using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Enumerates cuts of at most four leaves, a bounded number for each node, smallest first. A cut stays true while the circuit is rewritten, as rewriting
/// keeps what each node computes.
/// </summary>
internal sealed class CutEnumerator(MutableCircuit circuit)
{
    private const int MaxCuts = 12;

    private readonly List<Cut[]?> _cuts = [];
    private readonly List<Cut> _merged = [];

    /// <summary>The cuts of a node, the node by itself included, as the last.</summary>
    public Cut[] GetCuts(int node)
    {
        if (Known(node) is { } known)
            return known;
        var pending = new Stack<int>();
        pending.Push(node);
        while (pending.Count > 0)
        {
            int next = pending.Peek();
            if (Known(next) is not null)
            {
                pending.Pop();
                continue;
            }

            if (!circuit.IsGate(next))
            {
                Remember(next, next == 0 ? [new Cut(-1, -1, -1, -1, 0)] : [Cut.Trivial(next)]);
                pending.Pop();
                continue;
            }

            int left = circuit.GetLeft(next).Node;
            int right = circuit.GetRight(next).Node;
            if (Known(left) is { } leftCuts && Known(right) is { } rightCuts)
            {
                Remember(next, Merge(next, leftCuts, rightCuts));
                pending.Pop();
                continue;
            }

            if (Known(left) is null)
                pending.Push(left);
            if (Known(right) is null)
                pending.Push(right);
        }

        return Known(node)!;
    }

    private Cut[]? Known(int node) => node < _cuts.Count ? _cuts[node] : null;

    private void Remember(int node, Cut[] cuts)
    {
        while (_cuts.Count <= node)
            _cuts.Add(null);
        _cuts[node] = cuts;
    }

    private Cut[] Merge(int node, Cut[] leftCuts, Cut[] rightCuts)
    {
        _merged.Clear();
        foreach (Cut left in leftCuts)
        {
            foreach (Cut right in rightCuts)
            {
                if (TryMerge(node, left, right) is { } cut)
                    Insert(cut);
            }
        }

        int count = Math.Min(_merged.Count, MaxCuts - 1);
        var cuts = new Cut[count + 1];
        _merged.CopyTo(0, cuts, 0, count);
        cuts[count] = Cut.Trivial(node);
        return cuts;
    }

    /// <summary>Keeps the list sorted by the number of leaves and free of cuts that contain others.</summary>
    private void Insert(Cut cut)
    {
        for (int i = 0; i < _merged.Count; i++)
        {
            if (_merged[i].Count <= cut.Count && _merged[i].IsSubsetOf(cut))
                return;
        }

        _merged.RemoveAll(other => cut.IsSubsetOf(other));
        int place = _merged.Count;
        while (place > 0 && _merged[place - 1].Count > cut.Count)
            place--;
        _merged.Insert(place, cut);
    }

    private Cut? TryMerge(int node, Cut left, Cut right)
    {
        Span<int> leaves = stackalloc int[4];
        leaves.Fill(-1);
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < left.Count || j < right.Count)
        {
            if (count == 4)
                return null;
            int a = i < left.Count ? left[i] : int.MaxValue;
            int b = j < right.Count ? right[j] : int.MaxValue;
            leaves[count++] = Math.Min(a, b);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        ushort leftFunction = Expand(left, leaves);
        ushort rightFunction = Expand(right, leaves);
        Literal leftLiteral = circuit.GetLeft(node);
        Literal rightLiteral = circuit.GetRight(node);
        if (leftLiteral.IsComplemented)
            leftFunction = (ushort)~leftFunction;
        if (rightLiteral.IsComplemented)
            rightFunction = (ushort)~rightFunction;
        int function = circuit.IsXor(node) ? leftFunction ^ rightFunction ^ (circuit.IsInverted(node) ? 0xFFFF : 0) : leftFunction & rightFunction;
        return new Cut(leaves[0], leaves[1], leaves[2], leaves[3], (ushort)function);
    }

    /// <summary>The function of a cut over the leaves of a larger one.</summary>
    private static ushort Expand(Cut cut, ReadOnlySpan<int> leaves)
    {
        int count = cut.Count;
        int function = cut.Function;

        // From the last leaf down: each moves up to its place among the leaves, whose places below it are not yet taken.
        for (int i = count - 1; i >= 0; i--)
        {
            int place = leaves.IndexOf(cut[i]);
            for (int at = i; at < place; at++)
                function = SwapNeighbors(function, at);
        }

        return (ushort)function;
    }

    /// <summary>The function with inputs at and at + 1 exchanged.</summary>
    private static int SwapNeighbors(int function, int at)
    {
        (int keep, int up, int shift) = at switch
        {
            0 => (0x9999, 0x2222, 1),
            1 => (0xC3C3, 0x0C0C, 2),
            _ => (0xF00F, 0x00F0, 4),
        };
        return (function & keep) | ((function & up) << shift) | ((function >> shift) & up);
    }
}
