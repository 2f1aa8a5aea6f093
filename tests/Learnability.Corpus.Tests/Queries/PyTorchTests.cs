using System;
using Learnability.Tests.External;
using Learnability.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>PyTorch trains the explicit networks of Lemma 3b from their JSON, by autograd on every edge, and has the same weights after every step.</summary>
public sealed class PyTorchTests(ITestOutputHelper log)
{
    [ExternalToolFact(PyTorch.Remedy, PyTorch.Python, "-c", "import torch")]
    public void Conjunction_of_six_inputs_agrees_bit_for_bit()
    {
        var network = new ConjunctionFromPositives.MiniBatchNetwork(0);
        Repeat(network.ToNeuralNet(), network.Plan, "away", network.Plan.Steps, static x => (x & 9) == 9);
    }

    [ExternalToolFact(PyTorch.Remedy, PyTorch.Python, "-c", "import torch")]
    public void Parity_of_three_inputs_agrees_bit_for_bit()
    {
        // All 24 steps take PyTorch a minute: the network has thousands of layers.
        var network = new Parity3.MiniBatchNetwork(0);
        Repeat(network.ToNeuralNet(), network.Plan, "up", TestEnvironment.IsLong ? network.Plan.Steps : 2, Batches.Parity);
    }

    [ExternalToolFact(PyTorch.Remedy, PyTorch.Python, "-c", "import torch")]
    public void Relus_with_frozen_weights_agree_bit_for_bit()
    {
        var network = new FirstAgreeing.MiniBatchNetwork(0);
        Repeat(network.ToNeuralNet(), network.Plan, "down", TestEnvironment.IsLong ? network.Plan.Steps : 1, static x => (x & 2) != 0);
    }

    private void Repeat(NeuralNet network, QueryPlan plan, string rounding, int steps, Func<ulong, bool> target)
    {
        var options = new NeuralNetStepOptions
        {
            Loss = LossFunction.HalfSquared,
            LearningRate = network.LearningRate,
            Clip = 1,
            Precision = plan.Precision,
            Rounding = Batches.Adversary(rounding, 0, Batches.All(plan.InputBits, target)),
        };
        using var trace = new TrainingTrace(network);
        var random = new RandomBits(3, RandomPurpose.Examples);
        for (int step = 0; step < steps; step++)
        {
            (double[] inputs, double[] labels) = Batches.Unpack(Batches.Draw(random, plan.InputBits, plan.BatchSize, target));
            trace.StepBatch(inputs, labels, options, rounding);
        }

        (bool isEqual, string report) = PyTorch.Repeat(trace);
        log.WriteLine(report);
        Assert.True(isEqual, report);
    }
}
