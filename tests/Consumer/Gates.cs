using Learnability;

namespace Consumer;

/// <summary>A tree of gates that a network of neural gates learns.</summary>
internal static partial class Gates
{
    [TreeCircuit(Depth = 3)]
    [GenerativeDistribution]
    public static bool Gate(int level, int index, bool left, bool right) => (level + index) % 2 == 0 ? left & right : left | right;
}
