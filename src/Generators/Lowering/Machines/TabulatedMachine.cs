using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Machines;

/// <summary>A machine whose every entry was computed.</summary>
/// <param name="Table">The table; an entry that no run comes to and for which the method throws stays.</param>
/// <param name="Entries">What the method returns for each state of the table, in the table's order.</param>
internal sealed record TabulatedMachine(TransitionTable Table, TabulatedEntry[] Entries);

/// <summary>What a transition function returns for one entry.</summary>
/// <param name="IsMissing">Whether it throws.</param>
/// <param name="IsReachable">Whether a run may come to the entry.</param>
/// <param name="Next">The index of the next state; −1 if it is none.</param>
/// <param name="Write">The number of the symbol; 2 to keep.</param>
/// <param name="Move">The number of the move.</param>
/// <param name="Site">The operation that made the step.</param>
/// <param name="NextValue">The number of the next state in C#.</param>
internal readonly record struct TabulatedEntry(bool IsMissing, bool IsReachable, int Next, int Write, int Move, int Site, long NextValue)
{
    /// <summary>Whether the step is a next state, a symbol and a move.</summary>
    public bool IsValid => Next >= 0 && Write is >= -1 and <= MachineProgram.Keep && Move is >= 0 and <= (int)Learnability.Move.Right;
}
