using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>The generated noise-tolerant networks of the corpus against the learner run directly, and against the explicit network with the same noise.</summary>
public sealed class NoisyNetworkTests
{
    private static readonly Dictionary<string, Func<int, double, NoisyRun>> _runs = new()
    {
        [nameof(Parity3)] = Run(
            static (seed, deviation) => new Parity3.NoisySgdNetwork(seed, deviation),
            static (network, x, y) => network.Step(x, y),
            static (network, x, y, noise) => network.Step(x, y, noise),
            static (network, x) => network.Predict(x),
            static network => network.LastOutput),
        [nameof(Parity4)] = Run(
            static (seed, deviation) => new Parity4.NoisySgdNetwork(seed, deviation),
            static (network, x, y) => network.Step(x, y),
            static (network, x, y, noise) => network.Step(x, y, noise),
            static (network, x) => network.Predict(x),
            static network => network.LastOutput),
        [nameof(Parity6)] = Run(
            static (seed, deviation) => new Parity6.NoisySgdNetwork(seed, deviation),
            static (network, x, y) => network.Step(x, y),
            static (network, x, y, noise) => network.Step(x, y, noise),
            static (network, x) => network.Predict(x),
            static network => network.LastOutput),
        [nameof(NearestMatch)] = Run(
            static (seed, deviation) => new NearestMatch.NoisySgdNetwork(seed, deviation),
            static (network, x, y) => network.Step(x, y),
            static (network, x, y, noise) => network.Step(x, y, noise),
            static (network, x) => network.Predict(x),
            static network => network.LastOutput),
    };

    private delegate bool PerturbedStep<TNetwork>(TNetwork network, uint x, bool y, ReadOnlySpan<double> perturbation);

    private delegate bool PerturbedStep(uint x, bool y, ReadOnlySpan<double> perturbation);

    /// <summary>40 runs of 40 at the promised deviation: the network answers every input as the learner does that was given the same samples.</summary>
    [Theory]
    [InlineData(nameof(NearestMatch), 0, 40)]
    [InlineData(nameof(NearestMatch), 0.008, 40)]
    [InlineData(nameof(Parity3), 0, 40)]
    [InlineData(nameof(Parity3), 0.008, 40)]
    [InlineData(nameof(Parity4), 0, 10)]
    [InlineData(nameof(Parity4), 0.008, 40)]
    [InlineData(nameof(Parity6), 0.008, 10)]
    public void Network_answers_as_the_learner_of_the_same_samples(string name, double deviation, int runs)
    {
        LearnerCase learner = CorpusLearners.Get(name);
        for (int seed = 0; seed < runs; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            DirectLearner direct = learner.Start();
            NoisyRun network = _runs[name](seed, deviation);
            for (int step = 0; step < network.Info.Steps; step++)
            {
                uint x = (uint)random.NextBits(learner.InputBits);
                bool y = random.NextBit();
                direct.Learn(x, y, coin: false);
                network.Step(x, y);
            }

            for (uint x = 0; x < 1u << learner.InputBits; x++)
                Assert.True(direct.Predict(x) == network.Predict(x), $"{name}, deviation {deviation}, seed {seed}, x {x}");
        }
    }

    [Theory]
    [InlineData(nameof(NearestMatch))]
    [InlineData(nameof(Parity3))]
    public void Network_equals_the_explicit_network_with_the_same_noise_weight_for_weight(string name)
    {
        const int Seed = 5;
        LearnerCase learner = CorpusLearners.Get(name);
        var random = new RandomBits(Seed, RandomPurpose.Examples);
        var noise = new RandomBits(Seed, RandomPurpose.Noise);
        NoisyRun network = _runs[name](Seed, 0.008);
        NeuralNet reference = network.ToNeuralNet();
        var inputs = new double[learner.InputBits];
        var perturbation = new double[network.Info.Edges];
        for (int step = 0; step < network.Info.Steps; step++)
        {
            uint x = (uint)random.NextBits(learner.InputBits);
            bool y = random.NextBit();
            for (int edge = 0; edge < perturbation.Length; edge++)
                perturbation[edge] = 0.002 * noise.NextGaussian();

            network.StepWith(x, y, perturbation);
            for (int bit = 0; bit < inputs.Length; bit++)
                inputs[bit] = (x >> bit & 1) != 0 ? 1 : -1;
            double output = reference.Step(inputs, y ? 1 : -1, LossFunction.Squared, network.Info.LearningRate);
            for (int edge = 0; edge < perturbation.Length; edge++)
                reference.Weights[edge] += perturbation[edge];

            Assert.True(output == network.LastOutput(), $"{name}, step {step}: {network.LastOutput()}, explicit {output}");
            Assert.True(reference.Weights.SequenceEqual(network.ToNeuralNet().Weights), $"{name}, step {step}");
        }
    }

    private static Func<int, double, NoisyRun> Run<TNetwork>(
        Func<int, double, TNetwork> create,
        Func<TNetwork, uint, bool, bool> step,
        PerturbedStep<TNetwork> stepWith,
        Func<TNetwork, uint, bool> predict,
        Func<TNetwork, double> lastOutput)
        where TNetwork : class, IOnlineNetwork<TNetwork> => (seed, deviation) =>
        {
            TNetwork network = create(seed, deviation);
            return new NoisyRun(
                TNetwork.Info,
                (x, y) => step(network, x, y),
                (x, y, perturbation) => stepWith(network, x, y, perturbation),
                x => predict(network, x),
                () => lastOutput(network),
                network.ToNeuralNet);
        };

    /// <summary>A network with its members, whatever its type.</summary>
    private sealed record NoisyRun(
        NetworkInfo Info,
        Func<uint, bool, bool> Step,
        PerturbedStep StepWith,
        Func<uint, bool> Predict,
        Func<double> LastOutput,
        Func<NeuralNet> ToNeuralNet);
}
