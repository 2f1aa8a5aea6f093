using System;

namespace Learnability;

/// <summary>The queries' circuit, however it is evaluated. A type parameter, so that the evaluation is compiled into its caller.</summary>
internal interface IQueryGates
{
    /// <summary>Evaluates the circuit bit-sliced.</summary>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit: those of a vector, or 1.</param>
    void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);
}

/// <summary>Straight-line code, on vectors that are as long as a bit's words, so that nothing is copied.</summary>
internal readonly struct CompiledGates<TKernel> : IQueryGates
    where TKernel : struct, IVectorKernel
{
    public void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit) =>
        VectorKernel.EvaluateVector<TKernel>(inputs, outputs, wordsPerBit);
}

/// <summary>A table.</summary>
internal readonly struct TableGates(CircuitInterpreter interpreter) : IQueryGates
{
    public void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit) => interpreter.EvaluateLanes(inputs, outputs, wordsPerBit);
}
