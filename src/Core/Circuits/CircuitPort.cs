namespace Learnability;

/// <summary>A named group of consecutive inputs or outputs of a circuit, least significant bit first.</summary>
/// <param name="Name">The name, as in the source.</param>
/// <param name="Width">The number of bits, not negative.</param>
public sealed record CircuitPort(string Name, int Width);
