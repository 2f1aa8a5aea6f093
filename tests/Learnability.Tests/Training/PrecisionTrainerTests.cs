using System;
using Xunit;

namespace Learnability.Tests.Training;

/// <summary>Gradient descent of limited precision on any model, and its simulation by queries.</summary>
public sealed class PrecisionTrainerTests
{
    private static readonly Activation _ramp = new("ramp", [(-1, -1), (1, 1)]);

    /// <summary>Three inputs, two hidden vertices, one output: 10 weights.</summary>
    private static NeuralNet Net(int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Initialization);
        var builder = new NeuralNetBuilder(3);
        int first = builder.AddVertex(_ramp);
        int second = builder.AddVertex(_ramp);
        int output = builder.AddVertex(Activation.Identity);
        foreach (int hidden in new[] { first, second })
        {
            for (int i = 0; i < 3; i++)
                builder.AddEdge(builder.GetInput(i), hidden, random.NextDouble() - 0.5);
            builder.AddEdge(hidden, output, random.NextDouble() - 0.5);
        }

        builder.AddEdge(NeuralNetBuilder.Constant, output, 0.25);
        builder.AddOutput(output);
        return builder.Build();
    }

    private static LabelledBits Draw(RandomBits random, int count)
    {
        var batch = new LabelledBits(3, count);
        for (int i = 0; i < count; i++)
        {
            ulong x = random.NextBits(3);
            batch.Set(i, [x], x is 3 or 5 or 7);
        }

        return batch;
    }

    private static LabelledBits All()
    {
        var all = new LabelledBits(3, 8);
        for (ulong x = 0; x < 8; x++)
            all.Set((int)x, [x], x is 3 or 5 or 7);
        return all;
    }

    [Fact]
    public void Step_is_that_of_the_network()
    {
        NeuralNet trained = Net(1);
        NeuralNet reference = trained.Clone();
        var trainer = new PrecisionTrainer(new NeuralNetModel(trained), 0.5, 1.0 / 64, GradientRounding.AwayFromGradient);
        var options = new NeuralNetStepOptions
        {
            Loss = LossFunction.HalfSquared,
            LearningRate = 0.5,
            Clip = 1,
            Precision = 1.0 / 64,
            Rounding = GradientRounding.AwayFromGradient,
        };
        var random = new RandomBits(4, RandomPurpose.Examples);
        trainer.RunMiniBatches(
            () =>
            {
                LabelledBits batch = Draw(random, 5);
                var inputs = new double[15];
                var labels = new double[5];
                var x = new ulong[1];
                for (int i = 0; i < 5; i++)
                {
                    batch.GetInput(i, x);
                    for (int bit = 0; bit < 3; bit++)
                        inputs[(i * 3) + bit] = (x[0] >> bit & 1) != 0 ? 1 : -1;
                    labels[i] = batch.GetLabel(i) ? 1 : 0;
                }

                Assert.Equal(reference.Weights.ToArray(), trained.Weights.ToArray());
                reference.StepBatch(inputs, labels, options);
                return batch;
            },
            50);
        Assert.Equal(reference.Weights.ToArray(), trained.Weights.ToArray());
    }

    [Fact]
    public void Hybrid_draws_batches_from_the_samples_alone()
    {
        LabelledBits samples = Draw(new RandomBits(5, RandomPurpose.Examples), 7);
        var draws = new SampleDraws(samples, 4, 1);
        var known = new System.Collections.Generic.HashSet<(ulong, bool)>();
        var x = new ulong[1];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.GetInput(i, x);
            known.Add((x[0], samples.GetLabel(i)));
        }

        for (int step = 0; step < 50; step++)
        {
            LabelledBits batch = draws.Next();
            for (int i = 0; i < batch.Count; i++)
            {
                batch.GetInput(i, x);
                Assert.Contains((x[0], batch.GetLabel(i)), known);
            }
        }

        NeuralNet first = Net(2);
        NeuralNet second = Net(2);
        new PrecisionTrainer(new NeuralNetModel(first), 0.5, 1.0 / 256, GradientRounding.Nearest).RunFromSamples(samples, 4, 9, 100);
        new PrecisionTrainer(new NeuralNetModel(second), 0.5, 1.0 / 256, GradientRounding.Nearest).RunFromSamples(samples, 4, 9, 100);
        Assert.Equal(first.Weights.ToArray(), second.Weights.ToArray());
        Assert.NotEqual(Net(2).Weights.ToArray(), first.Weights.ToArray());
    }

    [Fact]
    public void Population_decides_where_the_batch_does_not()
    {
        var toPopulation = new TowardPopulationRounding(All());
        var trainer = new PrecisionTrainer(new NeuralNetModel(Net(3)), 0.5, 0.5, toPopulation);
        trainer.Step(Draw(new RandomBits(1, RandomPurpose.Examples), 3));
        for (int i = 0; i < trainer.LastGradient.Length; i++)
            Assert.True(GradientRounding.IsValid(trainer.LastRounded[i], trainer.LastGradient[i], 0.5));
    }

    [Fact]
    public void Answers_over_the_distribution_are_valid_roundings_of_large_batches()
    {
        // Theorem 1c: bρ² ≥ 128·ln(4Tp/δ), SQ of tolerance ρ/8; the gradients of at least 1 − δ of all runs are roundings of their batches' gradients.
        const int Steps = 2;
        const double Delta = 0.1;
        const double Precision = 0.5;
        const int Runs = 20;
        int batchSize = (int)Math.Ceiling(MiniBatchTheorems.Theorem1cBatch(Precision, Steps, 9, Delta));
        int valid = 0;
        for (int run = 0; run < Runs; run++)
        {
            var model = new NeuralNetModel(Net(run));
            var oracle = new StatisticalQueryOracle(All(), Precision / 8, AnswerAdversary.Anywhere, run);
            var trainer = new SqOracleTrainer(model, oracle, 0.5, Precision);
            var random = new RandomBits(run, RandomPurpose.Examples);
            bool isValid = true;
            for (int step = 0; step < Steps; step++)
            {
                var exact = new PrecisionTrainer(new CopyOf(model), 0, Precision, GradientRounding.Nearest);
                exact.Step(Draw(random, batchSize));
                double[] gradient = exact.LastGradient.ToArray();
                trainer.Step();
                for (int i = 0; i < gradient.Length; i++)
                    isValid &= GradientRounding.IsValid(trainer.LastGradient[i], gradient[i], Precision);
            }

            valid += isValid ? 1 : 0;
        }

        Assert.True(valid >= (1 - Delta) * Runs, $"{valid} of {Runs} runs were valid");
    }

    [Fact]
    public void Oracle_that_is_too_coarse_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SqOracleTrainer(new NeuralNetModel(Net(1)), new StatisticalQueryOracle(All(), 0.2), 1, 0.5));

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(0.5, double.NaN)]
    public void Numbers_that_make_no_sense_are_refused(double precision, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrecisionTrainer(new NeuralNetModel(Net(1)), rate, precision, GradientRounding.Nearest));

    /// <summary>A model with parameters of its own, so that a step on it leaves the original alone.</summary>
    private sealed class CopyOf(IDifferentiableModel model) : IDifferentiableModel
    {
        private readonly double[] _parameters = model.Parameters.ToArray();

        public int InputBits => model.InputBits;

        public Span<double> Parameters => _parameters;

        public double Evaluate(ReadOnlySpan<ulong> input) => model.Evaluate(input);

        public void SetGradient(ReadOnlySpan<ulong> input, bool label, Span<double> gradient) => model.SetGradient(input, label, gradient);
    }
}
