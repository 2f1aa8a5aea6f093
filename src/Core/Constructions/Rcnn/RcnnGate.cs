using System.Collections.Generic;

namespace Learnability;

/// <summary>A function of one cell of the patch.</summary>
/// <param name="Name">What it tells.</param>
/// <param name="Function">The function, exact with its slope at every value that a cell may have.</param>
/// <param name="AtPadding">Its value at the padding.</param>
public sealed record RcnnFeature(string Name, Activation Function, double AtPadding);

/// <summary>A ReLU of the second layer: weight·σ(bias + Σ coefficient·feature).</summary>
/// <param name="Name">The case of the recurrent layer that it computes.</param>
/// <param name="Bias">The bias.</param>
/// <param name="Terms">The features that it sums.</param>
/// <param name="Weight">What its output is multiplied by.</param>
public sealed record RcnnGate(string Name, double Bias, IReadOnlyList<RcnnTerm> Terms, double Weight);

/// <summary>A feature of one cell of the patch, times a coefficient.</summary>
/// <param name="Position">The cell.</param>
/// <param name="Feature">The index of the feature.</param>
/// <param name="Coefficient">The coefficient.</param>
public readonly record struct RcnnTerm(RcnnPosition Position, int Feature, double Coefficient);
