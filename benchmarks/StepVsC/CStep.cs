using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>The step of a network in C, compiled by gcc -O3 -march=native and loaded.</summary>
internal sealed unsafe class CStep : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<double*, double*, void> _reset;
    private readonly delegate* unmanaged<double*, double*, uint*, byte*, byte*, byte*, int, double*, void> _train;
    private readonly double[] _memory;
    private readonly double[] _dummies;
    private readonly int _stride;

    /// <summary>Compiles and loads the step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">Where the C file and the library go, without an extension.</param>
    public CStep(SgdEmulationNetwork network, string path)
    {
        File.WriteAllText(path + ".c", CStepWriter.Write(network));
        using (Process compiler = Process.Start("gcc", ["-O3", "-march=native", "-shared", "-fPIC", "-o", path + ".so", path + ".c"]))
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException($"gcc failed on {path}.c.");
        }

        _library = NativeLibrary.Load(path + ".so");
        _reset = (delegate* unmanaged<double*, double*, void>)NativeLibrary.GetExport(_library, "reset");
        _train = (delegate* unmanaged<double*, double*, uint*, byte*, byte*, byte*, int, double*, void>)NativeLibrary.GetExport(_library, "train");
        _stride = ((delegate* unmanaged<int>)NativeLibrary.GetExport(_library, "stride"))();
        _memory = GC.AllocateArray<double>(SgdEmulationGraph.TrainedMemoryEdges * _stride, pinned: true);
        _dummies = GC.AllocateArray<double>(SgdEmulationGraph.DummyEdges * network.DummyCount, pinned: true);
        Reset();
    }

    /// <summary>The weights of the dummies, at place along the path · m' + dummy.</summary>
    public ReadOnlySpan<double> DummyWeights => _dummies;

    /// <summary>The weight of an edge of a memory component; those that cancel are constants of the program.</summary>
    public double GetMemoryWeight(int memoryBit, SgdMemoryEdge edge) => (int)edge < SgdEmulationGraph.TrainedMemoryEdges
        ? _memory[((int)edge * _stride) + memoryBit]
        : SgdActivation.CancelWeight;

    /// <summary>The initial weights.</summary>
    public void Reset()
    {
        fixed (double* memory = _memory, dummies = _dummies)
            _reset(memory, dummies);
    }

    /// <summary>A step for each example.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="outputs">Receives the network's output in each step.</param>
    public void Train(Examples examples, double[] outputs)
    {
        fixed (double* memory = _memory, dummies = _dummies, output = outputs)
        fixed (uint* x = examples.Inputs)
        fixed (byte* label = examples.Labels, guess = examples.Guesses, coin = examples.Coins)
            _train(memory, dummies, x, label, guess, coin, examples.Count, output);
    }

    public void Dispose() => NativeLibrary.Free(_library);
}
