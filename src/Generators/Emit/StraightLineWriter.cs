using System;
using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes a circuit as straight-line code on words: one operation a gate, 64 samples a word. The code is a struct whose fields are the slots that carry values
/// from one chunk of code to the next.
/// </summary>
/// <param name="laneType">The C# type of a word; its operators are &amp;, |, ^ and ~.</param>
internal sealed class StraightLineWriter(string laneType)
{
    /// <summary>Above this number of gates a table costs less to compile and to start than straight-line code gains.</summary>
    public const int MaxGates = 16_384;

    /// <summary>Writes the struct.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The struct's name.</param>
    /// <param name="circuit">The circuit.</param>
    public void Write(CodeWriter writer, string name, Circuit circuit)
    {
        var plan = ChunkPlan.Create(new NormalizedCircuit(circuit));
        writer.Line("/// <summary>")
            .Line("/// The gates, one operation each, on one word for each input. Locals: i = input, g = gate, by their numbers in the circuit; fields: what a later")
            .Line("/// chunk of the code needs.")
            .Line("/// </summary>")
            .Open($"private struct {name} : global::Learnability.ILaneKernel");
        for (int slot = 0; slot < plan.SlotCount; slot++)
            writer.Line($"private {laneType} _s{CSharpText.Number(slot)};");
        if (plan.SlotCount > 0)
            writer.Line();

        List<int>[] outputs = GroupOutputs(circuit);
        if (plan.Chunks.Count == 1)
        {
            WriteChunk(writer, "public readonly void Evaluate", plan, 0, outputs);
        }
        else
        {
            writer.Line("/// <inheritdoc/>").Open($"public void Evaluate({Parameters})");
            for (int chunk = 0; chunk < plan.Chunks.Count; chunk++)
                writer.Line($"Chunk{CSharpText.Number(chunk)}(inputs, outputs);");
            writer.Close();
            for (int chunk = 0; chunk < plan.Chunks.Count; chunk++)
            {
                writer.Line();
                WriteChunk(writer, "private void Chunk" + CSharpText.Number(chunk), plan, chunk, outputs);
            }
        }

        writer.Close();
    }

    private string Parameters =>
        $"global::System.ReadOnlySpan<{laneType}> inputs, global::System.Span<{laneType}> outputs";

    private void WriteChunk(CodeWriter writer, string header, ChunkPlan plan, int index, List<int>[] outputs)
    {
        NormalizedCircuit circuit = plan.Circuit;
        int[] gates = plan.Chunks[index];
        var uses = new Dictionary<int, int>();
        foreach (int gate in gates)
        {
            Use(circuit.GetLeft(gate));
            Use(circuit.GetRight(gate));
        }

        if (header.StartsWith("public", StringComparison.Ordinal))
            writer.Line("/// <inheritdoc/>");
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]")
            .Open($"{header}({Parameters})");

        // Reading the last element first lets the compiler prove all other indices in range.
        if (circuit.FirstGate > 2)
            writer.Line($"_ = inputs[{CSharpText.Number(circuit.FirstGate - 2)}];");
        if (circuit.Circuit.OutputCount > 1)
            writer.Line($"_ = outputs[{CSharpText.Number(circuit.Circuit.OutputCount - 1)}];");

        var names = new Dictionary<int, string>();
        foreach (int gate in gates)
        {
            int node = circuit.FirstGate + gate;
            string left = Read(circuit.GetLeft(gate));
            string right = Read(circuit.GetRight(gate));
            string local = "g" + CSharpText.Number(node);
            writer.Line($"{laneType} {local} = {Operate(circuit.GetOperation(gate), left, right)};");
            names[node] = local;
            if (plan.GetSlot(gate) is >= 0 and int slot)
                writer.Line($"_s{CSharpText.Number(slot)} = {local};");
            WriteOutputs(node, local);
        }

        // What is an input or a constant comes last.
        if (index == plan.Chunks.Count - 1)
        {
            for (int node = 0; node < circuit.FirstGate; node++)
                WriteOutputs(node, node == 0 ? $"default({laneType})" : $"inputs[{CSharpText.Number(node - 1)}]");
        }

        writer.Close();

        void Use(int node) => uses[node] = uses.TryGetValue(node, out int count) ? count + 1 : 1;

        string Read(int node)
        {
            if (names.TryGetValue(node, out string? local))
                return local;
            bool isGate = node >= circuit.FirstGate;
            string place = isGate
                ? "_s" + CSharpText.Number(plan.GetSlot(node - circuit.FirstGate))
                : $"inputs[{CSharpText.Number(node - 1)}]";
            if (uses[node] == 1)
                return place;
            local = isGate ? "g" + CSharpText.Number(node) : "i" + CSharpText.Number(node - 1);
            writer.Line($"{laneType} {local} = {place};");
            names[node] = local;
            return local;
        }

        void WriteOutputs(int node, string value)
        {
            foreach (int output in outputs[node] ?? [])
            {
                string complement = circuit.IsComplemented(circuit.Circuit.Outputs[output]) ? "~" : "";
                writer.Line($"outputs[{CSharpText.Number(output)}] = {complement}{value};");
            }
        }
    }

    private static string Operate(NormalOperation operation, string left, string right) => operation switch
    {
        NormalOperation.And => left + " & " + right,
        NormalOperation.AndNot => left + " & ~" + right,
        NormalOperation.Or => left + " | " + right,
        _ => left + " ^ " + right,
    };

    private static List<int>[] GroupOutputs(Circuit circuit)
    {
        var outputs = new List<int>[circuit.NodeCount];
        for (int output = 0; output < circuit.OutputCount; output++)
            (outputs[circuit.Outputs[output].Node] ??= []).Add(output);
        return outputs;
    }
}
