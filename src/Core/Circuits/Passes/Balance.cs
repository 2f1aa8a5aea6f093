using System;
using System.Collections.Generic;
using System.Threading;

namespace Learnability;

/// <summary>
/// Makes chains of conjunctions, and of exclusive disjunctions, into trees of the least depth: what comes first is joined first. Gates that something else
/// uses stay, so that no count grows.
/// </summary>
/// <remarks>Joining the two earliest signals again and again is optimal for the latest arrival: Huffman's algorithm, with max + 1 for the sum (Golumbic 1976).</remarks>
public sealed class Balance : ICircuitPass
{
    /// <inheritdoc/>
    public string Name => "balance";

    /// <inheritdoc/>
    public Circuit Run(Circuit circuit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Circuit balanced = new Balancing(circuit).Run(cancellation);
        CircuitInfo after = balanced.Info;
        CircuitInfo before = circuit.Info;
        return after.Depth < before.Depth && after.Gates <= before.Gates && after.AndGates <= before.AndGates ? balanced : circuit;
    }

    /// <summary>One run over one circuit.</summary>
    private sealed class Balancing(Circuit circuit)
    {
        private readonly CircuitBuilder _builder = new();
        private readonly int _firstGate = 1 + circuit.InputCount;
        private readonly int[] _uses = CountUses(circuit);
        private readonly Literal[] _map = new Literal[circuit.NodeCount];

        // The depth of each node of the new circuit.
        private readonly List<int> _levels = [];
        private readonly List<Literal> _operands = [];
        private readonly Stack<Literal> _pending = new();

        public Circuit Run(CancellationToken cancellation)
        {
            _builder.AddInputPorts(circuit).CopyTo(_map, 1);
            bool[] isInner = FindInner();
            for (int i = 0; i < circuit.GateCount; i++)
            {
                if ((i & 0xFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (!isInner[i])
                    _map[_firstGate + i] = circuit.Gates[i].Kind == GateKind.And ? BuildAnd(_firstGate + i) : BuildXor(_firstGate + i);
            }

            _builder.AddOutputPorts(circuit, Array.ConvertAll(circuit.Outputs.ToArray(), Map));
            return _builder.Build();
        }

        private static int[] CountUses(Circuit circuit)
        {
            var uses = new int[circuit.NodeCount];
            foreach (Gate gate in circuit.Gates)
            {
                uses[gate.Left.Node]++;
                uses[gate.Right.Node]++;
            }

            foreach (Literal output in circuit.Outputs)
                uses[output.Node]++;
            return uses;
        }

        /// <summary>The gates that are part of the one tree that uses them.</summary>
        private bool[] FindInner()
        {
            var isInner = new bool[circuit.GateCount];
            foreach (Gate gate in circuit.Gates)
            {
                foreach (Literal fanIn in (ReadOnlySpan<Literal>)[gate.Left, gate.Right])
                {
                    if (IsInner(fanIn, gate.Kind))
                        isInner[fanIn.Node - _firstGate] = true;
                }
            }

            return isInner;
        }

        /// <summary>Whether a fan-in belongs to the tree of the gate that uses it: the complement of a conjunction is none, that of a parity is.</summary>
        private bool IsInner(Literal fanIn, GateKind kind) =>
            fanIn.Node >= _firstGate && _uses[fanIn.Node] == 1 && circuit.Gates[fanIn.Node - _firstGate].Kind == kind
            && (kind == GateKind.Xor || !fanIn.IsComplemented);

        private Literal BuildAnd(int root)
        {
            CollectOperands(root, GateKind.And);
            return Join(static (builder, left, right) => builder.And(left, right));
        }

        private Literal BuildXor(int root)
        {
            bool flip = CollectOperands(root, GateKind.Xor);
            return Join(static (builder, left, right) => builder.Xor(left, right)) ^ flip;
        }

        /// <summary>The leaves of a gate's tree, as literals of the new circuit; of a parity they are plain, and the result says whether it is complemented.</summary>
        private bool CollectOperands(int root, GateKind kind)
        {
            bool flip = false;
            _operands.Clear();
            _pending.Push(new Literal(root, false));
            while (_pending.Count > 0)
            {
                Gate gate = circuit.Gates[_pending.Pop().Node - _firstGate];
                foreach (Literal fanIn in (ReadOnlySpan<Literal>)[gate.Left, gate.Right])
                {
                    Literal operand = fanIn;
                    if (kind == GateKind.Xor)
                    {
                        flip ^= operand.IsComplemented;
                        operand = new Literal(operand.Node, false);
                    }

                    if (IsInner(operand, kind))
                        _pending.Push(operand);
                    else
                        _operands.Add(Map(operand));
                }
            }

            return flip;
        }

        /// <summary>Joins the two earliest operands until one is left.</summary>
        private Literal Join(Func<CircuitBuilder, Literal, Literal, Literal> join)
        {
            _operands.Sort((left, right) => LevelOf(left) != LevelOf(right) ? LevelOf(left).CompareTo(LevelOf(right)) : left.Code.CompareTo(right.Code));

            // Two queues do for a heap: what is joined comes out in order of its level.
            var joined = new Queue<Literal>();
            int next = 0;
            Literal first = TakeEarliest();
            while (next < _operands.Count || joined.Count > 0)
            {
                joined.Enqueue(join(_builder, first, TakeEarliest()));
                first = TakeEarliest();
            }

            return first;

            Literal TakeEarliest() => joined.Count == 0 || (next < _operands.Count && LevelOf(_operands[next]) <= LevelOf(joined.Peek()))
                ? _operands[next++]
                : joined.Dequeue();
        }

        private int LevelOf(Literal literal)
        {
            for (int node = _levels.Count; node <= literal.Node; node++)
            {
                bool isGate = _builder.TryGetGate(new Literal(node, false), out Gate gate);
                _levels.Add(isGate ? 1 + Math.Max(_levels[gate.Left.Node], _levels[gate.Right.Node]) : 0);
            }

            return _levels[literal.Node];
        }

        private Literal Map(Literal literal) => _map[literal.Node] ^ literal.IsComplemented;
    }
}
