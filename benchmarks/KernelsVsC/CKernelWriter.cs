extern alias generators;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using generators::Learnability.Generators.Emit;
using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>
/// Writes a circuit as C on vectors of 512 bits: straight-line code in functions of a given size, with slots for what goes from one to the next. There are two
/// layouts: columns, as those of <c>EvaluateLanes</c>, and blocks, the inputs of one vector of lanes after those of the other, as C likes them best.
/// </summary>
/// <remarks>
/// Blocks: <c>run(x, y, vectors)</c> runs each function for all vectors before the next. Columns: <c>run(x, y, words)</c> does so for all vectors of the columns,
/// <c>run_one_by_one(x, y, words)</c> evaluates one vector after the other. Words that are left are evaluated with those before them.
/// </remarks>
internal sealed class CKernelWriter
{
    /// <summary>The largest number of vectors that go through a function before the next.</summary>
    public const int MaxVectors = 16;

    private readonly StringBuilder _text = new();
    private readonly ChunkPlan _plan;
    private readonly bool _isOnColumns;

    /// <summary>Plans the functions.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="maxLocals">The size of a function, in local variables.</param>
    /// <param name="isTernary">Whether functions of three signals are written as <c>vpternlog</c>; otherwise gates are, and the compiler may fuse them.</param>
    /// <param name="isOnColumns">Whether inputs and outputs are columns; otherwise they are blocks.</param>
    public CKernelWriter(Host.Circuit circuit, int maxLocals, bool isTernary, bool isOnColumns)
    {
        _isOnColumns = isOnColumns;
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
        if (_isOnColumns)
            WriteRunOnColumns();
        else
            WriteRunOnBlocks();
        return _text.ToString();
    }

    private void WriteRunOnBlocks()
    {
        Line($"void run(const V *restrict x, V *restrict y, long vectors)\n{{");
        for (int chunk = 0; chunk < _plan.Chunks.Count; chunk++)
            Line($"    for (long v = 0; v < vectors; v++) chunk{chunk}(x + v * {_plan.Network.FirstLut - 1}, y + v * {_plan.Network.Outputs.Length}, slots[v]);");
        Line($"}}");
    }

    private void WriteRunOnColumns()
    {
        // As many vectors at once as there are slots for; the last vector ends with the columns.
        Line($"static inline __attribute__((always_inline)) void evaluate(const uint64_t *restrict x, uint64_t *restrict y, long words, long most)\n{{");
        Line($"    for (long start = 0; start < words;) {{");
        Line($"        long count = (words - start) / 8;");
        Line($"        if (count < 1) {{ count = 1; start = words - 8; }}");
        Line($"        if (count > most) count = most;");
        for (int chunk = 0; chunk < _plan.Chunks.Count; chunk++)
            Line($"        for (long v = 0; v < count; v++) chunk{chunk}(x + start + 8 * v, y + start + 8 * v, words, slots[v]);");
        Line($"        start += 8 * count;\n    }}\n}}");
        Line($"void run(const uint64_t *restrict x, uint64_t *restrict y, long words) {{ evaluate(x, y, words, {MaxVectors}); }}");
        Line($"void run_one_by_one(const uint64_t *restrict x, uint64_t *restrict y, long words) {{ evaluate(x, y, words, 1); }}");
    }

    private void WriteChunk(int chunk, List<int>[] outputs)
    {
        Host.LutNetwork network = _plan.Network;
        bool isWhole = _plan.Chunks.Count == 1;
        string parameters = _isOnColumns ? "const uint64_t *restrict x, uint64_t *restrict y, long words, V *restrict s" : "const V *restrict x, V *restrict y, V *restrict s";
        Line($"static {(isWhole ? "inline" : "__attribute__((noinline))")} void chunk{chunk}({parameters})\n{{");
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
                Line(_isOnColumns ? $"    V n{signal} = _mm512_loadu_si512(x + {signal - 1} * words);" : (FormattableString)$"    V n{signal} = x[{signal - 1}];");
            else
                Line($"    V n{signal} = s[{_plan.GetSlot(signal - network.FirstLut)}];");
        }

        void Store(int signal)
        {
            foreach (int output in outputs[signal] ?? [])
            {
                string value = (network.IsOutputComplemented(output) ? "~n" : "n") + signal.ToString(CultureInfo.InvariantCulture);
                Line(_isOnColumns ? $"    _mm512_storeu_si512(y + {output} * words, {value});" : (FormattableString)$"    y[{output}] = {value};");
            }
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
