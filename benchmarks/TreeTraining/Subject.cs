namespace Learnability.Benchmarks;

/// <summary>The trees that are trained: AND, OR, NAND and NOR in a fixed mixture.</summary>
internal static partial class Subject
{
    [TreeCircuit(Depth = 6)]
    [GenerativeDistribution]
    internal static bool Gate(int level, int index, bool left, bool right) => Mixture(level, index, left, right);

    /// <summary>The gate at a place.</summary>
    public static bool Mixture(int level, int index, bool left, bool right)
    {
        int kind = ((5 * level) + (3 * index) + (index >> 2)) & 3;
        bool gate = (kind & 1) == 0 ? left & right : left | right;
        return gate != (kind > 1);
    }
}
