using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Runs kernels over any number of words. Generated code calls this.</summary>
public static class LaneKernel
{
    /// <summary>Evaluates a circuit bit-sliced, 64 samples a word.</summary>
    /// <typeparam name="TKernel">The circuit's kernel.</typeparam>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit, not negative.</param>
    /// <param name="inputCount">The circuit's number of inputs.</param>
    /// <param name="outputCount">The circuit's number of outputs.</param>
    /// <exception cref="ArgumentException">
    /// A span does not have the circuit's number of inputs or outputs times <paramref name="wordsPerBit"/>, or the spans share memory.
    /// </exception>
    public static void EvaluateLanes<TKernel>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount)
        where TKernel : struct, ILaneKernel
    {
        RequireArguments(inputs, outputs, wordsPerBit, inputCount, outputCount);
        TKernel kernel = default;
        if (wordsPerBit == 1)
        {
            kernel.Evaluate(inputs, outputs);
            return;
        }

        const int StackWords = 1024;
        Span<ulong> words = inputCount + outputCount <= StackWords ? stackalloc ulong[StackWords] : new ulong[inputCount + outputCount];
        Span<ulong> inputWords = words[..inputCount];
        Span<ulong> outputWords = words.Slice(inputCount, outputCount);
        for (int word = 0; word < wordsPerBit; word++)
        {
            for (int i = 0; i < inputWords.Length; i++)
                inputWords[i] = inputs[(i * wordsPerBit) + word];
            kernel.Evaluate(inputWords, outputWords);
            for (int i = 0; i < outputWords.Length; i++)
                outputs[(i * wordsPerBit) + word] = outputWords[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RequireArguments(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount)
    {
        // Usually one comparison, for calls of some nanoseconds.
        if (wordsPerBit < 0 | inputs.Length != (long)inputCount * wordsPerBit | outputs.Length != (long)outputCount * wordsPerBit || inputs.Overlaps(outputs))
            ThrowArguments(inputs, outputs, wordsPerBit, inputCount, outputCount);
    }

    [DoesNotReturn]
    private static void ThrowArguments(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wordsPerBit);
        if (inputs.Length != (long)inputCount * wordsPerBit)
            throw new ArgumentException(Describe(inputs.Length, inputCount, "inputs"), nameof(inputs));
        if (outputs.Length != (long)outputCount * wordsPerBit)
            throw new ArgumentException(Describe(outputs.Length, outputCount, "outputs"), nameof(outputs));
        throw new ArgumentException("The outputs share memory with the inputs.", nameof(outputs));

        string Describe(int length, int count, string what) =>
            $"The length is {length} words, but {count} {what} of {wordsPerBit} words each are {(long)count * wordsPerBit}.";
    }
}
