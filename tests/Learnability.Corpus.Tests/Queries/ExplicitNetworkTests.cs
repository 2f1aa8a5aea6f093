using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>A generated network of Lemma 3b has all weights of the explicit network, trained by true back-propagation on the same batches, after every step.</summary>
public sealed class ExplicitNetworkTests
{
    [Theory]
    [InlineData("nearest")]
    [InlineData("random")]
    [InlineData("up")]
    [InlineData("down")]
    [InlineData("away")]
    public void Network_of_queries_equals_the_reference_weight_for_weight(string adversary)
    {
        Follow(options => new RandomChoice.MiniBatchNetwork(7, options), static network => network.Plan, adversary, 3, static x => (x & 2) != 0);
        Follow(options => new ConjunctionFromPositives.MiniBatchNetwork(7, options), static network => network.Plan, adversary, 6, static x => (x & 0b100101) == 0b100101);
        Follow(options => new ConjunctionFromPositives.FullBatchNetwork(7, options), static network => network.Plan, adversary, 6, static x => (x & 0b100101) == 0b100101);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("away")]
    public void Network_of_a_learner_equals_the_reference_weight_for_weight(string adversary)
    {
        Follow(options => new Parity3.MiniBatchNetwork(11, options), static network => network.Plan, adversary, 3, Batches.Parity);
        Follow(options => new ParityByLevels.FullBatchNetwork(11, options), static network => network.Plan, adversary, 5, Batches.Parity);
    }

    [Fact]
    public void Sizes_are_those_of_the_network()
    {
        AssertSize(RandomChoice.MiniBatchNetwork.Info, new RandomChoice.MiniBatchNetwork(0).ToNeuralNet());
        AssertSize(ConjunctionFromPositives.MiniBatchNetwork.Info, new ConjunctionFromPositives.MiniBatchNetwork(0).ToNeuralNet());
        AssertSize(Parity3.MiniBatchNetwork.Info, new Parity3.MiniBatchNetwork(0).ToNeuralNet());
    }

    [Fact]
    public void Conjunction_of_six_inputs_is_learned()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var network = new ConjunctionFromPositives.MiniBatchNetwork(seed, new MiniBatchSgdOptions { Rounding = GradientRounding.AwayFromGradient });
            var random = new RandomBits(seed, RandomPurpose.Examples);
            while (!network.IsDone)
                network.Step(Batches.Draw(random, 6, 32, static x => (x & 9) == 9));
            NeuralNet explicitNetwork = network.ToNeuralNet();
            for (ulong x = 0; x < 64; x++)
            {
                Assert.Equal((x & 9) == 9, network.Predict([x]));
                Assert.Equal((x & 9) == 9 ? 1 : 0, explicitNetwork.Evaluate(Signs(x, 6))[0]);
            }

            Assert.Throws<InvalidOperationException>(() => network.Step(Batches.Draw(random, 6, 32, static x => (x & 9) == 9)));
        }
    }

    [Fact]
    public void Dictator_is_learned()
    {
        var network = new DictatorLearner.MiniBatchNetwork(1, new MiniBatchSgdOptions { Rounding = GradientRounding.CreateRandom(4) });
        var random = new RandomBits(8, RandomPurpose.Examples);
        while (!network.IsDone)
            network.Step(Batches.Draw(random, 16, 64, static x => (x >> 11 & 1) != 0, 0.1));
        for (uint x = 0; x < 1 << 16; x += 41)
            Assert.Equal((x >> 11 & 1) != 0, network.Predict(x));
    }

    private static void AssertSize(NetworkInfo info, NeuralNet network)
    {
        Assert.Null(NeuralNetVerifier.FindFault(network));
        Assert.Equal(network.VertexCount, info.Vertices);
        Assert.Equal(network.EdgeCount, info.Edges);
        Assert.Equal(network.LearningRate, info.LearningRate);
    }

    private static void Follow<TNetwork>(Func<MiniBatchSgdOptions, TNetwork> create, Func<TNetwork, QueryPlan> planOf, string adversary, int inputBits, Func<ulong, bool> target)
        where TNetwork : class, IBatchNetwork<TNetwork>
    {
        LabelledBits population = Batches.All(inputBits, target);
        TNetwork network = create(new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, 5, population) });
        QueryPlan plan = planOf(network);
        NeuralNet reference = network.ToNeuralNet();
        var options = new NeuralNetStepOptions
        {
            Loss = LossFunction.HalfSquared,
            LearningRate = 2,
            Clip = 1,
            Precision = plan.Precision,
            Rounding = Batches.Adversary(adversary, 5, population),
        };
        var random = new RandomBits(2, RandomPurpose.Examples);
        int batchSize = plan.BatchSize;
        LabelledBits batch = Batches.Draw(random, inputBits, batchSize, target);
        var moved = new HashSet<int>();
        double[] initial = reference.Weights.ToArray();
        for (int step = 0; step < TNetwork.Info.Steps; step++)
        {
            AssertSameAnswers();
            if (!plan.IsFullBatch)
                batch = Batches.Draw(random, inputBits, batchSize, target);
            network.Step(batch);
            (double[] inputs, double[] labels) = Batches.Unpack(batch);
            reference.StepBatch(inputs, labels, options);
            Assert.Equal(reference.Weights.ToArray(), network.ToNeuralNet().Weights.ToArray());
            for (int weight = 0; weight < initial.Length; weight++)
            {
                if (reference.Weights[weight] != initial[weight])
                    moved.Add(weight);
            }
        }

        AssertSameAnswers();

        // The edges of the computation never move: at most seven a copy and one a step did.
        Assert.True(moved.Count <= TNetwork.Info.Steps * (((plan.Width + 1) * QueryNetworkGraph.MovableEdges) + 1), $"{moved.Count} weights moved");

        void AssertSameAnswers()
        {
            for (ulong x = 0; x < 1UL << inputBits; x++)
                Assert.Equal(reference.Evaluate(Signs(x, inputBits))[0] > 0.5, network.Predict([x]));
        }
    }

    private static double[] Signs(ulong x, int inputBits) => [.. Enumerable.Range(0, inputBits).Select(bit => (x >> bit & 1) != 0 ? 1.0 : -1.0)];
}
