using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A circuit that passes rewrite in place: nodes with reference counts and fan-outs, and a hash of the gates. A node keeps what it computes for life; it is
/// replaced by literals that compute the same.
/// </summary>
internal sealed partial class MutableCircuit
{
    private const int NotReplaced = -1;

    private readonly Circuit _origin;
    private readonly GateTable _table = new();
    private readonly Literal[] _outputs;
    private Node[] _nodes;

    public MutableCircuit(Circuit origin)
    {
        _origin = origin;
        _nodes = new Node[origin.NodeCount + (origin.NodeCount / 2) + 16];
        for (int i = 0; i <= origin.InputCount; i++)
        {
            FanOuts.AddNode(i);
            _nodes[NodeCount++] = new Node { Kind = NodeKind.Source, ReplacedBy = NotReplaced };
        }

        foreach (Gate gate in origin.Gates)
            AddNode(gate.Kind == GateKind.Xor, gate.Left, gate.Right);
        _outputs = origin.Outputs.ToArray();
        foreach (Literal output in _outputs)
        {
            _nodes[output.Node].References++;
            _nodes[output.Node].IsOutput = true;
        }
    }

    private enum NodeKind : byte
    {
        Source,
        And,
        Xor,
        Dead,
    }

    public int NodeCount { get; private set; }

    /// <summary>The number of gates that are alive.</summary>
    public int GateCount { get; private set; }

    public bool IsGate(int node) => _nodes[node].Kind is NodeKind.And or NodeKind.Xor;

    public bool IsDead(int node) => _nodes[node].Kind == NodeKind.Dead;

    public bool IsXor(int node) => _nodes[node].Kind == NodeKind.Xor;

    /// <summary>Whether an XOR gate is complemented.</summary>
    public bool IsInverted(int node) => _nodes[node].IsInverted;

    public Literal GetLeft(int node) => _nodes[node].Left;

    public Literal GetRight(int node) => _nodes[node].Right;

    /// <summary>The gates that use a node.</summary>
    public FanOuts FanOuts { get; } = new();

    public int GetReferences(int node) => _nodes[node].References;

    /// <summary>The gate of two literals if it exists, or what it folds to; null if it would have to be built.</summary>
    public Literal? Find(bool isXor, Literal left, Literal right)
    {
        if (Fold(isXor, left, right) is { } folded)
            return folded;
        (Literal a, Literal b, bool flip) = Normalize(isXor, left, right);
        int node = _table.Find(isXor, a.Code, b.Code);
        return node >= 0 ? new Literal(node, flip ^ _nodes[node].IsInverted) : null;
    }

    /// <summary>The gate of two literals, built if need be, with no reference yet.</summary>
    public Literal GetOrAdd(bool isXor, Literal left, Literal right)
    {
        if (Find(isXor, left, right) is { } known)
            return known;
        (Literal a, Literal b, bool flip) = Normalize(isXor, left, right);
        return new Literal(AddNode(isXor, a, b), flip);
    }

    /// <summary>
    /// Takes a gate's references away from its fan-ins, and so on through the gates that only it needs; returns how many gates those are, it included.
    /// </summary>
    public int Dereference(int node, ref int andGates)
    {
        int count = 1;
        andGates += IsXor(node) ? 0 : 1;
        int left = _nodes[node].Left.Node;
        int right = _nodes[node].Right.Node;
        if (--_nodes[left].References == 0 && IsGate(left))
            count += Dereference(left, ref andGates);
        if (--_nodes[right].References == 0 && IsGate(right))
            count += Dereference(right, ref andGates);
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
        int left = _nodes[node].Left.Node;
        int right = _nodes[node].Right.Node;
        if (_nodes[left].References++ == 0 && IsGate(left))
            count += Reference(left, ref andGates);
        if (_nodes[right].References++ == 0 && IsGate(right))
            count += Reference(right, ref andGates);
        return count;
    }

    /// <summary>The circuit as it is now.</summary>
    public Circuit ToCircuit()
    {
        var builder = new CircuitBuilder();
        var map = new Literal?[NodeCount];
        map[0] = Literal.False;
        int input = 1;
        foreach (Literal literal in builder.AddInputPorts(_origin))
            map[input++] = literal;
        var pending = new Stack<int>();
        builder.AddOutputPorts(_origin, Array.ConvertAll(_outputs, output => Copy(output.Node) ^ output.IsComplemented));
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

    private int AddNode(bool isXor, Literal left, Literal right)
    {
        int node = NodeCount++;
        if (node == _nodes.Length)
            Array.Resize(ref _nodes, node * 2);
        (left, right, bool flip) = Normalize(isXor, left, right);
        _nodes[node] = new Node { Left = left, Right = right, Kind = isXor ? NodeKind.Xor : NodeKind.And, IsInverted = flip, ReplacedBy = NotReplaced };
        FanOuts.AddNode(node);
        Connect(node);
        GateCount++;
        return node;
    }

    /// <summary>Makes a gate a user of its fan-ins, to be found by them.</summary>
    private void Connect(int node)
    {
        ref Node gate = ref _nodes[node];
        _nodes[gate.Left.Node].References++;
        _nodes[gate.Right.Node].References++;
        FanOuts.Add(gate.Left.Node, node, isRight: false);
        FanOuts.Add(gate.Right.Node, node, isRight: true);
        _table.Add(node, gate.Kind == NodeKind.Xor, gate.Left.Code, gate.Right.Code);
    }

    /// <summary>Undoes <see cref="Connect"/>.</summary>
    private void Disconnect(int node)
    {
        ref Node gate = ref _nodes[node];
        _table.Remove(node);
        _nodes[gate.Left.Node].References--;
        _nodes[gate.Right.Node].References--;
        FanOuts.Remove(gate.Left.Node, node, isRight: false);
        FanOuts.Remove(gate.Right.Node, node, isRight: true);
    }

    private struct Node
    {
        public Literal Left;
        public Literal Right;
        public NodeKind Kind;
        public bool IsInverted;
        public bool IsOutput;
        public int References;

        /// <summary>The code of the literal that took the node's place.</summary>
        public int ReplacedBy;
    }
}

