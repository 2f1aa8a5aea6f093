namespace Learnability;

/// <summary>Up to four nodes that a node's function can be written over, and that function.</summary>
/// <param name="A">The first leaf; −1 if there is none. Leaves are in increasing order.</param>
/// <param name="B">The second leaf; −1 if there is none.</param>
/// <param name="C">The third leaf; −1 if there is none.</param>
/// <param name="D">The fourth leaf; −1 if there is none.</param>
/// <param name="Function">The truth table: bit i is the value where the leaves are the bits of i; it does not depend on absent leaves.</param>
internal readonly record struct Cut(int A, int B, int C, int D, ushort Function)
{
    /// <summary>The number of leaves.</summary>
    public byte Count { get; } = (byte)(A < 0 ? 0 : B < 0 ? 1 : C < 0 ? 2 : D < 0 ? 3 : 4);

    /// <summary>One bit for each leaf, the same for leaves that are equal: what has bits beyond another's is no subset of it.</summary>
    public uint Signature { get; } = Bit(A) | Bit(B) | Bit(C) | Bit(D);

    public int this[int index] => index switch { 0 => A, 1 => B, 2 => C, _ => D };

    /// <summary>The cut of a node by itself.</summary>
    public static Cut Trivial(int node) => new(node, -1, -1, -1, 0xAAAA);

    /// <summary>Whether all leaves of this cut are leaves of another.</summary>
    public bool IsSubsetOf(in Cut other) => (Signature & ~other.Signature) == 0 && other.Has(A) && other.Has(B) && other.Has(C) && other.Has(D);

    private bool Has(int leaf) => leaf < 0 || leaf == A || leaf == B || leaf == C || leaf == D;

    private static uint Bit(int leaf) => leaf < 0 ? 0 : 1u << (leaf & 31);
}
