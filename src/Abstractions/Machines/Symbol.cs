namespace Learnability;

/// <summary>What a cell of a Turing machine's tape holds.</summary>
public enum Symbol
{
    /// <summary>−1: a clear bit.</summary>
    Minus = -1,

    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>+1: a set bit.</summary>
    Plus,
}
