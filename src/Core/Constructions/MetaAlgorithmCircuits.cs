namespace Learnability;

/// <summary>A metaalgorithm as a circuit.</summary>
/// <param name="Step">The circuit of one step of its network, with the ports that <see cref="SgdEmulation.BuildStep"/> states.</param>
/// <param name="Layout">The memory.</param>
/// <param name="Learner">The metaalgorithm as a learning algorithm, without the progress of perfect squares.</param>
public sealed record MetaAlgorithmCircuits(Circuit Step, MetaAlgorithmLayout Layout, LearnerCircuits Learner);
