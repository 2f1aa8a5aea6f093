using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>The step of DictatorLearner.MiniBatchModel in C, by hand, compiled by gcc -O3 -march=native: queries, counts, gradient, rounding to nearest, answers.</summary>
internal sealed unsafe class CBatchStep : IDisposable
{
    private const string Source =
        """
        #include <math.h>
        #include <stdint.h>

        #define QUERIES 16

        // One step: bit-sliced queries, population counts, the clipped mean gradient rounded to the nearest multiple of rho, answers and their sums.
        // Static: the C library has a function of this name, and the dynamic linker would take that one.
        static void step(const uint64_t *x, const uint64_t *labels, int words, int count, int label, double epsilon, double rho, int32_t *answers, int32_t *units)
        {
            int64_t matching[QUERIES + 1] = {0}, others[QUERIES + 1] = {0};
            uint64_t asked = -(uint64_t)label;
            for (int word = 0; word < words; word++) {
                uint64_t lanes = word < words - 1 || (count & 63) == 0 ? ~UINT64_C(0) : (UINT64_C(1) << (count & 63)) - 1;
                uint64_t match = ~(labels[word] ^ asked) & lanes, other = lanes & ~match;
                for (int query = 0; query < QUERIES; query++) {
                    uint64_t holds = ~(x[query * words + word] ^ asked);
                    matching[query] += __builtin_popcountll(holds & match);
                    others[query] += __builtin_popcountll(holds & other);
                }
                matching[QUERIES] += __builtin_popcountll(match);
                others[QUERIES] += __builtin_popcountll(other);
            }
            for (int i = 0; i <= QUERIES; i++) {
                double gradient = -(matching[i] * 1.0 + others[i] * epsilon) / count;
                double scaled = gradient / rho, low = floor(scaled), fraction = scaled - low;
                double rounded = (low + (fraction >= 0.5)) * rho;
                answers[i] = (int32_t)(-rounded / rho);
                if (i < QUERIES)
                    units[i] += answers[i];
            }
        }

        void run(const uint64_t *x, const uint64_t *labels, int words, int count, int steps, double epsilon, double rho, int32_t *answers, int32_t *units)
        {
            for (int i = 0; i < QUERIES; i++)
                units[i] = 0;
            for (int i = 0; i < steps; i++)
                step(x, labels, words, count, (i & 1) == 0, epsilon, rho, answers + i * (QUERIES + 1), units);
        }
        """;

    private readonly nint _library;
    private readonly delegate* unmanaged<ulong*, ulong*, int, int, int, double, double, int*, int*, void> _run;

    /// <summary>Compiles and loads the step.</summary>
    /// <param name="path">Where the C file and the library go, without an extension.</param>
    public CBatchStep(string path)
    {
        File.WriteAllText(path + ".c", Source);
        using (Process compiler = Process.Start("gcc", ["-O3", "-march=native", "-shared", "-fPIC", "-o", path + ".so", path + ".c", "-lm"]))
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException($"gcc failed on {path}.c.");
        }

        _library = NativeLibrary.Load(path + ".so");
        _run = (delegate* unmanaged<ulong*, ulong*, int, int, int, double, double, int*, int*, void>)NativeLibrary.GetExport(_library, "run");
    }

    /// <summary>Takes steps on the same batch.</summary>
    public void Run(LabelledBits batch, int steps, double epsilon, double precision, int[] answers, int[] units)
    {
        fixed (ulong* x = batch.Inputs, labels = batch.Labels)
        fixed (int* answer = answers, unit = units)
            _run(x, labels, batch.WordsPerBit, batch.Count, steps, epsilon, precision, answer, unit);
    }

    public void Dispose() => NativeLibrary.Free(_library);
}
