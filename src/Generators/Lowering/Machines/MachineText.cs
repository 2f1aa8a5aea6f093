using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Machines;

/// <summary>Entries of machines in messages.</summary>
internal static class MachineText
{
    /// <summary>An entry as a pattern names it: (Seek, Plus, Moved).</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="entry">The place of the entry in its table.</param>
    public static string Describe(MachineProgram machine, int entry) =>
        $"({machine.States[entry / TransitionTable.EntriesPerState].Name}, {(Symbol)((entry % 3) - 1)}, {(Arrival)(entry / 3 % 2)})";
}
