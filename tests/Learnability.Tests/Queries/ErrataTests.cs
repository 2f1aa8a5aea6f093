using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Queries;

/// <summary>Each erratum of the paper on mini-batches that docs/theory.md lists: the literal text fails, and the corrected one holds.</summary>
public sealed partial class ErrataTests
{
    private const double Precision = 1.0 / 16;

    /// <summary>Theorem 2a (ii): the step of the induction needs b·p ≥ 5, and only b·p &gt; 1/5 is assumed; what it proves holds nevertheless.</summary>
    [Fact]
    public void Expected_queries_are_within_ten_for_each_bit_although_the_step_of_the_proof_fails()
    {
        static bool StepHolds(double expected, int left) => 8 + (10 * left) + (10 / expected) <= 10 * (left + 1);
        Assert.False(StepHolds(0.5, 4));
        Assert.False(StepHolds(4.9, 4));
        Assert.True(StepHolds(5, 4));

        double worst = 0;
        foreach (int batch in new[] { 1, 2, 4, 16, 64, 256 })
        {
            foreach (double bias in new[] { 0.5, 0.7, 0.9, 0.99, 1 })
            {
                for (int n = 2; n <= 32; n += 5)
                    worst = Math.Max(worst, ExpectedQueries(n, batch, bias) / (n + 1));
            }
        }

        Assert.InRange(worst, 1, 10);
    }

    /// <summary>The expected number of queries for a sample of n bits, each set with the same probability, by the number of set bits of the prefix.</summary>
    private static double ExpectedQueries(int n, int batch, double bias)
    {
        double[] next = new double[n + 2];
        for (int length = n; length >= 0; length--)
        {
            var now = new double[n + 2];
            for (int ones = 0; ones <= length; ones++)
            {
                double p = Math.Pow(bias, ones) * Math.Pow(1 - bias, length - ones);
                if (p == 0)
                    continue;
                double none = Math.Pow(1 - p, batch);
                double one = batch * p * Math.Pow(1 - p, batch - 1);
                double more = length == n ? 0 : Math.Max(0, 1 - none - one);
                double further = more == 0 ? 0 : (bias * next[ones + 1]) + ((1 - bias) * next[ones]);

                // A prefix that is reached at all has been seen among the samples; the wait for one that is rare counts with its probability.
                now[ones] = none >= 1 - 1e-12 ? n + 1 - length : (1 + (more * further)) / (1 - none);
            }

            next = now;
        }

        return next[0];
    }

    /// <summary>The same proof: E[b] − E[max(0, b − 1)] is P[b ≥ 1], and not P[b = 1].</summary>
    [Fact]
    public void Difference_of_expectations_is_the_probability_of_at_least_one()
    {
        const int Batch = 8;
        const double P = 0.25;
        double[] probabilities = [.. Enumerable.Range(0, Batch + 1).Select(k => Binomial(Batch, k) * Math.Pow(P, k) * Math.Pow(1 - P, Batch - k))];
        double difference = probabilities.Select((probability, k) => probability * (k - Math.Max(0, k - 1))).Sum();

        Assert.NotEqual(probabilities[1], difference, 2);
        Assert.Equal(1 - probabilities[0], difference, 12);
    }

    private static double Binomial(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);

    /// <summary>Lemma 1: with nothing fixed, the query "agrees so far" holds for samples of both labels.</summary>
    [Fact]
    public void First_query_of_an_extraction_is_no_query_about_one_label()
    {
        LabelledBits samples = Draw(new RandomBits(1, RandomPurpose.Examples), 40);
        var answers = new double[1];

        Assert.Throws<ArgumentException>(() => new AlternatingQueryOracle(new FullBatchQueryOracle(samples, 0)).Answer(static (_, _, values) => values[0] = 1, answers));
        new AlternatingQueryOracle(new FullBatchQueryOracle(samples, 0)).Answer(static (_, y, values) => values[0] = y ? 1 : 0, answers);
        Assert.InRange(answers[0], 0.01, 0.99);
    }

    /// <summary>k·log₂ b random bits: a bit that is 1 with probability 1/3 is made of three bits with an error of 1/24 at least, of 19 with at most 2⁻¹⁹.</summary>
    [Fact]
    public void Shares_that_are_no_dyadic_numbers_need_more_random_bits()
    {
        const int Ones = 1;
        const int Agreeing = 3;
        double literal = Enumerable.Range(0, 9).Min(static favourable => Math.Abs((favourable / 8.0) - ((double)Ones / Agreeing)));
        Assert.Equal(1.0 / 24, literal, 12);

        const int Bits = 3 + 16;
        int count = 0;
        for (ulong random = 0; random < 1UL << Bits; random++)
            count += random * Agreeing < (ulong)Ones << Bits ? 1 : 0;
        Assert.InRange(Math.Abs((count / Math.Pow(2, Bits)) - ((double)Ones / Agreeing)), 0, Math.Pow(2, -Bits));
    }

    /// <summary>The query y ∧ x₀ with the label that a step asks about. Its inputs are the round, x₀, x₁ and that label.</summary>
    private struct PositiveFirstInput : IVectorKernel
    {
        public static int ScratchVectors => 0;

        public static int VectorsPerVisit => 1;

        public static void Evaluate<TVector, TOperations, TColumns>(TColumns inputs, TColumns outputs, Span<TVector> scratch, int vectors)
            where TVector : struct
            where TOperations : struct, ILaneOperations<TVector>
            where TColumns : struct, IVectorColumns<TVector, TColumns>, allows ref struct => outputs[0] = TOperations.And(inputs[1], inputs[3]);
    }

    /// <summary>The same with the other label, as the text has it.</summary>
    private struct LiteralPositiveFirstInput : IVectorKernel
    {
        public static int ScratchVectors => 0;

        public static int VectorsPerVisit => 1;

        public static void Evaluate<TVector, TOperations, TColumns>(TColumns inputs, TColumns outputs, Span<TVector> scratch, int vectors)
            where TVector : struct
            where TOperations : struct, ILaneOperations<TVector>
            where TColumns : struct, IVectorColumns<TVector, TColumns>, allows ref struct => outputs[0] = TOperations.And(inputs[1], TOperations.Not(inputs[3]));
    }

    /// <summary>Lemma 8: a 1-query in the form of Φ(θ̂, x, 0) is 0 everywhere.</summary>
    [Fact]
    public void Query_about_true_labels_is_evaluated_with_a_true_label()
    {
        LabelledBits samples = Draw(new RandomBits(2, RandomPurpose.Examples), 16);
        int expected = Enumerable.Range(0, 16).Count(i => samples.GetLabel(i) && (Input(samples, i) & 1) != 0);
        foreach (bool isLiteral in new[] { true, false })
        {
            var model = new QueryModel(Plan(1, 16, 1.0 / 256), new MiniBatchSgdOptions(), 0, 0, 1);
            if (isLiteral)
                model.Step<LiteralPositiveFirstInput>(samples);
            else
                model.Step<PositiveFirstInput>(samples);
            Assert.Equal(isLiteral ? 0 : expected, (int)Math.Round(model.Units[0] * 16.0 / 256));
            Assert.True(expected > 0);
        }
    }

    /// <summary>Lemma 3a: θ(0) has r coordinates and θ(t) has p, not the other way round.</summary>
    [Fact]
    public void First_parameters_are_the_random_bits_and_each_step_has_one_for_each_query()
    {
        QueryPlan plan = Plan(2, 16, 1.0 / 256) with { InitialRandomBits = 64 };
        var model = new QueryModel(plan, new MiniBatchSgdOptions(), 3, 1, 1);
        long literal = plan.Width + ((plan.RandomBits + 1) * plan.Steps);

        Assert.Throws<ArgumentException>(() => model.CopyParameters(new double[literal]));
        var parameters = new double[plan.RandomBits + ((plan.Width + 1) * plan.Steps)];
        model.CopyParameters(parameters);
        Assert.All(parameters[..64], static bit => Assert.True(bit is 0 or 1));
        Assert.Contains(1.0, parameters[..64]);
        Assert.All(parameters[64..], static answer => Assert.Equal(0, answer));
    }

    /// <summary>"Always ‖∇ℓ‖ ≤ 1": the clock's gradient is 1 + 2ρ, those of the network's controls 2(1 + 2ρ); clipped they do no harm.</summary>
    [Fact]
    public void Gradients_exceed_one_before_they_are_clipped()
    {
        QueryPlan plan = Plan(2, 8, Precision);
        var model = new NeuralNetModel(QueryModelGraph.Build(plan, Method(plan)));
        var gradient = new double[model.Parameters.Length];
        model.SetGradient([1], true, gradient);
        Assert.Equal(1 + (2 * Precision), gradient.Max(Math.Abs));

        QueryNetworkGraph graph = QueryNetworkGraph.Build(plan, Method(plan));
        model = new NeuralNetModel(graph.Network);
        gradient = new double[model.Parameters.Length];
        model.SetGradient([1], true, gradient);
        Assert.Equal(2 * (1 + (2 * Precision)), gradient.Max(Math.Abs));
        Assert.Equal(2 * (1 + (2 * Precision)), Math.Abs(gradient[graph.StepWeights[0][^1]]));
    }

    /// <summary>Lemma 2 and Theorem 1d: k·⌈C·log(k/δ)/(bτ²)⌉ steps ask each part of a query only half as often as the bound on failures needs.</summary>
    [Fact]
    public void Queries_are_asked_in_two_parts()
    {
        QueryPlan plan = Plan(1, 64, 1.0 / 256) with { Kind = QueryKind.Statistical, Tolerance = 0.1, Confidence = 0.9 };
        double q = MiniBatchTheorems.Theorem1dRepetitions(1, 64, 0.1, 0.1);

        // The proof's bound on the probability that an answer of k = 1 query fails, for both parts of it.
        static double Failures(double repetitions) => 8 * Math.Exp(-64 * repetitions * 0.1 * 0.1 / 32);
        Assert.Equal(2 * q, plan.Steps);
        Assert.True(Failures(q) <= 0.1);
        Assert.True(Failures(q / 2) > 0.1);
        Assert.True((plan with { GivenSteps = (int)q }).Repetitions <= q / 2);
    }

    /// <summary>Theorem 2d: where a rounding error may depend on what is asked and drawn later, a bound for each single query does not hold for the chosen one.</summary>
    [Fact]
    public void Errors_that_know_the_future_find_the_query_that_fails()
    {
        const int Runs = 200;
        const int Answers = 64; // within the tolerance of the first answer, each of which leads to another second query
        const int Batch = 32;
        const double Tolerance = 0.25;
        int chosen = 0;
        int @fixed = 0;
        var random = new RandomBits(5, RandomPurpose.Examples);
        for (int run = 0; run < Runs; run++)
        {
            int failures = 0;
            for (int answer = 0; answer < Answers; answer++)
            {
                int ones = System.Numerics.BitOperations.PopCount(random.NextBits(Batch));
                bool fails = Math.Abs(((double)ones / Batch) - 0.5) > Tolerance;
                failures += fails ? 1 : 0;
                @fixed += answer == 0 && fails ? 1 : 0;
            }

            chosen += failures > 0 ? 1 : 0;
        }

        double bound = 2 * Math.Exp(-2 * Batch * Tolerance * Tolerance);
        Assert.True(@fixed <= bound * Runs, $"{@fixed} of {Runs} fail for a query that is fixed");
        Assert.True(chosen > 2 * bound * Runs, $"{chosen} of {Runs} fail for one that is chosen");
    }

    /// <summary>Rounding into [−1, 1] for any ρ: where 1/ρ is more than 3/4 above a whole number, 1 has no valid rounding there.</summary>
    [Fact]
    public void Precision_is_a_power_of_two()
    {
        static bool HasRounding(double precision) => Enumerable.Range(0, (int)(1 / precision) + 1)
            .Any(units => units * precision <= 1 && GradientRounding.IsValid(units * precision, 1, precision));

        Assert.False(HasRounding(0.35));
        Assert.True(HasRounding(0.3));
        for (int bits = 0; bits <= 10; bits++)
            Assert.True(HasRounding(Math.Pow(2, -bits)));
    }

    private static QueryPlan Plan(int rounds, int batch, double precision) => new()
    {
        InputBits = 2,
        Width = 1,
        Rounds = rounds,
        Kind = QueryKind.Alternating,
        IsFullBatch = false,
        Tolerance = 0.5,
        Confidence = 0.5,
        BatchSize = batch,
        Precision = precision,
        Variant = QueryModelVariant.Literal,
    };

    /// <summary>A method of one bit of memory, all of whose queries are the first input; it keeps whether the last answer is 1/2 or more.</summary>
    private static QueryMethodCircuits Method(QueryPlan plan)
    {
        int unitBits = QueryMethodCircuits.BitLength(plan.MaxUnits);
        int roundBits = QueryMethodCircuits.BitLength(plan.Rounds - 1);
        var query = new CircuitBuilder();
        Literal[] asked = query.AddInputPort("inputs", 1 + roundBits + 3);
        query.AddOutputPort("answers", [.. Enumerable.Repeat(asked[1 + roundBits], plan.Width)]);
        var receive = new CircuitBuilder();
        Literal[] received = receive.AddInputPort("inputs", 1 + roundBits + (plan.Width * unitBits));
        receive.AddOutputPort("memory", [receive.Or(received[roundBits + unitBits], received[roundBits + unitBits - 1])]);
        var predict = new CircuitBuilder();
        Literal[] predicted = predict.AddInputPort("inputs", 3);
        predict.AddOutputPort("answer", [predict.And(predicted[0], predicted[1])]);
        return new QueryMethodCircuits
        {
            Name = "FirstInput",
            MemoryBits = 1,
            RoundBits = roundBits,
            UnitBits = unitBits,
            Query = query.Build(),
            Receive = receive.Build(),
            Begin = null,
            Predict = predict.Build(),
        };
    }

    /// <summary>Eight samples of two inputs, every input with both labels.</summary>
    private static LabelledBits Samples()
    {
        var samples = new LabelledBits(2, 8);
        for (int i = 0; i < 8; i++)
            samples.Set(i, [(ulong)i & 3], i >= 4);
        return samples;
    }

    private static LabelledBits Draw(RandomBits random, int count)
    {
        var samples = new LabelledBits(2, count);
        for (int i = 0; i < count; i++)
            samples.Set(i, [random.NextBits(2)], random.NextBits(1) != 0);
        return samples;
    }

    private static ulong Input(LabelledBits samples, int index)
    {
        var input = new ulong[1];
        samples.GetInput(index, input);
        return input[0];
    }

    private static double[] Signs(LabelledBits samples) =>
        [.. Enumerable.Range(0, samples.Count).SelectMany(i => Enumerable.Range(0, 2).Select(bit => (Input(samples, i) >> bit & 1) != 0 ? 1.0 : -1.0))];

    private static double[] Labels(LabelledBits samples) => [.. Enumerable.Range(0, samples.Count).Select(i => samples.GetLabel(i) ? 1.0 : 0.0)];
}
