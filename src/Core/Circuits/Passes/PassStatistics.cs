namespace Learnability;

/// <summary>What one run of a pass did.</summary>
/// <param name="Pass">The pass's name.</param>
/// <param name="Before">The circuit's size before it.</param>
/// <param name="After">The circuit's size after it.</param>
public sealed record PassStatistics(string Pass, CircuitInfo Before, CircuitInfo After);
