using System.IO;

namespace Learnability.Benchmarks;

/// <summary>What the machine can do at most, in C: operations on vectors in registers, and operations whose operands and results are in the first-level cache.</summary>
internal static class Limits
{
    /// <summary>The operations of one call of <c>run</c>.</summary>
    public const int Operations = 64 * 1000;

    /// <summary>Inputs and outputs, in vectors.</summary>
    public const int InputCount = 128, OutputCount = 64;

    private const string Registers =
        """
        #include <immintrin.h>
        // Sixteen independent chains: more than any processor can overlap.
        void run(const __m512i *x, __m512i *y)
        {
            __m512i v[16];
            for (int i = 0; i < 16; i++) v[i] = x[i];
            __m512i k = x[16];
            for (int round = 0; round < 4000; round++) {
        #pragma GCC unroll 16
                for (int i = 0; i < 16; i++) __asm__ volatile("vpxorq %1, %0, %0" : "+v"(v[i]) : "v"(k));
            }
            for (int i = 0; i < 16; i++) y[i] = v[i];
        }
        """;

    private const string Cache =
        """
        #include <immintrin.h>
        // Two loads, an operation, a store: a gate whose signals are all in memory.
        void run(const __m512i *x, __m512i *y)
        {
            for (int round = 0; round < 1000; round++) {
        #pragma GCC unroll 16
                for (int i = 0; i < 64; i++) y[i] = x[i] & x[64 + i];
                __asm__ volatile("" ::: "memory");
            }
        }
        """;

    /// <summary>Compiles both.</summary>
    public static void Compile(string folder)
    {
        Directory.CreateDirectory(folder);
        Batch.Gcc(Path.Combine(folder, "registers"), "-O3", Registers);
        Batch.Gcc(Path.Combine(folder, "cache"), "-O3", Cache);
    }
}
