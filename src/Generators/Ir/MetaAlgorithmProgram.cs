namespace Learnability.Generators.Ir;

/// <summary>A [MetaAlgorithm] to compile.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Members">Its members, in order.</param>
/// <param name="Options">The budgets, valid.</param>
/// <param name="MaxGates">The largest number of two-input gates of a step.</param>
internal sealed record MetaAlgorithmProgram(string Name, EquatableArray<MetaAlgorithmMemberProgram> Members, MetaAlgorithmOptions Options, int MaxGates);

/// <summary>A member of a metaalgorithm.</summary>
/// <param name="Program">The learning algorithm.</param>
/// <param name="Mode">The mode of its own [Sgd]; Guessing without one.</param>
/// <param name="Site">Where it is listed.</param>
internal sealed record MetaAlgorithmMemberProgram(LearnerProgram Program, SgdMode Mode, int Site);
