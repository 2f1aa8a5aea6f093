using System;

namespace Learnability.Generators.Emit;

/// <summary>Writes a circuit as data: encoded, in a string literal of bytes, which costs the compiler least.</summary>
internal static class TableWriter
{
    private const int LineLength = 120;

    /// <summary>Writes a property that decodes the circuit on first use.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="holder">The name of the nested class that holds it.</param>
    /// <param name="circuit">The circuit.</param>
    public static void WriteHolder(CodeWriter writer, string holder, Circuit circuit)
    {
        writer.Line("/// <summary>The circuit, decoded on first use.</summary>")
            .Open($"private static class {holder}");
        WriteCircuit(writer, "internal static readonly global::Learnability.Circuit Circuit = ", circuit, ";");
        writer.Close();
    }

    /// <summary>Writes an expression that decodes the circuit, with what stands before and after it.</summary>
    public static void WriteCircuit(CodeWriter writer, string before, Circuit circuit, string after)
    {
        writer.Line(before + "global::Learnability.EmbeddedCircuit.Decode(");
        WriteBase64(writer, CircuitEncoding.Encode(circuit), ")" + after);
    }

    /// <summary>Writes bytes as a string literal of bytes, in Base64, with what stands after it.</summary>
    public static void WriteBase64(CodeWriter writer, byte[] bytes, string after)
    {
        string text = Convert.ToBase64String(bytes);
        writer.Verbatim("\"\"\"");
        for (int start = 0; start < text.Length; start += LineLength)
            writer.Verbatim(text.Substring(start, Math.Min(LineLength, text.Length - start)));
        writer.Verbatim("\"\"\"u8" + after);
    }

    /// <summary>Writes a kernel that evaluates the circuit from its table, one word at a time.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The struct's name.</param>
    /// <param name="holder">The name of the nested class that holds the circuit.</param>
    public static void WriteKernel(CodeWriter writer, string name, string holder) =>
        writer.Line("/// <summary>The gates, evaluated from the table.</summary>")
            .Open($"private readonly struct {name} : global::Learnability.ILaneKernel")
            .Line($"private static readonly global::Learnability.CircuitInterpreter _interpreter = new({holder}.Circuit, typicalWords: 1);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line("public void Evaluate(global::System.ReadOnlySpan<ulong> inputs, global::System.Span<ulong> outputs) => _interpreter.EvaluateLanes(inputs, outputs, 1);")
            .Close();

    /// <summary>Writes a class with the interpreter of the circuit, prepared on first use.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="holder">The name of the nested class that holds the circuit.</param>
    public static void WriteInterpreter(CodeWriter writer, string name, string holder) =>
        writer.Line("/// <summary>The gates, evaluated from the table.</summary>")
            .Open($"private static class {name}")
            .Line($"internal static readonly global::Learnability.CircuitInterpreter Interpreter = new({holder}.Circuit);")
            .Close();
}
