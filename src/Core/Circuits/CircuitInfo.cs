namespace Learnability;

/// <summary>The size of a circuit. Counts of different kinds are never mixed.</summary>
/// <param name="Inputs">The number of input bits.</param>
/// <param name="Outputs">The number of output bits.</param>
/// <param name="AndGates">The number of AND-type gates (AND, OR, NAND, NOR and the like).</param>
/// <param name="Gates">The number of two-input gates, AND-type and XOR-type; inverters are free.</param>
/// <param name="Inverters">The number of distinct signals that are used complemented.</param>
/// <param name="Depth">The number of two-input gates on the longest path.</param>
public sealed record CircuitInfo(int Inputs, int Outputs, int AndGates, int Gates, int Inverters, int Depth);
