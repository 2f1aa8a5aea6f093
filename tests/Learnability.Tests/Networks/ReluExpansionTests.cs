using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Networks;

/// <summary>A network expanded to ReLUs has the outputs of the network, and the gradients of the weights that are trained; all others are frozen.</summary>
public sealed class ReluExpansionTests
{
    [Fact]
    public void Expanded_network_has_the_same_outputs()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            NeuralNet network = RandomNets.CreateDyadic(seed, 3, 1 + (seed % 9));
            NeuralNet expanded = ReluExpansion.Of(network, []).Network;
            Assert.All(expanded.Activations, static activation => Assert.True(activation == Activation.Relu || activation == Activation.Identity));
            var random = new RandomBits(seed, RandomPurpose.Noise);
            for (int i = 0; i < 20; i++)
            {
                double[] inputs = RandomNets.CreateInputs(random, 3);
                Assert.Equal(network.Evaluate(inputs)[0], expanded.Evaluate(inputs)[0], 9);
            }

            Assert.True(Enumerable.Range(0, expanded.WeightCount).All(expanded.IsFrozen));
        }
    }

    [Fact]
    public void Trained_weights_have_the_same_gradients_and_move_alone()
    {
        // relu(w₀) and relu(w₁·x) into a bent vertex, and that into the output.
        var builder = new NeuralNetBuilder(1);
        int left = builder.AddVertex(Activation.Relu);
        int fromConstant = builder.AddEdge(NeuralNetBuilder.Constant, left, 0.5);
        int right = builder.AddVertex(Activation.Relu);
        int fromInput = builder.AddEdge(builder.GetInput(0), right, 0.25);
        int sum = builder.AddVertex(new Activation("bent", [(-0.5, -0.25), (0.25, 0.125), (1, 2)], 0.125, 0.5));
        builder.AddEdge(left, sum, 0.5);
        builder.AddEdge(right, sum, -0.75);
        builder.AddOutput(sum);
        NeuralNet network = builder.Build();
        ReluExpansion expansion = ReluExpansion.Of(network, [fromConstant, fromInput]);
        NeuralNet expanded = expansion.Network;
        foreach (double x in new[] { -2.0, 0.5, 1, 3, 6 })
        {
            double[] gradients = Gradients(network, x);
            double[] expandedGradients = Gradients(expanded, x);
            Assert.Equal(gradients[fromConstant], expandedGradients[expansion.GetWeight(fromConstant)]);
            Assert.Equal(gradients[fromInput], expandedGradients[expansion.GetWeight(fromInput)]);
        }

        double[] before = expanded.Weights.ToArray();
        expanded.StepBatch([1, 3], [5, 5], new NeuralNetStepOptions { LearningRate = 0.5, Loss = LossFunction.HalfSquared });
        int[] moved = [.. Enumerable.Range(0, before.Length).Where(weight => before[weight] != expanded.Weights[weight])];
        Assert.Equal(new[] { expansion.GetWeight(fromConstant), expansion.GetWeight(fromInput) }.Order(), moved);
        Assert.Equal(expanded.IsFrozen(0), expanded.Clone().IsFrozen(0));
    }

    [Fact]
    public void Weights_of_other_edges_cannot_be_trained()
    {
        var builder = new NeuralNetBuilder(1);
        int first = builder.AddVertex(Activation.Relu);
        builder.AddEdge(builder.GetInput(0), first, 1);
        int bias = builder.AddEdge(NeuralNetBuilder.Constant, first, 1);
        int second = builder.AddVertex(Activation.Relu);
        int inner = builder.AddEdge(first, second, 1);
        builder.AddOutput(second);
        NeuralNet network = builder.Build();
        Assert.Throws<ArgumentException>(() => ReluExpansion.Of(network, [inner]));
        Assert.Throws<ArgumentException>(() => ReluExpansion.Of(network, [bias]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.FreezeAllBut([7]));
        Assert.False(network.HasFrozenWeights);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.IsFrozen(-1));
    }

    private static double[] Gradients(NeuralNet network, double x)
    {
        var edges = new double[network.EdgeCount];
        network.Gradient([x], 1, LossFunction.HalfSquared, edges);
        var weights = new double[network.WeightCount];
        for (int edge = 0; edge < edges.Length; edge++)
            weights[network.EdgeWeightIndices[edge]] += edges[edge];
        return weights;
    }
}
