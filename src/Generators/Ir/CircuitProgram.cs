namespace Learnability.Generators.Ir;

/// <summary>Bounds on the compilation, in gates and steps and never in time, so that builds are deterministic.</summary>
/// <param name="MaxGates">The largest number of two-input gates.</param>
/// <param name="MaxSteps">The largest number of operations that symbolic execution takes.</param>
internal sealed record LoweringLimits(int MaxGates, int MaxSteps);

/// <summary>A [Circuit] method to compile.</summary>
/// <param name="Program">The method and all that it calls.</param>
/// <param name="Method">The index of the method.</param>
/// <param name="Limits">The bounds.</param>
/// <param name="HasValidity">Whether a last output says for which inputs the method does not throw; without it, it must never throw.</param>
internal sealed record CircuitProgram(IrProgram Program, int Method, LoweringLimits Limits, bool HasValidity);
