namespace Learnability.Generators.Ir;

/// <summary>A transition function to tabulate.</summary>
/// <param name="Method">The method, with a validity output: where it throws, there is no entry.</param>
/// <param name="States">The states, the start first.</param>
/// <param name="HasNamedStates">Whether all states count, rather than only those that the machine comes to: an enum names them, an integer does not.</param>
/// <param name="Halt">The index of the state that must halt; −1 if none is named.</param>
internal sealed record MachineProgram(CircuitProgram Method, EquatableArray<MachineState> States, bool HasNamedStates, int Halt)
{
    /// <summary>Write.Keep: what a step writes that leaves the cell as it is.</summary>
    public const int Keep = 2;
}

/// <summary>A state as C# has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its number.</param>
internal sealed record MachineState(string Name, long Value);
