using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// An immutable Boolean circuit: an XOR-AND graph. Node 0 is the constant false, nodes 1 to <see cref="InputCount"/> are the inputs, and the gates follow in
/// topological order. Edges may be complemented at no cost.
/// </summary>
public sealed partial class Circuit
{
    private readonly Gate[] _gates;
    private readonly Literal[] _outputs;

    /// <summary>Takes ownership of both arrays: only <see cref="CircuitBuilder"/> and the decoder call this, and both have checked the order.</summary>
    internal Circuit(IReadOnlyList<CircuitPort> inputPorts, IReadOnlyList<CircuitPort> outputPorts, Gate[] gates, Literal[] outputs)
    {
        InputPorts = inputPorts;
        OutputPorts = outputPorts;
        InputCount = TotalWidth(inputPorts);
        _gates = gates;
        _outputs = outputs;
        CircuitVerifier.AssertValid(this);
        Info = CircuitCounts.Count(this);
    }

    /// <summary>The size of the circuit.</summary>
    public CircuitInfo Info { get; }

    /// <summary>The number of input bits.</summary>
    public int InputCount { get; }

    /// <summary>The number of output bits.</summary>
    public int OutputCount => _outputs.Length;

    /// <summary>The number of two-input gates.</summary>
    public int GateCount => _gates.Length;

    /// <summary>The number of nodes: the constant, the inputs and the gates.</summary>
    public int NodeCount => 1 + InputCount + _gates.Length;

    /// <summary>The groups of inputs, in order; their widths sum to <see cref="InputCount"/>.</summary>
    public IReadOnlyList<CircuitPort> InputPorts { get; }

    /// <summary>The groups of outputs, in order; their widths sum to <see cref="OutputCount"/>.</summary>
    public IReadOnlyList<CircuitPort> OutputPorts { get; }

    /// <summary>The gates in topological order; the gate at index i is node 1 + <see cref="InputCount"/> + i.</summary>
    public ReadOnlySpan<Gate> Gates => _gates;

    /// <summary>The outputs.</summary>
    public ReadOnlySpan<Literal> Outputs => _outputs;

    /// <summary>The literal of an input.</summary>
    /// <param name="index">The input's index, from 0 to <see cref="InputCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside that range.</exception>
    public Literal GetInput(int index)
    {
        if ((uint)index >= (uint)InputCount)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The circuit has {InputCount} inputs.");
        return new Literal(1 + index, false);
    }

    private static int TotalWidth(IReadOnlyList<CircuitPort> ports)
    {
        int width = 0;
        foreach (CircuitPort port in ports)
            width += port.Width;
        return width;
    }
}
