using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Learnability.Corpus.Tests.Emulation;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Corpus.Tests.MetaAlgorithms;

/// <summary>One metaalgorithm, four engines: its members' C# under the rules of Remarks 16 and 17, the circuit, the explicit network, the generated one.</summary>
public sealed class MetaAlgorithmDifferentialTests
{
    public static TheoryData<string> All => [.. MetaAlgorithmCase.All.Select(metaAlgorithm => metaAlgorithm.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Network_and_circuit_equal_the_metaalgorithm_after_every_step(string name)
    {
        MetaAlgorithmCase metaAlgorithm = MetaAlgorithmCase.Get(name);
        MetaAlgorithmLayout layout = metaAlgorithm.CreateLayout();
        for (int seed = 0; seed < 4; seed++)
        {
            var examples = new Examples(metaAlgorithm, seed);
            var direct = new DirectMetaAlgorithm(metaAlgorithm);
            GeneratedNetwork network = metaAlgorithm.CreateNetwork(seed);
            var circuit = new CircuitLearner(network.StepCircuit);
            int stepsAfter = 0;
            for (int step = 0; stepsAfter < 20 && step < 6000; step++)
            {
                (ulong x, bool y, bool guess, bool coin) = examples.Next();
                string where = $"{name}, seed {seed}, step {step}";
                (bool output, bool isStored) = direct.Step(x, y, guess, coin);
                Assert.True((output, isStored) == circuit.Step(x, y, guess, coin), where);
                Assert.True(isStored == network.Step(x, y, guess, coin), where);
                Assert.True((output ? 1 : -1) == network.LastOutput, where);

                bool[] memory = direct.Memory(layout);
                Assert.True(memory.SequenceEqual(circuit.Memory), where);
                Assert.True(memory.SequenceEqual(network.RawMemory), where);
                Assert.True(direct.Stored == network.Get<int>("StoredSamples"), where);
                Assert.True(direct.Chosen == network.Get<int>("Chosen"), where);
                Assert.True(direct.IsSettled == network.Get<bool>("IsSettled"), where);
                Assert.True(direct.Mistakes.SequenceEqual(direct.Mistakes.Select((_, member) => network.Invoke<int>("GetMistakes", member))), where);

                ulong query = examples.NextInput();
                bool answer = direct.Output(query, isLearning: false, guess: true);
                Assert.True(answer == circuit.Output(query, isLearning: false, guess: true, coin: false), where);
                Assert.True(answer == network.Predict(query), where);
                stepsAfter += direct.IsSettled ? 1 : 0;
            }

            // A network that learns from its mistakes alone need not come to an end.
            Assert.True(direct.IsSettled || metaAlgorithm.Schedule == MetaAlgorithmSchedule.PerfectSquares, $"{name}, seed {seed}");
            Assert.True(direct.Chosen >= 0, $"{name}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Network_equals_the_explicit_network_under_plain_SGD_weight_for_weight(string name) => CompareWeights(name, seed: 1, steps: 40);

    [LongTheory]
    [MemberData(nameof(All))]
    public void Network_equals_the_explicit_network_over_all_rounds(string name) => CompareWeights(name, seed: 2, steps: 1500);

    /// <summary>Also in the fast tier, the steps of short rounds lead through several ends of rounds.</summary>
    private static void CompareWeights(string name, int seed, int steps)
    {
        MetaAlgorithmCase metaAlgorithm = MetaAlgorithmCase.Get(name);
        var examples = new Examples(metaAlgorithm, seed);
        GeneratedNetwork network = metaAlgorithm.CreateNetwork(seed);
        var reference = new ReferenceNetwork(network.StepCircuit);
        for (int step = 0; step < steps; step++)
        {
            (ulong x, bool y, bool guess, bool coin) = examples.Next();
            string where = $"{name}, seed {seed}, step {step}";
            network.Step(x, y, guess, coin);
            Assert.True(network.LastOutput == reference.Step(x, y, guess, coin), where);
            Assert.True(reference.FindDifference(network) is null, $"{where}: {reference.FindDifference(network)}");
            ulong query = examples.NextInput();
            Assert.True(network.Predict(query) == reference.Evaluate(query, guess: true) > 0, where);
        }

        Assert.True(reference.Net.Weights.SequenceEqual(network.ToNeuralNet().Weights), $"{name}, seed {seed}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Answers_to_many_inputs_at_once_are_those_to_each(string name)
    {
        MetaAlgorithmCase metaAlgorithm = MetaAlgorithmCase.Get(name);
        var examples = new Examples(metaAlgorithm, seed: 3);
        GeneratedNetwork network = metaAlgorithm.CreateNetwork(3);
        for (int round = 0; round < 4; round++)
        {
            for (int step = 0; step < 60; step++)
            {
                (ulong x, bool y, _, _) = examples.Next();
                network.Step(x, y);
            }

            ulong[] inputs = [.. Enumerable.Range(0, 100).Select(_ => examples.NextInput())];
            Assert.Equal(inputs.Select(network.Predict), network.Predict(inputs));
        }
    }

    /// <summary>Examples of a parity, whose labels are wrong every sixth time, so that no member is perfect.</summary>
    private sealed class Examples(MetaAlgorithmCase metaAlgorithm, int seed)
    {
        private readonly RandomBits _random = new(seed, RandomPurpose.Examples);
        private readonly ulong _parity = (ulong)(37 * seed) + 21;

        public (ulong X, bool Y, bool Guess, bool Coin) Next()
        {
            ulong x = NextInput();
            bool y = (BitOperations.PopCount(x & _parity) & 1) != 0;
            return (x, y ^ (_random.NextInt32(6) == 0), _random.NextBit(), _random.NextBit());
        }

        public ulong NextInput() => _random.NextBits(metaAlgorithm.InputBits);
    }
}
