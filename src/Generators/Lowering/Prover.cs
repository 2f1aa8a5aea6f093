using System;
using System.Collections.Generic;

namespace Learnability.Generators.Lowering;

/// <summary>
/// Proves that a literal is false on every path that reaches it, by evaluating its cone on all values of the inputs that it depends on. Assumptions of the
/// path join in as long as they depend on few inputs.
/// </summary>
internal sealed class Prover(CircuitBuilder builder)
{
    /// <summary>The largest number of inputs that are enumerated: 2¹⁶ samples are 1,024 words.</summary>
    private const int MaxInputs = 16;

    /// <summary>Beyond it a cone is not looked at: the proof must stay cheaper than the code it guards.</summary>
    private const int MaxNodes = 4096;

    // The value of the k-th of six inputs on 64 samples that count through all their values.
    private static readonly ulong[] _patterns =
    [
        0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
    ];

    /// <summary>Whether a literal is false wherever the assumption holds. False also means "not proven".</summary>
    public bool IsFalse(Literal literal, Literal assumption, int maxInputs = MaxInputs)
    {
        if (literal == Literal.False || assumption == Literal.False)
            return true;
        if (literal == Literal.True && assumption == Literal.True)
            return false;

        // A test of the very fault, of however many inputs, needs no enumeration.
        List<Literal> conjuncts = Conjuncts(assumption);
        if (conjuncts.Contains(!literal))
            return true;

        var goals = new List<Literal> { literal };
        if (FindSupport(goals, maxInputs) is not { } support)
            return false;

        // Conjuncts of the assumption that need the fewest further inputs come first.
        var candidates = new List<(int Size, Literal Literal, SortedSet<int> Support)>();
        foreach (Literal conjunct in conjuncts)
        {
            if (FindSupport([conjunct], maxInputs) is { } own)
                candidates.Add((CountMissing(own, support), conjunct, own));
        }

        candidates.Sort((a, b) => a.Size != b.Size ? a.Size.CompareTo(b.Size) : a.Literal.Code.CompareTo(b.Literal.Code));
        foreach ((_, Literal conjunct, SortedSet<int> own) in candidates)
        {
            if (support.Count + CountMissing(own, support) > maxInputs)
                continue;
            support.UnionWith(own);
            goals.Add(conjunct);
        }

        return NeverAllTrue(goals, support);
    }

    private static int CountMissing(SortedSet<int> own, SortedSet<int> support)
    {
        int missing = 0;
        foreach (int input in own)
            missing += support.Contains(input) ? 0 : 1;
        return missing;
    }

    /// <summary>The literals whose conjunction a literal is.</summary>
    private List<Literal> Conjuncts(Literal literal)
    {
        var result = new List<Literal>();
        var pending = new Stack<Literal>();
        var seen = new HashSet<int>();
        pending.Push(literal);
        while (pending.Count > 0 && result.Count < 256)
        {
            Literal next = pending.Pop();
            if (next == Literal.True || !seen.Add(next.Code))
                continue;
            if (!next.IsComplemented && builder.TryGetGate(next, out Gate gate) && gate.Kind == GateKind.And)
            {
                pending.Push(gate.Left);
                pending.Push(gate.Right);
            }
            else
            {
                result.Add(next);
            }
        }

        return result;
    }

    /// <summary>The inputs that literals depend on; null if they, or the gates between, are too many.</summary>
    private SortedSet<int>? FindSupport(List<Literal> literals, int maxInputs)
    {
        var support = new SortedSet<int>();
        var seen = new HashSet<int>();
        var pending = new Stack<int>();
        foreach (Literal literal in literals)
            pending.Push(literal.Node);
        while (pending.Count > 0)
        {
            int node = pending.Pop();
            if (node == 0 || !seen.Add(node))
                continue;
            if (seen.Count > MaxNodes)
                return null;
            if (builder.TryGetGate(new Literal(node, false), out Gate gate))
            {
                pending.Push(gate.Left.Node);
                pending.Push(gate.Right.Node);
            }
            else
            {
                support.Add(node);
                if (support.Count > maxInputs)
                    return null;
            }
        }

        return support;
    }

    private bool NeverAllTrue(List<Literal> literals, SortedSet<int> support)
    {
        int words = 1 << Math.Max(0, support.Count - 6);
        var cone = new SortedSet<int>();
        var pending = new Stack<int>();
        foreach (Literal literal in literals)
            pending.Push(literal.Node);
        while (pending.Count > 0)
        {
            int node = pending.Pop();
            if (!cone.Add(node) || !builder.TryGetGate(new Literal(node, false), out Gate gate))
                continue;
            pending.Push(gate.Left.Node);
            pending.Push(gate.Right.Node);
        }

        var position = new Dictionary<int, int>();
        foreach (int node in cone)
            position[node] = position.Count;
        var inputs = new Dictionary<int, int>();
        foreach (int input in support)
            inputs[input] = inputs.Count;

        var values = new ulong[position.Count];
        for (int word = 0; word < words; word++)
        {
            foreach (int node in cone)
            {
                if (builder.TryGetGate(new Literal(node, false), out Gate gate))
                {
                    ulong left = Value(gate.Left);
                    ulong right = Value(gate.Right);
                    values[position[node]] = gate.Kind == GateKind.And ? left & right : left ^ right;
                }
                else
                {
                    values[position[node]] = node == 0 ? 0 : InputValue(inputs[node], word);
                }
            }

            ulong all = ulong.MaxValue;
            foreach (Literal literal in literals)
                all &= Value(literal);
            if (all != 0)
                return false;
        }

        return true;

        ulong Value(Literal literal) => values[position[literal.Node]] ^ (literal.IsComplemented ? ulong.MaxValue : 0);
    }

    private static ulong InputValue(int input, int word) =>
        input < _patterns.Length ? _patterns[input] : (word >> (input - _patterns.Length) & 1) != 0 ? ulong.MaxValue : 0;
}
