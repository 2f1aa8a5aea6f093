using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>The training in C, compiled by gcc -O3 -march=native and loaded.</summary>
internal sealed unsafe class CTraining : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<ulong*, ulong*, int, int, long, long, double, double, int, ulong*, long*, long*, byte*, long> _train;
    private readonly delegate* unmanaged<ulong*, ulong*, int, int, long*, void> _countLayer;

    /// <summary>Compiles and loads it.</summary>
    /// <param name="folder">Where the library goes.</param>
    /// <param name="options">More options of gcc.</param>
    public CTraining(string folder, params string[] options)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "layerwise.c");
        string library = Path.Combine(folder, "layerwise" + string.Join("", options) + ".so");
        using (Process compiler = Process.Start("gcc", ["-O3", "-march=native", .. options, "-shared", "-fPIC", "-o", library, source]))
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException("gcc failed on layerwise.c.");
        }

        _library = NativeLibrary.Load(library);
        _train = (delegate* unmanaged<ulong*, ulong*, int, int, long, long, double, double, int, ulong*, long*, long*, byte*, long>)NativeLibrary.GetExport(_library, "train");
        _countLayer = (delegate* unmanaged<ulong*, ulong*, int, int, long*, void>)NativeLibrary.GetExport(_library, "count_layer");
    }

    /// <summary>Trains a tree of four neurons a gate; returns the steps of its slowest gate.</summary>
    /// <param name="examples">The examples; most labels are true.</param>
    /// <param name="depth">The depth.</param>
    /// <param name="trueLabels">The number of true labels.</param>
    /// <param name="lambda">λ.</param>
    /// <param name="rate">The learning rate of a gate.</param>
    /// <param name="buffers">What it works in.</param>
    public long Train(LabelledBits examples, int depth, long trueLabels, double lambda, double rate, Buffers buffers)
    {
        fixed (ulong* x = examples.Inputs, y = examples.Labels, work = buffers.Work)
        fixed (long* counts = buffers.Counts, outputs = buffers.Outputs)
        fixed (byte* tables = buffers.Tables)
            return _train(x, y, depth, examples.WordsPerBit, examples.Count, trueLabels, lambda, rate, 200_000, work, counts, outputs, tables);
    }

    /// <summary>The counts of the layer at the inputs.</summary>
    public void CountLayer(LabelledBits examples, int gates, Buffers buffers)
    {
        fixed (ulong* x = examples.Inputs, y = examples.Labels)
        fixed (long* counts = buffers.Counts)
            _countLayer(x, y, gates, examples.WordsPerBit, counts);
    }

    public void Dispose() => NativeLibrary.Free(_library);

    /// <summary>What the training works in.</summary>
    internal sealed class Buffers(int inputs, int words)
    {
        public ulong[] Work { get; } = new ulong[inputs / 2 * words];

        public long[] Counts { get; } = new long[6 * (inputs / 2)];

        public long[] Outputs { get; } = new long[2 * (inputs / 2)];

        public byte[] Tables { get; } = new byte[inputs - 1];
    }
}
