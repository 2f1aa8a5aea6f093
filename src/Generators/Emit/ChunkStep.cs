namespace Learnability.Generators.Emit;

/// <summary>A table of a chunk, with where its operands are and where its value goes.</summary>
/// <param name="Lut">The table.</param>
/// <param name="A">The first operand.</param>
/// <param name="B">The second operand.</param>
/// <param name="C">The third operand, where there is one.</param>
/// <param name="IsKept">Whether a later table of the chunk reads the value from a local variable.</param>
internal readonly record struct ChunkStep(int Lut, ChunkOperand A, ChunkOperand B, ChunkOperand C, bool IsKept);

/// <summary>An operand.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Access">Where it is.</param>
/// <param name="Version">Which local variable of it: it has another one each time it is loaded.</param>
internal readonly record struct ChunkOperand(int Signal, OperandAccess Access, int Version);

/// <summary>Where an operand is.</summary>
internal enum OperandAccess
{
    /// <summary>In a local variable.</summary>
    Local,

    /// <summary>In memory, from which it is first loaded into a local variable, because it is needed again soon.</summary>
    Loaded,

    /// <summary>In memory, where it is read.</summary>
    Memory,
}
