using System;
using Xunit;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>The weights are what a generated network computes with: whoever changes one sees the output change.</summary>
public sealed class WeightTests
{
    [Fact]
    public void Memory_is_in_the_weights()
    {
        // MistakeDrivenConjunction: a removed input is a memory bit of 1, a negative weight.
        var network = new MistakeDrivenConjunction.SgdNetwork(0);
        Assert.False(network.Predict(0xFFFE));
        network.SetWeight(0, SgdMemoryEdge.V0V1, -0.5);
        network.SetWeight(0, SgdMemoryEdge.V1V2, -0.5);
        Assert.True(network.Predict(0xFFFE));
        Assert.False(network.Predict(0xFFFD));
    }

    [Fact]
    public void Output_is_the_sum_over_weighted_paths()
    {
        // m' = 32 dummies contribute 1/32 each: one with half its last weight contributes 1/64.
        var network = new Parity3.SgdNetwork(0);
        network.Step(0, false, guess: false, coin: false);
        Assert.Equal(-1, network.LastOutput);
        network.SetDummyWeight(31, 5, 0.25);
        Assert.True(network.ToNeuralNet().Weights.Contains(0.25));
        network.Step(0, false, guess: false, coin: false);
        Assert.Equal(-1 + (1.0 / 64), network.LastOutput);
    }

    [Fact]
    public void Inexact_weight_breaks_the_emulation_as_it_does_in_the_explicit_network()
    {
        var network = CorpusLearners.Get("Parity3").CreateNetwork(0);
        var reference = new ReferenceNetwork(network.StepCircuit);
        var graph = new SgdEmulationNetwork(network.StepCircuit).CreateGraph();
        double weight = Math.BitIncrement(0.5);
        network.SetWeight(3, SgdMemoryEdge.V2V3, weight);
        reference.Net.Weights[graph.GetMemoryWeightIndex(3, SgdMemoryEdge.V2V3)] = weight;
        var random = new RandomBits(3, RandomPurpose.Examples);
        for (int step = 0; step < 10; step++)
        {
            (ulong x, bool y, bool guess) = (random.NextBits(3), random.NextBit(), random.NextBit());
            network.Step(x, y, guess, coin: false);
            Assert.True(network.LastOutput == reference.Step(x, y, guess, coin: false), $"step {step}");
            Assert.True(reference.FindDifference(network) is null, $"step {step}: {reference.FindDifference(network)}");
        }
    }
}
