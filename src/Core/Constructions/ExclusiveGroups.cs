using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Groups of literals of a circuit of which no two are ever true together, for any input: memory bits that never flip in the same step can share a dummy.
/// </summary>
/// <remarks>
/// Exclusion is proven, not sampled. A literal that is a conjunction is true only where each of its conjuncts is; two literals are exclusive if one has a
/// conjunct whose complement the other has. So rank = 0 and rank = 1 are seen to be disjoint, as conjunctions of the bits of rank, and so are the
/// branches of an if. What is exclusive for a deeper reason is not found, and costs a dummy more.
/// </remarks>
public sealed class ExclusiveGroups
{
    /// <summary>The largest number of conjuncts of a literal that are looked at; to look at fewer is always sound.</summary>
    private const int MaxConjuncts = 4096;

    private readonly int[] _groupOf;

    private ExclusiveGroups(int[] groupOf, int count)
    {
        _groupOf = groupOf;
        Count = count;
    }

    /// <summary>The number of groups.</summary>
    public int Count { get; }

    /// <summary>The group of each literal, from 0 to <see cref="Count"/> − 1, numbered in the order of their first members.</summary>
    public ReadOnlySpan<int> GroupOf => _groupOf;

    /// <summary>Finds groups: each literal joins the first group with whose members it is exclusive, in order.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="literals">Literals of the circuit.</param>
    public static ExclusiveGroups Find(Circuit circuit, ReadOnlySpan<Literal> literals)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var conjuncts = new List<int>?[literals.Length];
        var search = new ConjunctSearch(circuit);
        for (int i = 0; i < literals.Length; i++)
            conjuncts[i] = search.Find(literals[i]);
        search.AddImplied(conjuncts);

        BitRows rows = BitRows.Create(circuit.NodeCount, conjuncts);
        var groups = new List<List<int>>();
        var groupOf = new int[literals.Length];
        for (int i = 0; i < literals.Length; i++)
        {
            int group = 0;
            while (group < groups.Count && !groups[group].TrueForAll(member => rows.AreExclusive(member, i)))
                group++;
            if (group == groups.Count)
                groups.Add([]);
            groups[group].Add(i);
            groupOf[i] = group;
        }

        return new ExclusiveGroups(groupOf, groups.Count);
    }

    /// <summary>Collects conjuncts, as codes of literals, with one stamp per code instead of a set per search.</summary>
    private sealed class ConjunctSearch(Circuit circuit)
    {
        private readonly int[] _stamps = new int[2 * circuit.NodeCount];
        private readonly Stack<Literal> _pending = new();
        private int _stamp;

        /// <summary>The conjuncts of a literal, itself included, or null if it is never true.</summary>
        public List<int>? Find(Literal literal)
        {
            _stamp++;
            _pending.Clear();
            var found = new List<int>();
            Add(literal);
            while (_pending.Count > 0 && found.Count < MaxConjuncts)
            {
                Literal next = _pending.Pop();
                if (!next.IsComplemented && TryGetAnd(next.Node, out Gate gate))
                {
                    Add(gate.Left);
                    Add(gate.Right);
                }
            }

            foreach (int code in found)
            {
                if (code == Literal.False.Code || _stamps[code ^ 1] == _stamp)
                    return null;
            }

            return found;

            void Add(Literal conjunct)
            {
                if (_stamps[conjunct.Code] == _stamp)
                    return;
                _stamps[conjunct.Code] = _stamp;
                found.Add(conjunct.Code);
                _pending.Push(conjunct);
            }
        }

        /// <summary>
        /// Adds the gates that a set of conjuncts implies, where some other set has the gate's complement: x, y and z are exclusive of ¬(x ∧ y).
        /// </summary>
        public void AddImplied(List<int>?[] sets)
        {
            var refuted = new SortedSet<int>();
            foreach (List<int>? set in sets)
            {
                foreach (int code in set ?? [])
                {
                    var literal = new Literal(code);
                    if (literal.IsComplemented && TryGetAnd(literal.Node, out _))
                        refuted.Add(literal.Node);
                }
            }

            int[] gates = [.. refuted];
            foreach (List<int>? set in sets)
            {
                if (set is null)
                    continue;
                _stamp++;
                foreach (int code in set)
                    _stamps[code] = _stamp;
                foreach (int node in gates)
                {
                    TryGetAnd(node, out Gate gate);
                    int code = new Literal(node, false).Code;
                    if (_stamps[code] == _stamp || _stamps[gate.Left.Code] != _stamp || _stamps[gate.Right.Code] != _stamp)
                        continue;
                    _stamps[code] = _stamp;
                    set.Add(code);
                }
            }
        }

        private bool TryGetAnd(int node, out Gate gate)
        {
            int index = node - 1 - circuit.InputCount;
            gate = index >= 0 ? circuit.Gates[index] : default;
            return index >= 0 && gate.Kind == GateKind.And;
        }
    }

    /// <summary>One row of bits per literal for the conjuncts that occur both plain and complemented; no others can exclude anything.</summary>
    private sealed class BitRows
    {
        private readonly ulong[]?[] _plain;
        private readonly ulong[]?[] _complemented;

        private BitRows(ulong[]?[] plain, ulong[]?[] complemented)
        {
            _plain = plain;
            _complemented = complemented;
        }

        public static BitRows Create(int nodeCount, List<int>?[] sets)
        {
            var occurs = new bool[2 * nodeCount];
            foreach (List<int>? set in sets)
            {
                foreach (int code in set ?? [])
                    occurs[code] = true;
            }

            var column = new int[nodeCount];
            int columns = 0;
            for (int node = 0; node < nodeCount; node++)
                column[node] = occurs[2 * node] && occurs[(2 * node) + 1] ? columns++ : -1;

            int words = (columns + 63) / 64;
            var plain = new ulong[]?[sets.Length];
            var complemented = new ulong[]?[sets.Length];
            for (int i = 0; i < sets.Length; i++)
            {
                if (sets[i] is not { } set)
                    continue;
                ulong[] plainRow = plain[i] = new ulong[words];
                ulong[] complementedRow = complemented[i] = new ulong[words];
                foreach (int code in set)
                {
                    var literal = new Literal(code);
                    if (column[literal.Node] is >= 0 and var bit)
                        (literal.IsComplemented ? complementedRow : plainRow)[bit >> 6] |= 1UL << (bit & 63);
                }
            }

            return new BitRows(plain, complemented);
        }

        public bool AreExclusive(int first, int second)
        {
            // A literal without a row is never true.
            if (_plain[first] is not { } firstPlain || _complemented[first] is not { } firstComplemented
                || _plain[second] is not { } secondPlain || _complemented[second] is not { } secondComplemented)
            {
                return true;
            }

            for (int word = 0; word < firstPlain.Length; word++)
            {
                if (((firstPlain[word] & secondComplemented[word]) | (firstComplemented[word] & secondPlain[word])) != 0)
                    return true;
            }

            return false;
        }
    }
}
