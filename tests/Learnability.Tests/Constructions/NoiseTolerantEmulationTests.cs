using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests;

/// <summary>The noise-tolerant emulation, as an explicit graph and as a kernel.</summary>
public sealed class NoiseTolerantEmulationTests
{
    public static TheoryData<string, int> Corpus() => new()
    {
        { "parity 3", 9 },
        { "counter", 5 },
        { "last example", 2 },
        { "majority", 4 },
        { "reservoir", 4 },
        { "constant", 2 },
        { "idle", 1 },
        { "random 8", 3 },
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Sizes_by_formula_are_those_of_the_graph(string name, int samples)
    {
        NoiseTolerantNetwork network = NoiseTolerantEmulation.Build(CircuitLearners.Create(name), samples, 100_000);
        NeuralNet net = network.CreateNeuralNet();
        Assert.Equal(net.VertexCount, network.Info.Vertices);
        Assert.Equal(net.EdgeCount, network.Info.Edges);
        Assert.Null(NeuralNetVerifier.FindFault(net));
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Without_noise_the_network_answers_as_the_algorithm_and_keeps_every_sample(string name, int samples)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var run = new NoisyRun(CircuitLearners.Create(name), samples, seed);
            NoiseTolerantGraph graph = run.Network.CreateGraph();
            double[] initial = graph.Net.Weights.ToArray();
            for (int t = 0; t < samples; t++)
            {
                (ulong[] input, bool label) = run.NextExample();
                Assert.Equal(NoisyActivation.LearningOutput, run.Kernel.Step(input, label), 12);
                run.Kernel.CopyWeightsTo(graph.Net);
                foreach (bool value in new[] { false, true })
                {
                    for (int i = 0; i < run.Network.Inputs; i++)
                    {
                        bool isSet = (((input[0] >> i) & 1) != 0) == value;
                        for (int place = 0; place < 3; place++)
                        {
                            int index = graph.GetComponentWeightIndex(t, i, value, place);
                            Assert.Equal(isSet ? (label ? 1 : -1) : NoisyActivation.UnsetWeight, graph.Net.Weights[index], 12);
                        }
                    }
                }
            }

            // Everything but the components' weights and the output controls' has not moved at all.
            int moved = graph.Net.Weights.ToArray().Where((weight, i) => weight != initial[i]).Count();
            Assert.InRange(moved, samples * ((3 * run.Network.Inputs) + 1), samples * ((3 * run.Network.Inputs) + 1));
            Assert.True(run.IsRight(), $"{name}, seed {seed}");
        }
    }

    [Theory]
    [InlineData("parity 3", 9)]
    [InlineData("reservoir", 3)]
    public void Kernel_equals_the_explicit_network_and_its_noise_weight_for_weight(string name, int samples)
    {
        var run = new NoisyRun(CircuitLearners.Create(name), samples, seed: 1);
        NeuralNet expected = run.Network.CreateNeuralNet();
        NeuralNet actual = run.Network.CreateNeuralNet();
        var random = new RandomBits(2, RandomPurpose.Noise);
        for (int t = 0; t < samples; t++)
        {
            (ulong[] input, bool label) = run.NextExample();
            double[] perturbation = [.. Enumerable.Range(0, run.Kernel.EdgeCount).Select(_ => 0.01 * random.NextGaussian())];
            double output = run.Kernel.Step(input, label, perturbation);
            Assert.Equal(expected.Step(run.ToSigns(input), label ? 1 : -1), output);
            for (int i = 0; i < perturbation.Length; i++)
                expected.Weights[i] += perturbation[i];
            run.Kernel.CopyWeightsTo(actual);
            Assert.Equal(expected.Weights.ToArray(), actual.Weights.ToArray());
        }

        Assert.Equal(expected.Evaluate(run.ToSigns([0]))[0], run.Kernel.GetOutput([0]));
    }

    [Theory]
    [InlineData("parity 3", 9)]
    [InlineData("parity", 12)]
    public void Forty_of_forty_runs_are_right_under_normal_noise_of_cumulative_deviation_0_008(string name, int samples) =>
        Assert.Equal(40, Enumerable.Range(0, 40).Count(seed => NoisyRun.IsRight(CircuitLearners.Create(name), samples, seed, NoiseKind.Normal, 0.008)));

    [Theory]
    [InlineData("parity 3", 9)]
    [InlineData("parity", 12)]
    public void Forty_of_forty_runs_are_right_under_noise_of_one_sign_an_edge_that_sums_to_0_02(string name, int samples) =>
        Assert.Equal(40, Enumerable.Range(0, 40).Count(seed => NoisyRun.IsRight(CircuitLearners.Create(name), samples, seed, NoiseKind.OneSign, 0.02)));

    /// <summary>All 4,096 choices for parity of three inputs are right, too: <see cref="NoiseToleranceCurve"/>.</summary>
    [Theory]
    [InlineData("parity 3", 9)]
    [InlineData("parity", 12)]
    public void Forty_of_forty_runs_are_right_under_noise_of_one_sign_a_kind_of_edge_that_sums_to_0_02(string name, int samples) =>
        Assert.Equal(40, Enumerable.Range(0, 40).Count(seed => NoisyRun.IsRight(CircuitLearners.Create(name), samples, 97 * seed, NoiseKind.OneSignAKind, 0.02)));

    [Fact]
    public void Too_much_noise_is_noticed_in_the_answers() =>
        Assert.InRange(Enumerable.Range(0, 40).Count(seed => NoisyRun.IsRight(CircuitLearners.Create("parity 3"), 9, seed, NoiseKind.Normal, 0.08)), 0, 10);

    [Theory]
    [InlineData(0)]
    [InlineData(0.008)]
    public void Eleven_significand_bits_are_enough(double cumulativeDeviation)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new NoisyRun(CircuitLearners.Create("parity 3"), 9, seed);
            var narrow = new NarrowArithmetic(run.Network.CreateNeuralNet(), run.Network.Info.PrecisionBits);
            var noise = new RandomBits(seed, RandomPurpose.Noise);
            for (int t = 0; t < 9; t++)
            {
                (ulong[] input, bool label) = run.NextExample();
                narrow.Step(run.ToSigns(input), label ? 1 : -1, run.Network.Info.LearningRate);
                for (int i = 0; i < narrow.Weights.Length; i++)
                    narrow.Weights[i] += cumulativeDeviation / 3 * noise.NextGaussian();
            }

            Assert.True(narrow.HasRounded);
            for (ulong input = 0; input < 8; input++)
                Assert.Equal(run.Expected(input), narrow.Evaluate(run.ToSigns([input])) > 0);
        }
    }

    [Fact]
    public void A_network_whose_steps_are_spent_refuses_another_and_still_answers()
    {
        var run = new NoisyRun(CircuitLearners.Create("parity 3"), 2, seed: 0);
        run.Kernel.Step([0b011], true);
        Assert.Equal(1, run.Kernel.StepsLeft);
        run.Kernel.Step([0b101], false);
        double output = run.Kernel.GetOutput([0b011]);
        Assert.Equal(2 * NoisyActivation.AnswerWeight, output, 12);
        Assert.Contains("its steps are spent", Assert.Throws<InvalidOperationException>(() => run.Kernel.Step([0], true)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => run.Kernel.Step([0], true, new double[run.Kernel.EdgeCount]));
        Assert.Equal(output, run.Kernel.GetOutput([0b011]));
    }

    [Fact]
    public void Bad_input_is_rejected_before_a_weight_changes()
    {
        var run = new NoisyRun(CircuitLearners.Create("parity 3"), 2, seed: 0);
        var perturbation = new double[run.Kernel.EdgeCount];
        perturbation[3] = double.NaN;
        Assert.Contains("Perturbation 3", Assert.Throws<ArgumentException>(() => run.Kernel.Step([0], true, perturbation)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => run.Kernel.Step([0], true, [0.0]));
        Assert.Throws<ArgumentException>(() => run.Kernel.Step([0b1000], true));
        Assert.Throws<ArgumentException>(() => run.Kernel.Step([0, 0], true));
        NeuralNet net = run.Network.CreateNeuralNet();
        double[] before = net.Weights.ToArray();
        run.Kernel.CopyWeightsTo(net);
        Assert.Equal(before, net.Weights.ToArray());
        Assert.Equal(2, run.Kernel.StepsLeft);

        var noise = new RandomBits(0, RandomPurpose.Noise);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoisySgdKernel(net, 2, -0.001, noise));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoisySgdKernel(net, 2, double.NaN, noise));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoiseTolerantEmulation.Build(CircuitLearners.Create("parity 3"), 0, 1000));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(100)]
    [InlineData(1)]
    public void A_network_over_its_vertex_budget_is_refused_with_a_count(int budget)
    {
        LearnerCircuits learner = CircuitLearners.Create("parity 3");
        Assert.Null(NoiseTolerantEmulation.TryBuild(learner, 9, budget, out long vertices));
        Assert.True(vertices > budget);
        Assert.Contains(
            FormattableString.Invariant($"{vertices} vertices"),
            Assert.Throws<ArgumentException>(() => NoiseTolerantEmulation.Build(learner, 9, budget)).Message,
            StringComparison.Ordinal);
        Assert.NotNull(NoiseTolerantEmulation.TryBuild(learner, 9, 100_000, out vertices));
        Assert.Null(NoiseTolerantEmulation.TryBuild(learner, 9, (int)vertices - 1, out _));
        Assert.NotNull(NoiseTolerantEmulation.TryBuild(learner, 9, (int)vertices, out _));
    }
}
