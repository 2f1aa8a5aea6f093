namespace Learnability;

/// <summary>A two-input gate of a circuit.</summary>
/// <param name="Kind">AND or XOR.</param>
/// <param name="Left">The first fan-in, of an earlier node.</param>
/// <param name="Right">The second fan-in, of an earlier node.</param>
public readonly record struct Gate(GateKind Kind, Literal Left, Literal Right);
