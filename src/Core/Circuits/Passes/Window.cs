using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The surroundings of a node: at most eight leaves that its function can be written over, and the functions over these leaves of the node and of its
/// divisors, nodes that would outlive it.
/// </summary>
/// <param name="circuit">The circuit.</param>
internal sealed class Window(MutableCircuit circuit)
{
    /// <summary>The words of a truth table: 2⁸ values.</summary>
    public const int Words = 4;

    private const int MaxLeaves = 8;
    private const int MaxDivisors = 64;

    /// <summary>Of a node that very many use, the first users are looked at.</summary>
    private const int MaxUsers = 8;

    private static readonly ulong[][] _leafTables = BuildLeafTables();

    private readonly List<int> _leaves = [];
    private readonly List<int> _cone = [];
    private readonly NodeMap _rows = new();
    private readonly NodeMap _inside = new();
    private ulong[] _tables = new ulong[256 * Words];

    /// <summary>The leaves, in the order of the inputs of the tables.</summary>
    public IReadOnlyList<int> Leaves => _leaves;

    /// <summary>The nodes that may take part in a replacement.</summary>
    public List<int> Divisors { get; } = [];

    /// <summary>The number of gates that only the node needs, itself included.</summary>
    public int Saved { get; private set; }

    /// <summary>The AND-type ones among them.</summary>
    public int SavedAnds { get; private set; }

    /// <summary>The truth table of the node or a divisor.</summary>
    public ReadOnlySpan<ulong> GetTable(int node) => _tables.AsSpan(_rows[node] * Words, Words);

    /// <summary>Opens the window of a gate.</summary>
    public void Open(int node)
    {
        _leaves.Clear();
        _cone.Clear();
        _rows.Clear();
        _inside.Clear();
        Divisors.Clear();
        FindLeaves(node);
        foreach (int leaf in _leaves)
            AddRow(leaf, _leafTables[_rows.Count]);
        Collect(node);
        FindDivisors(node);
    }

    /// <summary>Expands the leaf that brings the fewest new ones, as long as there are at most eight.</summary>
    private void FindLeaves(int node)
    {
        _inside.TryAdd(node, 0);
        AddLeaf(circuit.GetLeft(node).Node);
        AddLeaf(circuit.GetRight(node).Node);
        while (true)
        {
            int best = -1;
            int bestCost = int.MaxValue;
            for (int i = 0; i < _leaves.Count; i++)
            {
                if (!circuit.IsGate(_leaves[i]))
                    continue;
                int cost = (_inside.Contains(circuit.GetLeft(_leaves[i]).Node) ? 0 : 1) + (_inside.Contains(circuit.GetRight(_leaves[i]).Node) ? 0 : 1) - 1;
                if (cost < bestCost)
                    (best, bestCost) = (i, cost);
            }

            if (best < 0 || _leaves.Count + bestCost > MaxLeaves)
                return;
            int expanded = _leaves[best];
            _leaves.RemoveAt(best);
            AddLeaf(circuit.GetLeft(expanded).Node);
            AddLeaf(circuit.GetRight(expanded).Node);
        }

        void AddLeaf(int leaf)
        {
            if (_inside.TryAdd(leaf, 0))
                _leaves.Add(leaf);
        }
    }

    /// <summary>Computes the tables of the cone between the leaves and the node, in topological order.</summary>
    private void Collect(int node)
    {
        if (_rows.Contains(node))
            return;
        Collect(circuit.GetLeft(node).Node);
        Collect(circuit.GetRight(node).Node);
        Compute(node);
        _cone.Add(node);
    }

    /// <summary>Leaves, what of the cone outlives the node, and what else is computed from those.</summary>
    private void FindDivisors(int node)
    {
        foreach (int leaf in _leaves)
            circuit.Hold(leaf);
        int ands = 0;
        Saved = circuit.Dereference(node, ref ands);
        SavedAnds = ands;
        Divisors.AddRange(_leaves);
        foreach (int inner in _cone)
        {
            if (inner != node && circuit.GetReferences(inner) > 0)
                Divisors.Add(inner);
        }

        for (int i = 0; i < Divisors.Count && Divisors.Count < MaxDivisors; i++)
        {
            int slot = circuit.FanOuts.GetFirst(Divisors[i]);
            for (int k = 0; slot >= 0 && k < MaxUsers && Divisors.Count < MaxDivisors; k++, slot = circuit.FanOuts.GetNext(slot))
            {
                int user = slot >> 1;
                if (!circuit.IsGate(user) || circuit.GetReferences(user) == 0 || _rows.Contains(user)
                    || !IsDivisor(circuit.GetLeft(user).Node) || !IsDivisor(circuit.GetRight(user).Node))
                {
                    continue;
                }

                Compute(user);
                Divisors.Add(user);
            }
        }

        int restored = 0;
        circuit.Reference(node, ref restored);
        foreach (int leaf in _leaves)
            circuit.Release(leaf);

        // The gates of the cone that go with the node are known, but are no divisors.
        bool IsDivisor(int candidate) => _rows.Contains(candidate) && candidate != node && circuit.GetReferences(candidate) > 0;
    }

    private void Compute(int node)
    {
        Literal left = circuit.GetLeft(node);
        Literal right = circuit.GetRight(node);
        int leftRow = _rows[left.Node] * Words;
        int rightRow = _rows[right.Node] * Words;
        ulong leftFlip = left.IsComplemented ? ulong.MaxValue : 0;
        ulong rightFlip = right.IsComplemented ? ulong.MaxValue : 0;
        ulong flip = circuit.IsInverted(node) ? ulong.MaxValue : 0;
        bool isXor = circuit.IsXor(node);
        Span<ulong> table = stackalloc ulong[Words];
        for (int i = 0; i < Words; i++)
        {
            ulong a = _tables[leftRow + i] ^ leftFlip;
            ulong b = _tables[rightRow + i] ^ rightFlip;
            table[i] = isXor ? a ^ b ^ flip : a & b;
        }

        AddRow(node, table);
    }

    private void AddRow(int node, ReadOnlySpan<ulong> table)
    {
        int row = _rows.Count;
        if ((row + 1) * Words > _tables.Length)
            Array.Resize(ref _tables, _tables.Length * 2);
        table.CopyTo(_tables.AsSpan(row * Words));
        _rows.TryAdd(node, row);
    }

    private static ulong[][] BuildLeafTables()
    {
        var tables = new ulong[MaxLeaves][];
        for (int leaf = 0; leaf < MaxLeaves; leaf++)
        {
            tables[leaf] = new ulong[Words];
            for (int row = 0; row < 64 * Words; row++)
                tables[leaf][row >> 6] |= (ulong)(row >> leaf & 1) << (row & 63);
        }

        return tables;
    }
}
