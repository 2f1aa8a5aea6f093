using System;
using System.Collections.Generic;
using System.Globalization;

namespace Learnability;

/// <summary>The explicit graph of a <see cref="SgdEmulationNetwork"/>, and where in it the weights of memory components and dummies are.</summary>
/// <remarks>
/// Abbe &amp; Sandon, proof of Lemma 10 and Figure 3, with dummies in the place of the population count: a dummy contributes ±1/m' to the output in steps
/// in which the memory bits of its group keep their values, so that m' paths are open in every step and the output is ŷ = ±1.
/// </remarks>
public sealed class SgdEmulationGraph
{
    /// <summary>The number of edges of a memory component that <see cref="SgdMemoryEdge"/> names.</summary>
    public const int MemoryEdges = 12;

    /// <summary>How many of them, the first ones, training changes.</summary>
    public const int TrainedMemoryEdges = 10;

    /// <summary>The number of edges of a dummy, all trainable.</summary>
    public const int DummyEdges = 6;

    private readonly int _memoryBits;
    private readonly int _dummies;
    private readonly int[] _memoryWeights;
    private readonly int[] _dummyWeights;

    private SgdEmulationGraph(SgdEmulationNetwork network, NeuralNet net, int[] memoryWeights, int[] dummyWeights)
    {
        _memoryBits = network.MemoryBits;
        _dummies = network.DummyCount;
        _memoryWeights = memoryWeights;
        _dummyWeights = dummyWeights;
        Net = net;
    }

    /// <summary>The network, with x, mode, guess and coin as inputs, as far as they exist, and one output.</summary>
    public NeuralNet Net { get; }

    /// <summary>The indices in <see cref="NeuralNet.Weights"/> of the memory components' weights: at kind of edge · m + memory bit.</summary>
    public ReadOnlySpan<int> MemoryWeightIndices => _memoryWeights;

    /// <summary>The indices in <see cref="NeuralNet.Weights"/> of the dummies' weights: at place along the path · m' + dummy.</summary>
    public ReadOnlySpan<int> DummyWeightIndices => _dummyWeights;

    /// <summary>The index of a memory component's weight in <see cref="NeuralNet.Weights"/>.</summary>
    /// <param name="memoryBit">The memory bit, from 0 to m − 1.</param>
    /// <param name="edge">The edge.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such memory bit or edge.</exception>
    public int GetMemoryWeightIndex(int memoryBit, SgdMemoryEdge edge)
    {
        RequireIndex(memoryBit, _memoryBits, nameof(memoryBit));
        RequireIndex((int)edge, MemoryEdges, nameof(edge));
        return _memoryWeights[((int)edge * _memoryBits) + memoryBit];
    }

    /// <summary>The index of a dummy's weight in <see cref="NeuralNet.Weights"/>.</summary>
    /// <param name="dummy">The dummy, from 0 to m' − 1; the first ones are those of the groups.</param>
    /// <param name="place">The place of the edge along the path, from 0, out of the dummy's source, to 5, into the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dummy or place.</exception>
    public int GetDummyWeightIndex(int dummy, int place)
    {
        RequireIndex(dummy, _dummies, nameof(dummy));
        RequireIndex(place, DummyEdges, nameof(place));
        return _dummyWeights[(place * _dummies) + dummy];
    }

    /// <summary>Copies weights into <see cref="Net"/>.</summary>
    /// <param name="memoryWeights">12·m weights, at kind of edge · m + memory bit, finite.</param>
    /// <param name="dummyWeights">6·m' weights, at place along the path · m' + dummy, finite.</param>
    /// <exception cref="ArgumentException">A span has the wrong length or a weight is not finite; no weight has changed.</exception>
    public void SetWeights(ReadOnlySpan<double> memoryWeights, ReadOnlySpan<double> dummyWeights)
    {
        RequireWeights(memoryWeights, _memoryWeights.Length, nameof(memoryWeights));
        RequireWeights(dummyWeights, _dummyWeights.Length, nameof(dummyWeights));
        Span<double> weights = Net.Weights;
        for (int i = 0; i < memoryWeights.Length; i++)
            weights[_memoryWeights[i]] = memoryWeights[i];
        for (int i = 0; i < dummyWeights.Length; i++)
            weights[_dummyWeights[i]] = dummyWeights[i];
    }

    /// <summary>Builds the graph with its initial weights.</summary>
    internal static SgdEmulationGraph Create(SgdEmulationNetwork network)
    {
        int m = network.MemoryBits;
        int dummies = network.DummyCount;
        Activation f = network.CreateActivation();
        var builder = new NeuralNetBuilder(network.NetworkInputs);
        var gates = new GateVertices(builder, f);
        var memoryWeights = new int[MemoryEdges * m];
        var dummyWeights = new int[DummyEdges * dummies];

        // v0 to v3 and v3' of every component (Definition 17). A bit of 0 is +1 at v1.
        int v0 = builder.AddVertex(f);
        builder.AddEdge(NeuralNetBuilder.Constant, v0, SgdActivation.SourceWeight);
        var components = new Component[m];
        for (int i = 0; i < m; i++)
        {
            int v1 = AddPathVertex(v0, i, SgdMemoryEdge.V0V1);
            int v2 = AddPathVertex(v1, i, SgdMemoryEdge.V1V2);
            int v3 = AddPathVertex(v2, i, SgdMemoryEdge.V2V3);
            components[i] = new Component(v1, v3, AddPathVertex(v2, i, SgdMemoryEdge.V2V3Prime));
        }

        // The circuit of the step, which reads memory at v1 (Lemma 8): there +1 is 0 and −1 is 1.
        var inputs = new GateSignal[m + network.NetworkInputs];
        for (int i = 0; i < m; i++)
            inputs[i] = new GateSignal(components[i].V1, -SgdActivation.Saturation);
        for (int i = 0; i < network.NetworkInputs; i++)
            inputs[m + i] = GateSignal.FromInput(builder.GetInput(i));
        GateSignal[] signals = gates.Add(network.GateCircuit, inputs);
        GateSignal prediction = AddPrediction();
        GateSignal notPrediction = gates.Buffer(!prediction);
        var flips = new GateSignal[m];
        for (int i = 0; i < m; i++)
            flips[i] = network.Signals.IsFlipBuffered(i) ? gates.Buffer(signals[1 + i]) : signals[1 + i];

        // The rest of the components: a control outputs 0, and so opens its path, where its bit flips and the output has its path's sign.
        for (int i = 0; i < m; i++)
        {
            int vc = AddControl(flips[i], prediction);
            int v4 = AddPathVertex(components[i].V3, i, SgdMemoryEdge.V3V4);
            memoryWeights[IndexOf(i, SgdMemoryEdge.VcV4)] = builder.AddEdge(vc, v4, SgdActivation.CancelWeight);
            components[i].V5 = AddPathVertex(v4, i, SgdMemoryEdge.V4V5);

            int vcPrime = AddControl(flips[i], notPrediction);
            int v4Prime = AddPathVertex(components[i].V3Prime, i, SgdMemoryEdge.V3PrimeV4Prime);
            memoryWeights[IndexOf(i, SgdMemoryEdge.VcPrimeV4Prime)] = builder.AddEdge(vcPrime, v4Prime, SgdActivation.CancelWeight);
            components[i].V5Prime = AddPathVertex(v4Prime, i, SgdMemoryEdge.V4PrimeV5Prime);
        }

        // A dummy for each group of bits, then those that hang on ŷ itself.
        GateSignal[] groupFlips = AddGroupFlips();
        var lastOfDummies = new int[dummies];
        for (int j = 0; j < dummies; j++)
            lastOfDummies[j] = AddDummyPath(j, j < groupFlips.Length ? AddDummySource(groupFlips[j]) : prediction.Vertex);

        int output = builder.AddVertex(f);
        for (int i = 0; i < m; i++)
        {
            memoryWeights[IndexOf(i, SgdMemoryEdge.V5Output)] = builder.AddEdge(components[i].V5, output, SgdActivation.PathWeight);
            memoryWeights[IndexOf(i, SgdMemoryEdge.V5PrimeOutput)] = builder.AddEdge(components[i].V5Prime, output, -SgdActivation.PathWeight);
        }

        for (int j = 0; j < dummies; j++)
            dummyWeights[((DummyEdges - 1) * dummies) + j] = builder.AddEdge(lastOfDummies[j], output, SgdActivation.PathWeight);
        builder.AddOutput(output);
        NeuralNet net = builder.Build();
        net.LearningRate = network.Info.LearningRate;
        return new SgdEmulationGraph(network, net, memoryWeights, dummyWeights);

        int IndexOf(int memoryBit, SgdMemoryEdge edge) => ((int)edge * m) + memoryBit;

        int AddPathVertex(int from, int memoryBit, SgdMemoryEdge edge)
        {
            int vertex = builder.AddVertex(f);
            memoryWeights[IndexOf(memoryBit, edge)] = builder.AddEdge(from, vertex, SgdActivation.PathWeight);
            return vertex;
        }

        GateSignal AddPrediction()
        {
            GateSignal signal = network.Signals.IsPredictionBuffered ? gates.Buffer(signals[0]) : signals[0];
            foreach (int input in network.Signals.UnusedInputs)
            {
                GateSignal unused = inputs[m + input];
                signal = gates.And(signal, gates.Or(unused, gates.Buffer(!unused)));
            }

            return signal;
        }

        // ½·NOT(flip ∧ sign) + 1: 0 where both hold, 2 otherwise.
        int AddControl(GateSignal flip, GateSignal sign)
        {
            GateSignal isClosed = gates.Buffer(!gates.And(flip, sign));
            int control = builder.AddVertex(f);
            builder.AddEdge(isClosed.Vertex, control, 0.5);
            builder.AddEdge(NeuralNetBuilder.Constant, control, 1);
            return control;
        }

        GateSignal[] AddGroupFlips()
        {
            var disjunctions = new List<GateSignal>();
            for (int i = 0; i < m; i++)
            {
                int group = network.Groups.GroupOf[i];
                if (group == disjunctions.Count)
                    disjunctions.Add(flips[i]);
                else
                    disjunctions[group] = gates.Or(disjunctions[group], flips[i]);
            }

            return [.. disjunctions];
        }

        // ½(p + q) with p = ¬flip ∧ ŷ and q = flip ∨ ŷ: ±2, the sign of ŷ, where no bit flips, and 0 where one does.
        int AddDummySource(GateSignal flip)
        {
            GateSignal p = gates.And(gates.Buffer(!flip), prediction);
            GateSignal q = gates.Or(flip, prediction);
            int source = builder.AddVertex(f);
            builder.AddEdge(p.Vertex, source, 0.5);
            builder.AddEdge(q.Vertex, source, 0.5);
            return source;
        }

        int AddDummyPath(int dummy, int source)
        {
            int last = source;
            for (int place = 0; place < DummyEdges - 1; place++)
            {
                int vertex = builder.AddVertex(f);
                dummyWeights[(place * dummies) + dummy] = builder.AddEdge(last, vertex, SgdActivation.PathWeight);
                last = vertex;
            }

            return last;
        }
    }

    private static void RequireIndex(int index, int count, string name)
    {
        if ((uint)index >= (uint)count)
            throw new ArgumentOutOfRangeException(name, index, $"There are {count}.");
    }

    private static void RequireWeights(ReadOnlySpan<double> weights, int count, string name)
    {
        if (weights.Length != count)
            throw new ArgumentException($"There are {weights.Length} weights, but must be {count}.", name);
        for (int i = 0; i < weights.Length; i++)
        {
            if (double.IsNaN(weights[i]) || double.IsInfinity(weights[i]))
                throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "Weight {0} is {1}, which is not finite.", i, weights[i]), name);
        }
    }

    private struct Component(int v1, int v3, int v3Prime)
    {
        public int V1 { get; } = v1;

        public int V3 { get; } = v3;

        public int V3Prime { get; } = v3Prime;

        public int V5 { get; set; }

        public int V5Prime { get; set; }
    }
}
