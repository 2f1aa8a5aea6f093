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
        Span<TVector> vectors = MemoryMarshal.Cast<ulong, TVector>(memory.Words);
        Span<TVector> inputVectors = vectors[..(perVisit * inputCount)];
        Span<TVector> outputVectors = vectors.Slice(inputVectors.Length, perVisit * outputCount);
        Span<TVector> slots = vectors[(inputVectors.Length + outputVectors.Length)..];
        if (wordsPerBit < width)
        {
            FillUp(inputs, MemoryMarshal.Cast<TVector, ulong>(inputVectors), wordsPerBit, width);
            TKernel.Evaluate<TVector, TOperations>(inputVectors, outputVectors, slots, 1);
            CutDown(MemoryMarshal.Cast<TVector, ulong>(outputVectors), outputs, wordsPerBit, width);
            return;
        }

        for (int start = 0; start < wordsPerBit;)
        {
            // The last words: with those before them they fill a vector, and are computed twice.
            int count = Math.Clamp((wordsPerBit - start) / width, 1, perVisit);
            start = Math.Min(start, wordsPerBit - width);
            Gather(inputs, start, inputVectors, wordsPerBit, inputCount, count);
            TKernel.Evaluate<TVector, TOperations>(inputVectors, outputVectors, slots, count);
            Scatter(outputVectors, outputs, start, wordsPerBit, outputCount, count);
            start += count * width;
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

    /// <summary>Puts the first vectors of each column side by side: all columns of the first vector, then of the second.</summary>
    private static void Gather<TVector>(ReadOnlySpan<ulong> columns, int start, Span<TVector> vectors, int wordsPerBit, int columnCount, int count)
        where TVector : struct
    {
        ref ulong from = ref MemoryMarshal.GetReference(columns);
        ref TVector to = ref MemoryMarshal.GetReference(vectors);
        int width = Unsafe.SizeOf<TVector>() / sizeof(ulong);
        for (int vector = 0; vector < count; vector++, start += width)
            Copy(ref Unsafe.As<ulong, TVector>(ref Unsafe.Add(ref from, start)), wordsPerBit, ref Unsafe.Add(ref to, (nint)vector * columnCount), width, columnCount);
    }

    /// <summary>The reverse of <see cref="Gather"/>.</summary>
    private static void Scatter<TVector>(ReadOnlySpan<TVector> vectors, Span<ulong> columns, int start, int wordsPerBit, int columnCount, int count)
        where TVector : struct
    {
        ref TVector from = ref MemoryMarshal.GetReference(vectors);
        ref ulong to = ref MemoryMarshal.GetReference(columns);
        int width = Unsafe.SizeOf<TVector>() / sizeof(ulong);
        for (int vector = 0; vector < count; vector++, start += width)
            Copy(ref Unsafe.Add(ref from, (nint)vector * columnCount), width, ref Unsafe.As<ulong, TVector>(ref Unsafe.Add(ref to, start)), wordsPerBit, columnCount);
    }

    /// <summary>
    /// Copies vectors from places to places that are some words apart. Eight are read before any is written: a processor that knows only the last bits of the
    /// addresses of writes under way holds up reads whose bits are the same, as they are in columns of a power of two.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TVector>(ref TVector from, nint fromStep, ref TVector to, nint toStep, int count)
        where TVector : struct
    {
        for (; count >= 8; count -= 8)
        {
            TVector v0 = Read(ref from, 0), v1 = Read(ref from, fromStep), v2 = Read(ref from, 2 * fromStep), v3 = Read(ref from, 3 * fromStep);
            TVector v4 = Read(ref from, 4 * fromStep), v5 = Read(ref from, 5 * fromStep), v6 = Read(ref from, 6 * fromStep), v7 = Read(ref from, 7 * fromStep);
            Write(ref to, 0, v0);
            Write(ref to, toStep, v1);
            Write(ref to, 2 * toStep, v2);
            Write(ref to, 3 * toStep, v3);
            Write(ref to, 4 * toStep, v4);
            Write(ref to, 5 * toStep, v5);
            Write(ref to, 6 * toStep, v6);
            Write(ref to, 7 * toStep, v7);
            from = ref Unsafe.AddByteOffset(ref from, 8 * sizeof(ulong) * fromStep);
            to = ref Unsafe.AddByteOffset(ref to, 8 * sizeof(ulong) * toStep);
        }

        for (int i = 0; i < count; i++)
            Write(ref to, i * toStep, Read(ref from, i * fromStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Read<TVector>(ref TVector first, nint words)
        where TVector : struct => Unsafe.ReadUnaligned<TVector>(ref Unsafe.As<TVector, byte>(ref Unsafe.AddByteOffset(ref first, sizeof(ulong) * words)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVector>(ref TVector first, nint words, TVector value)
        where TVector : struct => Unsafe.WriteUnaligned(ref Unsafe.As<TVector, byte>(ref Unsafe.AddByteOffset(ref first, sizeof(ulong) * words)), value);
}
