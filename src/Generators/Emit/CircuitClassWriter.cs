using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes the class beside a [Circuit] method: the circuit, its lanes, its columns and its network.</summary>
internal static class CircuitClassWriter
{
    private const string Kernel = "Gates";
    private const string Holder = "Table";

    /// <summary>Writes the file.</summary>
    /// <param name="model">The method.</param>
    /// <param name="lowered">Its circuit.</param>
    public static string Write(CircuitModel model, LoweredCircuit lowered)
    {
        Circuit circuit = lowered.Circuit;
        CircuitInfo info = circuit.Info;
        EmittedForm form = EmittedForm.Choose(model.Emit, lowered);
        CodeWriter writer = GeneratedFile.Start(model.Context, $"{model.MethodDisplay}: {Describe(info)}; {form.Describe()}.");
        WriteSummary(writer, model, circuit, form.Form);
        writer.Line(GeneratedFile.Attribute)
            .Open($"{model.Accessibility} sealed partial class {CSharpText.Identifier(model.ClassName)} : global::Learnability.ICircuit")
            .Open($"private {CSharpText.Identifier(model.ClassName)}()")
            .Close()
            .Line();
        WriteFacts(writer, info);
        WriteLanes(writer, info, form.Form == CircuitForm.Table);
        var columns = new ColumnWriter(model, circuit);
        if (columns.IsPossible)
            columns.Write(writer);
        switch (form.Form)
        {
            case CircuitForm.Table:
                TableWriter.WriteInterpreter(writer, Kernel, Holder);
                break;
            case CircuitForm.Repeated:
                new PartKernelWriter(lowered.Parts).Write(writer, Kernel);
                break;
            default:
                new VectorKernelWriter(circuit).Write(writer, Kernel);
                break;
        }

        writer.Line();
        TableWriter.WriteHolder(writer, Holder, circuit);
        return writer.Close().CloseContext(model.Context).ToString();
    }

    /// <summary>The size of a circuit in words.</summary>
    public static string Describe(CircuitInfo info) =>
        $"{Plural(info.Inputs, "input")}, {Plural(info.Outputs, "output")}, {Plural(info.Gates, "two-input gate")} of which {CSharpText.Count(info.AndGates)} AND-type, "
        + $"{Plural(info.Inverters, "inverter")}, depth {CSharpText.Count(info.Depth)}";

    private static string Plural(int count, string noun) => CSharpText.Count(count) + " " + noun + (count == 1 ? "" : "s");

    private static void WriteSummary(CodeWriter writer, CircuitModel model, Circuit circuit, CircuitForm form) =>
        writer.Line($"/// <summary>The circuit of <see cref=\"{model.MethodReference}\"/>: {Describe(circuit.Info)}.</summary>")
            .Line("/// <remarks>")
            .Line($"/// Inputs, least significant bit first: {DescribePorts(circuit.InputPorts)}. Outputs: {DescribePorts(circuit.OutputPorts)}.")
            .Line(form switch
            {
                CircuitForm.Table => "/// The circuit is evaluated from a table, on vectors as wide as the processor has.",
                CircuitForm.Repeated => "/// The circuit is evaluated by straight-line code with repeated parts written once, on vectors as wide as the processor has.",
                _ => "/// The circuit is evaluated by straight-line code, on vectors as wide as the processor has.",
            })
            .Line("/// </remarks>");

    private static string DescribePorts(IReadOnlyList<CircuitPort> ports) => ports.Count == 0
        ? "none"
        : string.Join(", ", ports.Select(port => $"{CSharpText.Documentation(port.Name)} ({CSharpText.Number(port.Width)})"));

    private static void WriteFacts(CodeWriter writer, CircuitInfo info) =>
        writer.Line("/// <summary>The size of the circuit.</summary>")
            .Line("public static global::Learnability.CircuitInfo Info { get; } = new(")
            .Line($"    Inputs: {CSharpText.Number(info.Inputs)},")
            .Line($"    Outputs: {CSharpText.Number(info.Outputs)},")
            .Line($"    AndGates: {CSharpText.Number(info.AndGates)},")
            .Line($"    Gates: {CSharpText.Number(info.Gates)},")
            .Line($"    Inverters: {CSharpText.Number(info.Inverters)},")
            .Line($"    Depth: {CSharpText.Number(info.Depth)});")
            .Line()
            .Line("/// <summary>The circuit itself.</summary>")
            .Line($"public static global::Learnability.Circuit Circuit => {Holder}.Circuit;")
            .Line()
            .Line("/// <summary>The circuit as a neural network: every gate is a vertex at a flat part of its activation, and every output bit an output vertex.</summary>")
            .Line("/// <remarks>Abbe &amp; Sandon, \"Poly-time universality and limitations of deep learning\", Lemma 8.</remarks>")
            .Line("public static global::Learnability.GateNetwork CreateNetwork() => global::Learnability.GateNetwork.FromCircuit(Circuit);")
            .Line();

    private static void WriteLanes(CodeWriter writer, CircuitInfo info, bool isTable) =>
        writer.Line("/// <summary>Evaluates the circuit bit-sliced, 64 samples a word, on vectors as wide as the processor has. May be called by several threads at once.</summary>")
            .Line($"/// <param name=\"inputs\">{Plural(info.Inputs, "column")} of <paramref name=\"wordsPerBit\"/> words: bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>")
            .Line($"/// <param name=\"outputs\">Receives {Plural(info.Outputs, "column")} in the same layout; shares no memory with the inputs.</param>")
            .Line("/// <param name=\"wordsPerBit\">The number of words for each bit, not negative.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The number of words of a span is wrong, or the spans share memory; nothing is written.</exception>")
            .Line("public static void EvaluateLanes(global::System.ReadOnlySpan<ulong> inputs, global::System.Span<ulong> outputs, int wordsPerBit) =>")
            .Line(isTable
                ? $"    {Kernel}.Interpreter.EvaluateLanes(inputs, outputs, wordsPerBit);"
                : $"    global::Learnability.VectorKernel.EvaluateLanes<{Kernel}>(inputs, outputs, wordsPerBit, {CSharpText.Number(info.Inputs)}, {CSharpText.Number(info.Outputs)});")
            .Line();
}
