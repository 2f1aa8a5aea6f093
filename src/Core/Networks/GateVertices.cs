using System;

namespace Learnability;

/// <summary>
/// Adds the gates of a circuit to a network as vertices that back-propagation cannot touch: each outputs 2 or −2 from a flat part of its activation, so that the
/// gradient of every edge that leads to it is exactly zero, and none passes through it.
/// </summary>
/// <remarks>
/// Abbe &amp; Sandon, Lemmas 8 and 12: AND is l + r − 2 and OR is l + r + 2 on values of ±2. XOR is two vertices, c = AND(l, r) and l + r − 2c − 2. Gates are
/// folded where inputs are constants or share a vertex, so that two vertices never have two edges, and gates are never shared.
/// </remarks>
public sealed class GateVertices
{
    private const double Bias = 2;

    private readonly NeuralNetBuilder _builder;
    private readonly Activation _activation;
    private readonly double _gain;

    /// <summary>Adds gates to a network.</summary>
    /// <param name="builder">The network.</param>
    /// <param name="activation">The activation of the gates: 2 from twice the gain on, and −2 from minus that down, both flat.</param>
    /// <param name="gain">What all weights of gates are multiplied by: more than 1 for an activation that is flat only farther out.</param>
    /// <exception cref="ArgumentException"><paramref name="activation"/> is not so.</exception>
    public GateVertices(NeuralNetBuilder builder, Activation activation, double gain = 1)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(activation);

        // The pre-activation of a gate is 2 or 6 for true, −2 or −6 for false, times the gain.
        foreach (double multiple in stackalloc double[] { -6, -2, 2, 6 })
        {
            double preActivation = multiple * gain;
            double expected = preActivation > 0 ? 2 : -2;
            if (activation.Evaluate(preActivation) != expected || activation.GetSlope(preActivation) != 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The activation '{activation.Name}' is not flat at {expected} for the pre-activation {preActivation}."),
                    nameof(activation));
            }
        }

        _builder = builder;
        _activation = activation;
        _gain = gain;
    }

    /// <summary>The conjunction of two signals: a vertex and three edges.</summary>
    /// <param name="left">The first signal.</param>
    /// <param name="right">The second signal.</param>
    public GateSignal And(GateSignal left, GateSignal right)
    {
        if (left.IsConstant)
            return left == GateSignal.True ? right : left;
        if (right.IsConstant)
            return right == GateSignal.True ? left : right;
        if (left.Vertex == right.Vertex)
            return left == right ? left : GateSignal.False;
        return AddGate(left, right, -Bias);
    }

    /// <summary>The disjunction of two signals: a vertex and three edges.</summary>
    /// <param name="left">The first signal.</param>
    /// <param name="right">The second signal.</param>
    public GateSignal Or(GateSignal left, GateSignal right)
    {
        if (left.IsConstant)
            return left == GateSignal.True ? left : right;
        if (right.IsConstant)
            return right == GateSignal.True ? right : left;
        if (left.Vertex == right.Vertex)
            return left == right ? left : GateSignal.True;
        return AddGate(left, right, Bias);
    }

    /// <summary>The exclusive disjunction of two signals: two vertices and seven edges.</summary>
    /// <param name="left">The first signal.</param>
    /// <param name="right">The second signal.</param>
    public GateSignal Xor(GateSignal left, GateSignal right)
    {
        if (left.IsConstant)
            return left == GateSignal.True ? !right : right;
        if (right.IsConstant)
            return right == GateSignal.True ? !left : left;
        if (left.Vertex == right.Vertex)
            return GateSignal.FromConstant(left != right);

        GateSignal both = AddGate(left, right, -Bias);
        int vertex = _builder.AddVertex(_activation);
        _builder.AddEdge(left.Vertex, vertex, _gain * left.Scale);
        _builder.AddEdge(right.Vertex, vertex, _gain * right.Scale);
        _builder.AddEdge(both.Vertex, vertex, -2 * _gain * both.Scale);
        _builder.AddEdge(NeuralNetBuilder.Constant, vertex, -_gain * Bias);
        return new GateSignal(vertex, 1);
    }

    /// <summary>The same signal as a gate vertex of its own, with one edge: for where a construction needs an output of ±2 at a flat part.</summary>
    /// <param name="signal">The signal, possibly constant or complemented.</param>
    public GateSignal Buffer(GateSignal signal)
    {
        int vertex = _builder.AddVertex(_activation);
        _builder.AddEdge(signal.Vertex, vertex, _gain * signal.Scale);
        return new GateSignal(vertex, 1);
    }

    /// <summary>The signal itself where it is the true output of a gate vertex added here; otherwise a <see cref="Buffer"/>.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="firstGate">The first vertex that counts as a gate vertex, such as <see cref="NeuralNetBuilder.VertexCount"/> before the gates.</param>
    public GateSignal RequireVertex(GateSignal signal, int firstGate) => signal.Vertex >= firstGate && signal.Scale == 1 ? signal : Buffer(signal);

    /// <summary>Adds the gates of a circuit: AND-type gates are one vertex and three edges each, XOR-type gates two and seven, complements are free.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="inputs">One signal for each of its inputs; they may repeat, and be constants.</param>
    /// <returns>One signal for each of its outputs: a gate, an input or a constant, possibly complemented.</returns>
    /// <exception cref="ArgumentException"><paramref name="inputs"/> does not have one signal for each input.</exception>
    public GateSignal[] Add(Circuit circuit, ReadOnlySpan<GateSignal> inputs)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (inputs.Length != circuit.InputCount)
            throw new ArgumentException($"The circuit has {circuit.InputCount} inputs, but {inputs.Length} signals are given.", nameof(inputs));

        var signals = new GateSignal[circuit.NodeCount];
        signals[0] = GateSignal.False;
        inputs.CopyTo(signals.AsSpan(1));
        int node = 1 + inputs.Length;
        foreach (Gate gate in circuit.Gates)
        {
            GateSignal left = Read(gate.Left);
            GateSignal right = Read(gate.Right);
            signals[node++] = gate.Kind == GateKind.And ? And(left, right) : Xor(left, right);
        }

        var outputs = new GateSignal[circuit.OutputCount];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = Read(circuit.Outputs[i]);
        return outputs;

        GateSignal Read(Literal literal) => literal.IsComplemented ? !signals[literal.Node] : signals[literal.Node];
    }

    private GateSignal AddGate(GateSignal left, GateSignal right, double bias)
    {
        int vertex = _builder.AddVertex(_activation);
        _builder.AddEdge(left.Vertex, vertex, _gain * left.Scale);
        _builder.AddEdge(right.Vertex, vertex, _gain * right.Scale);
        _builder.AddEdge(NeuralNetBuilder.Constant, vertex, _gain * bias);
        return new GateSignal(vertex, 1);
    }
}
