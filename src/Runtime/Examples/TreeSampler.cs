using System;

namespace Learnability;

/// <summary>Draws examples of a tree's distribution, bit-sliced, 64 examples a word.</summary>
public static class TreeSampler
{
    /// <summary>Draws examples, labelled by the tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="distribution">The distribution of the inputs.</param>
    /// <param name="count">The number of examples, not negative.</param>
    /// <param name="seed">The seed: the same one gives the same examples on every machine.</param>
    /// <exception cref="ArgumentException">The distribution has another number of inputs, or is generative and a gate is constant.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static LabelledBits Sample(BooleanTree tree, TreeDistribution distribution, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(distribution);
        distribution.RequireFits(tree);
        var examples = new LabelledBits(tree.InputCount, count);
        var random = new RandomBits(seed, RandomPurpose.Examples);
        if (distribution.Kind == TreeDistributionKind.Generative)
            SampleGenerative(tree, examples, random);
        else
            SampleProduct(tree, distribution.GetProbabilities(tree.InputCount), examples, random);
        examples.ClearPadding();
        return examples;
    }

    private static void SampleProduct(BooleanTree tree, double[] probabilities, LabelledBits examples, RandomBits random)
    {
        int words = examples.WordsPerBit;
        Span<ulong> inputs = examples.MutableInputs;
        for (int input = 0; input < probabilities.Length; input++)
        {
            var bits = new BiasedBits(probabilities[input]);
            for (int word = 0; word < words; word++)
                inputs[(input * words) + word] = bits.Next(random);
        }

        tree.EvaluateLanes(inputs, examples.MutableLabels, words);
    }

    private static void SampleGenerative(BooleanTree tree, LabelledBits examples, RandomBits random)
    {
        int words = examples.WordsPerBit;
        Span<ulong> inputs = examples.MutableInputs;
        Span<ulong> labels = examples.MutableLabels;
        var choices = new PatternChoice[tree.Gates.Count];
        for (int gate = 0; gate < choices.Length; gate++)
            choices[gate] = new PatternChoice(tree.Gates[gate]);
        Span<ulong> values = new ulong[tree.InputCount];
        for (int word = 0; word < words; word++)
        {
            labels[word] = values[0] = random.NextUInt64();
            for (int level = 0; level < tree.Depth; level++)
            {
                // From the last gate down: the inputs of gate j are where no gate before it still stands.
                for (int index = (1 << level) - 1; index >= 0; index--)
                    (values[2 * index], values[(2 * index) + 1]) = choices[(1 << level) - 1 + index].Next(values[index], random);
            }

            for (int input = 0; input < values.Length; input++)
                inputs[(input * words) + word] = values[input];
        }
    }
}
