using System;
using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes a circuit as straight-line code on vectors of any width in which what occurs several times, such as the body of a loop or a method that is called, is
/// written once: a method that is told where its operands are.
/// </summary>
/// <param name="plan">The parts.</param>
internal sealed class PartKernelWriter(PartPlan plan)
{
    private const string Places = "_places";
    /// <summary>A method with many more calls would be compiled without care.</summary>
    private const int CallsOfMethod = 256;

    private const string Columns = "    where C : struct, global::Learnability.IVectorColumns<V, C>, allows ref struct";

    /// <summary>The class with which memory is addressed.</summary>
    public const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe";
    /// <summary>The class that makes spans of it.</summary>
    public const string Marshal = "global::System.Runtime.InteropServices.MemoryMarshal";

    /// <summary>Writes the kernel and, beside it, the class of its parts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The struct's name.</param>
    public void Write(CodeWriter writer, string name)
    {
        string parts = name + "Parts";
        int memory = plan.PlaceCount + plan.SlotCount;
        writer.Line("/// <summary>The gates as straight-line code, with parts that occur several times written once.</summary>")
            .Open($"private readonly struct {name} : global::Learnability.IVectorKernel")
            .Line("/// <inheritdoc/>")
            .Line($"public static int ScratchVectors => {CSharpText.Number(memory)};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line("public static int VectorsPerVisit => 1;")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static void {VectorKernelWriter.Evaluate}")
            .Line("    where V : struct")
            .Line("    where O : struct, global::Learnability.ILaneOperations<V>")
            .Line("    where C : struct, global::Learnability.IVectorColumns<V, C>, allows ref struct =>")
            .Line($"    {parts}<V, O>.Evaluate(inputs, outputs, scratch);")
            .Close()
            .Line();
        writer.Line("/// <summary>")
            .Line($"/// {CSharpText.Count(plan.GateCount)} gates in {CSharpText.Count(plan.Calls.Count)} calls of {CSharpText.Count(plan.Methods.Count)} methods, which have {CSharpText.Count(plan.WrittenGateCount)} gates together. Locals: i = input, g = gate, by their")
            .Line("/// numbers within the method.")
            .Line("/// </summary>")
            .Line("/// <typeparam name=\"V\">A vector of lanes.</typeparam>")
            .Line("/// <typeparam name=\"O\">Its operations.</typeparam>")
            .Line($"private static class {parts}<V, O>")
            .Line("    where V : struct")
            .Open("    where O : struct, global::Learnability.ILaneOperations<V>");
        WritePlaces(writer);
        WriteCalls(writer, memory);
        for (int method = 0; method < plan.Methods.Count; method++)
            WriteMethod(writer.Line(), method);
        writer.Close();
    }

    private bool HasPlaces => plan.Places.Count > 0;

    private void WritePlaces(CodeWriter writer)
    {
        if (!HasPlaces)
            return;
        var bytes = new byte[3 * plan.Places.Count];
        for (int i = 0; i < plan.Places.Count; i++)
        {
            bytes[3 * i] = (byte)plan.Places[i];
            bytes[(3 * i) + 1] = (byte)(plan.Places[i] >> 8);
            bytes[(3 * i) + 2] = (byte)(plan.Places[i] >> 16);
        }

        writer.Line("/// <summary>For each call the places of what a part reads and writes.</summary>")
            .Line($"private static readonly uint[] {Places} = global::Learnability.PartPlaces.Decode<V>(");
        TableWriter.WriteBase64(writer, bytes, ");");
        writer.Line();
    }

    private void WriteCalls(CodeWriter writer, int memory)
    {
        List<string> lines = ListCalls();
        writer.Line("/// <summary>Computes part after part.</summary>")
            .Line(GeneratedFile.AggressiveOptimization)
            .Line("public static void Evaluate<C>(C inputs, C outputs, global::System.Span<V> scratch)")
            .Open(Columns)
            .Line($"scratch = scratch.Slice(0, {CSharpText.Number(memory)});")
            .Line($"for (int input = 0; input < {CSharpText.Number(plan.InputCount)}; input++)")
            .Line("    scratch[input] = inputs[input];")
            .Line($"ref V memory = ref {Marshal}.GetReference(scratch);");
        if (HasPlaces)
            writer.Line($"ref uint places = ref {Marshal}.GetArrayDataReference({Places});");
        string arguments = "ref memory" + (HasPlaces ? ", ref places" : "") + ", outputs";
        for (int start = 0; start < lines.Count; start += CallsOfMethod)
            writer.Line($"Calls{CSharpText.Number(start / CallsOfMethod)}({arguments});");
        writer.Close();
        for (int start = 0; start < lines.Count; start += CallsOfMethod)
        {
            writer.Line()
                .Line(GeneratedFile.AggressiveOptimization)
                .Line($"private static void Calls{CSharpText.Number(start / CallsOfMethod)}<C>(ref V memory{(HasPlaces ? ", ref uint places" : "")}, C outputs)")
                .Open(Columns);
            for (int line = start; line < Math.Min(start + CallsOfMethod, lines.Count); line++)
                writer.Line(lines[line]);
            writer.Close();
        }
    }

    private List<string> ListCalls()
    {
        var lines = new List<string>();
        for (int start = 0, end; start < plan.Calls.Count; start = end)
        {
            for (end = start + 1; end < plan.Calls.Count && plan.Calls[end].Method == plan.Calls[start].Method;)
                end++;
            lines.Add(GetRun(plan.Calls[start], end - start));
        }

        return lines;
    }

    /// <summary>Calls of one method after the other: their places are side by side.</summary>
    private string GetRun(PartCall first, int count)
    {
        PartMethod method = plan.Methods[first.Method];
        string name = GetName(first.Method);
        if (method.Bases is null)
            return $"{name}({GetArguments(method)});";
        string start = CSharpText.Number(first.FirstPlace);
        return count == 1
            ? $"{name}(ref memory, ref {Unsafe}.Add(ref places, {start}));"
            : $"for (int call = 0; call < {CSharpText.Number(count)}; call++) {name}(ref memory, ref {Unsafe}.Add(ref places, {start} + (call * {CSharpText.Number(method.Bases.Leaders.Count)})));";
    }

    private void WriteMethod(CodeWriter writer, int index)
    {
        PartMethod method = plan.Methods[index];
        var chunks = new ChunkWriter(method.Plan, new PartDialect(method, plan.PlaceCount));
        int count = method.Plan.Chunks.Count;
        if (count > 1)
        {
            OpenMethod(writer, method, GetName(index));
            for (int chunk = 0; chunk < count; chunk++)
                writer.Line($"{GetName(index)}Chunk{CSharpText.Number(chunk)}({GetArguments(method)});");
            writer.Close().Line();
        }

        for (int chunk = 0; chunk < count; chunk++)
        {
            if (chunk > 0)
                writer.Line();
            OpenMethod(writer.Line(GeneratedFile.AggressiveOptimization), method, GetName(index) + (count > 1 ? "Chunk" + CSharpText.Number(chunk) : ""));
            chunks.Write(writer, chunk);
            writer.Close();
        }
    }

    private static void OpenMethod(CodeWriter writer, PartMethod method, string name)
    {
        if (method.Places is { WritesOutputs: true })
            writer.Line($"private static void {name}<C>(ref V memory, C outputs)").Open(Columns);
        else
            writer.Open($"private static void {name}(ref V memory{(method.Bases is null ? "" : ", ref uint places")})");
    }

    private string GetName(int method) => (plan.Methods[method].Places is null ? "Part" : "Between") + CSharpText.Number(method);

    private static string GetArguments(PartMethod method) =>
        "ref memory" + (method.Bases is not null ? ", ref places" : method.Places is { WritesOutputs: true } ? ", outputs" : "");
}
