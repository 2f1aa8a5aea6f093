using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Learnability.Benchmarks;

/// <summary>
/// A circuit as C on words of 64 samples, compiled by gcc -O1, with its inputs and outputs as truth values: how the compiled networks of difflogic run.
/// </summary>
internal sealed unsafe class CLayers
{
    private readonly delegate* unmanaged<byte*, byte*, long, void> _run;
    private readonly int _inputs;

    /// <summary>Compiles and loads the circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="path">Where the C file and the library go for a moment, without an extension.</param>
    public CLayers(Circuit circuit, string path)
    {
        _inputs = circuit.InputCount;
        File.WriteAllText(path + ".c", Write(circuit));
        try
        {
            using Process compiler = Process.Start("gcc", ["-O1", "-shared", "-fPIC", "-o", path + ".so", path + ".c"]);
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException("gcc failed on the circuit.");
            _run = (delegate* unmanaged<byte*, byte*, long, void>)NativeLibrary.GetExport(NativeLibrary.Load(path + ".so"), "run");
        }
        finally
        {
            File.Delete(path + ".c");
            File.Delete(path + ".so");
        }
    }

    /// <summary>Computes all samples; their number is a multiple of 64.</summary>
    public void Run(bool[] inputs, bool[] outputs)
    {
        fixed (bool* from = inputs, to = outputs)
            _run((byte*)from, (byte*)to, inputs.Length / _inputs / 64);
    }

    private static string Write(Circuit circuit)
    {
        var text = new StringBuilder();
        Line("static void gates(unsigned long const *i, unsigned long *o) {");
        int first = circuit.NodeCount - circuit.GateCount;
        for (int gate = 0; gate < circuit.GateCount; gate++)
        {
            Gate node = circuit.Gates[gate];
            Line($"unsigned long g{first + gate} = {Name(node.Left)} {(node.Kind == GateKind.Xor ? '^' : '&')} {Name(node.Right)};");
        }

        for (int output = 0; output < circuit.OutputCount; output++)
            Line($"o[{output}] = {Name(circuit.Outputs[output])};");
        Line("}");
        Line("void run(unsigned char const *from, unsigned char *to, long batches) {");
        Line($"static unsigned long i[{circuit.InputCount}], o[{circuit.OutputCount}];");
        Line("for (long batch = 0; batch < batches; batch++) {");
        Line($"for (int d = 0; d < {circuit.InputCount}; d++) {{");
        Line("unsigned long word = 0;");
        Line($"for (int b = 63; b >= 0; b--) word = word << 1 | from[(batch * 64 + b) * {circuit.InputCount} + d];");
        Line("i[d] = word; }");
        Line("gates(i, o);");
        Line($"for (int d = 0; d < {circuit.OutputCount}; d++)");
        Line($"for (int b = 0; b < 64; b++) to[(batch * 64 + b) * {circuit.OutputCount} + d] = o[d] >> b & 1;");
        Line("} }");
        return text.ToString();

        string Name(Literal literal)
        {
            string name = literal.Node == 0 ? "0ul" : literal.Node < first ? $"i[{literal.Node - 1}]" : $"g{literal.Node}";
            return literal.IsComplemented ? "~" + name : name;
        }

        void Line(string line) => text.Append(line).Append('\n');
    }
}
