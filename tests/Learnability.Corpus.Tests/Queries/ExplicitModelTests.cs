using System;
using Xunit;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>A generated model has the parameters of its explicit network, trained by true back-propagation on the same batches, after every step.</summary>
public sealed class ExplicitModelTests
{
    [Theory]
    [InlineData("nearest")]
    [InlineData("random")]
    [InlineData("up")]
    [InlineData("down")]
    [InlineData("away")]
    public void Model_of_queries_equals_its_network(string adversary)
    {
        foreach (QueryModelVariant variant in Enum.GetValues<QueryModelVariant>())
        {
            var options = new MiniBatchSgdOptions { Variant = variant, Rounding = Batches.Adversary(adversary, 5, Batches.All(3, Batches.Parity)) };
            var model = new RandomChoice.MiniBatchModel(7, options);
            Follow(model, model.Plan, model.CopyParameters, adversary, 3, static x => (x & 2) != 0);
        }
    }

    [Theory]
    [InlineData("nearest")]
    [InlineData("random")]
    [InlineData("away")]
    public void Model_of_a_learner_equals_its_network(string adversary)
    {
        var options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, 3, Batches.All(3, Batches.Parity)) };
        var model = new Parity3.MiniBatchModel(11, options);
        Follow(model, model.Plan, model.CopyParameters, adversary == "random" ? "random 3" : adversary, 3, Batches.Parity);
    }

    [Fact]
    public void Full_batch_model_of_a_learner_equals_its_network()
    {
        var model = new Parity3.FullBatchModel(0, new MiniBatchSgdOptions { Rounding = GradientRounding.AwayFromGradient });
        Follow(model, model.Plan, model.CopyParameters, "away", 3, Batches.Parity);
    }

    [Fact]
    public void Sizes_are_those_of_the_network()
    {
        AssertSize(RandomChoice.MiniBatchModel.Info, new RandomChoice.MiniBatchModel(0).ToNeuralNet());
        AssertSize(RandomChoice.FullBatchModel.Info, new RandomChoice.FullBatchModel(0).ToNeuralNet());
        AssertSize(Parity3.MiniBatchModel.Info, new Parity3.MiniBatchModel(0).ToNeuralNet());
        AssertSize(Parity3.FullBatchModel.Info, new Parity3.FullBatchModel(0).ToNeuralNet());
        AssertSize(ConjunctionByQueries.MiniBatchModel.Info, new ConjunctionByQueries.MiniBatchModel(0).ToNeuralNet());
    }

    private static void AssertSize(NetworkInfo info, NeuralNet network)
    {
        Assert.Null(NeuralNetVerifier.FindFault(network));
        Assert.Equal(network.VertexCount, info.Vertices);
        Assert.Equal(network.EdgeCount, info.Edges);
        Assert.Equal(network.LearningRate, info.LearningRate);
    }

    private delegate void ParameterReader(Span<double> parameters);

    private static void Follow<TModel>(TModel model, QueryPlan plan, ParameterReader read, string adversary, int inputBits, Func<ulong, bool> target)
        where TModel : class, IBatchNetwork<TModel>
    {
        NeuralNet network = model.ToNeuralNet();
        int seed = adversary == "random 3" ? 3 : 5;
        var options = new NeuralNetStepOptions
        {
            Loss = LossFunction.HalfSquared,
            LearningRate = 1,
            Clip = 1,
            Precision = plan.Precision,
            Rounding = Batches.Adversary(adversary.Split(' ')[0], seed, Batches.All(inputBits, target)),
        };
        var random = new RandomBits(1, RandomPurpose.Examples);
        LabelledBits batch = Batches.Draw(random, inputBits, plan.BatchSize, target);
        var parameters = new double[plan.Parameters];
        for (int step = 0; step <= plan.Steps + 1; step++)
        {
            for (ulong x = 0; x < 1UL << inputBits; x++)
                Assert.Equal(Output(network, x) > 0.5, model.Predict([x]));
            read(parameters);
            Assert.Equal(parameters, network.Weights[..parameters.Length].ToArray());
            if (!plan.IsFullBatch)
                batch = Batches.Draw(random, inputBits, plan.BatchSize, target);
            model.Step(batch);
            (double[] inputs, double[] labels) = Batches.Unpack(batch);
            network.StepBatch(inputs, labels, options);
        }

        double[] before = network.Weights.ToArray();
        (double[] last, double[] lastLabels) = Batches.Unpack(batch);
        network.StepBatch(last, lastLabels, options);
        Assert.Equal(before, network.Weights.ToArray());

        double Output(NeuralNet net, ulong x)
        {
            var inputs = new double[inputBits];
            for (int bit = 0; bit < inputBits; bit++)
                inputs[bit] = (x >> bit & 1) != 0 ? 1 : -1;
            return net.Evaluate(inputs)[0];
        }
    }
}
