using System;
using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>
/// One learner, four engines: the user's struct, the circuit of a step, the explicit network under plain SGD, and the generated network. Outputs, memory and
/// what was stored are compared after every step, and so is every weight.
/// </summary>
public sealed class DifferentialTests
{
    /// <summary>Above this number of edges a step of the explicit network takes milliseconds: those are compared in the long tier.</summary>
    private const int MostEdges = 10_000;

    public static TheoryData<string> All => [.. CorpusLearners.All.Select(learner => learner.Name)];

    public static TheoryData<string> Small => [.. CorpusLearners.All.Where(learner => learner.CreateNetwork(0).Info.Edges <= MostEdges).Select(learner => learner.Name)];

    public static TheoryData<string> Large => [.. CorpusLearners.All.Where(learner => learner.CreateNetwork(0).Info.Edges > MostEdges).Select(learner => learner.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Network_and_circuit_equal_the_algorithm_after_every_step(string name)
    {
        LearnerCase learner = CorpusLearners.Get(name);
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            DirectLearner direct = learner.Start();
            GeneratedNetwork network = learner.CreateNetwork(seed);
            var circuit = new CircuitLearner(network.StepCircuit);
            for (int step = 0; step < 200; step++)
            {
                ulong x = random.NextBits(learner.InputBits);
                (bool y, bool guess, bool coin) = (random.NextBit(), random.NextBit(), random.NextBit());
                string where = $"{name}, seed {seed}, step {step}";

                (bool output, bool isStored) = direct.Step(x, y, guess, coin);
                Assert.True((output, isStored) == circuit.Step(x, y, guess, coin), where);
                Assert.True(isStored == network.Step(x, y, guess, coin), where);
                Assert.True((output ? 1 : -1) == network.LastOutput, where);
                Assert.True(direct.Memory.SequenceEqual(circuit.Memory), where);
                Assert.True(direct.Memory.SequenceEqual(network.Memory), where);

                ulong query = random.NextBits(learner.InputBits);
                bool answer = direct.Output(query, guess: true, isLearning: false);
                Assert.True(answer == circuit.Output(query, isLearning: false, guess: true, coin: false), where);
                Assert.True(answer == network.Predict(query), where);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Network_equals_the_explicit_network_under_plain_SGD_weight_for_weight(string name) => CompareWeights(name, steps: 100);

    [LongTheory]
    [MemberData(nameof(Large))]
    public void Large_network_equals_the_explicit_network_under_plain_SGD_weight_for_weight(string name) => CompareWeights(name, steps: 150);

    [Theory]
    [MemberData(nameof(All))]
    public void Answers_to_many_inputs_at_once_are_those_to_each(string name)
    {
        LearnerCase learner = CorpusLearners.Get(name);
        const int Seed = 7;
        var random = new RandomBits(Seed, RandomPurpose.Examples);
        GeneratedNetwork network = learner.CreateNetwork(Seed);
        foreach (int count in new[] { 0, 1, 64, 65, 300 })
        {
            for (int step = 0; step < 20; step++)
                network.Step(random.NextBits(learner.InputBits), random.NextBit());
            ulong[] inputs = [.. Enumerable.Range(0, count).Select(_ => random.NextBits(learner.InputBits))];
            Assert.Equal(inputs.Select(network.Predict), network.Predict(inputs));
        }
    }

    private static void CompareWeights(string name, int steps)
    {
        LearnerCase learner = CorpusLearners.Get(name);
        for (int seed = 10; seed < 12; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            GeneratedNetwork network = learner.CreateNetwork(seed);
            var reference = new ReferenceNetwork(network.StepCircuit);
            for (int step = 0; step < steps; step++)
            {
                ulong x = random.NextBits(learner.InputBits);
                (bool y, bool guess, bool coin) = (random.NextBit(), random.NextBit(), random.NextBit());
                string where = $"{name}, seed {seed}, step {step}";

                network.Step(x, y, guess, coin);
                Assert.True(network.LastOutput == reference.Step(x, y, guess, coin), where);
                Assert.True(reference.FindDifference(network) is null, $"{where}: {reference.FindDifference(network)}");

                ulong query = random.NextBits(learner.InputBits);
                Assert.True(network.Predict(query) == reference.Evaluate(query, guess: true) > 0, where);
            }

            Assert.True(reference.Net.Weights.SequenceEqual(network.ToNeuralNet().Weights), $"{name}, seed {seed}");
        }
    }
}
