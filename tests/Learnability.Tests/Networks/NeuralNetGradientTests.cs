using System;
using Xunit;

namespace Learnability.Tests.Networks;

public sealed class NeuralNetGradientTests
{
    [Theory]
    [InlineData("squared")]
    [InlineData("half-squared")]
    public void Gradient_equals_central_finite_differences(string lossName)
    {
        LossFunction loss = LossFunction.Find(lossName)!;
        int compared = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            NeuralNet network = RandomNets.Create(seed, 1 + (seed % 4), 1 + (seed % 12));
            var random = new RandomBits(seed, RandomPurpose.Noise);
            double[] inputs = RandomNets.CreateInputs(random, network.InputCount);
            double label = random.NextDouble();
            double[] gradient = GetWeightGradients(network, inputs, label, loss);
            double largest = 1;
            foreach (double value in gradient)
                largest = Math.Max(largest, Math.Abs(value));

            for (int weight = 0; weight < network.WeightCount; weight++)
            {
                if (TryDifferentiate(network, inputs, label, loss, weight, Math.Pow(2, -16)) is not { } expected)
                    continue;
                compared++;
                Assert.True(Math.Abs(gradient[weight] - expected) <= 1e-6 * largest, $"seed {seed}, weight {weight}: {gradient[weight]} ≠ {expected}");
            }
        }

        Assert.True(compared > 1000, $"only {compared} weights were on one piece of every activation");
    }

    /// <summary>The loss is a quadratic function of an unshared weight on one piece of every activation, so that central differences are exact.</summary>
    [Fact]
    public void Gradient_of_a_dyadic_network_equals_central_differences_exactly()
    {
        int compared = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            NeuralNet network = RandomNets.CreateDyadic(seed, 2, 3);
            var random = new RandomBits(seed, RandomPurpose.Noise);
            double[] inputs = [(random.NextInt32(16) - 8) / 4.0, (random.NextInt32(16) - 8) / 4.0];
            double[] gradient = GetWeightGradients(network, inputs, 0.5, LossFunction.Squared);
            for (int weight = 0; weight < network.WeightCount; weight++)
            {
                if (network.EdgeWeightIndices.Count(weight) > 1)
                    continue;
                if (TryDifferentiate(network, inputs, 0.5, LossFunction.Squared, weight, 1.0 / 64) is not { } expected)
                    continue;
                compared++;
                Assert.True(gradient[weight] == expected, $"seed {seed}, weight {weight}: {gradient[weight]} ≠ {expected}");
            }
        }

        Assert.True(compared > 1000, $"only {compared} weights were on one piece of every activation");
    }

    [Fact]
    public void The_slope_at_a_breakpoint_is_that_of_the_piece_to_its_right()
    {
        var builder = new NeuralNetBuilder(1);
        int vertex = builder.AddVertex(new Activation("bent", [(1, 1), (2, 3)], 1, 0.5));
        builder.AddEdge(builder.GetInput(0), vertex, 1);
        builder.AddOutput(vertex);
        NeuralNet network = builder.Build();
        var gradients = new double[1];
        foreach ((double input, double output, double slope) in new[] { (0.5, 0.5, 1.0), (1, 1, 2), (1.5, 2, 2), (2, 3, 0.5), (4, 4, 0.5) })
        {
            Assert.Equal(output, network.Gradient([input], output - 1, LossFunction.HalfSquared, gradients));
            Assert.Equal(slope * input, gradients[0]);
        }
    }

    [Fact]
    public void Losses_of_several_outputs_add_up()
    {
        var builder = new NeuralNetBuilder(1);
        int first = builder.AddVertex(Activation.Identity);
        int second = builder.AddVertex(Activation.Identity);
        builder.AddEdge(builder.GetInput(0), first, 2);
        builder.AddEdge(first, second, 3);
        builder.AddOutput(second);
        builder.AddOutput(first);
        NeuralNet network = builder.Build();
        var gradients = new double[2];

        // Outputs 6 and 2: derivatives 6 − 5 = 1 and 2 − 4 = −2; at the first vertex 3·1 − 2 = 1.
        network.Gradient([1], [5, 4], LossFunction.HalfSquared, gradients);
        Assert.Equal([1.0, 2.0], gradients);
        Assert.Throws<ArgumentException>("labels", () => network.Gradient([1], 5, LossFunction.HalfSquared, gradients));
    }

    private static double[] GetWeightGradients(NeuralNet network, double[] inputs, double label, LossFunction loss)
    {
        var edgeGradients = new double[network.EdgeCount];
        network.Gradient(inputs, label, loss, edgeGradients);
        var gradients = new double[network.WeightCount];
        for (int edge = 0; edge < edgeGradients.Length; edge++)
            gradients[network.EdgeWeightIndices[edge]] += edgeGradients[edge];
        return gradients;
    }

    /// <summary>The central difference of the loss, or null where a vertex changes its piece in between.</summary>
    private static double? TryDifferentiate(NeuralNet network, double[] inputs, double label, LossFunction loss, int weight, double step)
    {
        double[] slopes = network.VertexSlopes.ToArray();
        double original = network.Weights[weight];
        network.Weights[weight] = original + step;
        double above = loss.Evaluate(network.Evaluate(inputs)[0], label);
        bool isSmooth = network.VertexSlopes.SequenceEqual(slopes);
        network.Weights[weight] = original - step;
        double below = loss.Evaluate(network.Evaluate(inputs)[0], label);
        isSmooth &= network.VertexSlopes.SequenceEqual(slopes);
        network.Weights[weight] = original;
        network.Evaluate(inputs);
        return isSmooth ? (above - below) / (2 * step) : null;
    }
}
