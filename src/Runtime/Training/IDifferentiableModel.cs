using System;

namespace Learnability;

/// <summary>A differentiable model f(w, x) with the loss ½(f(w, x) − y)²: what gradient descent with limited precision, and its simulation by queries, train.</summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Section 2.</remarks>
public interface IDifferentiableModel
{
    /// <summary>The number n of input bits.</summary>
    int InputBits { get; }

    /// <summary>The parameters w; writing to them changes the model.</summary>
    Span<double> Parameters { get; }

    /// <summary>The output for an input.</summary>
    /// <param name="input">The input bits, 64 a word, least significant first.</param>
    double Evaluate(ReadOnlySpan<ulong> input);

    /// <summary>The gradient of the loss on one example, not clipped.</summary>
    /// <param name="input">The input bits, 64 a word, least significant first.</param>
    /// <param name="label">The label.</param>
    /// <param name="gradient">Receives one number for each parameter.</param>
    void SetGradient(ReadOnlySpan<ulong> input, bool label, Span<double> gradient);
}
