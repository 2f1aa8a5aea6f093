using System;
using System.Linq;
using System.Numerics;
using Learnability.Tests.Networks;
using Learnability.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Learnability.Tests.External;

/// <summary>A third party trains our networks on the same examples, and has the same outputs and weights after every step.</summary>
public sealed class PyTorchTests(ITestOutputHelper log)
{
    private const string Python = PyTorch.Python;
    private const string Remedy = PyTorch.Remedy;
    private const string Import = "import torch";

    [ExternalToolFact(Remedy, Python, "-c", Import)]
    public void Random_networks_with_shared_weights_agree_up_to_the_order_of_sums()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            NeuralNet network = RandomNets.Create(seed, 3, 30);
            network.LearningRate = 1.0 / 3072;
            network.Loss = seed == 0 ? LossFunction.HalfSquared : LossFunction.Squared;
            using var trace = new TrainingTrace(network);
            var random = new RandomBits(seed, RandomPurpose.Examples);
            for (int step = 0; step < 40; step++)
            {
                double[] noise = Array.ConvertAll(RandomNets.CreateInputs(random, network.WeightCount), value => value / 1024);
                trace.Step(RandomNets.CreateInputs(random, 3), random.NextDouble(), noise);
            }

            AssertEqual(trace, 1e-12);
        }
    }

    [ExternalToolFact(Remedy, Python, "-c", Import)]
    public void Emulation_of_parity_of_four_bits_agrees_bit_for_bit()
    {
        const int Secret = 0b1011;
        TrainEmulation(CircuitLearners.Parity(4), SgdMode.Guessing, steps: 60, x => Parity(x & Secret));
    }

    [ExternalToolFact(Remedy, Python, "-c", Import)]
    public void Emulation_of_a_conjunction_of_six_bits_agrees_bit_for_bit()
    {
        const int Secret = 0b010100;
        TrainEmulation(CircuitLearners.Conjunction(6), SgdMode.MistakeDriven, steps: 100, x => (x & Secret) == Secret);
    }

    /// <summary>
    /// Noise on every edge after each of the T steps, then an answer to every input. Learning rate and breakpoints are no binary fractions, so that another
    /// order of sums, and PyTorch's fused update, differ in last bits.
    /// </summary>
    [ExternalToolFact(Remedy, Python, "-c", Import)]
    public void Noise_tolerant_network_with_given_noise_on_every_edge_agrees_up_to_the_order_of_sums()
    {
        const int Samples = 9;
        const double Deviation = 0.008;
        const int Secret = 0b101;
        NeuralNet network = NoiseTolerantEmulation.Build(CircuitLearners.Create("parity 3"), Samples, 10_000).CreateNeuralNet();
        using var trace = new TrainingTrace(network);
        var random = new RandomBits(1, RandomPurpose.Examples);
        var noise = new RandomBits(1, RandomPurpose.Noise);
        for (int step = 0; step < Samples; step++)
        {
            int x = random.NextInt32(8);
            var perturbation = new double[network.WeightCount];
            foreach (ref double value in perturbation.AsSpan())
                value = Deviation / Math.Sqrt(Samples) * noise.NextGaussian();
            trace.Step(GetBits(x, 3), Sign(Parity(x & Secret)), perturbation);
        }

        for (int x = 0; x < 8; x++)
            Assert.Equal(Parity(x & Secret), trace.Evaluate(GetBits(x, 3)) > 0);
        AssertEqual(trace, 1e-13);
    }

    [ExternalToolFact(Remedy, Python, "-c", Import)]
    public void A_network_whose_weight_was_changed_behind_the_record_is_found()
    {
        NeuralNet network = RandomNets.CreateDyadic(1, 3, 10);
        network.LearningRate = 1.0 / 256;
        using var trace = new TrainingTrace(network);
        var random = new RandomBits(1, RandomPurpose.Examples);
        for (int step = 0; step < 5; step++)
        {
            if (step == 3)
                network.Weights[7] += Math.Pow(2, -20);
            trace.Step(RandomNets.CreateInputs(random, 3), random.NextDouble());
        }

        (bool isEqual, string report) = PyTorch.Repeat(trace, 1e-9);
        Assert.False(isEqual);
        Assert.Matches("(output in|weights after) line 4: number ", report);
    }

    /// <summary>Trains the network of an emulation on a target until it predicts every input right, as a third party repeats.</summary>
    private void TrainEmulation(LearnerCircuits learner, SgdMode mode, int steps, Func<int, bool> target)
    {
        NeuralNet network = SgdEmulation.Build(learner, mode).CreateNeuralNet();
        double[] initial = network.Weights.ToArray();
        using var trace = new TrainingTrace(network);
        var random = new RandomBits(1, RandomPurpose.Examples);
        for (int step = 0; step < steps; step++)
        {
            int x = random.NextInt32(1 << learner.InputBits);
            trace.Step(GetInputs(x, random.NextBit()), Sign(target(x)));
        }

        Assert.True(network.Weights.ToArray().Zip(initial).Count(pair => pair.First != pair.Second) > 20, "Hardly any weight has moved.");
        for (int x = 0; x < 1 << learner.InputBits; x++)
            Assert.Equal(Sign(target(x)), trace.Evaluate(GetInputs(x, true)));
        AssertEqual(trace, 0);

        // x, and in the mode of guessing the guess.
        double[] GetInputs(int x, bool guess) =>
            [.. GetBits(x, learner.InputBits), .. mode == SgdMode.Guessing ? new[] { Sign(guess) } : []];
    }

    private void AssertEqual(TrainingTrace trace, double tolerance)
    {
        (bool isEqual, string report) = PyTorch.Repeat(trace, tolerance);
        log.WriteLine(report);
        Assert.True(isEqual, report);
    }

    private static double[] GetBits(int x, int count) => [.. Enumerable.Range(0, count).Select(i => Sign(((x >> i) & 1) != 0))];

    private static bool Parity(int x) => BitOperations.PopCount((uint)x) % 2 != 0;

    private static double Sign(bool bit) => bit ? 1 : -1;
}
