using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests;

/// <summary>An algorithm and its network side by side on the same random examples.</summary>
internal sealed class SgdRun
{
    private readonly LearnerCircuits _learner;
    private readonly EmulatedAlgorithm _algorithm;
    private readonly RandomBits _random;
    private readonly double[] _initialWeights;
    private readonly bool[] _isTrainable;
    private readonly double[] _gradients;
    private readonly int _seed;
    private bool[] _x = [];
    private bool _label;
    private bool _isLearning;
    private bool _guess;
    private bool _coin;
    private int _step;

    public SgdRun(LearnerCircuits learner, SgdMode mode, int seed)
    {
        _learner = learner;
        _seed = seed;
        _algorithm = new EmulatedAlgorithm(learner, mode);
        _random = new RandomBits(seed, RandomPurpose.Examples);
        Network = SgdEmulation.Build(learner, mode);
        Graph = Network.CreateGraph();
        _initialWeights = Graph.Net.Weights.ToArray();
        _gradients = new double[Graph.Net.EdgeCount];
        _isTrainable = new bool[Graph.Net.WeightCount];
        foreach (int index in Graph.MemoryWeightIndices[..(SgdEmulationGraph.TrainedMemoryEdges * Network.MemoryBits)])
            _isTrainable[index] = true;
        foreach (int index in Graph.DummyWeightIndices)
            _isTrainable[index] = true;
    }

    public SgdEmulationNetwork Network { get; }

    public SgdEmulationGraph Graph { get; }

    /// <summary>The number of memory bits that have changed, summed over the steps.</summary>
    public int Flips { get; private set; }

    public NeuralNetArithmetic Arithmetic
    {
        set => Graph.Net.Arithmetic = value;
    }

    /// <summary>The algorithm's memory.</summary>
    public bool[] Memory => _algorithm.Memory;

    /// <summary>Draws an example, steps the algorithm, and returns the network's inputs.</summary>
    public double[] NextInputs(out double label)
    {
        _x = SgdEmulationTests.RandomBools(_random, _learner.InputBits);
        _label = _random.NextBit();
        _isLearning = _random.NextInt32(8) != 0;
        _guess = _random.NextBit();
        _coin = _random.NextBit();
        label = Sign(_label);
        return
        [
            .. _x.Select(Sign),
            .. Network.HasMode ? new[] { Sign(_isLearning) } : [],
            .. Network.HasGuess ? new[] { Sign(_guess) } : [],
            .. Network.HasCoin ? new[] { Sign(_coin) } : [],
        ];
    }

    /// <summary>The same, with 0 and 1 for the circuit of a step, without the memory.</summary>
    public bool[] LastBits =>
        [.. _x, .. Network.HasMode ? new[] { _isLearning } : [], .. Network.HasGuess ? new[] { _guess } : [], .. Network.HasCoin ? new[] { _coin } : []];

    /// <summary>The label of the last example.</summary>
    public bool LastLabel => _label;

    /// <summary>One step of both; asserts equal outputs and memories, that frozen weights did not move and that their gradients are exactly zero.</summary>
    public void StepAndCompare()
    {
        NeuralNet net = Graph.Net;
        double[] inputs = NextInputs(out double label);
        net.Gradient(inputs, label, LossFunction.Squared, _gradients);
        for (int edge = 0; edge < _gradients.Length; edge++)
        {
            if (!_isTrainable[net.EdgeWeightIndices[edge]] && _gradients[edge] != 0)
                Assert.Fail($"{Place}: edge {edge}, which does not learn, has the gradient {_gradients[edge]:R}.");
        }

        Assert.True(TryStep(inputs, label), $"{Place}: output or memory differ.");
        ReadOnlySpan<double> weights = net.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            if (_isTrainable[i] ? Math.Abs(weights[i]) != 0.5 : weights[i] != _initialWeights[i])
                Assert.Fail($"{Place}: weight {i} is {weights[i]:R}.");
        }
    }

    /// <summary>One step of both; returns whether output and memory are equal.</summary>
    public bool TryStep()
    {
        double[] inputs = NextInputs(out double label);
        return TryStep(inputs, label);
    }

    /// <summary>Steps the algorithm alone on the last example.</summary>
    public void StepAlgorithm() => _algorithm.Step(_x, _label, _isLearning, _guess, _coin);

    private string Place => $"{_learner.Name}, seed {_seed}, step {_step}";

    private bool TryStep(double[] inputs, double label)
    {
        bool[] before = _algorithm.Memory;
        bool expected = _algorithm.Step(_x, _label, _isLearning, _guess, _coin);
        double output = Graph.Net.Step(inputs, label, LossFunction.Squared, Network.Info.LearningRate);
        _step++;
        bool isEqual = output == Sign(expected);
        for (int i = 0; i < _learner.MemoryBits; i++)
        {
            isEqual &= Graph.Net.Weights[Graph.GetMemoryWeightIndex(i, SgdMemoryEdge.V0V1)] < 0 == _algorithm.Memory[i];
            Flips += _algorithm.Memory[i] != before[i] ? 1 : 0;
        }

        return isEqual;
    }

    private static double Sign(bool bit) => bit ? 1 : -1;
}
