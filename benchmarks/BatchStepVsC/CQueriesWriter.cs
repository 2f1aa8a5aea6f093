using System.Globalization;
using System.Text;

namespace Learnability.Benchmarks;

/// <summary>Writes the circuit of queries as one C function on words of type V, a constant for each gate.</summary>
internal static class CQueriesWriter
{
    public static string Write(Circuit circuit)
    {
        int firstGate = 1 + circuit.InputCount;
        var text = new StringBuilder("static inline void run(const V *restrict x, V *restrict y)\n{\n");
        for (int gate = 0; gate < circuit.GateCount; gate++)
        {
            char operation = circuit.Gates[gate].Kind == GateKind.And ? '&' : '^';
            text.Append(CultureInfo.InvariantCulture, $"    const V n{firstGate + gate} = {Read(circuit.Gates[gate].Left)} {operation} {Read(circuit.Gates[gate].Right)};\n");
        }

        for (int index = 0; index < circuit.OutputCount; index++)
            text.Append(CultureInfo.InvariantCulture, $"    y[{index}] = {Read(circuit.Outputs[index])};\n");
        return text.Append("}\n").ToString();

        string Read(Literal literal)
        {
            string complement = literal.IsComplemented ? "~" : "";
            if (literal.IsConstant)
                return complement + "(V){0}";
            return string.Create(CultureInfo.InvariantCulture, $"{complement}{(literal.Node < firstGate ? $"x[{literal.Node - 1}]" : $"n{literal.Node}")}");
        }
    }
}
