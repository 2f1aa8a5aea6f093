namespace Learnability;

/// <summary>A move of the head of a Turing machine on its two-dimensional tape.</summary>
public enum Move
{
    /// <summary>It stays.</summary>
    Stay,

    /// <summary>To the row above: an earlier sample.</summary>
    Up,

    /// <summary>To the row below: a later sample.</summary>
    Down,

    /// <summary>To the column on the left.</summary>
    Left,

    /// <summary>To the column on the right.</summary>
    Right,
}
