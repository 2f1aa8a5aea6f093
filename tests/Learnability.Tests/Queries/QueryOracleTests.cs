using System;
using System.Numerics;
using Xunit;

namespace Learnability.Tests.Queries;

/// <summary>Oracles answer within their tolerance, and reductions between them keep their promises.</summary>
public sealed class QueryOracleTests
{
    private static readonly VectorQuery _query = static (x, y, values) =>
    {
        values[0] = y ? 1 : -1;
        values[1] = BitOperations.PopCount(x[0]) / 4.0;
    };

    private static LabelledBits Draw(RandomBits random, int count)
    {
        var batch = new LabelledBits(4, count);
        for (int i = 0; i < count; i++)
        {
            ulong x = random.NextBits(4);
            batch.Set(i, [x], (x & 3) != 0);
        }

        return batch;
    }

    private static LabelledBits All()
    {
        var all = new LabelledBits(4, 16);
        for (ulong x = 0; x < 16; x++)
            all.Set((int)x, [x], (x & 3) != 0);
        return all;
    }

    [Theory]
    [InlineData(AnswerAdversary.Exact)]
    [InlineData(AnswerAdversary.Largest)]
    [InlineData(AnswerAdversary.Smallest)]
    [InlineData(AnswerAdversary.Anywhere)]
    public void Answers_are_within_the_tolerance_of_the_mean(AnswerAdversary adversary)
    {
        LabelledBits samples = Draw(new RandomBits(1, RandomPurpose.Examples), 50);
        IQueryOracle[] oracles =
        [
            new StatisticalQueryOracle(All(), 0.1, adversary), new FullBatchQueryOracle(samples, 0.1, adversary), new MiniBatchQueryOracle(() => samples, 4, 0.1, adversary),
        ];
        foreach (IQueryOracle oracle in oracles)
        {
            var exact = new double[2];
            new FullBatchQueryOracle(oracle is StatisticalQueryOracle ? All() : samples, 0).Answer(_query, exact);
            for (int round = 1; round <= 20; round++)
            {
                var answers = new double[2];
                oracle.Answer(_query, answers);
                Assert.Equal(round, oracle.Rounds);
                for (int i = 0; i < 2; i++)
                {
                    Assert.InRange(answers[i], Math.Max(-1, exact[i] - 0.1 - 1e-12), Math.Min(1, exact[i] + 0.1 + 1e-12));
                    if (adversary == AnswerAdversary.Largest)
                        Assert.Equal(exact[i] + 0.1, answers[i], 12);
                }
            }
        }
    }

    [Fact]
    public void Values_outside_the_range_are_refused()
    {
        var oracle = new StatisticalQueryOracle(All(), 0.1);
        Assert.Contains("must be from -1 to 1", Assert.Throws<ArgumentException>(() => oracle.Answer(static (_, _, values) => values[0] = 1.5, new double[1])).Message);
        Assert.Throws<ArgumentException>(() => new StatisticalQueryOracle(new LabelledBits(4, 0), 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatisticalQueryOracle(All(), 2));
    }

    [Fact]
    public void Alternating_rounds_ask_about_one_label_each()
    {
        var oracle = new AlternatingQueryOracle(new FullBatchQueryOracle(All(), 0));
        var answer = new double[1];
        Assert.True(oracle.NextLabel);
        oracle.Answer(static (_, y, values) => values[0] = y ? 1 : 0, answer);
        Assert.Equal(0.75, answer[0]);
        Assert.False(oracle.NextLabel);
        Assert.Throws<ArgumentException>(() => oracle.Answer(static (_, y, values) => values[0] = y ? 1 : 0, answer));
        oracle.Answer(static (_, y, values) => values[0] = y ? 0 : 1, answer);
        Assert.Equal(0.25, answer[0]);
    }

    [Fact]
    public void Averages_over_mini_batches_are_statistical_answers()
    {
        const double Tolerance = 0.2;
        const double Delta = 0.1;
        int repetitions = (int)MiniBatchTheorems.Theorem2dRepetitions(2, 16, Tolerance, Delta);
        int failed = 0;
        const int Runs = 60;
        for (int run = 0; run < Runs; run++)
        {
            var random = new RandomBits(run, RandomPurpose.Examples);
            var oracle = new AveragingQueryOracle(new MiniBatchQueryOracle(() => Draw(random, 16), 4, Tolerance / 2, AnswerAdversary.Largest), repetitions);
            Assert.Equal(Tolerance, oracle.Tolerance);
            var answers = new double[2];
            oracle.Answer(_query, answers);
            failed += Math.Abs(answers[0] - 0.5) > Tolerance || Math.Abs(answers[1] - 0.5) > Tolerance ? 1 : 0;
        }

        Assert.True(failed <= Delta * Runs, $"{failed} of {Runs} runs failed");
    }

    [Fact]
    public void Statistical_answers_are_answers_on_large_batches()
    {
        const double Tolerance = 0.25;
        const double Delta = 0.1;
        int batch = (int)Math.Ceiling(MiniBatchTheorems.Theorem2cBatch(Tolerance, 1, 2, Delta));
        var oracle = new UnionQueryOracle(new StatisticalQueryOracle(All(), Tolerance / 2, AnswerAdversary.Smallest));
        var answers = new double[2];
        oracle.Answer(_query, answers);
        Assert.Equal(1, oracle.Rounds);
        int failed = 0;
        const int Runs = 60;
        var random = new RandomBits(3, RandomPurpose.Examples);
        for (int run = 0; run < Runs; run++)
        {
            var means = new double[2];
            new FullBatchQueryOracle(Draw(random, batch), 0).Answer(_query, means);
            failed += Math.Abs(answers[0] - means[0]) > Tolerance || Math.Abs(answers[1] - means[1]) > Tolerance ? 1 : 0;
        }

        Assert.True(failed <= Delta * Runs, $"{failed} of {Runs} runs failed");
    }
}
