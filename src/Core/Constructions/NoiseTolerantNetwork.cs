using System;

namespace Learnability;

/// <summary>
/// The network around the circuit of the answer: a component for each value that an input of a sample can have, and a clock that reads from them how many
/// samples are stored. What generated code is emitted from, and what makes the explicit graph.
/// </summary>
/// <remarks>Abbe &amp; Sandon, Lemma 13. The network is a function of the circuit alone, so that a generated class needs to keep only that.</remarks>
public sealed class NoiseTolerantNetwork
{
    /// <summary>The input port of x, with the random bit, where there is one, last.</summary>
    public const string InputPort = "input";

    /// <summary>The input port of the stored samples, one after the other.</summary>
    public const string SamplesPort = "samples";

    /// <summary>The input port of their labels.</summary>
    public const string LabelsPort = "labels";

    /// <summary>The output port of the answer.</summary>
    public const string PredictionPort = "prediction";

    private readonly bool[] _isLabelUsed;

    /// <summary>Plans the network around the circuit of the answer.</summary>
    /// <param name="answer">A circuit with the input ports input (n ≥ 1), samples (T·n) and labels (T ≥ 1), and the output port prediction (1).</param>
    /// <exception cref="ArgumentException">The circuit does not have those ports.</exception>
    public NoiseTolerantNetwork(Circuit answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.InputPorts.Count != 3 || answer.InputPorts[0].Name != InputPort || answer.InputPorts[2].Name != LabelsPort
            || answer.InputPorts[0].Width < 1 || answer.InputPorts[2].Width < 1
            || answer.InputPorts[1] != new CircuitPort(SamplesPort, answer.InputPorts[0].Width * answer.InputPorts[2].Width)
            || answer.OutputPorts.Count != 1 || answer.OutputPorts[0] != new CircuitPort(PredictionPort, 1))
        {
            throw new ArgumentException(
                $"The circuit of an answer must have the input ports {InputPort} (n bits), {SamplesPort} (T·n bits) and {LabelsPort} (T bits), and the output port {PredictionPort} (1 bit).",
                nameof(answer));
        }

        Answer = answer;
        Inputs = answer.InputPorts[0].Width;
        Samples = answer.InputPorts[2].Width;
        _isLabelUsed = FindUsedLabels();
        (int vertices, int edges) = Count();
        Info = new NetworkInfo(
            vertices,
            edges,
            checked(Samples * (Inputs + 1)),
            NoisyActivation.GetLearningRate(Inputs),
            SufficientPrecisionBits,
            Samples,
            Samples);
    }

    /// <summary>
    /// Half precision. Learning rate and breakpoints are no binary fractions, so that no precision makes a run exact, and none needs to: rounding errors are far
    /// smaller than the noise. A test runs the network with this many bits.
    /// </summary>
    private const int SufficientPrecisionBits = 11;

    /// <summary>The circuit of the answer.</summary>
    public Circuit Answer { get; }

    /// <summary>The number n of inputs, the random bit included.</summary>
    public int Inputs { get; }

    /// <summary>T, the number of samples that the network stores, and of steps it is trained for.</summary>
    public int Samples { get; }

    /// <summary>Vertices, edges, memory bits, learning rate and the number of steps.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The number of components: one for each sample, input and value.</summary>
    public int Components => 2 * Inputs * Samples;

    /// <summary>Whether the answer depends on the label of a sample, so that it has a vertex.</summary>
    internal bool IsLabelUsed(int sample) => _isLabelUsed[sample];

    /// <summary>Creates the activation of every vertex.</summary>
    public Activation CreateActivation() => NoisyActivation.Create(Inputs);

    /// <summary>Creates the network as an explicit graph with its initial weights: nothing is stored.</summary>
    public NeuralNet CreateNeuralNet() => CreateGraph().Net;

    /// <summary>Creates the explicit graph with the places of the components' weights.</summary>
    public NoiseTolerantGraph CreateGraph() => NoiseTolerantGraph.Create(this);

    /// <summary>
    /// The vertices of everything but the answer's gates: ten for each component (v1, v2, two readers and their disjunction, two controls and three gates for
    /// them), five for each sample (set, ¬set, now, its output control, its label), ¬xᵢ, and the constant, inputs, output and three for the answer. The first
    /// sample has no gate for now.
    /// </summary>
    /// <param name="inputs">n.</param>
    /// <param name="samples">T.</param>
    internal static long CountMemoryVertices(int inputs, int samples) => (20L * inputs * samples) + (5L * samples) + (2L * inputs) + 4;

    private (int Vertices, int Edges) Count()
    {
        long nT = (long)Inputs * Samples;
        long vertices = CountMemoryVertices(Inputs, Samples);

        // 22 for each component: three that learn, two cancelling, 2 + 1 into the readers, 3 + 3 + 3 + 1 into gates and 2 + 2 into controls.
        long edges = (44 * nT) + (13L * Samples) + Inputs + 6;
        foreach (bool isUsed in _isLabelUsed)
        {
            vertices -= isUsed ? 0 : 1;
            edges -= isUsed ? 0 : 3;
        }

        foreach (Gate gate in Answer.Gates)
        {
            vertices += gate.Kind == GateKind.And ? 1 : 2;
            edges += gate.Kind == GateKind.And ? 3 : 7;
        }

        // A constant answer is a vertex with an edge from the constant.
        int buffer = Answer.Outputs[0].IsConstant ? 1 : 0;
        return (checked((int)(vertices + buffer)), checked((int)(edges + buffer)));
    }

    private bool[] FindUsedLabels()
    {
        var isUsed = new bool[Answer.NodeCount];
        foreach (Gate gate in Answer.Gates)
        {
            isUsed[gate.Left.Node] = true;
            isUsed[gate.Right.Node] = true;
        }

        isUsed[Answer.Outputs[0].Node] = true;
        var labels = new bool[Samples];
        for (int t = 0; t < Samples; t++)
            labels[t] = isUsed[Answer.GetInput(Answer.InputCount - Samples + t).Node];
        return labels;
    }
}
