namespace Learnability;

/// <summary>A metaalgorithm as a circuit.</summary>
/// <param name="Step">The circuit of one step of its network, with the ports that <see cref="SgdEmulation.BuildStep"/> states.</param>
/// <param name="Layout">The memory.</param>
public sealed record MetaAlgorithmCircuits(Circuit Step, MetaAlgorithmLayout Layout);
