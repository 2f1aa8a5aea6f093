using System;

namespace Learnability;

/// <summary>The explicit graph of a <see cref="NoiseTolerantNetwork"/>, and where in it the weights are that store samples.</summary>
/// <remarks>
/// Abbe &amp; Sandon, proof of Lemma 13. In step t the components of sample t whose value the input has are open, and training sets them: to Rw if the label is 1,
/// to −Rw if it is −1. A component is open in one step only, as it is closed by its own readers ever after.
/// </remarks>
public sealed class NoiseTolerantGraph
{
    private readonly int _inputs;
    private readonly int _samples;
    private readonly int[] _componentWeights;

    private NoiseTolerantGraph(NoiseTolerantNetwork network, NeuralNet net, int[] componentWeights)
    {
        _inputs = network.Inputs;
        _samples = network.Samples;
        _componentWeights = componentWeights;
        Net = net;
    }

    /// <summary>The network: its inputs are x and, where there is one, the random bit; it has one output.</summary>
    public NeuralNet Net { get; }

    /// <summary>The index in <see cref="NeuralNet.Weights"/> of a weight of a component.</summary>
    /// <param name="sample">The sample t, from 0 to T − 1.</param>
    /// <param name="input">The input i, from 0 to n − 1.</param>
    /// <param name="value">The value of the input that the component stands for.</param>
    /// <param name="place">The place of the edge along the path, from 0, out of the constant, to 2, into the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample, input or place.</exception>
    public int GetComponentWeightIndex(int sample, int input, bool value, int place)
    {
        RequireIndex(sample, _samples, nameof(sample));
        RequireIndex(input, _inputs, nameof(input));
        RequireIndex(place, 3, nameof(place));
        return _componentWeights[(((((sample * _inputs) + input) * 2) + (value ? 1 : 0)) * 3) + place];
    }

    /// <summary>Builds the graph with its initial weights.</summary>
    internal static NoiseTolerantGraph Create(NoiseTolerantNetwork network)
    {
        int n = network.Inputs;
        int samples = network.Samples;
        Activation f = network.CreateActivation();
        var builder = new NeuralNetBuilder(n);
        var gates = new GateVertices(builder, f);
        var weights = new int[3 * network.Components];

        // Memory, read: which value an input of a sample had, and with which label.
        var components = new Component[network.Components];
        for (int k = 0; k < components.Length; k++)
            components[k] = AddComponent(k);

        // The clock: sample t is set if its first input has either value; the step of the first sample that is not set is now.
        var isSet = new GateSignal[samples];
        var isNotSet = new GateSignal[samples];
        var isNow = new GateSignal[samples];
        for (int t = 0; t < samples; t++)
        {
            isSet[t] = gates.Or(At(t, 0, false).IsSet, At(t, 0, true).IsSet);
            isNotSet[t] = gates.Buffer(!isSet[t]);
            isNow[t] = t == 0 ? isNotSet[0] : gates.And(isSet[t - 1], isNotSet[t]);
        }

        // The controls of each component.
        var inputs = new GateSignal[n];
        var notInputs = new GateSignal[n];
        for (int i = 0; i < n; i++)
        {
            inputs[i] = GateSignal.FromInput(builder.GetInput(i));
            notInputs[i] = gates.Buffer(!inputs[i]);
        }

        for (int k = 0; k < components.Length; k++)
        {
            int i = k / 2 % n;
            AddControls(k, gates.And(isNow[k / (2 * n)], k % 2 == 1 ? inputs[i] : notInputs[i]));
        }

        // While learning, the output is μ: n components contribute I each, the control of the step's output the rest.
        double rest = (NoisyActivation.LearningOutput - (n * NoisyActivation.GetContribution(n))) / 2;
        var outputControls = new int[samples];
        for (int t = 0; t < samples; t++)
            outputControls[t] = AddControl(isNow[t]);

        // Then it is the answer, from the stored samples: ½(p + q) with p = final ∧ answer and q = ¬final ∨ answer is ±2, and 0 before.
        GateSignal answer = AddAnswer();
        GateSignal final = isSet[samples - 1];
        GateSignal p = gates.And(final, answer);
        GateSignal q = gates.Or(isNotSet[samples - 1], answer);
        int finalControl = builder.AddVertex(f);
        builder.AddEdge(p.Vertex, finalControl, 0.5);
        builder.AddEdge(q.Vertex, finalControl, 0.5);

        int output = builder.AddVertex(f);
        for (int k = 0; k < components.Length; k++)
            weights[(3 * k) + 2] = builder.AddEdge(components[k].V2, output, NoisyActivation.UnsetWeight);
        foreach (int control in outputControls)
            builder.AddEdge(control, output, rest);
        builder.AddEdge(finalControl, output, NoisyActivation.AnswerWeight);
        builder.AddOutput(output);
        NeuralNet net = builder.Build();
        net.LearningRate = network.Info.LearningRate;
        return new NoiseTolerantGraph(network, net, weights);

        Component At(int t, int i, bool value) => components[(((t * n) + i) * 2) + (value ? 1 : 0)];

        Component AddComponent(int k)
        {
            int v1 = builder.AddVertex(f);
            weights[3 * k] = builder.AddEdge(NeuralNetBuilder.Constant, v1, NoisyActivation.UnsetWeight);
            int isTrue = builder.AddVertex(f);
            builder.AddEdge(v1, isTrue, NoisyActivation.TrueReaderWeight);
            builder.AddEdge(NeuralNetBuilder.Constant, isTrue, NoisyActivation.TrueReaderBias);
            int isFalse = builder.AddVertex(f);
            builder.AddEdge(v1, isFalse, NoisyActivation.FalseReaderWeight);
            var isTrueSignal = new GateSignal(isTrue, 1);
            return new Component(v1, isTrueSignal, gates.Or(isTrueSignal, new GateSignal(isFalse, 1)));
        }

        // c outputs 2 while the component is neither set nor being set, c' once it is set.
        void AddControls(int k, GateSignal isSetNow)
        {
            int c = AddControl(gates.Buffer(!gates.Or(components[k].IsSet, isSetNow)));
            int cPrime = AddControl(components[k].IsSet);
            components[k].V2 = builder.AddVertex(f);
            weights[(3 * k) + 1] = builder.AddEdge(components[k].V1, components[k].V2, NoisyActivation.UnsetWeight);
            builder.AddEdge(c, components[k].V2, NoisyActivation.UnsetCancelWeight);
            builder.AddEdge(cPrime, components[k].V2, NoisyActivation.SetCancelWeight);
        }

        // ½·signal + 1: 2 for true, 0 for false.
        int AddControl(GateSignal signal)
        {
            int control = builder.AddVertex(f);
            builder.AddEdge(signal.Vertex, control, 0.5);
            builder.AddEdge(NeuralNetBuilder.Constant, control, 1);
            return control;
        }

        GateSignal AddAnswer()
        {
            var signals = new GateSignal[network.Answer.InputCount];
            inputs.CopyTo(signals, 0);
            for (int t = 0; t < samples; t++)
            {
                for (int i = 0; i < n; i++)
                    signals[n + (t * n) + i] = At(t, i, true).IsSet;

                // A label that is not used has no vertex, as that would not reach the output; nothing reads its place.
                signals[n + (samples * n) + t] = network.IsLabelUsed(t) ? gates.Or(At(t, 0, false).IsTrue, At(t, 0, true).IsTrue) : GateSignal.False;
            }

            GateSignal signal = gates.Add(network.Answer, signals)[0];
            return signal.IsConstant ? gates.Buffer(signal) : signal;
        }
    }

    private static void RequireIndex(int index, int count, string name)
    {
        if ((uint)index >= (uint)count)
            throw new ArgumentOutOfRangeException(name, index, $"There are {count}.");
    }

    private struct Component(int v1, GateSignal isTrue, GateSignal isSet)
    {
        public int V1 { get; } = v1;

        /// <summary>Set, with the label 1.</summary>
        public GateSignal IsTrue { get; } = isTrue;

        public GateSignal IsSet { get; } = isSet;

        public int V2 { get; set; }
    }
}
