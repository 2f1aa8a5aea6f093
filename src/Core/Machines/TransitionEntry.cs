namespace Learnability;

/// <summary>What a machine does for one state, symbol and arrival.</summary>
/// <param name="Next">The number of the next state.</param>
/// <param name="Write">The symbol that is left in the cell; it is the one that was read where the machine keeps it.</param>
/// <param name="Move">Where the head goes.</param>
public readonly record struct TransitionEntry(int Next, Symbol Write, Move Move);
