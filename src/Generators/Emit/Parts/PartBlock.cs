using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>A step of a circuit that is computed part by part: a part that occurs several times, or gates between such parts.</summary>
/// <param name="shape">The part's shape; null for gates between.</param>
/// <param name="circuit">What is computed. Its inputs and outputs are those of the block, in order.</param>
/// <param name="inputs">The values that the block reads from memory.</param>
/// <param name="results">The values that it writes there; a constant stands for one that nothing reads.</param>
internal sealed class PartBlock(ShapeCircuit? shape, Circuit circuit, IReadOnlyList<Literal> inputs, IReadOnlyList<Literal> results)
{
    public ShapeCircuit? Shape { get; } = shape;

    public Circuit Circuit { get; } = circuit;

    /// <summary>The values read: each the value of a node of the whole circuit, or its complement.</summary>
    public IReadOnlyList<Literal> Inputs { get; } = inputs;

    public IReadOnlyList<Literal> Results { get; } = results;

    /// <summary>Whether the results are the outputs of the whole circuit.</summary>
    public bool IsLast { get; init; }
}
