using System;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>
/// The explicit network of a step's circuit, trained by plain SGD with back-propagation over every edge: what the generated network must equal weight for
/// weight.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly SgdEmulationNetwork _plan;
    private readonly SgdEmulationGraph _graph;
    private readonly double[] _initialWeights;
    private readonly bool[] _isTrained;

    public ReferenceNetwork(Circuit step)
    {
        _plan = new SgdEmulationNetwork(step);
        _graph = _plan.CreateGraph();
        _initialWeights = _graph.Net.Weights.ToArray();
        _isTrained = new bool[_initialWeights.Length];
        foreach (int weight in _graph.MemoryWeightIndices)
            _isTrained[weight] = true;
        foreach (int weight in _graph.DummyWeightIndices)
            _isTrained[weight] = true;
    }

    public NeuralNet Net => _graph.Net;

    /// <summary>One step of SGD; returns the output z before it.</summary>
    public double Step(ulong x, bool y, bool guess, bool coin) =>
        Net.Step(Inputs(x, isLearning: true, guess, coin), y ? 1 : -1, LossFunction.Squared, _plan.Info.LearningRate);

    /// <summary>The output z, with the mode vertex at answering.</summary>
    public double Evaluate(ulong x, bool guess) => Net.Evaluate(Inputs(x, isLearning: false, guess, coin: false))[0];

    /// <summary>The first difference between its weights and those of the generated network, or null.</summary>
    public string? FindDifference(GeneratedNetwork network)
    {
        ReadOnlySpan<double> weights = Net.Weights;
        for (int bit = 0; bit < _plan.MemoryBits; bit++)
        {
            foreach (SgdMemoryEdge edge in Enum.GetValues<SgdMemoryEdge>())
            {
                if (!IsSame(weights[_graph.GetMemoryWeightIndex(bit, edge)], network.GetWeight(bit, edge)))
                    return $"{edge} of memory bit {bit}";
            }
        }

        for (int dummy = 0; dummy < _plan.DummyCount; dummy++)
        {
            for (int place = 0; place < SgdEmulationGraph.DummyEdges; place++)
            {
                if (!IsSame(weights[_graph.GetDummyWeightIndex(dummy, place)], network.GetDummyWeight(dummy, place)))
                    return $"edge {place} of dummy {dummy}";
            }
        }

        for (int weight = 0; weight < weights.Length; weight++)
        {
            if (!_isTrained[weight] && !IsSame(weights[weight], _initialWeights[weight]))
                return $"weight {weight}, which is not trained";
        }

        return null;
    }

    private static bool IsSame(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);

    private double[] Inputs(ulong x, bool isLearning, bool guess, bool coin) =>
        Array.ConvertAll(CircuitLearner.NetworkInputs(_plan, x, isLearning, guess, coin), input => input ? 1.0 : -1.0);
}
