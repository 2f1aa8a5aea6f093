using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Trees;

/// <summary>The paper's theorems and lemmas as exact properties, with the corrections of docs/theory.md.</summary>
public sealed class TheoremTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Theorem_4_asks_for_more_than_anybody_has()
    {
        LayerwiseGuarantee guarantee = LayerwiseGuarantee.ForGenerative(6, 0.01);

        Assert.Equal(40, guarantee.Width);
        Assert.Equal(5.6e13, guarantee.SampleSize, 0.05e13);
        Assert.Equal(1.1e10, guarantee.Steps, 0.05e10);
        Assert.Equal(1 / (16 * Math.Sqrt(2) * 40), guarantee.LearningRate, 15);
    }

    [Fact]
    public void Theorem_2_follows_from_Theorem_4_by_Lemma_3()
    {
        // ε = Δ²/4, up to the constant that the paper rounds: 2^11·16 = 2^15.
        LayerwiseGuarantee product = LayerwiseGuarantee.ForProduct(4, 0.05, 0.1);
        LayerwiseGuarantee properties = LayerwiseGuarantee.ForProperties(4, 0.05, 0.1, 0.0025);

        Assert.Equal(product.Width, properties.Width);
        Assert.Equal(1, product.SampleSize / properties.SampleSize, 6);
        Assert.Equal(1, product.Steps / properties.Steps, 6);
    }

    [Theory]
    [InlineData(0, 0.1, 0.1)]
    [InlineData(13, 0.1, 0.1)]
    [InlineData(3, 0.5, 0.1)]
    [InlineData(3, 0.1, 0)]
    [InlineData(3, 0.1, double.NaN)]
    public void Guarantees_reject_what_the_theorems_do(int depth, double failure, double gap) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerwiseGuarantee.ForProduct(depth, failure, gap));

    [Fact]
    public void Lemma_3_patterns_of_a_product_distribution_with_local_correlation_have_probability_of_at_least_a_quarter_of_the_squared_gap()
    {
        int trees = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            BooleanTree tree = RandomTrees.Any(1 + (seed % 4), seed);
            LocalCorrelation correlation = LocalCorrelation.Compute(tree, TreeDistribution.Product(RandomProbabilities(tree, seed)));
            double gap = Math.Min(correlation.GapWithInputs, 1 - Math.Abs(correlation.LabelMean));
            bool isInfluencing = Enumerable.Range(0, tree.InputCount).All(input => correlation[tree.Depth, input].IsInfluencing);
            if (gap <= 0 || !isInfluencing)
                continue;
            trees++;
            for (int level = 0; level < tree.Depth; level++)
            {
                for (int index = 0; index < 1 << level; index++)
                {
                    for (int pattern = 0; pattern < 4; pattern++)
                        Assert.True(correlation.GetPattern(level, index, pattern).Probability >= (gap * gap / 4) - Rounding, $"seed {seed}, gate ({level}, {index})");
                }
            }
        }

        Assert.True(trees > 100, $"Only {trees} trees have local correlation.");
    }

    [Fact]
    public void Lemma_5_the_tree_of_a_parity_computes_the_product_of_the_relevant_inputs()
    {
        for (int depth = 1; depth <= 4; depth++)
        {
            for (int seed = 0; seed < 20; seed++)
            {
                int relevant = (int)new RandomBits(seed, RandomPurpose.Noise).NextBits(1 << depth);
                int[] inputs = [.. Enumerable.Range(0, 1 << depth).Where(input => (relevant >> input & 1) != 0)];
                BooleanTree tree = BooleanTree.Parity(depth, inputs);
                for (int input = 0; input < 1 << (1 << depth); input += depth == 4 ? 37 : 1)
                {
                    bool expected = inputs.Count(i => (input >> i & 1) == 0) % 2 == 0;
                    Assert.Equal(expected, tree.Evaluate([(ulong)input]));
                }
            }
        }
    }

    [Fact]
    public void Lemma_6_gates_of_a_parity_have_a_gap_of_at_least_the_bias_to_the_power_of_the_relevant_inputs()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            int depth = 1 + (seed % 4);
            BooleanTree tree = RandomTrees.LogParity(depth, seed);
            var random = new RandomBits(seed, RandomPurpose.Examples);
            double xi = 0.05 + (0.15 * random.NextDouble());
            double[] probabilities = [.. Enumerable.Range(0, tree.InputCount).Select(_ =>
            {
                double distance = xi + ((0.5 - (2 * xi)) * random.NextDouble());
                return random.NextBit() ? distance : 1 - distance;
            })];
            LocalCorrelation correlation = LocalCorrelation.Compute(tree, TreeDistribution.Product(probabilities));
            Assert.True(correlation.GapWithInputs >= Math.Pow(2 * xi, depth) - Rounding, $"seed {seed}: gap {correlation.GapWithInputs}, ξ {xi}");
            for (int level = 0; level <= depth; level++)
            {
                for (int index = 0; index < 1 << level; index++)
                {
                    NodeCorrelation node = correlation[level, index];
                    if (node.IsInfluencing)
                        Assert.InRange((1 + node.Mean) / 2, xi - Rounding, 1 - xi + Rounding);
                }
            }
        }
    }

    [Fact]
    public void Lemma_8_correlations_of_the_generative_distribution_shrink_by_two_thirds_a_level()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            BooleanTree tree = RandomTrees.Generative(1 + (seed % 4), seed);
            LocalCorrelation correlation = LocalCorrelation.Compute(tree, TreeDistribution.Generative);
            Assert.Equal(0, correlation.LabelMean);
            for (int level = 0; level <= tree.Depth; level++)
            {
                for (int index = 0; index < 1 << level; index++)
                    Assert.Equal(Math.Pow(2.0 / 3, level), Math.Abs(correlation[level, index].Correlation), Rounding);
            }
        }
    }

    [Fact]
    public void Lemma_9_the_generative_distribution_of_a_tree_contains_that_of_its_upper_levels()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            BooleanTree tree = RandomTrees.Generative(3, seed);
            BooleanTree upper = BooleanTree.Create(2, (level, index) => tree[level, index]);
            LocalCorrelation whole = LocalCorrelation.Compute(tree, TreeDistribution.Generative);
            LocalCorrelation part = LocalCorrelation.Compute(upper, TreeDistribution.Generative);
            for (int level = 0; level < 2; level++)
            {
                for (int index = 0; index < 1 << level; index++)
                {
                    for (int pattern = 0; pattern < 4; pattern++)
                        Assert.Equal(part.GetPattern(level, index, pattern), whole.GetPattern(level, index, pattern));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 7)]
    [InlineData(3, 10)]
    public void Tree_that_separates_depths_computes_its_formula(int exponent, int depth)
    {
        BooleanTree tree = DepthSeparation.CreateTree(exponent);
        Assert.Equal(depth, tree.Depth);
        int m = 1 << exponent;
        var random = new RandomBits(exponent, RandomPurpose.Examples);
        for (int sample = 0; sample < 200; sample++)
        {
            var input = new ulong[(tree.InputCount + 63) / 64];
            for (int word = 0; word < input.Length; word++)
                input[word] = (random.NextUInt64() | (sample % 2 == 0 ? random.NextUInt64() : 0)) & (tree.InputCount < 64 ? (1UL << tree.InputCount) - 1 : ulong.MaxValue);
            bool Bit(int i) => (input[i >> 6] >> (i & 63) & 1) != 0;
            bool expected = Enumerable.Range(0, m).All(i => Enumerable.Range(0, m * m).Any(j => Bit(2 * ((i * m * m) + j)) && Bit((2 * ((i * m * m) + j)) + 1)));
            Assert.Equal(expected, tree.Evaluate(input));
        }
    }

    [Fact]
    public void Rank_of_a_unit_with_integer_weights_is_at_most_its_norm_plus_one()
    {
        // Every unit of up to four inputs and weights up to 2: the rank is at most the number of different ⟨w, x⟩.
        for (int code = 0; code < 625; code++)
        {
            double[] weights = [(code % 5) - 2, (code / 5 % 5) - 2, (code / 25 % 5) - 2, (code / 125) - 2];
            int values = Enumerable.Range(0, 16)
                .Select(input => Enumerable.Range(0, 4).Sum(i => weights[i] * ((input >> i & 1) == 0 ? -1 : 1)))
                .Distinct()
                .Count();
            Assert.True(values <= DepthSeparation.GetRankBound([weights]));
        }

        Assert.Throws<ArgumentException>(() => DepthSeparation.GetRankBound([[0.5]]));
        Assert.Equal(4 * 1 * 10 * 8.0 * Math.Ceiling(2 * 1 * 10 * 17 / 0.5), DepthSeparation.GetRankBound(10, 1, 8, 0.5));
    }

    [Theory]
    [InlineData(2, 1594)]
    [InlineData(3, 2962)]
    [InlineData(4, 5289)]
    [InlineData(5, 9233)]
    [InlineData(6, 15886)]
    public void Sample_size_of_log_parity_is_at_most_that_of_the_practical_settings(int depth, int samples)
    {
        double largest = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            LocalCorrelation correlation = LocalCorrelation.Compute(RandomTrees.LogParity(depth, seed), TreeDistribution.Product(0.9));
            largest = Math.Max(largest, correlation.GetSampleSize(correlation.SuggestedLambda) ?? double.PositiveInfinity);
        }

        Assert.InRange(largest, 0.9 * samples, 1.01 * samples);
    }

    private static double[] RandomProbabilities(BooleanTree tree, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        return [.. Enumerable.Range(0, tree.InputCount).Select(_ => 0.05 + (0.9 * random.NextDouble()))];
    }
}
