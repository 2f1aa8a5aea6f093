using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Builds a circuit gate by gate, with structural hashing: asking twice for the same gate gives the same literal, and gates that fold to a constant, an
/// input or an existing gate are never built.
/// </summary>
public sealed partial class CircuitBuilder
{
    /// <summary>How many terms two sums may lose at once: a gate takes microseconds, whatever the circuit, and longer sums are rare.</summary>
    private const int LongestCancellation = 1024;

    private readonly List<CircuitPort> _inputPorts = [];
    private readonly List<CircuitPort> _outputPorts = [];
    private readonly List<Literal> _outputs = [];

    // Structure of arrays, indexed by gate (node − firstGate): the fan-in codes, and the kind in the low bit of the hash table's comparison.
    private int[] _left = new int[256];
    private int[] _right = new int[256];
    private bool[] _isXor = new bool[256];
    private int[] _table = NewTable(1024);

    // Joined conjunctions may join in turn, as deep as a circuit may be: the call stack bounds how far.
    private const int MaxJoinDepth = 16;
    private int _joinDepth;

    /// <summary>
    /// Whether an exclusive disjunction of conjunctions becomes one conjunction where it can. What people write gains by it; in a circuit that has been
    /// optimised, the conjunctions may be needed elsewhere too.
    /// </summary>
    internal bool JoinsConjunctions { get; init; }

    /// <summary>The number of input bits so far.</summary>
    public int InputCount { get; private set; }

    /// <summary>The number of gates so far, those that nothing will use included.</summary>
    public int GateCount { get; private set; }

    /// <summary>The number of nodes so far: the constant, the inputs and the gates.</summary>
    public int NodeCount => 1 + InputCount + GateCount;

    /// <summary>Adds a port of consecutive inputs. All inputs come before the first gate.</summary>
    /// <param name="name">The port's name.</param>
    /// <param name="width">The number of bits, not negative.</param>
    /// <returns>The literals, least significant bit first.</returns>
    /// <exception cref="InvalidOperationException">A gate was built already.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is negative.</exception>
    public Literal[] AddInputPort(string name, int width)
    {
        if (width < 0)
            throw new ArgumentOutOfRangeException(nameof(width), width, "A port's width must not be negative.");
        if (GateCount > 0)
            throw new InvalidOperationException($"Input port '{name}' is added after the first gate; add all inputs first.");
        _inputPorts.Add(new CircuitPort(name, width));
        var literals = new Literal[width];
        for (int i = 0; i < width; i++)
            literals[i] = new Literal(1 + InputCount + i, false);
        InputCount += width;
        return literals;
    }

    /// <summary>Adds a port of consecutive outputs.</summary>
    /// <param name="name">The port's name.</param>
    /// <param name="literals">The outputs, least significant bit first.</param>
    public void AddOutputPort(string name, ReadOnlySpan<Literal> literals)
    {
        _outputPorts.Add(new CircuitPort(name, literals.Length));
        foreach (Literal literal in literals)
        {
            RequireKnown(literal, nameof(literals));
            _outputs.Add(literal);
        }
    }

    /// <summary>The conjunction of two literals.</summary>
    /// <param name="left">The first literal.</param>
    /// <param name="right">The second literal.</param>
    public Literal And(Literal left, Literal right)
    {
        while (true)
        {
            if (left == right || right == Literal.True)
                return left;
            if (left == Literal.True)
                return right;
            if (left == Literal.False || right == Literal.False || left == !right)
                return Literal.False;
            if (Absorb(left, right) is { } absorbed)
                return absorbed;

            // A conjunction of one side and a part of the other: x ∧ ¬(x ∧ z) = x ∧ ¬z, x ∧ (x ⊕ z) = x ∧ ¬z. The other side may fall out of use.
            if (Simplify(left, right) is { } simplerRight)
                right = simplerRight;
            else if (Simplify(right, left) is { } simplerLeft)
                left = simplerLeft;
            else
                return GetOrAdd(false, left, right);
        }
    }

    /// <summary>The exclusive disjunction of two literals.</summary>
    /// <param name="left">The first literal.</param>
    /// <param name="right">The second literal.</param>
    public Literal Xor(Literal left, Literal right)
    {
        bool flip = false;
        for (int step = 0; ; step++)
        {
            flip ^= left.IsComplemented ^ right.IsComplemented;
            left = new Literal(left.Node, false);
            right = new Literal(right.Node, false);
            if (left == right)
                return Literal.False ^ flip;
            if (left == Literal.False)
                return right ^ flip;
            if (right == Literal.False)
                return left ^ flip;

            if ((CancelXor(left, right) ?? CancelXor(right, left)) is { } cancelled)
                return cancelled ^ flip;

            // (a ⊕ b) ⊕ (a ⊕ c) = b ⊕ c
            if (step < LongestCancellation && IsXor(left) && IsXor(right) && FindShared(left, right) is { } rest)
                (left, right) = rest;
            else
                return ((JoinsConjunctions ? JoinAnds(left, right) : null) ?? GetOrAdd(true, left, right)) ^ flip;
        }
    }

    /// <summary>The disjunction of two literals.</summary>
    /// <param name="left">The first literal.</param>
    /// <param name="right">The second literal.</param>
    public Literal Or(Literal left, Literal right) => !And(!left, !right);

    /// <summary>The multiplexer with one AND: <paramref name="whenTrue"/> where <paramref name="select"/> is set, otherwise <paramref name="whenFalse"/>.</summary>
    /// <param name="select">The selecting literal.</param>
    /// <param name="whenTrue">The value where it is set.</param>
    /// <param name="whenFalse">The value where it is clear.</param>
    public Literal Mux(Literal select, Literal whenTrue, Literal whenFalse)
    {
        if (select == Literal.True || whenTrue == whenFalse)
            return whenTrue;
        if (select == Literal.False)
            return whenFalse;
        if (whenTrue.IsConstant || whenTrue.Node == select.Node)
            return whenTrue == Literal.True || whenTrue == select ? Or(select, whenFalse) : And(!select, whenFalse);
        if (whenFalse.IsConstant || whenFalse.Node == select.Node)
            return whenFalse == Literal.False || whenFalse == select ? And(select, whenTrue) : Or(!select, whenTrue);

        // A pair that changes places shares one conjunction. Otherwise the older of the two is the base: if the other is the older one changed under a
        // condition, the two conditions meet in one conjunction.
        Literal difference = Xor(whenTrue, whenFalse);
        bool isTrueTheBase = FindAnd(!select, difference) || (whenTrue.Node < whenFalse.Node && !FindAnd(select, difference));
        return isTrueTheBase ? Xor(whenTrue, And(!select, difference)) : Xor(whenFalse, And(select, difference));
    }

    /// <summary>Builds a copy of a circuit within this one, folded for the given inputs.</summary>
    /// <param name="circuit">The circuit to copy.</param>
    /// <param name="inputs">One literal for each of its inputs.</param>
    /// <returns>One literal for each of its outputs.</returns>
    /// <exception cref="ArgumentException"><paramref name="inputs"/> does not have one literal for each input.</exception>
    public Literal[] Instantiate(Circuit circuit, ReadOnlySpan<Literal> inputs)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (inputs.Length != circuit.InputCount)
            throw new ArgumentException($"The circuit has {circuit.InputCount} inputs, but {inputs.Length} literals are given.", nameof(inputs));

        var map = new Literal[circuit.NodeCount];
        for (int i = 0; i < inputs.Length; i++)
        {
            RequireKnown(inputs[i], nameof(inputs));
            map[1 + i] = inputs[i];
        }

        int node = 1 + circuit.InputCount;
        foreach (Gate gate in circuit.Gates)
        {
            Literal left = map[gate.Left.Node] ^ gate.Left.IsComplemented;
            Literal right = map[gate.Right.Node] ^ gate.Right.IsComplemented;
            map[node++] = gate.Kind == GateKind.And ? And(left, right) : Xor(left, right);
        }

        var outputs = new Literal[circuit.OutputCount];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = map[circuit.Outputs[i].Node] ^ circuit.Outputs[i].IsComplemented;
        return outputs;
    }

    /// <summary>Builds the circuit of the output ports added so far; gates that no output needs are left out.</summary>
    public Circuit Build() => BuildLive().Circuit;

    /// <summary>Builds the circuit, and tells where each node of this builder is in it; gates that are left out are at 0.</summary>
    private (Circuit Circuit, int[] Map) BuildLive()
    {
        int firstGate = 1 + InputCount;
        var live = new bool[GateCount];
        foreach (Literal output in _outputs)
            Mark(output.Node);
        for (int i = GateCount - 1; i >= 0; i--)
        {
            if (!live[i])
                continue;
            Mark(_left[i] >> 1);
            Mark(_right[i] >> 1);
        }

        var map = new int[NodeCount];
        for (int node = 0; node < firstGate; node++)
            map[node] = node;
        var gates = new List<Gate>();
        for (int i = 0; i < GateCount; i++)
        {
            if (!live[i])
                continue;
            map[firstGate + i] = firstGate + gates.Count;
            gates.Add(new Gate(_isXor[i] ? GateKind.Xor : GateKind.And, Map(new Literal(_left[i])), Map(new Literal(_right[i]))));
        }

        return (new Circuit([.. _inputPorts], [.. _outputPorts], [.. gates], _outputs.ConvertAll(Map).ToArray()), map);

        void Mark(int node)
        {
            if (node >= firstGate)
                live[node - firstGate] = true;
        }

        Literal Map(Literal literal) => new(map[literal.Node], literal.IsComplemented);
    }
}
