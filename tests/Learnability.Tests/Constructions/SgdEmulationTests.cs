using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Tests;

/// <summary>The noise-free emulation as an explicit graph, trained by the reference network's back-propagation over every edge.</summary>
public sealed class SgdEmulationTests
{
    public static TheoryData<string, SgdMode> Corpus()
    {
        var data = new TheoryData<string, SgdMode>();
        foreach (string name in CircuitLearners.Names)
        {
            data.Add(name, SgdMode.Guessing);
            if (CircuitLearners.Create(name).UsesCoin)
                continue;
            data.Add(name, SgdMode.MistakeDriven);
            data.Add(name, SgdMode.PositiveOnly);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Network_equals_algorithm_after_every_step(string name, SgdMode mode)
    {
        var run = new SgdRun(CircuitLearners.Create(name), mode, seed: 7);
        for (int step = 0; step < 200; step++)
            run.StepAndCompare();
        Assert.True(name == "idle" || mode == SgdMode.PositiveOnly || run.Flips > 0, "Nothing was learned, so that nothing was tested.");
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Sizes_by_formula_are_those_of_the_graph(string name, SgdMode mode)
    {
        SgdEmulationNetwork network = SgdEmulation.Build(CircuitLearners.Create(name), mode);
        NeuralNet net = network.CreateNeuralNet();
        Assert.Equal(net.VertexCount, network.Info.Vertices);
        Assert.Equal(net.EdgeCount, network.Info.Edges);
        Assert.Equal(network.Step.InputCount - network.MemoryBits, net.InputCount);
        Assert.Null(NeuralNetVerifier.FindFault(net));
    }

    [Theory]
    [InlineData(NeuralNetArithmetic.Double)]
    [InlineData(NeuralNetArithmetic.Single)]
    public void Five_thousand_steps_are_exact(NeuralNetArithmetic arithmetic)
    {
        // 48 bits of memory that change at random: about 24 flips in every wrong step, which almost every second one is.
        var run = new SgdRun(CircuitLearners.Create("random 48 without knowledge"), SgdMode.Guessing, seed: 11) { Arithmetic = arithmetic };
        for (int step = 0; step < 5_000; step++)
            run.StepAndCompare();
        Assert.True(run.Flips >= 40_000, $"{run.Flips} flips");
    }

    [Fact]
    public void One_ulp_of_error_in_a_memory_weight_breaks_the_run()
    {
        var run = new SgdRun(CircuitLearners.Create("random 48 without knowledge"), SgdMode.Guessing, seed: 11);
        run.Graph.Net.Weights[run.Graph.GetMemoryWeightIndex(0, SgdMemoryEdge.V3V4)] = Math.BitIncrement(0.5);
        int step = 0;
        while (step < 200 && run.TryStep())
            step++;
        Assert.InRange(step, 1, 199);
    }

    [Fact]
    public void Every_number_of_a_run_fits_the_stated_precision()
    {
        foreach (string name in CircuitLearners.Names)
        {
            var run = new SgdRun(CircuitLearners.Create(name), SgdMode.Guessing, seed: 5);
            var narrow = new NarrowArithmetic(run.Graph.Net, run.Network.Info.PrecisionBits);
            for (int step = 0; step < 60; step++)
            {
                double[] inputs = run.NextInputs(out double label);
                narrow.Step(inputs, label, run.Network.Info.LearningRate);
                run.Graph.Net.Step(inputs, label, LossFunction.Squared, run.Network.Info.LearningRate);
                Assert.True(narrow.Weights.SequenceEqual(run.Graph.Net.Weights.ToArray()), $"{name}, step {step}");
            }

            Assert.False(narrow.HasRounded, $"{name}: {run.Network.Info.PrecisionBits} bits do not suffice: {narrow.FirstRounded}");
        }
    }

    [Fact]
    public void Fewer_bits_than_stated_do_not_suffice_for_every_learner()
    {
        // The stated precision is not a generous bound: with one bit less a run rounds.
        var run = new SgdRun(CircuitLearners.Create("random 48 without knowledge"), SgdMode.Guessing, seed: 5);
        var narrow = new NarrowArithmetic(run.Graph.Net, run.Network.Info.PrecisionBits - 1);
        for (int step = 0; step < 20; step++)
            narrow.Step(run.NextInputs(out double label), label, run.Network.Info.LearningRate);
        Assert.True(narrow.HasRounded);
    }

    [Fact]
    public void Guessing_learns_parity_from_the_expected_number_of_samples()
    {
        const int Inputs = 4;
        const int Runs = 400;
        LearnerCircuits learner = CircuitLearners.Parity(Inputs);
        double total = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            bool[] parity = RandomBools(random, Inputs);
            var algorithm = new EmulatedAlgorithm(learner, SgdMode.Guessing);
            while (!algorithm.Memory[(Inputs * (Inputs + 1)) + 2])
            {
                bool[] x = RandomBools(random, Inputs);
                algorithm.Step(x, Parity(x, parity), isLearning: true, guess: random.NextBit(), coin: false);
                total++;
            }

            for (int value = 0; value < 1 << Inputs; value++)
            {
                bool[] x = [.. Enumerable.Range(0, Inputs).Select(i => ((value >> i) & 1) != 0)];
                Assert.Equal(Parity(x, parity), algorithm.Output(x, isLearning: true, guess: false));
            }
        }

        // Σ 2/(1 − 2^{k−n}); its standard error over 400 runs is about 1.5%.
        double theory = Enumerable.Range(0, Inputs).Sum(k => 2 / (1 - Math.Pow(2, k - Inputs)));
        Assert.InRange(total / Runs, 0.92 * theory, 1.08 * theory);
    }

    [Theory]
    [InlineData(SgdMode.MistakeDriven)]
    [InlineData(SgdMode.PositiveOnly)]
    public void Modes_without_random_bits_reject_a_coin(SgdMode mode)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => SgdEmulation.Build(CircuitLearners.Create("reservoir"), mode));
        Assert.Contains("coin", exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(SgdMode.Guessing), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_exist_only_where_mode_and_learner_need_them()
    {
        Assert.Equal((true, true, true), InputsOf("reservoir", SgdMode.Guessing));
        Assert.Equal((false, true, false), InputsOf("parity", SgdMode.Guessing));
        Assert.Equal((false, false, false), InputsOf("parity", SgdMode.PositiveOnly));
        Assert.Equal((true, false, false), InputsOf("counter", SgdMode.PositiveOnly));
        Assert.Equal((false, false, false), InputsOf("counter", SgdMode.MistakeDriven));

        static (bool Mode, bool Guess, bool Coin) InputsOf(string name, SgdMode mode)
        {
            SgdEmulationNetwork network = SgdEmulation.Build(CircuitLearners.Create(name), mode);
            return (network.HasMode, network.HasGuess, network.HasCoin);
        }
    }

    [Fact]
    public void Prediction_does_not_depend_on_the_label_and_is_wrong_where_the_guess_is_right()
    {
        SgdEmulationNetwork network = SgdEmulation.Build(CircuitLearners.Create("parity"), SgdMode.Guessing);
        Assert.Equal(
            [SgdEmulationNetwork.MemoryPort, SgdEmulationNetwork.InputPort, SgdEmulationNetwork.GuessPort], network.Step.InputPorts.Select(port => port.Name));
        var inputs = new bool[network.Step.InputCount];
        var outputs = new bool[network.Step.OutputCount];
        inputs[network.MemoryBits] = true; // an input that is not in the span of no rows
        inputs[^1] = true;
        network.Step.Evaluate(inputs, outputs);
        Assert.False(outputs[0]);
    }

    [Fact]
    public void A_circuit_with_other_ports_is_rejected()
    {
        LearnerCircuits learner = CircuitLearners.Create("parity");
        Assert.Throws<ArgumentException>(() => new SgdEmulationNetwork(learner.Learn));
        LearnerCircuits wrong = CircuitLearners.Build("wrong", 2, 2, false, (c, b, x, y, r) => [b[0]], (c, b, x) => b[0], null);
        Assert.Contains("'wrong'", Assert.Throws<ArgumentException>(() => SgdEmulation.Build(wrong, SgdMode.Guessing)).Message, StringComparison.Ordinal);
    }

    internal static bool[] RandomBools(RandomBits random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextBit())];

    internal static bool Parity(IReadOnlyList<bool> x, IReadOnlyList<bool> parity) => x.Where((bit, i) => bit && parity[i]).Count() % 2 != 0;
}
