namespace Learnability;

/// <summary>The size of a <see cref="GateNetwork"/>.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of output vertices, one for each output of the circuit.</param>
/// <param name="GateVertices">The number of gate vertices: one for each AND-type gate, two for each XOR-type gate.</param>
/// <param name="Vertices">The number of vertices, the constant, the inputs and the outputs included.</param>
/// <param name="Edges">The number of edges.</param>
public sealed record GateNetworkInfo(int Inputs, int Outputs, int GateVertices, int Vertices, int Edges);
