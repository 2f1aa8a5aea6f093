using System.Collections.Generic;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>A point that return, break or continue leads to: the paths that jumped are parked here until they join.</summary>
/// <param name="depth">How many scopes were open where the target's conditions are relative to.</param>
internal sealed class JumpTarget(int depth)
{
    public int Depth { get; } = depth;

    /// <summary>The parked paths, in the order in which they jumped; their conditions exclude each other.</summary>
    public List<ExecutionState> Parked { get; } = [];
}
