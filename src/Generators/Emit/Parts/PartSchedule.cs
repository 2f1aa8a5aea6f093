using System.Collections.Generic;
using System.Linq;

namespace Learnability.Generators.Emit;

/// <summary>
/// The order in which a circuit is computed part by part. Parts come in the order of the source; gates between them wait until a part or an output needs one of
/// those that wait, and then are computed together.
/// </summary>
/// <remarks>A value is a literal: parts read some nodes complemented, and nodes are stored as they are read. Where both are needed, or the one that the node's own part does not give, the gates between make it.</remarks>
internal sealed class PartSchedule
{
    private readonly Circuit _circuit;
    private readonly int _firstGate;

    /// <summary>By the code of a literal: whether it is in memory, and whether a part reads it.</summary>
    private readonly bool[] _isStored;
    private readonly bool[] _isRead;

    /// <summary>For each node, the last gate between parts that reads it.</summary>
    private readonly int[] _lastGlueReads;
    private readonly List<int> _waiting = [];
    private readonly List<int> _toComplement = [];
    private readonly List<PartBlock> _blocks = [];

    private PartSchedule(Circuit circuit)
    {
        _circuit = circuit;
        _firstGate = 1 + circuit.InputCount;
        _isStored = new bool[2 * circuit.NodeCount];
        _isRead = new bool[2 * circuit.NodeCount];
        _lastGlueReads = new int[circuit.NodeCount];
    }

    /// <summary>Orders a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="shapes">The shapes of its parts.</param>
    public static IReadOnlyList<PartBlock> Create(Circuit circuit, IReadOnlyList<ShapeCircuit> shapes)
    {
        var schedule = new PartSchedule(circuit);
        (ShapeCircuit Shape, PartReading Part)[] parts = [.. shapes.SelectMany(shape => shape.Shape.Parts.Select(part => (shape, part))).OrderBy(found => found.part.Span.Start)];
        schedule.NoteReads(parts);
        schedule.Run(parts);
        return schedule._blocks;
    }

    private void NoteReads(IEnumerable<(ShapeCircuit Shape, PartReading Part)> parts)
    {
        int next = 0;
        foreach ((ShapeCircuit shape, PartReading part) in parts)
        {
            NoteGates(part.Span.Start);
            next = part.Span.End;
            for (int input = 0; input < part.Inputs.Count; input++)
                _isRead[shape.GetInput(part, input).Code] = true;
        }

        NoteGates(_circuit.GateCount);
        foreach (Literal output in _circuit.Outputs)
            _lastGlueReads[output.Node] = int.MaxValue;

        void NoteGates(int end)
        {
            for (; next < end; next++)
            {
                _lastGlueReads[_circuit.Gates[next].Left.Node] = next;
                _lastGlueReads[_circuit.Gates[next].Right.Node] = next;
            }
        }
    }

    private void Run((ShapeCircuit Shape, PartReading Part)[] parts)
    {
        for (int input = 1; input < _firstGate; input++)
            Store(new Literal(input, false));
        int next = 0;
        foreach ((ShapeCircuit shape, PartReading part) in parts)
        {
            Wait(part.Span.Start);
            next = part.Span.End;
            Literal[] inputs = [.. Enumerable.Range(0, part.Inputs.Count).Select(input => shape.GetInput(part, input))];
            if (!System.Array.TrueForAll(inputs, input => _isStored[input.Code]))
                ComputeWaiting(part.Span.Start, isLast: false);
            Literal[] results = [.. Enumerable.Range(0, shape.Shape.Results.Count).Select(result => shape.GetResult(part, _firstGate + part.Span.Start, result))];
            for (int result = 0; result < results.Length; result++)
            {
                int node = results[result].Node;
                if (_lastGlueReads[node] >= part.Span.End || _isRead[2 * node] || _isRead[(2 * node) + 1])
                    Store(results[result]);
                else
                    results[result] = Literal.False;
            }

            _blocks.Add(new PartBlock(shape, shape.Circuit, inputs, results));
        }

        Wait(_circuit.GateCount);
        ComputeWaiting(_circuit.GateCount, isLast: true);

        void Wait(int end)
        {
            for (; next < end; next++)
                _waiting.Add(next);
        }
    }

    /// <summary>Notes a value as being in memory; if a part reads its complement, that is made with the next gates.</summary>
    private void Store(Literal value)
    {
        _isStored[value.Code] = true;
        if (_isRead[(!value).Code] && !_isStored[(!value).Code])
            _toComplement.Add(value.Node);
    }

    /// <summary>A block of the gates that wait.</summary>
    /// <param name="end">The gate after all that have been computed or wait.</param>
    /// <param name="isLast">Whether the block makes the circuit's outputs.</param>
    private void ComputeWaiting(int end, bool isLast)
    {
        var inputs = new List<Literal>();
        var numbers = new Dictionary<int, int>();
        foreach (int gate in _waiting)
            numbers[_firstGate + gate] = -1;
        foreach (int gate in _waiting)
        {
            Read(_circuit.Gates[gate].Left.Node);
            Read(_circuit.Gates[gate].Right.Node);
        }

        foreach (int node in _toComplement)
            Read(node);
        if (isLast)
        {
            foreach (Literal output in _circuit.Outputs)
                Read(output.Node);
        }

        var builder = new CircuitBuilder();
        Literal[] ports = builder.AddInputPort("inputs", inputs.Count);
        var values = new Dictionary<int, Literal> { [0] = Literal.False };

        // What each node is where all that is read is false.
        var atZero = new Dictionary<int, bool> { [0] = false };
        for (int input = 0; input < ports.Length; input++)
        {
            values[inputs[input].Node] = ports[input] ^ inputs[input].IsComplemented;
            atZero[inputs[input].Node] = inputs[input].IsComplemented;
        }

        foreach (int gate in _waiting)
        {
            Gate read = _circuit.Gates[gate];
            bool isXor = read.Kind == GateKind.Xor;
            values[_firstGate + gate] = isXor ? builder.Xor(Get(read.Left), Get(read.Right)) : builder.And(Get(read.Left), Get(read.Right));
            bool left = atZero[read.Left.Node] ^ read.Left.IsComplemented, right = atZero[read.Right.Node] ^ read.Right.IsComplemented;
            atZero[_firstGate + gate] = isXor ? left ^ right : left & right;
        }

        List<Literal> results = isLast ? [.. _circuit.Outputs.ToArray()] : ChooseResults(end, atZero);
        builder.AddOutputPort("results", results.ConvertAll(Get).ToArray());
        _waiting.Clear();
        _toComplement.Clear();
        _blocks.Add(new PartBlock(null, builder.Build(), inputs, results) { IsLast = isLast });

        void Read(int node)
        {
            if (node == 0 || numbers.ContainsKey(node))
                return;
            numbers.Add(node, inputs.Count);
            inputs.Add(new Literal(node, !_isStored[2 * node]));
        }

        Literal Get(Literal literal) => values[literal.Node] ^ literal.IsComplemented;
    }

    /// <summary>
    /// What later blocks read of the gates that wait, and complements of what is stored. Where no part asks for either, the one that is false where all that is
    /// read is false, which takes no complement to compute.
    /// </summary>
    private List<Literal> ChooseResults(int end, Dictionary<int, bool> atZero)
    {
        var results = new List<Literal>();
        foreach (int gate in _waiting)
        {
            var value = new Literal(_firstGate + gate, atZero[_firstGate + gate]);
            if (_isRead[(!value).Code])
                Add(!value);
            if (_isRead[value.Code] || (_lastGlueReads[value.Node] >= end && !_isRead[(!value).Code]))
                Add(value);
        }

        foreach (int node in _toComplement)
            Add(new Literal(node, _isStored[2 * node]));
        return results;

        void Add(Literal value)
        {
            _isStored[value.Code] = true;
            results.Add(value);
        }
    }
}
