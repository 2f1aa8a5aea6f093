using System;
using Xunit;

namespace Learnability.Tests.Networks;

public sealed class NeuralNetStepTests
{
    private static readonly Activation _leaky = new("leaky", [(0, 0)], 0.25, 1);

    [Fact]
    public void Evaluation_is_the_activation_of_the_weighted_sum()
    {
        NeuralNet net = BuildDiamond();

        // h = leaky(2·3 − 1·1 + 1) = 6, out = leaky(−h + 0.5·3) = 0.25·(−4.5)
        Assert.Equal([-1.125], net.Evaluate([3, 1]));
        Assert.Equal([1, 3, 1, 6, -1.125], net.VertexOutputs.ToArray());
        Assert.Equal([0, 0, 0, 1, 0.25], net.VertexSlopes.ToArray());
    }

    [Fact]
    public void Gradient_of_every_edge_is_the_chain_rule()
    {
        NeuralNet net = BuildDiamond();
        var gradients = new double[net.EdgeCount];

        double output = net.Gradient([3, 1], 1, LossFunction.Squared, gradients);

        // dL/dout = 2·(−2.125) = −4.25; at out's pre-activation −1.0625; at h's 1.0625.
        Assert.Equal(-1.125, output);
        Assert.Equal([1.0625 * 3, 1.0625 * 1, 1.0625, -1.0625 * 6, -1.0625 * 3], gradients);
    }

    [Fact]
    public void A_step_moves_every_weight_at_once_by_its_gradient_at_the_old_weights()
    {
        NeuralNet net = BuildDiamond();
        double before = net.Step([3, 1], 1, LossFunction.HalfSquared, 0.5);

        Assert.Equal(-1.125, before);
        double half = 1.0625 / 4;
        Assert.Equal([2 - (half * 3), -1 - half, 1 - half, -1 + (half * 6), 0.5 + (half * 3)], net.Weights.ToArray());
    }

    [Fact]
    public void A_shared_weight_moves_by_the_sum_over_its_edges()
    {
        var builder = new NeuralNetBuilder(1);
        int hidden = builder.AddVertex(Activation.Identity);
        int weight = builder.AddEdge(builder.GetInput(0), hidden, 3);
        int output = builder.AddVertex(Activation.Identity);
        builder.AddSharedEdge(hidden, output, weight);
        builder.AddOutput(output);
        NeuralNet net = builder.Build();

        // out = w²x = 9, dL/dout = 2·(9 − 8) = 2, dL/dw = 2·2wx = 12
        Assert.Equal(9, net.Step([1], 8, LossFunction.Squared, 0.25));
        Assert.Equal([0.0], net.Weights.ToArray());
    }

    [Fact]
    public void A_batch_clips_each_sample_then_rounds_the_mean()
    {
        var builder = new NeuralNetBuilder(1);
        int output = builder.AddVertex(Activation.Identity);
        builder.AddEdge(builder.GetInput(0), output, 0);
        builder.AddOutput(output);
        NeuralNet net = builder.Build();
        var options = new NeuralNetStepOptions { Loss = LossFunction.HalfSquared, LearningRate = 2, Clip = 1, Precision = 0.25, Rounding = new RoundDown() };

        // The gradients −label·x are −5 → −1, 0.3 and 0.25: their mean −0.15 rounds down to −0.25.
        net.StepBatch([1, -1, 1], [5, 0.3, -0.25], options);
        Assert.Equal([0.5], net.Weights.ToArray());
    }

    [Theory]
    [InlineData(NeuralNetArithmetic.Double)]
    [InlineData(NeuralNetArithmetic.Single)]
    public void A_batch_of_one_sample_is_a_step(NeuralNetArithmetic arithmetic)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            NeuralNet net = RandomNets.Create(seed, 3, 10);
            net.Arithmetic = arithmetic;
            NeuralNet batched = net.Clone();
            double[] inputs = RandomNets.CreateInputs(new RandomBits(seed, RandomPurpose.Noise), 3);
            net.Step(inputs, 0.3, LossFunction.HalfSquared, 0.01);
            batched.StepBatch(inputs, [0.3], new NeuralNetStepOptions { Loss = LossFunction.HalfSquared, LearningRate = 0.01 });
            Assert.True(net.Weights.SequenceEqual(batched.Weights), $"seed {seed}");
        }
    }

    [Fact]
    public void A_clone_is_trained_on_its_own()
    {
        NeuralNet net = BuildDiamond();
        NeuralNet clone = net.Clone();
        clone.Step([3, 1], 1, LossFunction.Squared, 0.5);
        Assert.Equal([2, -1, 1, -1, 0.5], net.Weights.ToArray());
        Assert.NotEqual(net.Weights.ToArray(), clone.Weights.ToArray());
    }

    [Fact]
    public void Steps_allocate_nothing_after_the_first()
    {
        NeuralNet net = BuildDiamond();
        var options = new NeuralNetStepOptions { LearningRate = 1e-3 };
        double[] inputs = [1, 2];
        double[] labels = [1];
        net.Step(inputs, 1, LossFunction.Squared, 1e-3);
        net.StepBatch(inputs, labels, options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            net.Step(inputs, 1, LossFunction.Squared, 1e-3);
            net.StepBatch(inputs, labels, options);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Bad_input_throws_before_any_weight_changes()
    {
        NeuralNet net = BuildDiamond();
        double[] weights = net.Weights.ToArray();
        Assert.Throws<ArgumentException>("inputs", () => net.Step([1], 1, LossFunction.Squared, 1));
        Assert.Throws<ArgumentException>("inputs", () => net.Step([1, double.NaN], 1, LossFunction.Squared, 1));
        Assert.Throws<ArgumentException>("labels", () => net.Step([1, 1], double.PositiveInfinity, LossFunction.Squared, 1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => net.Step([1, 1], 1, LossFunction.Squared, double.NaN));
        Assert.Throws<ArgumentException>("edgeGradients", () => net.Gradient([1, 1], 1, LossFunction.Squared, new double[4]));
        var options = new NeuralNetStepOptions { LearningRate = 1 };
        Assert.Throws<ArgumentException>("labels", () => net.StepBatch([], [], options));
        Assert.Throws<ArgumentException>("inputs", () => net.StepBatch([1, 2, 3], [1, 1], options));
        Assert.Throws<ArgumentException>("options", () => net.StepBatch([1, 2], [1], new NeuralNetStepOptions { LearningRate = 1, Rounding = new RoundDown() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuralNetStepOptions { LearningRate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuralNetStepOptions { LearningRate = 1, Clip = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuralNetStepOptions { LearningRate = 1, Precision = double.NaN });
        Assert.Equal(weights, net.Weights.ToArray());
    }

    [Fact]
    public void A_network_that_diverged_says_at_which_vertex()
    {
        NeuralNet net = BuildDiamond();
        net.Weights[0] = double.PositiveInfinity;
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => net.Step([0, 1], 1, LossFunction.Squared, 1));
        Assert.Contains("vertex 3", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Two inputs, a hidden vertex with a bias, and an edge past it.</summary>
    private static NeuralNet BuildDiamond()
    {
        var builder = new NeuralNetBuilder(2);
        int hidden = builder.AddVertex(_leaky);
        int output = builder.AddVertex(_leaky);
        builder.AddEdge(builder.GetInput(0), hidden, 2);
        builder.AddEdge(builder.GetInput(1), hidden, -1);
        builder.AddEdge(NeuralNetBuilder.Constant, hidden, 1);
        builder.AddEdge(hidden, output, -1);
        builder.AddEdge(builder.GetInput(0), output, 0.5);
        builder.AddOutput(output);
        return builder.Build();
    }

    private sealed class RoundDown : IGradientRounding
    {
        public void Round(Span<double> gradient, double precision)
        {
            foreach (ref double value in gradient)
                value = Math.Floor(value / precision) * precision;
        }
    }
}
