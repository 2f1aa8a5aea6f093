extern alias generators;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using generators::Learnability.Generators.Emit;
using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>
/// Writes a circuit as C on vectors of 512 bits: straight-line code in functions of a given size, with slots for what goes from one to the next. A call is for
/// several vectors of lanes, whose inputs are one vector's after the other's; each function is run for all of them before the next.
/// </summary>
internal sealed class CKernelWriter
{
    /// <summary>The largest number of vectors of a call.</summary>
    public const int MaxVectors = 16;

    private readonly StringBuilder _text = new();
    private readonly ChunkPlan _plan;

    /// <summary>Plans the functions.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="maxLocals">The size of a function, in local variables.</param>
    /// <param name="isTernary">Whether functions of three signals are written as <c>vpternlog</c>; otherwise gates are, and the compiler may fuse them.</param>
    public CKernelWriter(Host.Circuit circuit, int maxLocals, bool isTernary)
    {
        _plan = ChunkPlan.Create(isTernary ? Host.LutNetwork.Cover(circuit) : Host.LutNetwork.OfGates(circuit), maxLocals, int.MaxValue);
    }

    /// <summary>Writes the program.</summary>
    public string Write()
    {
        Line($"#include <stdint.h>");
        Line($"#include <immintrin.h>");
        Line($"typedef __m512i V;");
        Line($"static V slots[{MaxVectors}][{Math.Max(1, _plan.SlotCount)}] __attribute__((aligned(64)));");
        var outputs = new List<int>[_plan.Network.SignalCount];
        for (int i = 0; i < _plan.Network.Outputs.Length; i++)
            (outputs[_plan.Network.Outputs[i]] ??= []).Add(i);
        for (int chunk = 0; chunk < _plan.Chunks.Count; chunk++)
            WriteChunk(chunk, outputs);
        Line($"void run(const V *restrict x, V *restrict y, long vectors)\n{{");
        for (int chunk = 0; chunk < _plan.Chunks.Count; chunk++)
            Line($"    for (long v = 0; v < vectors; v++) chunk{chunk}(x + v * {_plan.Network.FirstLut - 1}, y + v * {_plan.Network.Outputs.Length}, slots[v]);");
        Line($"}}");
        return _text.ToString();
    }

    private void WriteChunk(int chunk, List<int>[] outputs)
    {
        Host.LutNetwork network = _plan.Network;
        bool isWhole = _plan.Chunks.Count == 1;
        Line($"static {(isWhole ? "inline" : "__attribute__((noinline))")} void chunk{chunk}(const V *restrict x, V *restrict y, V *restrict s)\n{{");
        var known = new HashSet<int>();
        foreach (ChunkStep step in _plan.Chunks[chunk])
        {
            int index = step.Lut;
            Host.Lut lut = network.Luts[index];
            int signal = network.FirstLut + index;
            Load(lut.A);
            Load(lut.B);
            if (lut.IsTernary)
                Load(lut.C);
            Line($"    V n{signal} = {Operate(lut)};");
            known.Add(signal);
            if (_plan.GetSlot(index) is >= 0 and int slot)
                Line($"    s[{slot}] = n{signal};");
            Store(signal);
        }

        if (chunk == _plan.Chunks.Count - 1)
        {
            for (int signal = 0; signal < network.FirstLut; signal++)
            {
                if (outputs[signal] is null)
                    continue;
                Load(signal);
                Store(signal);
            }
        }

        Line($"}}");

        void Load(int signal)
        {
            if (!known.Add(signal))
                return;
            if (signal == 0)
                Line($"    V n0 = (V){{0}};");
            else if (signal < network.FirstLut)
                Line($"    V n{signal} = x[{signal - 1}];");
            else
                Line($"    V n{signal} = s[{_plan.GetSlot(signal - network.FirstLut)}];");
        }

        void Store(int signal)
        {
            foreach (int output in outputs[signal] ?? [])
                Line($"    y[{output}] = {(network.IsOutputComplemented(output) ? "~" : string.Empty)}n{signal};");
        }
    }

    private static string Operate(Host.Lut lut)
    {
        if (lut.IsTernary)
            return string.Create(CultureInfo.InvariantCulture, $"_mm512_ternarylogic_epi64(n{lut.A}, n{lut.B}, n{lut.C}, {lut.Table})");
        string a = "n" + lut.A.ToString(CultureInfo.InvariantCulture);
        string b = "n" + lut.B.ToString(CultureInfo.InvariantCulture);
        return lut.Table switch
        {
            Host.LutTable.And => $"{a} & {b}",
            Host.LutTable.AndNot => $"~{a} & {b}",
            Host.LutTable.Or => $"{a} | {b}",
            _ => $"{a} ^ {b}",
        };
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
