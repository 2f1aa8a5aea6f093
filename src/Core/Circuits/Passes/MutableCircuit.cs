using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A circuit that passes rewrite in place: nodes with reference counts and fan-outs, and a hash of the gates. A node keeps what it computes for life; it is
/// replaced by literals that compute the same.
/// </summary>
internal sealed class MutableCircuit
{
    private readonly Circuit _origin;
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<(bool IsXor, int Left, int Right), int> _hash = [];
    private readonly Literal[] _outputs;

    public MutableCircuit(Circuit origin)
    {
        _origin = origin;
        for (int i = 0; i <= origin.InputCount; i++)
            _nodes.Add(new Node(Literal.False, Literal.False, NodeKind.Source, false));
        foreach (Gate gate in origin.Gates)
            AddNode(gate.Kind == GateKind.Xor, gate.Left, gate.Right, false);
        _outputs = origin.Outputs.ToArray();
        foreach (Literal output in _outputs)
            _nodes[output.Node].References++;
    }

    private enum NodeKind : byte
    {
        Source,
        And,
        Xor,
        Dead,
    }

    public int NodeCount => _nodes.Count;

    /// <summary>The number of gates that are alive.</summary>
    public int GateCount { get; private set; }

    public bool IsGate(int node) => _nodes[node].Kind is NodeKind.And or NodeKind.Xor;

    public bool IsDead(int node) => _nodes[node].Kind == NodeKind.Dead;

    public bool IsXor(int node) => _nodes[node].Kind == NodeKind.Xor;

    /// <summary>Whether an XOR gate is complemented.</summary>
    public bool IsInverted(int node) => _nodes[node].IsInverted;

    public Literal GetLeft(int node) => _nodes[node].Left;

    public Literal GetRight(int node) => _nodes[node].Right;

    /// <summary>The gates that use a node; a gate may stand twice.</summary>
    public List<int> GetUsers(int node) => _nodes[node].Users;

    public int GetReferences(int node) => _nodes[node].References;

    /// <summary>The gate of two literals if it exists, or what it folds to; null if it would have to be built.</summary>
    public Literal? Find(bool isXor, Literal left, Literal right)
    {
        if (Fold(isXor, left, right) is { } folded)
            return folded;
        (Literal a, Literal b, bool flip) = Normalize(isXor, left, right);
        return _hash.TryGetValue((isXor, a.Code, b.Code), out int node) ? new Literal(node, flip ^ _nodes[node].IsInverted) : null;
    }

    /// <summary>The gate of two literals, built if need be, with no reference yet.</summary>
    public Literal GetOrAdd(bool isXor, Literal left, Literal right)
    {
        if (Find(isXor, left, right) is { } known)
            return known;
        (Literal a, Literal b, bool flip) = Normalize(isXor, left, right);
        return new Literal(AddNode(isXor, a, b, false), flip);
    }

    /// <summary>
    /// Takes a gate's references away from its fan-ins, and so on through the gates that only it needs; returns how many gates those are, it included.
    /// </summary>
    public int Dereference(int node, ref int andGates)
    {
        int count = 1;
        andGates += IsXor(node) ? 0 : 1;
        foreach (Literal fanIn in (ReadOnlySpan<Literal>)[_nodes[node].Left, _nodes[node].Right])
        {
            if (--_nodes[fanIn.Node].References == 0 && IsGate(fanIn.Node))
                count += Dereference(fanIn.Node, ref andGates);
        }

        return count;
    }

    /// <summary>Counts one more use of a node, so that it outlives the gates that use it.</summary>
    public void Hold(int node) => _nodes[node].References++;

    /// <summary>Undoes <see cref="Hold"/>.</summary>
    public void Release(int node) => _nodes[node].References--;

    /// <summary>Undoes <see cref="Dereference"/>; returns how many gates came back, the node included.</summary>
    public int Reference(int node, ref int andGates)
    {
        int count = 1;
        andGates += IsXor(node) ? 0 : 1;
        foreach (Literal fanIn in (ReadOnlySpan<Literal>)[_nodes[node].Left, _nodes[node].Right])
        {
            if (_nodes[fanIn.Node].References++ == 0 && IsGate(fanIn.Node))
                count += Reference(fanIn.Node, ref andGates);
        }

        return count;
    }

    /// <summary>Puts a literal that computes the same in a node's place, wherever it is used; what nothing uses any more dies.</summary>
    public void Replace(int node, Literal replacement)
    {
        // What waits to be put in a place is held, so that it cannot die meanwhile.
        var pending = new Stack<(int Node, Literal By)>();
        pending.Push((node, replacement));
        Hold(replacement.Node);
        while (pending.Count > 0)
        {
            (int old, Literal held) = pending.Pop();
            Literal by = held;
            while (_nodes[by.Node].ReplacedBy is { } next)
                by = next ^ by.IsComplemented;
            if (by.Node != old && !IsDead(old))
                ReplaceEverywhere(old, by, pending);
            Release(held.Node);
            KillIfUnused(held.Node);
        }
    }

    private void ReplaceEverywhere(int old, Literal by, Stack<(int, Literal)> pending)
    {
        _nodes[old].ReplacedBy = by;
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (_outputs[i].Node != old)
                continue;
            _outputs[i] = by ^ _outputs[i].IsComplemented;
            Hold(by.Node);
            Release(old);
        }

        foreach (int user in _nodes[old].Users.ToArray())
        {
            if (IsGate(user) && (_nodes[user].Left.Node == old || _nodes[user].Right.Node == old))
                ReplaceFanIn(user, old, by, pending);
        }

        KillIfUnused(old);
    }

    /// <summary>The circuit as it is now.</summary>
    public Circuit ToCircuit()
    {
        var builder = new CircuitBuilder();
        var map = new Literal?[_nodes.Count];
        map[0] = Literal.False;
        int input = 1;
        foreach (CircuitPort port in _origin.InputPorts)
        {
            foreach (Literal literal in builder.AddInputPort(port.Name, port.Width))
                map[input++] = literal;
        }

        var pending = new Stack<int>();
        int position = 0;
        foreach (CircuitPort port in _origin.OutputPorts)
        {
            var literals = new Literal[port.Width];
            for (int i = 0; i < literals.Length; i++, position++)
                literals[i] = Copy(_outputs[position].Node) ^ _outputs[position].IsComplemented;
            builder.AddOutputPort(port.Name, literals);
        }

        return builder.Build();

        Literal Copy(int root)
        {
            pending.Push(root);
            while (pending.Count > 0)
            {
                int node = pending.Peek();
                if (map[node] is not null)
                {
                    pending.Pop();
                    continue;
                }

                Node gate = _nodes[node];
                if (map[gate.Left.Node] is { } left && map[gate.Right.Node] is { } right)
                {
                    left ^= gate.Left.IsComplemented;
                    right ^= gate.Right.IsComplemented;
                    map[node] = gate.Kind == NodeKind.Xor ? builder.Xor(left, right) ^ gate.IsInverted : builder.And(left, right);
                    pending.Pop();
                    continue;
                }

                if (map[gate.Left.Node] is null)
                    pending.Push(gate.Left.Node);
                if (map[gate.Right.Node] is null)
                    pending.Push(gate.Right.Node);
            }

            return map[root]!.Value;
        }
    }

    private static Literal? Fold(bool isXor, Literal left, Literal right)
    {
        if (isXor)
        {
            return left.Node == right.Node ? Literal.Constant(left != right)
                : left.IsConstant ? right ^ (left == Literal.True)
                : right.IsConstant ? left ^ (right == Literal.True)
                : null;
        }

        return left == right || right == Literal.True ? left
            : left == Literal.True ? right
            : left == !right || left == Literal.False || right == Literal.False ? Literal.False
            : null;
    }

    /// <summary>Fan-ins in order; those of an XOR are plain, and their complements go to its output.</summary>
    private static (Literal Left, Literal Right, bool Flip) Normalize(bool isXor, Literal left, Literal right)
    {
        bool flip = isXor && left.IsComplemented != right.IsComplemented;
        if (isXor)
            (left, right) = (new Literal(left.Node, false), new Literal(right.Node, false));
        return left.Code < right.Code ? (left, right, flip) : (right, left, flip);
    }

    private int AddNode(bool isXor, Literal left, Literal right, bool isInverted)
    {
        int node = _nodes.Count;
        _nodes.Add(new Node(left, right, isXor ? NodeKind.Xor : NodeKind.And, isInverted));
        Connect(node);
        (Literal a, Literal b, _) = Normalize(isXor, left, right);
        _hash[(isXor, a.Code, b.Code)] = node;
        GateCount++;
        return node;
    }

    private void Connect(int node)
    {
        Node gate = _nodes[node];
        _nodes[gate.Left.Node].References++;
        _nodes[gate.Right.Node].References++;
        _nodes[gate.Left.Node].Users.Add(node);
        _nodes[gate.Right.Node].Users.Add(node);
    }

    private void Unhash(int node)
    {
        Node gate = _nodes[node];
        (bool, int, int) key = (gate.Kind == NodeKind.Xor, gate.Left.Code, gate.Right.Code);
        if (_hash.TryGetValue(key, out int holder) && holder == node)
            _hash.Remove(key);
    }

    private void ReplaceFanIn(int user, int old, Literal by, Stack<(int, Literal)> pending)
    {
        Node gate = _nodes[user];
        bool isXor = gate.Kind == NodeKind.Xor;
        Literal left = gate.Left.Node == old ? by ^ gate.Left.IsComplemented : gate.Left;
        Literal right = gate.Right.Node == old ? by ^ gate.Right.IsComplemented : gate.Right;
        if (Find(isXor, left, right) is { } same)
        {
            // The user equals something that exists; it dies once its own users have moved there.
            if (same.Node != user)
            {
                pending.Push((user, same ^ (isXor && gate.IsInverted)));
                Hold(same.Node);
            }

            return;
        }

        Unhash(user);
        foreach (Literal fanIn in (ReadOnlySpan<Literal>)[gate.Left, gate.Right])
        {
            _nodes[fanIn.Node].References--;
            _nodes[fanIn.Node].Users.Remove(user);
        }

        (gate.Left, gate.Right, bool flip) = Normalize(isXor, left, right);
        gate.IsInverted ^= flip;
        Connect(user);
        _hash[(isXor, gate.Left.Code, gate.Right.Code)] = user;
    }

    /// <summary>Removes a gate that nothing uses, and what only it used.</summary>
    public void KillIfUnused(int node)
    {
        var pending = new Stack<int>();
        pending.Push(node);
        while (pending.Count > 0)
        {
            int next = pending.Pop();
            if (!IsGate(next) || _nodes[next].References > 0)
                continue;
            Node gate = _nodes[next];
            Unhash(next);
            gate.Kind = NodeKind.Dead;
            GateCount--;
            foreach (Literal fanIn in (ReadOnlySpan<Literal>)[gate.Left, gate.Right])
            {
                _nodes[fanIn.Node].References--;
                _nodes[fanIn.Node].Users.Remove(next);
                pending.Push(fanIn.Node);
            }
        }
    }

    private sealed class Node(Literal left, Literal right, NodeKind kind, bool isInverted)
    {
        public Literal Left { get; set; } = left;

        public Literal Right { get; set; } = right;

        public NodeKind Kind { get; set; } = kind;

        public bool IsInverted { get; set; } = isInverted;

        public int References { get; set; }

        public List<int> Users { get; } = [];

        public Literal? ReplacedBy { get; set; }
    }
}
