namespace Learnability;

/// <summary>How the head of a Turing machine came to where it is.</summary>
public enum Arrival
{
    /// <summary>It made the move that it was told to make; to stay is one.</summary>
    Moved,

    /// <summary>There was no cell where it was told to go: it is where it was.</summary>
    Bumped,
}
