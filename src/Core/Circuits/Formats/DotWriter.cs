using System.IO;
using System.Text;

namespace Learnability;

/// <summary>Writes a circuit as a graph in the DOT language of Graphviz, to look at: complemented edges are dashed.</summary>
internal sealed class DotWriter
{
    private readonly Circuit _circuit;
    private readonly TextOutput _output;

    private DotWriter(Circuit circuit, TextWriter writer)
    {
        _circuit = circuit;
        _output = new TextOutput(writer);
    }

    public static void Write(Circuit circuit, TextWriter writer) => new DotWriter(circuit, writer).Write();

    private void Write()
    {
        _output.Write("digraph circuit {\n  rankdir = TB;\n  node [shape = circle];\n");
        int node = 1;
        foreach (string name in PortNames.OfBits(_circuit.InputPorts))
            WriteNode('n', node++, name, "box");
        foreach (Gate gate in _circuit.Gates)
        {
            WriteNode('n', node, gate.Kind == GateKind.And ? "∧" : "⊕", null);
            WriteEdge(gate.Left, 'n', node);
            WriteEdge(gate.Right, 'n', node++);
        }

        bool hasConstant = false;
        int index = 0;
        foreach (string name in PortNames.OfBits(_circuit.OutputPorts))
        {
            Literal literal = _circuit.Outputs[index];
            if (literal.IsConstant && !hasConstant)
            {
                WriteNode('n', 0, "0", "plaintext");
                hasConstant = true;
            }

            WriteNode('o', index, name, "box");
            WriteEdge(literal, 'o', index++);
        }

        _output.Write("}\n");
        _output.Flush();
    }

    private void WriteNode(char kind, int index, string label, string? shape)
    {
        _output.Write("  ").Write(kind).Write(index).Write(" [label = \"").Write(Escape(label)).Write('"');
        if (shape is not null)
            _output.Write(", shape = ").Write(shape);
        _output.Write("];\n");
    }

    private void WriteEdge(Literal from, char kind, int to)
    {
        _output.Write("  n").Write(from.Node).Write(" -> ").Write(kind).Write(to);
        _output.Write(from.IsComplemented ? " [style = dashed];\n" : ";\n");
    }

    private static string Escape(string label)
    {
        var escaped = new StringBuilder();
        foreach (char value in label)
        {
            if (value is '"' or '\\')
                escaped.Append('\\');
            escaped.Append(value is '\n' or '\r' ? ' ' : value);
        }

        return escaped.ToString();
    }
}
