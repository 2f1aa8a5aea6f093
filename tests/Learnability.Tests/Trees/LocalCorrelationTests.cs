using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Trees;

/// <summary>The linear-time correlations equal those of brute force over all inputs.</summary>
public sealed class LocalCorrelationTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Product_distributions_of_1000_random_trees_agree_with_brute_force()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            BooleanTree tree = RandomTrees.Any(DepthOf(seed), seed);
            var random = new RandomBits(seed, RandomPurpose.Examples);
            double[] probabilities = [.. Enumerable.Range(0, tree.InputCount).Select(_ => 0.05 + (0.9 * random.NextDouble()))];
            var distribution = TreeDistribution.Product(probabilities);
            AssertEqual(BruteForce.Product(tree, probabilities), LocalCorrelation.Compute(tree, distribution), seed);
        }
    }

    [Fact]
    public void Generative_distributions_of_1000_random_trees_agree_with_brute_force()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Noise);
            BooleanTree tree = BooleanTree.Create(DepthOf(seed), (_, _) => new TreeGate(1 + random.NextInt32(14)));
            AssertEqual(BruteForce.Generative(tree), LocalCorrelation.Compute(tree, TreeDistribution.Generative), seed);
        }
    }

    [Fact]
    public void Every_gate_alone_agrees_with_brute_force()
    {
        for (int table = 0; table < 16; table++)
        {
            var tree = new BooleanTree([new TreeGate(table)]);
            AssertEqual(BruteForce.Product(tree, [0.3, 0.8]), LocalCorrelation.Compute(tree, TreeDistribution.Product(0.3, 0.8)), table);
        }
    }

    [Fact]
    public void Measured_correlations_of_examples_are_those_of_their_brute_force_distribution()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            BooleanTree tree = RandomTrees.Any(DepthOf(seed), seed);
            LabelledBits examples = TreeSampler.Sample(tree, TreeDistribution.Product(0.7), 100 + seed, seed);
            AssertEqual(BruteForce.Empirical(tree, examples), LocalCorrelation.Measure(tree, examples), seed);
        }
    }

    [Fact]
    public void Intervals_of_measured_correlations_hold_together_as_often_as_they_say()
    {
        const int Runs = 100;
        BooleanTree tree = RandomTrees.Generative(4, 3);
        LocalCorrelation exact = LocalCorrelation.Compute(tree, TreeDistribution.Generative);
        Assert.Equal((exact[1, 0].Correlation, exact[1, 0].Correlation), exact.GetInterval(1, 0));
        int held = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            LocalCorrelation measured = LocalCorrelation.Measure(tree, TreeSampler.Sample(tree, TreeDistribution.Generative, 500, seed));
            Assert.Equal(500, measured.SampleCount);
            bool isInside = true;
            for (int level = 0; level <= tree.Depth; level++)
            {
                for (int index = 0; index < 1 << level; index++)
                {
                    (double lower, double upper) = measured.GetInterval(level, index, 0.9);
                    isInside &= exact[level, index].Correlation >= lower && exact[level, index].Correlation <= upper;
                }
            }

            held += isInside ? 1 : 0;
        }

        Assert.True(held >= 0.9 * Runs, $"{held} of {Runs}");
        Assert.Throws<ArgumentOutOfRangeException>(() => exact.GetInterval(0, 0, 1));
    }

    /// <summary>Depth 4, with its 65,536 inputs, in one of 50 trees.</summary>
    private static int DepthOf(int seed) => seed % 50 == 0 ? 4 : 1 + (seed % 3);

    private static void AssertEqual(BruteForce expected, LocalCorrelation actual, int seed)
    {
        BooleanTree tree = actual.Tree;
        Assert.True(Math.Abs(expected.LabelMean - actual.LabelMean) <= Tolerance, $"seed {seed}: E[y] {expected.LabelMean} {actual.LabelMean}");
        for (int level = 0; level <= tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                NodeCorrelation node = actual[level, index];
                string place = $"seed {seed}, node ({level}, {index}): {node}";
                Assert.True(Math.Abs(expected.Mean(level, index) - node.Mean) <= Tolerance, place);
                Assert.True(Math.Abs(expected.Correlation(level, index) - node.Correlation) <= Tolerance, place);
                Assert.True(Math.Abs(expected.Influence(level, index) - node.Influence) <= Tolerance, place);
                Assert.Equal(expected.Influence(level, index) > 0, node.IsInfluencing);
                if (level == tree.Depth)
                    continue;
                for (int pattern = 0; pattern < 4; pattern++)
                {
                    (double probability, double moment) = expected.Pattern(level, index, pattern);
                    PatternStatistics statistics = actual.GetPattern(level, index, pattern);
                    Assert.True(Math.Abs(probability - statistics.Probability) <= Tolerance, $"{place}, pattern {pattern}: {probability} {statistics}");
                    Assert.True(Math.Abs(moment - statistics.LabelMoment) <= Tolerance, $"{place}, pattern {pattern}: {moment} {statistics}");
                }
            }
        }
    }
}
