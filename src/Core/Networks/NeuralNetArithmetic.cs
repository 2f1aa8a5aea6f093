#pragma warning disable CA1720 // the names of the .NET types are the names of the arithmetics

namespace Learnability;

/// <summary>The floating-point numbers a <see cref="NeuralNet"/> computes with.</summary>
public enum NeuralNetArithmetic
{
    /// <summary>IEEE 754 binary64.</summary>
    Double,

    /// <summary>
    /// IEEE 754 binary32: weights, inputs, labels, breakpoints and the learning rate are rounded to it, and so is every product, sum and quotient, in the
    /// activations, the gradient and the update too.
    /// </summary>
    Single,
}
