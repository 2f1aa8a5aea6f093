namespace Learnability;

/// <summary>A learning algorithm in a metaalgorithm.</summary>
/// <param name="Circuits">The algorithm.</param>
/// <param name="Mode">Which samples it learns from: those it does not know, its mistakes, or, of those it does not know, the ones labelled true.</param>
public sealed record MetaAlgorithmMember(LearnerCircuits Circuits, SgdMode Mode);
