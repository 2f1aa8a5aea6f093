using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Learnability;

/// <summary>Maps a circuit over columns, block by block and on several threads. Generated code calls this.</summary>
public static class ColumnParallel
{
    /// <summary>Circuits with more gates are evaluated on several blocks at once: their code does not stay in the caches, and so each visit must do more.</summary>
    private const int LargeCircuit = 50_000;

    /// <summary>The blocks at once of a large circuit.</summary>
    private const int LargeCircuitBlocks = 4;

    /// <summary>What a range costs at least, in the cost of a gate and block (about 0.2 ns): some 20 µs, against which the start of a thread is small.</summary>
    private const long SmallestRangeCost = 100_000;

    /// <summary>What the transposition of a bit of a block costs, in that of a gate.</summary>
    private const long BitCost = 8;

    /// <summary>Columns of less blocks do not begin with a short one.</summary>
    private const int LongColumn = 16;

    /// <summary>Whether all samples are in the ranges of their declared widths.</summary>
    /// <typeparam name="TKernel">The columns.</typeparam>
    /// <param name="kernel">The columns.</param>
    /// <param name="length">The number of samples.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, at least 1, or −1 for as many as there are processors.</param>
    /// <param name="degreeName">The parameter with the number of threads, which the exception names.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is 0 or below −1.</exception>
    public static bool Fits<TKernel>(
        TKernel kernel, int length, int maxDegreeOfParallelism, [CallerArgumentExpression(nameof(maxDegreeOfParallelism))] string degreeName = "")
        where TKernel : struct, IColumnKernel, allows ref struct
    {
        var work = new Work<TKernel>(1, 0, 0);
        return work.Run(ref kernel, 0, length, 64, GetDegree(maxDegreeOfParallelism, degreeName), isCheck: true);
    }

    /// <summary>Evaluates a circuit on all samples.</summary>
    /// <typeparam name="TKernel">The columns.</typeparam>
    /// <param name="kernel">The columns.</param>
    /// <param name="length">The number of samples.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, at least 1, or −1 for as many as there are processors.</param>
    /// <param name="inputCount">The circuit's number of inputs.</param>
    /// <param name="outputCount">The circuit's number of outputs.</param>
    /// <param name="gateCount">The circuit's number of gates.</param>
    /// <param name="degreeName">The parameter with the number of threads, which the exception names.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is 0 or below −1.</exception>
    public static void Run<TKernel>(
        TKernel kernel,
        int length,
        int maxDegreeOfParallelism,
        int inputCount,
        int outputCount,
        int gateCount,
        [CallerArgumentExpression(nameof(maxDegreeOfParallelism))] string degreeName = "")
        where TKernel : struct, IColumnKernel, allows ref struct
    {
        int blocks = gateCount > LargeCircuit ? LargeCircuitBlocks : 1;
        long cost = gateCount + (BitCost * ((long)inputCount + outputCount));
        var work = new Work<TKernel>(blocks, inputCount, outputCount);
        int smallest = (int)Math.Max(1, SmallestRangeCost / (blocks * (cost + 1)));
        int degree = GetDegree(maxDegreeOfParallelism, degreeName);
        int lead = length >= LongColumn * BitPlanes.BlockLength ? kernel.Lead : 0;
        if (lead > 0)
            _ = work.Run(ref kernel, 0, lead, smallest, 1, isCheck: false);
        _ = work.Run(ref kernel, lead, length, smallest, degree, isCheck: false);
    }

    private static int GetDegree(int maxDegreeOfParallelism, string name) => maxDegreeOfParallelism switch
    {
        > 0 => maxDegreeOfParallelism,
        -1 => Environment.ProcessorCount,
        _ => throw new ArgumentOutOfRangeException(
            name,
            maxDegreeOfParallelism,
            "The largest number of threads must be at least 1, or -1 for as many as there are processors."),
    };

    /// <summary>What is done with the samples.</summary>
    /// <param name="Blocks">The blocks of 512 samples that the circuit is evaluated on at once.</param>
    /// <param name="InputCount">The circuit's number of inputs.</param>
    /// <param name="OutputCount">The circuit's number of outputs.</param>
    private readonly record struct Work<TKernel>(int Blocks, int InputCount, int OutputCount)
        where TKernel : struct, IColumnKernel, allows ref struct
    {
        private int StepLength => Blocks * BitPlanes.BlockLength;

        /// <summary>Works on a range of samples; false if a check found one that does not fit.</summary>
        /// <param name="kernel">The columns.</param>
        /// <param name="first">The first sample.</param>
        /// <param name="end">The sample after the last.</param>
        /// <param name="smallestRange">The smallest number of steps that is worth a thread's start.</param>
        /// <param name="degree">The largest number of threads.</param>
        /// <param name="isCheck">Whether samples are checked; otherwise the circuit is evaluated.</param>
        public bool Run(ref TKernel kernel, int first, int end, int smallestRange, int degree, bool isCheck)
        {
            long steps = ((long)end - first + StepLength - 1) / StepLength;
            int ranges = (int)Math.Min(degree * 4L, steps / smallestRange);
            return degree == 1 || ranges <= 1
                ? RunRange(ref kernel, first, end, isCheck)
                : RunRanges(ref kernel, first, end, steps, ranges, degree, isCheck);
        }

        private unsafe bool RunRanges(ref TKernel kernel, int first, int end, long steps, int ranges, int degree, bool isCheck)
        {
            // A ref struct can be in no closure. Its address can: the kernel is the caller's local variable on this thread's stack, which does not move, and this
            // thread waits here until all others are done. The spans inside are updated by the collector where they stand.
            nint address = (nint)Unsafe.AsPointer(ref kernel);
            Work<TKernel> work = this;
            int misfits = 0;
            Parallel.For(0, ranges, new ParallelOptions { MaxDegreeOfParallelism = degree }, range =>
            {
                int from = first + ((int)(steps * range / ranges) * work.StepLength);
                int to = (int)Math.Min(end, first + (steps * (range + 1) / ranges * work.StepLength));
                if (!work.RunRange(ref Unsafe.AsRef<TKernel>((void*)address), from, to, isCheck))
                    Interlocked.Increment(ref misfits);
            });
            return misfits == 0;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private bool RunRange(ref TKernel kernel, int start, int end, bool isCheck)
        {
            if (isCheck)
                return kernel.Fits(start, end - start);
            int words = Blocks * BitPlanes.Groups;
            int inputWords = checked(InputCount * words);
            int outputWords = checked(OutputCount * words);
            using KernelScratch scratch = KernelScratch.Rent(checked(LaneBlock.PlaneWords + inputWords + outputWords));
            Span<ulong> planes = scratch.Words[..LaneBlock.PlaneWords];
            Span<ulong> inputs = scratch.Words.Slice(LaneBlock.PlaneWords, inputWords);
            Span<ulong> outputs = scratch.Words[(LaneBlock.PlaneWords + inputWords)..];
            for (int length; start < end; start += length)
            {
                length = Math.Min(StepLength, end - start);
                RunStep(ref kernel, start, length, inputs, outputs, planes);
            }

            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void RunStep(ref TKernel kernel, int start, int length, Span<ulong> inputs, Span<ulong> outputs, Span<ulong> planes)
        {
            int blocks = (length + BitPlanes.BlockLength - 1) / BitPlanes.BlockLength;
            int stride = blocks * BitPlanes.Groups;
            inputs = inputs[..(InputCount * stride)];
            outputs = outputs[..(OutputCount * stride)];
            for (int block = 0; block < blocks; block++)
            {
                int offset = block * BitPlanes.BlockLength;
                Span<ulong> words = inputs[Math.Min(inputs.Length, block * BitPlanes.Groups)..];
                kernel.Load(start + offset, Math.Min(BitPlanes.BlockLength, length - offset), new LaneBlock(words, planes, stride));
            }

            kernel.Evaluate(inputs, outputs, stride);
            for (int block = 0; block < blocks; block++)
            {
                int offset = block * BitPlanes.BlockLength;
                Span<ulong> words = outputs[Math.Min(outputs.Length, block * BitPlanes.Groups)..];
                kernel.Store(start + offset, Math.Min(BitPlanes.BlockLength, length - offset), new LaneBlock(words, planes, stride));
            }
        }
    }
}
