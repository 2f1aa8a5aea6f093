namespace Learnability;

/// <summary>Up to four nodes that a node's function can be written over, and that function.</summary>
/// <param name="A">The first leaf; −1 if there is none. Leaves are in increasing order.</param>
/// <param name="B">The second leaf; −1 if there is none.</param>
/// <param name="C">The third leaf; −1 if there is none.</param>
/// <param name="D">The fourth leaf; −1 if there is none.</param>
/// <param name="Function">The truth table: bit i is the value where the leaves are the bits of i; it does not depend on absent leaves.</param>
internal readonly record struct Cut(int A, int B, int C, int D, ushort Function)
{
    public int Count => A < 0 ? 0 : B < 0 ? 1 : C < 0 ? 2 : D < 0 ? 3 : 4;

    public int this[int index] => index switch { 0 => A, 1 => B, 2 => C, _ => D };

    /// <summary>The cut of a node by itself.</summary>
    public static Cut Trivial(int node) => new(node, -1, -1, -1, 0xAAAA);

    /// <summary>Whether all leaves of this cut are leaves of another.</summary>
    public bool IsSubsetOf(Cut other)
    {
        for (int i = 0; i < Count; i++)
        {
            if (this[i] != other.A && this[i] != other.B && this[i] != other.C && this[i] != other.D)
                return false;
        }

        return true;
    }
}
