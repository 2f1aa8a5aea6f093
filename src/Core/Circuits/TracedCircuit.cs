using System.Collections.Generic;

namespace Learnability;

/// <summary>A circuit as its source made it, with which gates each piece of the source made.</summary>
/// <param name="circuit">The circuit; its gates are in the order in which they were made.</param>
/// <param name="spans">The spans: any two have no gate in common, or one has all of the other's. Inner ones come before outer ones.</param>
/// <param name="isSwapped">For each gate, whether its operands are in another order than that in which they were given.</param>
internal sealed class TracedCircuit(Circuit circuit, IReadOnlyList<GateSpan> spans, bool[] isSwapped)
{
    public Circuit Circuit { get; } = circuit;

    public IReadOnlyList<GateSpan> Spans { get; } = spans;

    /// <summary>A gate's operands in the order in which they were given: pieces of source that do the same give them in the same order.</summary>
    public (Literal Left, Literal Right) GetOperands(int gate)
    {
        Gate found = Circuit.Gates[gate];
        return isSwapped[gate] ? (found.Right, found.Left) : (found.Left, found.Right);
    }
}
