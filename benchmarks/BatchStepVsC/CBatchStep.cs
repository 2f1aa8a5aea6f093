using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>The step of a generated model in C (step.c), compiled by gcc -O3 -march=native: on words for batches of up to 64 samples, on vectors of 512 bits for others.</summary>
internal sealed unsafe class CBatchStep : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<ulong*, ulong*, int, int, int, double, double, int*, int*, void> _steps;

    /// <summary>Compiles and loads the step.</summary>
    /// <param name="path">Where the C file and the library go, without an extension.</param>
    /// <param name="queries">The queries: inputs x and the label asked about, an output for each.</param>
    /// <param name="isVector">Whether samples are visited 512 at a time.</param>
    public CBatchStep(string path, Circuit queries, bool isVector)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("step.c")!;
        using var reader = new StreamReader(stream);
        string type = isVector ? "typedef uint64_t V __attribute__((vector_size(64)));" : "typedef uint64_t V;";
        File.WriteAllText(path + ".c", string.Create(
            CultureInfo.InvariantCulture,
            $"#include <stdint.h>\n{type}\n#define WORDS {(isVector ? 8 : 1)}\n#define INPUTS {queries.InputCount - 1}\n#define QUERIES {queries.OutputCount}\n{CQueriesWriter.Write(queries)}\n{reader.ReadToEnd()}"));
        using (Process compiler = Process.Start("gcc", ["-O3", "-march=native", "-shared", "-fPIC", "-o", path + ".so", path + ".c", "-lm"]))
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException($"gcc failed on {path}.c.");
        }

        _library = NativeLibrary.Load(path + ".so");
        _steps = (delegate* unmanaged<ulong*, ulong*, int, int, int, double, double, int*, int*, void>)NativeLibrary.GetExport(_library, "steps");
    }

    /// <summary>Takes steps on the same batch.</summary>
    public void Run(LabelledBits batch, int steps, double epsilon, double precision, int[] answers, int[] units)
    {
        fixed (ulong* x = batch.Inputs, labels = batch.Labels)
        fixed (int* answer = answers, unit = units)
            _steps(x, labels, batch.WordsPerBit, batch.Count, steps, epsilon, precision, answer, unit);
    }

    public void Dispose() => NativeLibrary.Free(_library);
}
