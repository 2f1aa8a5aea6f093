namespace Learnability;

/// <summary>A cell of a traced layer, as a person looks at it.</summary>
/// <param name="Tape">The symbol on the tape.</param>
/// <param name="IsHead">Whether the head is here.</param>
/// <param name="IsWork">Whether the cell is of the work tape.</param>
public readonly record struct RcnnTraceCell(Symbol Tape, bool IsHead, bool IsWork);
