using System;

namespace Learnability;

/// <summary>
/// The network around the circuit of a step: memory components, dummies, sizes and learning rate. What generated code is emitted from, and what makes the
/// explicit graph.
/// </summary>
/// <remarks>Abbe &amp; Sandon, Lemma 10. The network is a function of the circuit alone, so that a generated class needs to keep only that.</remarks>
public sealed class SgdEmulationNetwork
{
    /// <summary>The input port of the memory b.</summary>
    public const string MemoryPort = "memory";

    /// <summary>The input port of x.</summary>
    public const string InputPort = "input";

    /// <summary>The input port, where there is one, that says whether the network learns.</summary>
    public const string ModePort = "mode";

    /// <summary>The input port, where there is one, of the random guess r'.</summary>
    public const string GuessPort = "guess";

    /// <summary>The input port, where there is one, of the learner's random bit r.</summary>
    public const string CoinPort = "coin";

    /// <summary>The output port of ŷ.</summary>
    public const string PredictionPort = "prediction";

    /// <summary>The output port of the memory bits that flip if ŷ is wrong.</summary>
    public const string FlipsPort = "flips";

    /// <summary>The output port that says whether the learner gets the sample if ŷ is wrong; no part of the network, which has no use for it.</summary>
    public const string LearningPort = "learning";

    /// <summary>Plans the network around the circuit of a step.</summary>
    /// <param name="step">What <see cref="SgdEmulation.BuildStep"/> returns.</param>
    /// <exception cref="ArgumentException">The circuit does not have those ports.</exception>
    public SgdEmulationNetwork(Circuit step)
    {
        ArgumentNullException.ThrowIfNull(step);
        Step = step;
        int next = 0;
        MemoryBits = TakePort(MemoryPort, isOptional: false, ref next);
        InputBits = TakePort(InputPort, isOptional: false, ref next);
        HasMode = TakePort(ModePort, isOptional: true, ref next) == 1;
        HasGuess = TakePort(GuessPort, isOptional: true, ref next) == 1;
        HasCoin = TakePort(CoinPort, isOptional: true, ref next) == 1;
        if (next != step.InputPorts.Count)
            throw new ArgumentException($"The circuit of a step has no input port '{step.InputPorts[next].Name}' at place {next}.", nameof(step));
        if (MemoryBits == 0)
            throw new ArgumentException("The circuit of a step has no memory bit, so that there is nothing to learn.", nameof(step));
        if (step.OutputPorts.Count != 3
            || step.OutputPorts[0] != new CircuitPort(PredictionPort, 1)
            || step.OutputPorts[1] != new CircuitPort(FlipsPort, MemoryBits)
            || step.OutputPorts[2] != new CircuitPort(LearningPort, 1))
        {
            throw new ArgumentException(
                $"The circuit of a step must have the output ports {PredictionPort} (1 bit), {FlipsPort} ({MemoryBits} bits) and {LearningPort} (1 bit).",
                nameof(step));
        }

        GateCircuit = LeaveOutLearning(step);
        Groups = ExclusiveGroups.Find(step, step.Outputs.Slice(1, MemoryBits));
        DummyCount = SgdActivation.GetDummyCount(Groups.Count);
        Signals = new SgdEmulationSignals(this);
        Info = new NetworkInfo(
            CountVertices(),
            CountEdges(),
            MemoryBits,
            SgdActivation.GetLearningRate(DummyCount),
            GetPrecisionBits(),
            Steps: null,
            ExpectedSamples: null);
    }

    /// <summary>The circuit of one step; see <see cref="SgdEmulation.BuildStep"/> for its ports.</summary>
    public Circuit Step { get; }

    /// <summary>The number m of memory bits.</summary>
    public int MemoryBits { get; }

    /// <summary>The number n of bits of x.</summary>
    public int InputBits { get; }

    /// <summary>Whether an input says whether the network learns.</summary>
    public bool HasMode { get; }

    /// <summary>Whether there is an input for the random guess.</summary>
    public bool HasGuess { get; }

    /// <summary>Whether there is an input for the learner's random bit.</summary>
    public bool HasCoin { get; }

    /// <summary>The number of input vertices: x, then mode, guess and coin where they exist. True is +1, false −1.</summary>
    public int NetworkInputs => Step.InputCount - MemoryBits;

    /// <summary>The memory bits that share a dummy, as no two of them flip in the same step.</summary>
    public ExclusiveGroups Groups { get; }

    /// <summary>
    /// The number m' of dummies, one for each group and the rest for none, of which as many contribute 1/m' to the output as memory components do not.
    /// </summary>
    public int DummyCount { get; }

    /// <summary>Vertices, edges, memory bits, learning rate and precision.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The part of <see cref="Step"/> that is a part of the network: prediction, then flips.</summary>
    internal Circuit GateCircuit { get; }

    /// <summary>Which signals need a vertex of their own.</summary>
    internal SgdEmulationSignals Signals { get; }

    /// <summary>Creates the activation of every vertex.</summary>
    public Activation CreateActivation() => SgdActivation.Create(DummyCount);

    /// <summary>Creates the network as an explicit graph with its initial weights: every memory bit is 0.</summary>
    public NeuralNet CreateNeuralNet() => CreateGraph().Net;

    /// <summary>Creates the explicit graph with the places of the weights that training changes.</summary>
    public SgdEmulationGraph CreateGraph() => SgdEmulationGraph.Create(this);

    /// <summary>14 vertices a component: v1 to v5, v3' to v5', vc, v'c and two gates for each of these controls.</summary>
    private int CountVertices() => checked(
        3 // the constant, v0 and the output
        + NetworkInputs
        + Signals.Vertices
        + 1 // ¬ŷ
        + (14 * MemoryBits)
        + (8 * Groups.Count) + MemoryBits // per group ½(p + q), p, q, ¬flip and a chain of five vertices; the disjunction of its flips
        + (5 * (DummyCount - Groups.Count))); // the other dummies' chains

    /// <summary>24 edges a component: ten that learn, two cancelling, two into each control and four into each control's gates.</summary>
    private int CountEdges() => checked(
        2 // constant → v0, ŷ → ¬ŷ
        + Signals.Edges
        + (24 * MemoryBits)
        + (12 * Groups.Count) + (3 * MemoryBits) // 15 + 3(size − 1) for each group: two into ½(p + q), 3 + 3 into p and q, one into ¬flip, six along the chain
        + (6 * (DummyCount - Groups.Count)));

    /// <summary>
    /// The significand bits of an exact run. Weights, signals and single derivatives are powers of two, and gates add small even integers. More bits are
    /// needed by sums of numbers of one magnitude, up to m' of them (the output; the derivatives that meet at ŷ and at v0): log₂ m' for m' − 1, and 1 for
    /// m' itself; and by the width 33/32 of the activation's widest sloped zone and by distances within it: 6.
    /// </summary>
    private int GetPrecisionBits()
    {
        int bits = 0;
        for (int count = DummyCount; count > 1; count >>= 1)
            bits++;
        return Math.Max(6, bits);
    }

    private static Circuit LeaveOutLearning(Circuit step)
    {
        var builder = new CircuitBuilder();
        foreach (CircuitPort port in step.InputPorts)
            builder.AddInputPort(port.Name, port.Width);
        var inputs = new Literal[step.InputCount];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = step.GetInput(i);
        Literal[] outputs = builder.Instantiate(step, inputs);
        builder.AddOutputPort(PredictionPort, outputs.AsSpan(0, 1));
        builder.AddOutputPort(FlipsPort, outputs.AsSpan(1, outputs.Length - 2));
        return builder.Build();
    }

    private int TakePort(string name, bool isOptional, ref int next)
    {
        if (next < Step.InputPorts.Count && Step.InputPorts[next].Name == name && (!isOptional || Step.InputPorts[next].Width == 1))
            return Step.InputPorts[next++].Width;
        return isOptional ? 0 : throw new ArgumentException($"The circuit of a step has no input port '{name}' at place {next}.");
    }
}
