using System;
using Xunit;

namespace Learnability.Tests.Trees;

/// <summary>The reduction to four counts a gate takes the same steps as back-propagation over every sample.</summary>
public sealed class ReductionTests
{
    [Theory]
    [InlineData(1, 4, 0.1, 5, LayerwiseInitialization.Structured, LayerwiseRegularizer.TowardTrue)]
    [InlineData(3, 4, 0.8, 5, LayerwiseInitialization.Structured, LayerwiseRegularizer.TowardTrue)]
    [InlineData(3, 16, 0.1, 5, LayerwiseInitialization.Random, LayerwiseRegularizer.TowardFalse)]
    [InlineData(4, 16, 0.1, 5, LayerwiseInitialization.Random, LayerwiseRegularizer.TowardTrue)]
    [InlineData(5, 4, 0.8, 10, LayerwiseInitialization.Structured, LayerwiseRegularizer.TowardTrue)]
    [InlineData(6, 4, 0.8, 29, LayerwiseInitialization.Structured, LayerwiseRegularizer.TowardTrue)]
    [InlineData(6, 12, 0.4, 32, LayerwiseInitialization.Random, LayerwiseRegularizer.TowardFalse)]
    public void Weights_after_300_steps_a_layer_equal_those_of_the_reference_in_every_layer(
        int depth, int width, double rate, int seed, LayerwiseInitialization initialization, LayerwiseRegularizer regularizer)
    {
        BooleanTree tree = RandomTrees.Generative(depth, 11);
        LabelledBits examples = TreeSampler.Sample(tree, TreeDistribution.Generative, 333, seed);
        var options = new LayerwiseOptions { Lambda = 0.02, Initialization = initialization, Regularizer = regularizer, MaxSteps = 300, LearningRate = rate };
        var reduced = new NeuralTree(depth, width);
        LayerwiseResult result = LayerwiseTrainer.Train<NeuralGateKernel>(reduced, examples, options, 3);
        var reference = new NeuralTree(depth, width);
        LayerwiseReference.Train(reference, examples, options, 3);

        double largest = 0;
        foreach (LayerResult layer in result.Layers)
        {
            for (int index = 0; index < layer.Gates; index++)
            {
                Assert.Equal(reference.GetSecondLayer(layer.Level, index).ToArray(), reduced.GetSecondLayer(layer.Level, index).ToArray());
                for (int weight = 0; weight < 2 * width; weight++)
                    largest = Math.Max(largest, Math.Abs(reference.GetFirstLayer(layer.Level, index)[weight] - reduced.GetFirstLayer(layer.Level, index)[weight]));
            }
        }

        Assert.Equal(depth, result.Layers.Count);
        Assert.True(largest <= 1e-12, $"The largest difference of a weight is {largest}.");
    }

    [Fact]
    public void Reference_takes_the_steps_of_back_propagation_in_the_explicit_network()
    {
        // One gate: its average is its output, and the hinge loss with the regularizer has the derivative −(y + λ) with respect to it.
        const double Lambda = 0.03, Rate = 0.05;
        BooleanTree tree = new([TreeGate.Or]);
        LabelledBits examples = TreeSampler.Sample(tree, TreeDistribution.Product(0.4, 0.7), 40, 9);
        var network = new NeuralTree(1, 6);
        var options = new LayerwiseOptions { Lambda = Lambda, LearningRate = Rate, Initialization = LayerwiseInitialization.Random, MaxSteps = 1 };
        network.Initialize(options.Initialization, 4);
        NeuralNet net = network.ToNeuralNet();
        var means = new double[net.EdgeCount];
        var gradient = new double[net.EdgeCount];
        for (int i = 0; i < examples.Count; i++)
        {
            double[] input = [Sign(examples.Inputs[0] >> i), Sign(examples.Inputs[1] >> i)];
            double output = net.Evaluate(input)[0];

            // The squared loss has the same derivative for this label.
            double label = output + ((Sign(examples.Labels[0] >> i) + Lambda) / 2);
            net.Gradient(input, label, LossFunction.Squared, gradient);
            for (int edge = 0; edge < gradient.Length; edge++)
                means[edge] += gradient[edge] / examples.Count;
        }

        LayerwiseReference.Train(network, examples, options, 4);
        ReadOnlySpan<double> trained = network.GetFirstLayer(0, 0);
        for (int edge = 0; edge < trained.Length; edge++)
            Assert.Equal(net.GetWeight(edge) - (Rate * means[edge]), trained[edge], 1e-14);
    }

    [Fact]
    public void Counts_of_patterns_are_those_of_a_loop_over_the_samples()
    {
        // Words, vectors, blocks of eight vectors and tiles of sixteen blocks, and what is left of each.
        foreach (int count in new[] { 1, 63, 64, 65, 511, 512, 513, 3_584, 4_095, 4_096, 4_097, 8_192, 10_000, 20_001, 65_535, 65_536, 65_537, 140_000 })
        {
            LabelledBits examples = TreeSampler.Sample(new BooleanTree([TreeGate.Nand]), TreeDistribution.Product(0.3, 0.6), count, count);
            long total = 0;
            var expected = new long[8];
            for (int i = 0; i < count; i++)
            {
                int left = (int)(examples.Inputs[i >> 6] >> (i & 63) & 1);
                int right = (int)(examples.Inputs[examples.WordsPerBit + (i >> 6)] >> (i & 63) & 1);
                expected[left | right << 1]++;
                expected[4 + (left | right << 1)] += examples.GetLabel(i) ? 1 : 0;
                total += examples.GetLabel(i) ? 1 : 0;
            }

            PatternCounts counts = PatternCounts.Count(
                examples.Inputs[..examples.WordsPerBit], examples.Inputs[examples.WordsPerBit..], examples.Labels, count, total);
            for (int pattern = 0; pattern < 4; pattern++)
            {
                Assert.Equal(expected[pattern], counts.GetCount(pattern));
                Assert.Equal(expected[4 + pattern], counts.GetTrueCount(pattern));
            }

            PatternCounts above = PatternCounts.Count(
                examples.Inputs[..examples.WordsPerBit],
                examples.Inputs[examples.WordsPerBit..],
                examples.Labels,
                (counts.Left, counts.LeftTrue),
                (counts.Right, counts.RightTrue),
                count,
                total);
            Assert.Equal(counts, above);
        }
    }

    [Fact]
    public void Columns_full_of_set_bits_are_counted_without_overflow()
    {
        const int Count = 200_000;
        var full = new ulong[Count / 64];
        Array.Fill(full, ulong.MaxValue);
        Assert.Equal(new PatternCounts(Count, Count, Count, Count, Count, Count, Count, Count), PatternCounts.Count(full, full, full, Count, Count));
        Assert.Throws<ArgumentException>("left", () => PatternCounts.Count(full.AsSpan(1), full, full, Count, Count));
        Assert.Throws<ArgumentException>("right", () => PatternCounts.Count(full, full.AsSpan(1), full, Count, Count));
    }

    private static double Sign(ulong bit) => (bit & 1) != 0 ? 1 : -1;
}
