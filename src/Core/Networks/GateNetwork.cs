using System;

namespace Learnability;

/// <summary>
/// A circuit as a neural network: every gate is a vertex at a flat part of its activation, and there is one output vertex for each output. Truth is +1, falsity
/// −1, at inputs and outputs. The gradient of every edge is exactly zero for every input and label, so that no training changes the network.
/// </summary>
/// <remarks>Abbe &amp; Sandon, Lemmas 8 and 12, with complements expressed by the signs of weights. Not safe for several threads at once.</remarks>
public sealed class GateNetwork
{
    // −2 and 2 beyond ±3/2, as the practical activations of both emulations; the ramp between is never visited.
    private static readonly Activation _gate = new("gate", [(-1.5, -2), (1.5, 2)]);

    // The same pre-activations of ±2, told as the papers' signs ±1.
    private static readonly Activation _sign = new("sign", [(-1.5, -1), (1.5, 1)]);

    private readonly double[] _inputs;
    private readonly double[] _outputs;

    private GateNetwork(NeuralNet network, int gateVertices)
    {
        Network = network;
        _inputs = new double[network.InputCount];
        _outputs = new double[network.OutputCount];
        Info = new GateNetworkInfo(network.InputCount, network.OutputCount, gateVertices, network.VertexCount, network.EdgeCount);
    }

    /// <summary>The network: inputs and outputs in the order of the circuit's, ±1 each.</summary>
    public NeuralNet Network { get; }

    /// <summary>The size of the network.</summary>
    public GateNetworkInfo Info { get; }

    /// <summary>Turns a circuit into a network.</summary>
    /// <param name="circuit">The circuit, with at least one output.</param>
    /// <remarks>
    /// An input that no gate uses, and likewise the constant, has an edge of weight 0 to the first output vertex, because Definition 3 asks that every vertex reach
    /// an output.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="circuit"/> has no output.</exception>
    public static GateNetwork FromCircuit(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (circuit.OutputCount == 0)
            throw new ArgumentException("The circuit has no output, but a network needs at least one.", nameof(circuit));

        var builder = new NeuralNetBuilder(circuit.InputCount);
        var inputs = new GateSignal[circuit.InputCount];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = GateSignal.FromInput(builder.GetInput(i));

        int firstGate = builder.VertexCount;
        GateSignal[] outputs = new GateVertices(builder, _gate).Add(circuit, inputs);
        int gateVertices = builder.VertexCount - firstGate;

        int firstOutput = builder.VertexCount;
        foreach (GateSignal output in outputs)
        {
            int vertex = builder.AddVertex(_sign);
            builder.AddEdge(output.Vertex, vertex, output.Scale);
            builder.AddOutput(vertex);
        }

        AttachUnused(builder, circuit, outputs, firstOutput, gateVertices > 0);
        return new GateNetwork(builder.Build(), gateVertices);
    }

    /// <summary>Evaluates the network.</summary>
    /// <param name="inputs">One value for each input.</param>
    /// <param name="outputs">Receives one value for each output.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void Evaluate(ReadOnlySpan<bool> inputs, Span<bool> outputs)
    {
        if (inputs.Length != _inputs.Length)
            throw new ArgumentException($"The length is {inputs.Length}, but must be {_inputs.Length}.", nameof(inputs));
        if (outputs.Length != _outputs.Length)
            throw new ArgumentException($"The length is {outputs.Length}, but must be {_outputs.Length}.", nameof(outputs));
        for (int i = 0; i < inputs.Length; i++)
            _inputs[i] = inputs[i] ? 1 : -1;
        Network.Evaluate(_inputs, _outputs);
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = _outputs[i] > 0;
    }

    private static void AttachUnused(NeuralNetBuilder builder, Circuit circuit, GateSignal[] outputs, int firstOutput, bool isConstantUsed)
    {
        // Vertex 0 is the constant and vertex 1 + i input i, as the nodes of the circuit are.
        var isUsed = new bool[circuit.NodeCount];
        isUsed[NeuralNetBuilder.Constant] = isConstantUsed;
        foreach (Gate gate in circuit.Gates)
        {
            isUsed[gate.Left.Node] = true;
            isUsed[gate.Right.Node] = true;
        }

        foreach (Literal output in circuit.Outputs)
            isUsed[output.Node] = true;
        for (int vertex = 0; vertex <= circuit.InputCount; vertex++)
        {
            if (!isUsed[vertex] && outputs[0].Vertex != vertex)
                builder.AddEdge(vertex, firstOutput, 0);
        }
    }
}
