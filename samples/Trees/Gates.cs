using Learnability;

namespace Trees;

/// <summary>The three trees.</summary>
internal static partial class Gates
{
    /// <summary>The inputs of the parity: log n of n = 64.</summary>
    private const ulong Relevant = 1UL << 3 | 1UL << 9 | 1UL << 22 | 1UL << 24 | 1UL << 37 | 1UL << 58;

    /// <summary>
    /// The parity of six of 64 inputs, each +1 with probability 0.9: Corollary 7. Where a subtree has no relevant input, its parent is a projection or constant.
    /// </summary>
    [TreeCircuit(Depth = 6)]
    [ProductDistribution(0.9)]
    [LayerwiseTraining(Samples = 20_000)]
    internal static bool Parity(int level, int index, bool left, bool right)
    {
        int inputs = 32 >> level;
        ulong mask = (1UL << inputs) - 1;
        bool hasLeft = (Relevant >> (2 * index * inputs) & mask) != 0;
        bool hasRight = (Relevant >> (((2 * index) + 1) * inputs) & mask) != 0;
        return (!hasLeft || left) == (!hasRight || right);
    }

    /// <summary>AND, OR, NAND and NOR in turn, under the tree's generative distribution: Corollary 10.</summary>
    [TreeCircuit(Depth = 4)]
    [GenerativeDistribution]
    [LayerwiseTraining(Samples = 8_000)]
    internal static bool Mixed(int level, int index, bool left, bool right) => (((3 * level) + index) % 4) switch
    {
        0 => left & right,
        1 => left | right,
        2 => !(left & right),
        _ => !(left | right),
    };

    /// <summary>The parity of all inputs under the uniform distribution: no gate below the root says anything of the label.</summary>
    [TreeCircuit(Depth = 4)]
    [UniformDistribution]
#pragma warning disable LRN3002 // This is what the sample shows.
    internal static bool Uniform(int level, int index, bool left, bool right) => left == right;
#pragma warning restore LRN3002
}
