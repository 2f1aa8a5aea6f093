using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Learnability;

/// <summary>Writes a circuit in BLIF: a .names construct for each gate, complemented fan-ins included, and one for each output.</summary>
internal static class BlifWriter
{
    /// <summary>Names on a line of .inputs or .outputs.</summary>
    private const int NamesPerLine = 8;

    public static void Write(Circuit circuit, TextWriter writer)
    {
        var output = new TextOutput(writer);
        var names = new SignalNames(circuit, MakeValid);
        List<string> inputs = [.. PortNames.OfBits(names.Inputs)];
        List<string> outputs = [.. PortNames.OfBits(names.Outputs)];
        output.Write(".model circuit\n");
        WriteList(".inputs", inputs);
        WriteList(".outputs", outputs);

        int node = 1 + circuit.InputCount;
        foreach (Gate gate in circuit.Gates)
        {
            output.Write(".names ");
            WriteNode(gate.Left.Node);
            output.Write(' ');
            WriteNode(gate.Right.Node);
            output.Write(' ');
            WriteNode(node++);
            if (gate.Kind == GateKind.Xor)
                output.Write("\n01 1\n10 1\n");
            else
                output.Write('\n').Write(Value(gate.Left)).Write(Value(gate.Right)).Write(" 1\n");
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            Literal literal = circuit.Outputs[i];
            output.Write(".names ");
            if (literal.IsConstant)
            {
                // Without a row the signal is 0.
                output.Write(outputs[i]).Write(literal == Literal.True ? "\n1\n" : "\n");
                continue;
            }

            WriteNode(literal.Node);
            output.Write(' ').Write(outputs[i]).Write('\n').Write(Value(literal)).Write(" 1\n");
        }

        output.Write(".end\n");
        output.Flush();

        void WriteNode(int index)
        {
            if (index <= circuit.InputCount)
                output.Write(inputs[index - 1]);
            else
                output.Write(names.GatePrefix).Write(index);
        }

        void WriteList(string directive, List<string> list)
        {
            output.Write(directive);
            for (int i = 0; i < list.Count; i++)
                output.Write(i > 0 && i % NamesPerLine == 0 ? " \\\n " : " ").Write(list[i]);
            output.EndLine();
        }
    }

    private static char Value(Literal literal) => literal.IsComplemented ? '0' : '1';

    /// <summary>A name is a word: no blanks, comments, continuation or directive.</summary>
    private static string MakeValid(string name)
    {
        var valid = new StringBuilder(name);
        for (int i = 0; i < valid.Length; i++)
        {
            if (valid[i] <= ' ' || char.IsWhiteSpace(valid[i]) || char.IsControl(valid[i]) || valid[i] is '#' or '\\' or '=' or '"' || (i == 0 && valid[i] == '.'))
                valid[i] = '_';
        }

        return valid.ToString();
    }
}
