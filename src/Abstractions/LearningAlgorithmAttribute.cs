using System;

namespace Learnability;

/// <summary>
/// Marks a partial struct as a learning algorithm: its fields are the memory, starting at <c>default(T)</c>; <c>Learn(x, y)</c> or
/// <c>Learn(x, y, coin)</c> takes a labelled sample, and the readonly <c>Predict(x)</c> answers.
/// </summary>
/// <remarks>
/// Optional members: <c>readonly bool Knows(x)</c> says which inputs are answered while still learning; <c>readonly bool Done</c> says when learning is over.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class LearningAlgorithmAttribute : Attribute
{
    /// <summary>The number of input bits; optional where <see cref="BitsAttribute"/> on the input says it.</summary>
    public int Inputs { get; set; }

    /// <summary>The largest number of two-input gates that may be built, at least 1; beyond it the learner is an error. Default 1,000,000.</summary>
    public int MaxGates { get; set; } = 1_000_000;

    /// <summary>The largest number of operations that symbolic execution may take, at least 1; beyond it the learner is an error. Default 1,000,000.</summary>
    public int MaxSteps { get; set; } = 1_000_000;
}
