using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Learnability.Tests.Circuits.Passes;

/// <summary>Writes the source of the table of small functions from what the search found.</summary>
internal static class SmallFunctionTableWriter
{
    public static string Write(SmallFunctionSearch search)
    {
        var text = new StringBuilder();
        text.Append("using System;\n\nnamespace Learnability;\n\n");
        text.Append("/// <summary>\n/// The smallest circuits of the classes of functions of four inputs, in the form that <see cref=\"SmallCircuit\"/> decodes. ");
        text.Append("Written by the exhaustive search in the\n/// tests (SmallFunctionSearch), which the long tier repeats and compares.\n/// </summary>\n");
        text.Append("internal static class SmallFunctionTable\n{\n");
        WriteTable(text, "FewestGates", "Fewest gates; among those, fewest ANDs.", search.FewestGates);
        text.Append('\n');
        WriteTable(text, "FewestAnds", "Fewest ANDs among circuits of at most seven gates; among those, fewest gates.", search.FewestAnds);
        text.Append("}\n");
        return text.ToString();
    }

    private static void WriteTable(StringBuilder text, string name, string summary, IReadOnlyList<SmallFunctionSearch.Program> programs)
    {
        text.Append("    /// <summary>").Append(summary).Append("</summary>\n    public static ReadOnlySpan<byte> ").Append(name).Append(" =>\n    [\n");
        foreach (SmallFunctionSearch.Program program in programs)
        {
            var bytes = new List<int> { program.Function & 255, program.Function >> 8, program.Steps.Length };
            foreach (SmallFunctionSearch.Step step in program.Steps)
            {
                bytes.Add(step.Operation);
                bytes.Add((step.Left << 4) | step.Right);
            }

            text.Append("        ").AppendJoin(", ", bytes.ConvertAll(b => b.ToString(CultureInfo.InvariantCulture))).Append(",\n");
        }

        text.Append("    ];\n");
    }
}
