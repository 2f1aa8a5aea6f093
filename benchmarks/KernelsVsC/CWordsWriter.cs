using System;
using System.Globalization;
using System.Text;

namespace Learnability.Benchmarks;

/// <summary>
/// Writes a circuit as C on machine words: a constant for each gate, in the order in which the gates were built, as compilers of logic-gate networks do. Above
/// some thousands of gates gcc takes minutes for one function, so there are several, with an array for what one needs of another.
/// </summary>
internal static class CWordsWriter
{
    private const int MaxGates = 5000;

    /// <summary>Writes <c>run</c>, which evaluates 64 samples a word.</summary>
    public static string Write(Circuit circuit)
    {
        var text = new StringBuilder();
        int firstGate = 1 + circuit.InputCount;
        var lastUse = new int[circuit.NodeCount];
        for (int gate = 0; gate < circuit.GateCount; gate++)
        {
            lastUse[circuit.Gates[gate].Left.Node] = gate;
            lastUse[circuit.Gates[gate].Right.Node] = gate;
        }

        foreach (Literal output in circuit.Outputs)
            lastUse[output.Node] = int.MaxValue;
        Line(text, $"#include <stdint.h>\nstatic uint64_t s[{circuit.NodeCount}];");
        int functions = 0;
        for (int start = 0; start < circuit.GateCount; start += MaxGates)
        {
            int end = Math.Min(circuit.GateCount, start + MaxGates);
            Line(text, $"static __attribute__((noinline)) void part{functions++}(const uint64_t *x)\n{{");
            for (int gate = start; gate < end; gate++)
            {
                char operation = circuit.Gates[gate].Kind == GateKind.And ? '&' : '^';
                Line(text, $"    const uint64_t n{firstGate + gate} = {Read(circuit.Gates[gate].Left, start)} {operation} {Read(circuit.Gates[gate].Right, start)};");
                if (lastUse[firstGate + gate] >= end)
                    Line(text, $"    s[{firstGate + gate}] = n{firstGate + gate};");
            }

            Line(text, $"}}");
        }

        Line(text, $"static void evaluate(const uint64_t *x, uint64_t *y)\n{{");
        for (int function = 0; function < functions; function++)
            Line(text, $"    part{function}(x);");
        for (int i = 0; i < circuit.OutputCount; i++)
            Line(text, $"    y[{i}] = {Read(circuit.Outputs[i], circuit.GateCount)};");
        Line(text, $"}}");
        Line(text, $"void run(const uint64_t *x, uint64_t *y, long words)\n{{");
        Line(text, $"    for (long w = 0; w < words; w++) evaluate(x + w * {circuit.InputCount}, y + w * {circuit.OutputCount});\n}}");
        return text.ToString();

        string Read(Literal literal, int start)
        {
            string complement = literal.IsComplemented ? "~" : string.Empty;
            if (literal.IsConstant)
                return complement + "UINT64_C(0)";
            if (literal.Node < firstGate)
                return string.Create(CultureInfo.InvariantCulture, $"{complement}x[{literal.Node - 1}]");
            if (literal.Node - firstGate < start)
                return string.Create(CultureInfo.InvariantCulture, $"{complement}s[{literal.Node}]");
            return string.Create(CultureInfo.InvariantCulture, $"{complement}n{literal.Node}");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
