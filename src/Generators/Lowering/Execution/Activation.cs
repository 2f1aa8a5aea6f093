using System.Collections.Generic;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>A method call that is being executed.</summary>
/// <param name="method">The method.</param>
/// <param name="firstCell">The cell of its first variable; after the variables comes the cell of the return value.</param>
/// <param name="receiver">The struct whose method runs; null for a static method.</param>
internal sealed class Activation(IrMethod method, int firstCell, Location? receiver)
{
    public IrMethod Method { get; } = method;

    public int FirstCell { get; } = firstCell;

    public int ReturnCell => FirstCell + Method.Variables.Count;

    public Location? Receiver { get; } = receiver;

    /// <summary>Where return goes.</summary>
    public JumpTarget Return { get; set; } = null!;

    /// <summary>The targets of break and continue, by label.</summary>
    public Dictionary<int, (JumpTarget Break, JumpTarget? Continue)> Labels { get; } = [];
}
