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
    /// <summary>Columns that are a multiple of a page apart share one set of the first-level cache, and few of that of the second.</summary>
    private const int CollidingWords = 512;

    /// <summary>Shorter columns are evaluated where they are nevertheless: copying them takes longer than it saves.</summary>
    private const int ManyWords = 1024;

    /// <summary>Copies of columns take as many words at once as leave room in a second-level cache for a kernel's own.</summary>
    private const int TileWords = 1 << 15;

    private const int MaxTileVectors = 8;

    /// <summary>The number of 64-sample words of a vector on this processor: 8, 4, 2 or 1.</summary>
    public static int VectorWords { get; } = LaneWidth.Widest / 64;

    /// <summary>Evaluates a circuit bit-sliced, 64 samples a word.</summary>
    /// <remarks>
    /// Words are read and written where they are, but for long columns whose places collide in the caches. Fastest where both spans are aligned to vectors, and <paramref name="wordsPerBit"/> is a multiple of
    /// <see cref="VectorWords"/>: other words are in two lines of the cache, and the last of a column are computed with those before them. Of columns whose
    /// length is a multiple of 64 words caches hold fewer at once.
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
                EvaluateBlock<TKernel, Vector512<ulong>, Lanes512>(inputs, outputs);
                break;
            case 4:
                EvaluateBlock<TKernel, Vector256<ulong>, Lanes256>(inputs, outputs);
                break;
            case 2:
                EvaluateBlock<TKernel, Vector128<ulong>, Lanes128>(inputs, outputs);
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
            EvaluateBlock<TKernel, TVector, TOperations>(inputs, outputs);
        else if (wordsPerBit >= ManyWords && wordsPerBit % CollidingWords == 0)
            EvaluateTiles<TKernel, TVector, TOperations>(inputs, outputs, wordsPerBit, inputCount, outputCount);
        else if (wordsPerBit > width)
            EvaluateColumns<TKernel, TVector, TOperations>(inputs, outputs, wordsPerBit);
        else
            EvaluateShort<TKernel, TVector, TOperations>(inputs, outputs, wordsPerBit, inputCount, outputCount);
    }

    /// <summary>Evaluates on columns as long as a vector.</summary>
    private static void EvaluateBlock<TKernel, TVector, TOperations>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs)
        where TKernel : struct, IVectorKernel
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        if (TKernel.ScratchVectors == 0)
        {
            TKernel.Evaluate<TVector, TOperations, VectorBlock<TVector>>(new(inputs), new(outputs), default, 1);
            return;
        }

        using KernelScratch scratch = KernelScratch.Rent(TKernel.ScratchVectors * (Unsafe.SizeOf<TVector>() / sizeof(ulong)));
        TKernel.Evaluate<TVector, TOperations, VectorBlock<TVector>>(new(inputs), new(outputs), MemoryMarshal.Cast<ulong, TVector>(scratch.Words), 1);
    }

    /// <summary>Evaluates on columns longer than a vector, in place.</summary>
    private static void EvaluateColumns<TKernel, TVector, TOperations>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
        where TKernel : struct, IVectorKernel
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        int width = Unsafe.SizeOf<TVector>() / sizeof(ulong);
        int perVisit = Math.Min(TKernel.VectorsPerVisit, wordsPerBit / width);
        using KernelScratch scratch = KernelScratch.Rent(checked(perVisit * TKernel.ScratchVectors * width));
        Span<TVector> slots = MemoryMarshal.Cast<ulong, TVector>(scratch.Words);
        ref ulong input = ref MemoryMarshal.GetReference(inputs);
        ref ulong output = ref MemoryMarshal.GetReference(outputs);
        for (int start = 0; start < wordsPerBit;)
        {
            // The last words: with those before them they fill a vector, and are computed twice.
            int count = Math.Clamp((wordsPerBit - start) / width, 1, perVisit);
            start = Math.Min(start, wordsPerBit - width);
            var from = new VectorColumns<TVector>(ref Unsafe.Add(ref input, start), wordsPerBit);
            var to = new VectorColumns<TVector>(ref Unsafe.Add(ref output, start), wordsPerBit);
            TKernel.Evaluate<TVector, TOperations, VectorColumns<TVector>>(from, to, slots, count);
            start += count * width;
        }
    }

    /// <summary>
    /// Evaluates on columns whose places collide in the caches, some vectors after the other on copies of them that do not: their columns are a vector longer.
    /// </summary>
    private static void EvaluateTiles<TKernel, TVector, TOperations>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount)
        where TKernel : struct, IVectorKernel
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        int width = Unsafe.SizeOf<TVector>() / sizeof(ulong);
        int columns = inputCount + outputCount;
        int tileWords = Math.Clamp(TileWords / Math.Max(1, columns * width), 1, MaxTileVectors) * width;
        int step = tileWords + width;
        int perVisit = Math.Min(TKernel.VectorsPerVisit, tileWords / width);
        using KernelScratch scratch = KernelScratch.Rent(checked((columns * step) + (perVisit * TKernel.ScratchVectors * width)));
        Span<ulong> from = scratch.Words[..(inputCount * step)];
        Span<ulong> to = scratch.Words.Slice(from.Length, outputCount * step);
        Span<TVector> slots = MemoryMarshal.Cast<ulong, TVector>(scratch.Words[(columns * step)..]);
        for (int start = 0; start < wordsPerBit; start += tileWords)
        {
            // Columns are whole vectors long.
            int words = Math.Min(tileWords, wordsPerBit - start);
            for (int input = 0; input < inputCount; input++)
                inputs.Slice((input * wordsPerBit) + start, words).CopyTo(from[(input * step)..]);
            for (int word = 0; word < words; word += perVisit * width)
            {
                TKernel.Evaluate<TVector, TOperations, VectorColumns<TVector>>(
                    new(ref Unsafe.Add(ref MemoryMarshal.GetReference(from), word), step),
                    new(ref Unsafe.Add(ref MemoryMarshal.GetReference(to), word), step),
                    slots,
                    Math.Min(perVisit, (words - word) / width));
            }

            for (int output = 0; output < outputCount; output++)
                to.Slice(output * step, words).CopyTo(outputs[((output * wordsPerBit) + start)..]);
        }
    }

    /// <summary>Evaluates on columns shorter than a vector.</summary>
    private static void EvaluateShort<TKernel, TVector, TOperations>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount)
        where TKernel : struct, IVectorKernel
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        int width = Unsafe.SizeOf<TVector>() / sizeof(ulong);
        using KernelScratch scratch = KernelScratch.Rent(checked((inputCount + outputCount) * width));
        Span<ulong> inputVectors = scratch.Words[..(inputCount * width)];
        Span<ulong> outputVectors = scratch.Words[(inputCount * width)..];
        FillUp(inputs, inputVectors, wordsPerBit, width);
        EvaluateBlock<TKernel, TVector, TOperations>(inputVectors, outputVectors);
        CutDown(outputVectors, outputs, wordsPerBit, width);
    }

    /// <summary>Puts columns that are shorter than a vector side by side, with zeros after them.</summary>
    private static void FillUp(ReadOnlySpan<ulong> columns, Span<ulong> vectors, int wordsPerBit, int width)
    {
        vectors.Clear();
        for (int from = 0, to = 0; to < vectors.Length; from += wordsPerBit, to += width)
            columns.Slice(from, wordsPerBit).CopyTo(vectors[to..]);
    }

    /// <summary>The reverse of <see cref="FillUp"/>.</summary>
    private static void CutDown(ReadOnlySpan<ulong> vectors, Span<ulong> columns, int wordsPerBit, int width)
    {
        for (int from = 0, to = 0; from < vectors.Length; from += width, to += wordsPerBit)
            vectors.Slice(from, wordsPerBit).CopyTo(columns[to..]);
    }
}
