using System;

namespace Learnability;

/// <summary>
/// Compiles a static method into a Boolean circuit at build time. Beside the method appears a class named after it with the suffix
/// <c>Circuit</c>, with the method mapped over columns of samples, the circuit itself and its network of gates.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class CircuitAttribute : Attribute
{
    /// <summary>The name of the generated class; by default the method's name followed by <c>Circuit</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The form of the generated code. Default <see cref="CircuitEmit.Auto"/>.</summary>
    public CircuitEmit Emit { get; set; }

    /// <summary>
    /// Whether a method that may throw is accepted, with one more output that is false where it does: the column <c>valid</c>. Where it is false, the other
    /// outputs have no meaning. Without it, the default, a method that may throw is an error.
    /// </summary>
    public bool Validity { get; set; }

    /// <summary>The largest number of two-input gates that may be built, at least 1; beyond it the method is an error. Default 1,000,000.</summary>
    public int MaxGates { get; set; } = 1_000_000;

    /// <summary>The largest number of operations that symbolic execution may take, at least 1; beyond it the method is an error. Default 1,000,000.</summary>
    public int MaxSteps { get; set; } = 1_000_000;
}
