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
    [InlineData("nearest")]
    [InlineData("random")]
    [InlineData("up")]
    [InlineData("down")]
    [InlineData("away")]
    public void Network_of_signed_queries_of_two_digits_equals_the_reference_weight_for_weight(string adversary)
    {
        Assert.Equal((16, 2, true), (new ChowVote.MiniBatchNetwork(0).Plan.Width, new ChowVote.MiniBatchNetwork(0).Plan.Digits, new ChowVote.MiniBatchNetwork(0).Plan.IsSigned));
        Follow(options => new ChowVote.FullBatchNetwork(7, options), static network => network.Plan, adversary, 3, static x => (x & 3) != 0);
    }

    [Fact]
    public void Network_of_repeated_signed_queries_equals_the_reference_weight_for_weight() =>
        Follow(options => new ChowVote.MiniBatchNetwork(7, options), static network => network.Plan, "away", 3, static x => (x & 3) != 0);

    [Theory]
    [InlineData("nearest")]
    [InlineData("random")]
    [InlineData("up")]
    [InlineData("down")]
    [InlineData("away")]
    public void Network_of_relus_equals_the_reference_weight_for_weight(string adversary) =>
        Follow(options => new FirstAgreeing.MiniBatchNetwork(7, options), static network => network.Plan, adversary, 4, static x => (x & 4) != 0);

    [Theory]
    [InlineData("nearest")]
    [InlineData("up")]
    [InlineData("down")]
    [InlineData("away")]
    public void Network_of_relus_answers_as_that_of_ramps(string adversary)
    {
        LabelledBits batch = Batches.Draw(new RandomBits(6, RandomPurpose.Examples), 4, 16, static x => (x & 2) != 0);
        IGradientRounding Rounding() => Batches.Adversary(adversary, 0, batch);
        var relus = new FirstAgreeing.MiniBatchNetwork(0, new MiniBatchSgdOptions { Rounding = Rounding() });
        var ramps = new FirstAgreeing.FullBatchNetwork(0, new MiniBatchSgdOptions { Rounding = Rounding() });
        NeuralNet network = relus.ToNeuralNet();
        Assert.True(network.HasFrozenWeights);
        Assert.Equal(["relu", "identity"], network.Activations.Select(static activation => activation.Name));
        for (int step = 0; step < relus.Plan.Steps; step++)
        {
            relus.Step(batch);
            ramps.Step(batch);
            Assert.Equal(ramps.Memory, relus.Memory);
            for (int answer = 0; answer < 2; answer++)
            {
                double grown = ramps.GetWeights(step)[answer] - QueryNetworkGraph.InitialAnswerWeight;
                Assert.Equal(Math.Round(grown * 256), (relus.GetWeights(step)[answer] - (1.0 / 16)) * 256);
            }
        }

        for (ulong x = 0; x < 16; x++)
        {
            Assert.Equal((x & 2) != 0, relus.Predict([x]));
            Assert.Equal((x & 2) != 0 ? 1 : 0, relus.ToNeuralNet().Evaluate(Signs(x, 4))[0]);
        }
    }

    [Fact]
    public void Rounds_end_when_the_method_is_done()
    {
        var model = new FirstAgreeing.MiniBatchModel(0);
        var random = new RandomBits(5, RandomPurpose.Examples);
        int done = -1;
        while (!model.IsDone)
        {
            bool wasDone = model.Memory.Done;
            FirstAgreeing before = model.Memory;
            model.Step(Batches.Draw(random, 4, 16, static x => (x & 2) != 0));
            if (!wasDone)
                continue;
            if (done < 0)
                done = model.StepsTaken - 1;
            Assert.Equal(before, model.Memory);
            Assert.Equal(0, model.LastCounts[0]);
        }

        Assert.InRange(done, 2, 6);
        for (ulong x = 0; x < 16; x++)
            Assert.Equal((x & 2) != 0, model.Predict([x]));
    }

    [Theory]
    [InlineData("nearest")]
    [InlineData("away")]
    [InlineData("up")]
    public void Vote_is_learned_by_signed_queries(string adversary)
    {
        for (ulong against = 0; against < 8; against++)
        {
            bool Target(ulong x) => System.Numerics.BitOperations.PopCount(x ^ against) >= 2;
            var options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, 0, Batches.All(3, Target)) };
            var network = new ChowVote.MiniBatchNetwork((int)against, options);
            var model = new ChowVote.MiniBatchModel((int)against, options);
            var random = new RandomBits((int)against, RandomPurpose.Examples);
            while (!network.IsDone)
            {
                LabelledBits batch = Batches.Draw(random, 3, 80, Target);
                network.Step(batch);
                model.Step(batch);
            }

            // E[count · y] is half the sum of the correlations of the true inputs, each 1/2 or −1/2.
            Assert.Equal(System.Numerics.BitOperations.PopCount(against) <= 1, model.Memory.IsInFavour);
            for (ulong x = 0; x < 8; x++)
            {
                Assert.Equal(Target(x), network.Predict([x]));
                Assert.Equal(Target(x), model.Predict([x]));
            }
        }
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
        AssertSize(ChowVote.MiniBatchNetwork.Info, new ChowVote.MiniBatchNetwork(0).ToNeuralNet());
        AssertSize(FirstAgreeing.MiniBatchNetwork.Info, new FirstAgreeing.MiniBatchNetwork(0).ToNeuralNet());
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
        HashSet<int> movable = FindMovable(reference, plan);
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
                // The edges of the computation never move.
                if (reference.Weights[weight] != initial[weight] && !movable.Contains(weight))
                    Assert.Fail($"weight {weight}, of an edge of the computation, moved in step {step}");
            }
        }

        AssertSameAnswers();

        void AssertSameAnswers()
        {
            for (ulong x = 0; x < 1UL << inputBits; x++)
                Assert.Equal(reference.Evaluate(Signs(x, inputBits))[0] > 0.5, network.Predict([x]));
        }
    }

    /// <summary>The weights of gadgets and of controls into the output, found by the graph's structure: all others belong to the computation.</summary>
    private static HashSet<int> FindMovable(NeuralNet network, QueryPlan plan)
    {
        var movable = new HashSet<int>();
        if (network.HasFrozenWeights)
        {
            movable.UnionWith(Enumerable.Range(0, network.WeightCount).Where(weight => !network.IsFrozen(weight)));
            Assert.Equal(plan.Steps * (plan.Width + 1), movable.Count);
            return movable;
        }

        var chain = new HashSet<int>();
        int output = network.Outputs[0];
        for (int vertex = network.InputCount + 1; vertex < network.VertexCount; vertex++)
        {
            (int start, int end) = network.GetIncomingEdges(vertex);
            bool isAnswer = end - start == 1 && network.EdgeSources[start] == 0 && network.GetWeight(start) == QueryNetworkGraph.InitialAnswerWeight;
            if (isAnswer)
                movable.Add(network.EdgeWeightIndices[start]);

            // v2, v2′ and v3 have edges of weight 1 from the vertices before them.
            int[] inner = [.. Enumerable.Range(start, end - start).Where(edge => chain.Contains(network.EdgeSources[edge]) && network.GetWeight(edge) == 1)];
            if (isAnswer || inner.Length > 0)
                chain.Add(vertex);
            movable.UnionWith(inner.Select(edge => network.EdgeWeightIndices[edge]));
        }

        // v3→v4 and the controls of the steps; neither the last control nor what only makes every vertex reach the output.
        (int first, int last) = network.GetIncomingEdges(output);
        movable.UnionWith(Enumerable.Range(first, last - first - 2).Select(edge => network.EdgeWeightIndices[edge]));
        Assert.Equal(plan.Steps * (((plan.Width + 1) * QueryNetworkGraph.MovableEdges) + 1), movable.Count);
        return movable;
    }

    private static double[] Signs(ulong x, int inputBits) => [.. Enumerable.Range(0, inputBits).Select(bit => (x >> bit & 1) != 0 ? 1.0 : -1.0)];
}
