using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Learnability;

/// <summary>Maps a circuit over columns on several threads. Generated code calls this.</summary>
public static class ColumnParallel
{
    /// <summary>Below this number of samples a range is not worth a thread's start.</summary>
    private const int SmallestRange = 16 * LaneColumns.BlockLength;

    /// <summary>Runs a kernel over all samples.</summary>
    /// <typeparam name="TKernel">The columns with what maps the circuit over a range of them.</typeparam>
    /// <param name="kernel">The columns.</param>
    /// <param name="length">The number of samples.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, at least 1, or −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is 0 or below −1.</exception>
    public static void Run<TKernel>(TKernel kernel, int length, int maxDegreeOfParallelism)
        where TKernel : struct, IColumnKernel, allows ref struct
    {
        if (maxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegreeOfParallelism),
                maxDegreeOfParallelism,
                "The largest number of threads must be at least 1, or -1 for as many as there are processors.");
        }

        int degree = maxDegreeOfParallelism < 0 ? Environment.ProcessorCount : maxDegreeOfParallelism;
        int ranges = (int)Math.Min(degree * 4L, length / SmallestRange);
        if (degree == 1 || ranges <= 1)
        {
            kernel.Evaluate(0, length);
            return;
        }

        RunRanges(ref kernel, length, degree, ranges);
    }

    private static unsafe void RunRanges<TKernel>(ref TKernel kernel, int length, int degree, int ranges)
        where TKernel : struct, IColumnKernel, allows ref struct
    {
        // A ref struct can be in no closure. Its address can: the kernel is the caller's local variable on this thread's stack, which does not move, and
        // this thread waits here until all others are done. The spans inside are updated by the collector where they stand.
        nint address = (nint)Unsafe.AsPointer(ref kernel);
        int blocks = (int)(((long)length + LaneColumns.BlockLength - 1) / LaneColumns.BlockLength);
        Parallel.For(0, ranges, new ParallelOptions { MaxDegreeOfParallelism = degree }, range =>
        {
            int start = (int)((long)blocks * range / ranges) * LaneColumns.BlockLength;
            int end = (int)Math.Min(length, (long)blocks * (range + 1) / ranges * LaneColumns.BlockLength);
            Unsafe.AsRef<TKernel>((void*)address).Evaluate(start, end - start);
        });
    }
}
