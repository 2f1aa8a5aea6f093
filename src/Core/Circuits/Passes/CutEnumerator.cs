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

    // The cuts of all nodes in blocks, and for each node where its own are; −1 before they are known.
    private readonly List<Cut[]> _blocks = [];
    private readonly Stack<int> _pending = new();
    private readonly Cut[] _merged = new Cut[(MaxCuts * MaxCuts) + 1];
    private readonly byte[] _leftOf = new byte[(MaxCuts * MaxCuts) + 1];
    private readonly byte[] _rightOf = new byte[(MaxCuts * MaxCuts) + 1];
    private int[] _block = [];
    private int[] _start = [];
    private byte[] _count = [];
    private int _used = BlockLength;
    private int _mergedCount;

    private const int BlockLength = 4096;

    /// <summary>The cuts of a node, the node by itself included, as the last.</summary>
    public ReadOnlySpan<Cut> GetCuts(int node)
    {
        MakeRoom();
        _pending.Push(node);
        while (_pending.Count > 0)
        {
            int next = _pending.Peek();
            if (IsKnown(next))
            {
                _pending.Pop();
                continue;
            }

            if (!circuit.IsGate(next))
            {
                _merged[0] = next == 0 ? new Cut(-1, -1, -1, -1, 0) : Cut.Trivial(next);
                Remember(next, 1);
                _pending.Pop();
                continue;
            }

            int left = circuit.GetLeft(next).Node;
            int right = circuit.GetRight(next).Node;
            if (IsKnown(left) && IsKnown(right))
            {
                Merge(next, Known(left), Known(right));
                _pending.Pop();
                continue;
            }

            if (!IsKnown(left))
                _pending.Push(left);
            if (!IsKnown(right))
                _pending.Push(right);
        }

        return Known(node);
    }

    private bool IsKnown(int node) => _count[node] > 0;

    private ReadOnlySpan<Cut> Known(int node) => _blocks[_block[node]].AsSpan(_start[node], _count[node]);

    private void MakeRoom()
    {
        if (_count.Length >= circuit.NodeCount)
            return;
        int length = circuit.NodeCount + (circuit.NodeCount / 4) + 64;
        Array.Resize(ref _block, length);
        Array.Resize(ref _start, length);
        Array.Resize(ref _count, length);
    }

    /// <summary>Keeps the first of the merged cuts as those of a node.</summary>
    private void Remember(int node, int count)
    {
        if (_used + count > BlockLength)
        {
            _blocks.Add(new Cut[BlockLength]);
            _used = 0;
        }

        _merged.AsSpan(0, count).CopyTo(_blocks[_blocks.Count - 1].AsSpan(_used));
        _block[node] = _blocks.Count - 1;
        _start[node] = _used;
        _count[node] = (byte)count;
        _used += count;
    }

    private void Merge(int node, ReadOnlySpan<Cut> leftCuts, ReadOnlySpan<Cut> rightCuts)
    {
        _mergedCount = 0;
        for (int left = 0; left < leftCuts.Length; left++)
        {
            for (int right = 0; right < rightCuts.Length; right++)
                Insert(in leftCuts[left], in rightCuts[right], left, right);
        }

        int count = Math.Min(_mergedCount, MaxCuts - 1);
        for (int i = 0; i < count; i++)
            _merged[i] = _merged[i] with { Function = Compute(node, in leftCuts[_leftOf[i]], in rightCuts[_rightOf[i]], in _merged[i]) };
        _merged[count] = Cut.Trivial(node);
        Remember(node, count + 1);
    }

    /// <summary>Adds the leaves of two cuts as a cut, if they are at most four, to the list, which stays sorted by their number and free of cuts that contain others.</summary>
    private void Insert(in Cut left, in Cut right, int leftIndex, int rightIndex)
    {
        if (!TryJoin(in left, in right, out Cut cut))
            return;
        for (int i = 0; i < _mergedCount && _merged[i].Count <= cut.Count; i++)
        {
            if (_merged[i].IsSubsetOf(in cut))
                return;
        }

        int kept = 0;
        int place = 0;
        for (int i = 0; i < _mergedCount; i++)
        {
            if (_merged[i].Count > cut.Count && cut.IsSubsetOf(in _merged[i]))
                continue;
            if (kept != i)
                Move(i, kept);
            if (_merged[kept].Count <= cut.Count)
                place = kept + 1;
            kept++;
        }

        for (int i = kept; i > place; i--)
            Move(i - 1, i);
        _merged[place] = cut;
        _leftOf[place] = (byte)leftIndex;
        _rightOf[place] = (byte)rightIndex;
        _mergedCount = kept + 1;
    }

    private void Move(int from, int to)
    {
        _merged[to] = _merged[from];
        _leftOf[to] = _leftOf[from];
        _rightOf[to] = _rightOf[from];
    }

    /// <summary>The leaves of two cuts together, in order; false if they are more than four.</summary>
    private static bool TryJoin(in Cut left, in Cut right, out Cut cut)
    {
        cut = default;
        if (CountBits(left.Signature | right.Signature) > 4)
            return false;
        Span<int> leaves = [-1, -1, -1, -1];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < left.Count || j < right.Count)
        {
            if (count == 4)
                return false;
            int a = i < left.Count ? left[i] : int.MaxValue;
            int b = j < right.Count ? right[j] : int.MaxValue;
            leaves[count++] = Math.Min(a, b);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        cut = new Cut(leaves[0], leaves[1], leaves[2], leaves[3], 0);
        return true;
    }

    private static int CountBits(uint value)
    {
        value -= value >> 1 & 0x55555555;
        value = (value & 0x33333333) + (value >> 2 & 0x33333333);
        return (int)(unchecked((value + (value >> 4) & 0x0F0F0F0F) * 0x01010101) >> 24);
    }

    private ushort Compute(int node, in Cut left, in Cut right, in Cut cut)
    {
        int leftFunction = Expand(in left, in cut) ^ (circuit.GetLeft(node).IsComplemented ? 0xFFFF : 0);
        int rightFunction = Expand(in right, in cut) ^ (circuit.GetRight(node).IsComplemented ? 0xFFFF : 0);
        return (ushort)(circuit.IsXor(node) ? leftFunction ^ rightFunction ^ (circuit.IsInverted(node) ? 0xFFFF : 0) : leftFunction & rightFunction);
    }

    /// <summary>The function of a cut over the leaves of a larger one.</summary>
    private static int Expand(in Cut cut, in Cut larger)
    {
        int function = cut.Function;

        // From the last leaf down: each moves up to its place among the leaves, whose places below it are not yet taken.
        for (int i = cut.Count - 1; i >= 0; i--)
        {
            int leaf = cut[i];
            int place = leaf == larger.A ? 0 : leaf == larger.B ? 1 : leaf == larger.C ? 2 : 3;
            for (int at = i; at < place; at++)
                function = SwapNeighbors(function, at);
        }

        return function;
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
