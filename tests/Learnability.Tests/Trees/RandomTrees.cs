using System.Collections.Generic;

namespace Learnability.Tests.Trees;

/// <summary>Random trees, by seed.</summary>
internal static class RandomTrees
{
    private static readonly TreeGate[] _generative = [TreeGate.And, TreeGate.Or, TreeGate.Nand, TreeGate.Nor];

    /// <summary>Gates uniform over AND, OR, NAND and NOR: the paper's circuits of Section 5.2.</summary>
    public static BooleanTree Generative(int depth, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Noise);
        return BooleanTree.Create(depth, (_, _) => _generative[random.NextInt32(4)]);
    }

    /// <summary>Gates uniform over all 16.</summary>
    public static BooleanTree Any(int depth, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Noise);
        return BooleanTree.Create(depth, (_, _) => new TreeGate(random.NextInt32(16)));
    }

    /// <summary>The parity of d random inputs of 2^d: the paper's log n-parity.</summary>
    public static BooleanTree LogParity(int depth, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Noise);
        var relevant = new SortedSet<int>();
        while (relevant.Count < depth)
            relevant.Add(random.NextInt32(1 << depth));
        return BooleanTree.Parity(depth, [.. relevant]);
    }

    /// <summary>The parity of all inputs.</summary>
    public static BooleanTree Parity(int depth) => BooleanTree.Create(depth, (_, _) => TreeGate.Xnor);
}
