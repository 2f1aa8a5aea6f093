namespace Learnability.Generators.Ir;

/// <summary>A [TreeCircuit] method to tabulate.</summary>
/// <param name="Program">The method and all that it calls.</param>
/// <param name="Method">The index of the method.</param>
/// <param name="Depth">The depth of the tree.</param>
/// <param name="MaxSteps">The largest number of operations that evaluating all gates takes.</param>
internal sealed record TreeProgram(IrProgram Program, int Method, int Depth, int MaxSteps);
