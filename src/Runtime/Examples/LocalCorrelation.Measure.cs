using System;

namespace Learnability;

public sealed partial class LocalCorrelation
{
    /// <summary>The correlations in given examples: exact for these, and an estimate of those of the distribution they come from.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="examples">The examples, at least one, as wide as the tree. Their labels are taken as they are, whether the tree gives them or not.</param>
    /// <exception cref="ArgumentException">The examples have another width, or there is none.</exception>
    public static LocalCorrelation Measure(BooleanTree tree, LabelledBits examples)
    {
        ArgumentNullException.ThrowIfNull(tree);
        LayerwiseTrainer.RequireExamples(examples, tree.InputCount);
        int inputs = tree.InputCount;
        int words = examples.WordsPerBit;
        double total = examples.Count;
        long trueLabels = LayerwiseTrainer.CountBits(examples.Labels);
        double labelMean = ((2 * trueLabels) - total) / total;
        ulong lastMask = (examples.Count & 63) == 0 ? ulong.MaxValue : (1UL << (examples.Count & 63)) - 1;
        var mean = new double[2 * inputs];
        var correlation = new double[2 * inputs];
        var patterns = new PatternStatistics[4 * inputs];
        var columns = new ulong[inputs / 2 * words];
        for (int level = tree.Depth - 1; level >= 0; level--)
        {
            ReadOnlySpan<ulong> source = level == tree.Depth - 1 ? examples.Inputs : columns;
            for (int index = 0; index < 1 << level; index++)
            {
                int node = (1 << level) + index;
                TreeGate gate = tree.Gates[node - 1];
                ReadOnlySpan<ulong> left = source.Slice(2 * index * words, words);
                ReadOnlySpan<ulong> right = source.Slice(((2 * index) + 1) * words, words);
                PatternCounts counts = PatternCounts.Count(left, right, examples.Labels, examples.Count, trueLabels);
                SetNode(2 * node, counts.Left, counts.LeftTrue);
                SetNode((2 * node) + 1, counts.Right, counts.RightTrue);
                for (int pattern = 0; pattern < 4; pattern++)
                    patterns[(4 * node) + pattern] = new PatternStatistics(counts.GetCount(pattern) / total, counts.GetLabelSum(pattern) / total);
                for (int word = 0; word < words; word++)
                    columns[(index * words) + word] = gate.Evaluate(left[word], right[word]);
                columns[((index + 1) * words) - 1] &= lastMask;
            }
        }

        SetNode(1, LayerwiseTrainer.CountBits(columns.AsSpan(0, words)), CountCommon(columns.AsSpan(0, words), examples.Labels));
        var nodes = CreateNodes(tree, node =>
        {
            // α + β·μ = E[y] and α·μ + β = c.
            double variance = 1 - (mean[node] * mean[node]);
            double slope = variance > 0 ? (correlation[node] - (mean[node] * labelMean)) / variance : 0;
            return (mean[node], correlation[node], labelMean - (slope * mean[node]), slope);
        });
        return new LocalCorrelation(tree, nodes, patterns, labelMean) { SampleCount = examples.Count };

        void SetNode(int node, long count, long countTrue)
        {
            mean[node] = ((2 * count) - total) / total;

            // h·y is +1 where both are true and where both are false.
            correlation[node] = (total - (2 * (count + trueLabels - (2 * countTrue)))) / total;
        }
    }

    private static long CountCommon(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        long count = 0;
        for (int word = 0; word < left.Length; word++)
            count += System.Numerics.BitOperations.PopCount(left[word] & right[word]);
        return count;
    }
}
