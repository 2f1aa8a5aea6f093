using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>Writes a circuit as a structural Verilog module: vectors for its ports, a wire and an assignment of one operation for each gate.</summary>
internal sealed class VerilogWriter
{
    private const int WiresPerLine = 12;

    private readonly Circuit _circuit;
    private readonly TextOutput _output;
    private readonly SignalNames _names;
    private readonly List<string> _inputs;

    private VerilogWriter(Circuit circuit, TextWriter writer)
    {
        _circuit = circuit;
        _output = new TextOutput(writer);
        _names = new SignalNames(circuit, VerilogNames.MakeValid);
        _inputs = Bits(_names.Inputs);
    }

    public static void Write(Circuit circuit, TextWriter writer) => new VerilogWriter(circuit, writer).Write();

    private void Write()
    {
        WriteHeader();
        WriteWires();
        int node = 1 + _circuit.InputCount;
        foreach (Gate gate in _circuit.Gates)
        {
            _output.Write("  assign ").Write(_names.GatePrefix).Write(node++).Write(" = ");
            WriteLiteral(gate.Left);
            _output.Write(gate.Kind == GateKind.And ? " & " : " ^ ");
            WriteLiteral(gate.Right);
            _output.Write(";\n");
        }

        List<string> outputs = Bits(_names.Outputs);
        for (int i = 0; i < outputs.Count; i++)
        {
            _output.Write("  assign ").Write(outputs[i]).Write(" = ");
            WriteLiteral(_circuit.Outputs[i]);
            _output.Write(";\n");
        }

        _output.Write("endmodule\n");
        _output.Flush();
    }

    private void WriteHeader()
    {
        _output.Write("module circuit(");
        string separator = "";
        foreach (CircuitPort port in (CircuitPort[])[.. _names.Inputs, .. _names.Outputs])
        {
            _output.Write(separator).Write(VerilogNames.Quote(port.Name));
            separator = ", ";
        }

        _output.Write(");\n");
        foreach (CircuitPort port in _names.Inputs)
            WritePort("input", port);
        foreach (CircuitPort port in _names.Outputs)
            WritePort("output", port);
    }

    private void WritePort(string direction, CircuitPort port)
    {
        _output.Write("  ").Write(direction);
        if (port.Width > 1)
            _output.Write(" [").Write(port.Width - 1).Write(":0]");
        _output.Write(' ').Write(VerilogNames.Quote(port.Name)).Write(";\n");
    }

    private void WriteWires()
    {
        for (int i = 0; i < _circuit.GateCount; i++)
        {
            _output.Write(i % WiresPerLine == 0 ? "  wire " : ", ").Write(_names.GatePrefix).Write(1 + _circuit.InputCount + i);
            if (i % WiresPerLine == WiresPerLine - 1 || i == _circuit.GateCount - 1)
                _output.Write(";\n");
        }
    }

    private void WriteLiteral(Literal literal)
    {
        if (literal.IsConstant)
        {
            _output.Write(literal == Literal.True ? "1'b1" : "1'b0");
            return;
        }

        if (literal.IsComplemented)
            _output.Write('~');
        if (literal.Node <= _circuit.InputCount)
            _output.Write(_inputs[literal.Node - 1]);
        else
            _output.Write(_names.GatePrefix).Write(literal.Node);
    }

    private static List<string> Bits(IReadOnlyList<CircuitPort> ports)
    {
        var bits = new List<string>();
        foreach (CircuitPort port in ports)
        {
            for (int bit = 0; bit < port.Width; bit++)
                bits.Add(PortNames.OfBit(VerilogNames.Quote(port.Name), port.Width, bit));
        }

        return bits;
    }
}
