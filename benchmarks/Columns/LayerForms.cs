using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>A network of random gates in layers, as learned logic-gate networks are, on columns of truth values.</summary>
internal static partial class LayerForms
{
    private const int Width = 256;
    private const int Depth = 16;

    /// <summary>Each gate has two random inputs in the layer before, and one of the ten operations that depend on both.</summary>
    [Circuit(MaxSteps = 1_000_000)]
    [return: Shape(Width)]
    public static bool[] Evaluate([Shape(Width)] bool[] inputs)
    {
        bool[] layer = inputs;
        uint random = 1;
        for (int depth = 0; depth < Depth; depth++)
        {
            bool[] next = new bool[Width];
            for (int gate = 0; gate < Width; gate++)
            {
                random = random * 1664525 + 1013904223;
                bool a = layer[(int)(random >> 24)];
                bool b = layer[(int)(random >> 16 & 255)];
                uint operation = (random >> 10 & 63) % 10;
                next[gate] = operation switch
                {
                    0 => a & b,
                    1 => a & !b,
                    2 => !a & b,
                    3 => a ^ b,
                    4 => a | b,
                    5 => !(a | b),
                    6 => !(a ^ b),
                    7 => a | !b,
                    8 => !a | b,
                    _ => !(a & b),
                };
            }

            layer = next;
        }

        return layer;
    }

    public static Comparison Compare()
    {
        var layers = new Comparison<EvaluateCircuit, bool, byte, bool>(
            "random layers, 256 × 16, of truth values",
            Comparison.Samples / 16,
            (Width, 0, Width),
            (inputs, _, results) => Loop(inputs, results),
            (inputs, _, results, threads) => EvaluateCircuit.Evaluate(inputs, results, threads));
        foreach (ref byte value in MemoryMarshal.AsBytes(layers.First.AsSpan()))
            value &= 1;
        string path = Path.Combine(Path.GetTempPath(), $"learnability-layers-{Environment.ProcessId}");
        var program = new CLayers(EvaluateCircuit.Circuit, path);
        layers.Add("C, 64-bit words, gcc -O1, packing its truth values", () => program.Run(layers.First, layers.Output));
        return layers;
    }

    private static void Loop(bool[] inputs, bool[] results)
    {
        for (int i = 0; i < results.Length; i += Width)
            Evaluate(inputs[i..(i + Width)]).CopyTo(results, i);
    }
}
