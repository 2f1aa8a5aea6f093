using System;

namespace Learnability;

/// <summary>A method compiled into a circuit.</summary>
public interface ICircuit
{
    /// <summary>The size of the circuit.</summary>
    static abstract CircuitInfo Info { get; }

    /// <summary>The circuit itself.</summary>
    static abstract Circuit Circuit { get; }

    /// <summary>Evaluates the circuit bit-sliced, 64 samples a word.</summary>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit, not negative.</param>
    /// <exception cref="ArgumentException">A span does not have the circuit's number of inputs or outputs times <paramref name="wordsPerBit"/>.</exception>
    static abstract void EvaluateLanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);
}
