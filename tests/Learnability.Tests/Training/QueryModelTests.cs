using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Training;

/// <summary>The model of Lemma 3a: answers within their error bounds, invariants of its parameters, and what it refuses.</summary>
public sealed class QueryModelTests
{
    /// <summary>Memory: none; round: 17 bits; two inputs; the label asked about. Both queries are inputs, whatever the label.</summary>
    /// <summary>The inputs of the queries: the round, then x.</summary>
    private const int RoundBits = 13;

    private struct TwoInputs : IVectorKernel
    {
        public static int ScratchVectors => 0;

        public static int VectorsPerVisit => 1;

        public static void Evaluate<TVector, TOperations, TColumns>(TColumns inputs, TColumns outputs, Span<TVector> scratch, int vectors)
            where TVector : struct
            where TOperations : struct, ILaneOperations<TVector>
            where TColumns : struct, IVectorColumns<TVector, TColumns>, allows ref struct
        {
            outputs[0] = inputs[RoundBits];
            outputs[1] = inputs[RoundBits + 1];
        }
    }

    private static QueryPlan Plan(int batch, double precision, QueryModelVariant variant, int rounds) => new()
    {
        InputBits = 2,
        Width = 2,
        Rounds = rounds,
        Kind = QueryKind.Alternating,
        IsFullBatch = false,
        Tolerance = 0.5,
        Confidence = 0.5,
        BatchSize = batch,
        Precision = precision,
        Variant = variant,
    };

    [Theory]
    [InlineData(QueryModelVariant.Literal, 2.75, 2.5)]
    [InlineData(QueryModelVariant.Tight, 1.75, 1.5)]
    [InlineData(QueryModelVariant.Sharp, 0.751, 0.74)]
    public void Answers_are_within_the_error_bound_for_a_hundred_thousand_adversarial_steps(QueryModelVariant variant, double bound, double reached)
    {
        const int Rounds = 7000;
        double largest = 0;
        int steps = 0;
        foreach (int batch in new[] { 5, 16, 67 })
        {
            foreach (IGradientRounding rounding in Adversaries())
            {
                const double Precision = 1.0 / 32;
                var options = new MiniBatchSgdOptions { Rounding = rounding };
                var model = new QueryModel(Plan(batch, Precision, variant, Rounds), options, 0, 0, RoundBits);
                var random = new RandomBits(batch, RandomPurpose.Examples);
                LabelledBits[] batches = [.. Enumerable.Range(0, 300).Select(_ => Draw(random, batch))];
                for (int step = 0; step < Rounds; step++, steps++)
                {
                    LabelledBits samples = batches[random.NextInt32(batches.Length)];
                    Assert.True(model.Step<TwoInputs>(samples));
                    ReadOnlySpan<int> answers = model.GetAnswers(step);
                    Assert.True(answers[2] > 0, "the clock does not tick");
                    for (int query = 0; query < 2; query++)
                    {
                        double error = Math.Abs((answers[query] * Precision) - Mean(samples, query, QueryPlan.GetLabel(step))) / Precision;
                        Assert.True(error <= bound, $"{rounding}, b = {batch}, step {step}: an error of {error} ρ");
                        largest = Math.Max(largest, error);
                    }
                }
            }
        }

        Assert.True(steps >= 100_000);
        Assert.True(largest >= reached, $"the largest error was {largest} ρ");
    }

    [Fact]
    public void Later_parameters_stay_zero_and_earlier_ones_stay_as_they_are()
    {
        var model = new QueryModel(Plan(8, 1.0 / 64, QueryModelVariant.Literal, 40), new MiniBatchSgdOptions { Rounding = GradientRounding.AwayFromGradient }, 0, 0, RoundBits);
        var random = new RandomBits(1, RandomPurpose.Examples);
        var before = new double[model.Plan.Parameters];
        var after = new double[model.Plan.Parameters];
        for (int step = 0; step < 45; step++)
        {
            model.CopyParameters(before);
            Assert.Equal(step >= 40, model.IsDone);
            Assert.Equal(step < 40, model.Step<TwoInputs>(Draw(random, 8)));
            model.CopyParameters(after);
            for (int i = 0; i < after.Length; i++)
            {
                if (i / 3 != step)
                    Assert.Equal(before[i], after[i]);
                if (i / 3 > step)
                    Assert.Equal(0, after[i]);
            }
        }
    }

    [Fact]
    public void Batches_that_do_not_fit_are_refused_before_anything_changes()
    {
        var model = new QueryModel(Plan(8, 1.0 / 64, QueryModelVariant.Literal, 4), new MiniBatchSgdOptions(), 0, 0, RoundBits);
        Assert.Throws<ArgumentException>(() => model.Step<TwoInputs>(new LabelledBits(2, 7)));
        Assert.Throws<ArgumentException>(() => model.Step<TwoInputs>(new LabelledBits(3, 8)));
        Assert.Throws<ArgumentNullException>(() => model.Step<TwoInputs>(null!));
        Assert.Equal(0, model.StepsTaken);
        var full = new QueryModel(Plan(8, 1.0 / 64, QueryModelVariant.Literal, 4) with { IsFullBatch = true }, new MiniBatchSgdOptions(), 0, 0, RoundBits);
        var random = new RandomBits(1, RandomPurpose.Examples);
        full.Step<TwoInputs>(Draw(random, 8));
        Assert.Contains("another than the first", Assert.Throws<ArgumentException>(() => full.Step<TwoInputs>(Draw(random, 8))).Message);
        Assert.Equal(1, full.StepsTaken);
    }

    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(4, 0.3)]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    public void Options_that_make_no_sense_are_refused(int batch, double precision)
    {
        var options = new MiniBatchSgdOptions { BatchSize = batch, Precision = precision };
        Assert.Throws<ArgumentException>(() => new QueryModel(Plan(8, 1.0 / 64, QueryModelVariant.Literal, 4), options, 0, 0, RoundBits));
    }

    [Fact]
    public void Rounding_that_is_none_is_refused()
    {
        var model = new QueryModel(Plan(8, 1.0 / 64, QueryModelVariant.Literal, 4), new MiniBatchSgdOptions { Rounding = new NoRounding() }, 0, 0, RoundBits);
        Assert.Throws<InvalidOperationException>(() => model.Step<TwoInputs>(Draw(new RandomBits(1, RandomPurpose.Examples), 8)));
        Assert.Equal(0, model.StepsTaken);
    }

    private sealed class NoRounding : IGradientRounding
    {
        public void Round(Span<double> gradient, double precision)
        {
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] *= 1.01;
        }
    }

    private static IGradientRounding[] Adversaries()
    {
        LabelledBits population = Draw(new RandomBits(9, RandomPurpose.Examples), 256);
        return
        [
            GradientRounding.Nearest, GradientRounding.Up, GradientRounding.Down, GradientRounding.AwayFromGradient, GradientRounding.CreateRandom(1),
            new TowardPopulationRounding(population),
        ];
    }

    private static LabelledBits Draw(RandomBits random, int count)
    {
        var batch = new LabelledBits(2, count);
        ulong skew = random.NextBits(2);
        ulong labels = random.NextBits(4);
        for (int i = 0; i < count; i++)
            batch.Set(i, [random.NextBits(2) | (random.NextBits(3) != 0 ? skew : 0)], random.NextBits(4) <= labels);
        return batch;
    }

    private static double Mean(LabelledBits batch, int query, bool label)
    {
        int count = 0;
        Span<ulong> x = stackalloc ulong[1];
        for (int i = 0; i < batch.Count; i++)
        {
            batch.GetInput(i, x);
            count += (x[0] >> query & 1) != 0 && batch.GetLabel(i) == label ? 1 : 0;
        }

        return (double)count / batch.Count;
    }
}
