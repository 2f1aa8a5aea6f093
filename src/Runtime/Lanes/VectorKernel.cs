using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>Runs vector kernels over any number of words, with the widest vectors of the processor. Generated code calls this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorKernel
{
    /// <summary>The number of 64-sample words of a vector on this processor: 8, 4, 2 or 1.</summary>
    public static int VectorWords { get; } = LaneWidth.Widest / 64;

    /// <summary>Evaluates a circuit bit-sliced, 64 samples a word.</summary>
    /// <remarks>
    /// Fastest where <paramref name="wordsPerBit"/> is <see cref="VectorWords"/>, with both spans aligned to vectors: then nothing is copied.
    /// </remarks>
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
        where TKernel : struct, IVectorKernel =>
        EvaluateLanes<TKernel>(inputs, outputs, wordsPerBit, inputCount, outputCount, LaneWidth.Widest);

    /// <summary>The same with vectors of a given width, which need not be the processor's.</summary>
    internal static void EvaluateLanes<TKernel>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount, int width)
        where TKernel : struct, IVectorKernel
    {
        LaneKernel.RequireArguments(inputs, outputs, wordsPerBit, inputCount, outputCount);
        if (wordsPerBit == 0 || outputCount == 0)
            return;
        switch (width)
        {
            case 512:
                Run<TKernel, Vector512<ulong>, Lanes512>(inputs, outputs, wordsPerBit, inputCount, outputCount);
                break;
            case 256:
                Run<TKernel, Vector256<ulong>, Lanes256>(inputs, outputs, wordsPerBit, inputCount, outputCount);
                break;
            case 128:
                Run<TKernel, Vector128<ulong>, Lanes128>(inputs, outputs, wordsPerBit, inputCount, outputCount);
                break;
            default:
                Run<TKernel, ulong, Lanes64>(inputs, outputs, wordsPerBit, inputCount, outputCount);
                break;
        }
    }

    /// <summary>Evaluates a circuit on one vector of lanes, without checks.</summary>
    /// <param name="inputs">A vector for each input.</param>
    /// <param name="outputs">Receives a vector for each output; shares no memory with the inputs.</param>
    /// <param name="words">The number of 64-sample words of a vector: 8, 4, 2 or 1.</param>
    internal static void EvaluateVector<TKernel>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int words)
        where TKernel : struct, IVectorKernel
    {
        switch (words)
        {
            case 8:
                EvaluateBlock<TKernel, Vector512<ulong>, Lanes512>(MemoryMarshal.Cast<ulong, Vector512<ulong>>(inputs), MemoryMarshal.Cast<ulong, Vector512<ulong>>(outputs));
                break;
            case 4:
                EvaluateBlock<TKernel, Vector256<ulong>, Lanes256>(MemoryMarshal.Cast<ulong, Vector256<ulong>>(inputs), MemoryMarshal.Cast<ulong, Vector256<ulong>>(outputs));
                break;
            case 2:
                EvaluateBlock<TKernel, Vector128<ulong>, Lanes128>(MemoryMarshal.Cast<ulong, Vector128<ulong>>(inputs), MemoryMarshal.Cast<ulong, Vector128<ulong>>(outputs));
                break;
            default:
                EvaluateBlock<TKernel, ulong, Lanes64>(inputs, outputs);
                break;
        }
    }

    private static void Run<TKernel, TVector, TOperations>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount)
        where TKernel : struct, IVectorKernel
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        int width = Unsafe.SizeOf<TVector>() / sizeof(ulong);
        if (wordsPerBit == width)
        {
            // The layout is the kernel's.
            EvaluateBlock<TKernel, TVector, TOperations>(MemoryMarshal.Cast<ulong, TVector>(inputs), MemoryMarshal.Cast<ulong, TVector>(outputs));
            return;
        }

        int perVisit = Math.Min(TKernel.VectorsPerVisit, Math.Max(1, wordsPerBit / width));
        using KernelScratch memory = KernelScratch.Rent(checked(perVisit * (inputCount + outputCount + TKernel.ScratchVectors) * width));
        Span<ulong> inputWords = memory.Words[..(perVisit * inputCount * width)];
        Span<ulong> outputWords = memory.Words.Slice(inputWords.Length, perVisit * outputCount * width);
        Span<TVector> slots = MemoryMarshal.Cast<ulong, TVector>(memory.Words[(inputWords.Length + outputWords.Length)..]);
        for (int start = 0; start < wordsPerBit;)
        {
            int vectors = Math.Clamp((wordsPerBit - start) / width, 1, perVisit);

            // The last words: with those before them they fill a vector, and are computed twice; a column shorter than a vector is filled up.
            if (wordsPerBit - start < width)
                start = Math.Max(0, wordsPerBit - width);
            int words = Math.Min(width, wordsPerBit - start);
            for (int vector = 0; vector < vectors; vector++)
                Gather(inputs[(start + (vector * width))..], inputWords.Slice(vector * inputCount * width, inputCount * width), wordsPerBit, width, words);
            TKernel.Evaluate<TVector, TOperations>(
                MemoryMarshal.Cast<ulong, TVector>(inputWords), MemoryMarshal.Cast<ulong, TVector>(outputWords), slots, vectors);
            for (int vector = 0; vector < vectors; vector++)
                Scatter(outputWords.Slice(vector * outputCount * width, outputCount * width), outputs[(start + (vector * width))..], wordsPerBit, width, words);
            start += vectors * width;
        }
    }

    private static void EvaluateBlock<TKernel, TVector, TOperations>(ReadOnlySpan<TVector> inputs, Span<TVector> outputs)
        where TKernel : struct, IVectorKernel
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        if (TKernel.ScratchVectors == 0)
        {
            TKernel.Evaluate<TVector, TOperations>(inputs, outputs, default, 1);
            return;
        }

        using KernelScratch scratch = KernelScratch.Rent(TKernel.ScratchVectors * (Unsafe.SizeOf<TVector>() / sizeof(ulong)));
        TKernel.Evaluate<TVector, TOperations>(inputs, outputs, MemoryMarshal.Cast<ulong, TVector>(scratch.Words), 1);
    }

    /// <summary>Puts the first words of each column side by side.</summary>
    private static void Gather(ReadOnlySpan<ulong> columns, Span<ulong> vectors, int wordsPerBit, int width, int words)
    {
        for (int from = 0, to = 0; to < vectors.Length; from += wordsPerBit, to += width)
        {
            columns.Slice(from, words).CopyTo(vectors[to..]);
            vectors.Slice(to + words, width - words).Clear();
        }
    }

    /// <summary>The reverse of <see cref="Gather"/>.</summary>
    private static void Scatter(ReadOnlySpan<ulong> vectors, Span<ulong> columns, int wordsPerBit, int width, int words)
    {
        for (int from = 0, to = 0; from < vectors.Length; from += width, to += wordsPerBit)
            vectors.Slice(from, words).CopyTo(columns[to..]);
    }
}
