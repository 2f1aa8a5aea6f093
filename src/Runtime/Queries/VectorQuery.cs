using System;

namespace Learnability;

/// <summary>A vector of p queries Φ(x, y) with values in [−1, 1].</summary>
/// <param name="input">The input bits, 64 a word, least significant first.</param>
/// <param name="label">The label.</param>
/// <param name="values">Receives one value for each query.</param>
public delegate void VectorQuery(ReadOnlySpan<ulong> input, bool label, Span<double> values);
