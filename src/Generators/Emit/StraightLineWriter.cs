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

    /// <summary>Local variables of a chunk, loaded values included. Measured: 250 is as fast as it gets, and past 700 everything is spilled.</summary>
    public const int MaxLocals = 250;

    private readonly LaneDialect _dialect = new WordDialect(laneType);

    /// <summary>Writes the struct.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The struct's name.</param>
    /// <param name="circuit">The circuit.</param>
    public void Write(CodeWriter writer, string name, Circuit circuit)
    {
        var plan = ChunkPlan.Create(LutNetwork.OfGates(circuit), MaxLocals, maxResident: int.MaxValue);
        var chunks = new ChunkWriter(plan, _dialect);
        writer.Line("/// <summary>")
            .Line("/// The gates, one operation each, on one word for each input. Locals: i = input, g = gate, by their numbers in the circuit; fields: what a later")
            .Line("/// chunk of the code needs.")
            .Line("/// </summary>")
            .Open($"private struct {name} : global::Learnability.ILaneKernel");
        for (int slot = 0; slot < plan.SlotCount; slot++)
            writer.Line($"private {laneType} {_dialect.Slot(slot)};");
        if (plan.SlotCount > 0)
            writer.Line();

        if (plan.Chunks.Count == 1)
        {
            WriteChunk(writer, "public readonly void Evaluate", chunks, 0);
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
                WriteChunk(writer, "private void Chunk" + CSharpText.Number(chunk), chunks, chunk);
            }
        }

        writer.Close();
    }

    private string Parameters =>
        $"global::System.ReadOnlySpan<{laneType}> inputs, global::System.Span<{laneType}> outputs";

    private void WriteChunk(CodeWriter writer, string header, ChunkWriter chunks, int index)
    {
        if (header.StartsWith("public", System.StringComparison.Ordinal))
            writer.Line("/// <inheritdoc/>");
        writer.Line(GeneratedFile.AggressiveOptimization).Open($"{header}({Parameters})");
        chunks.Write(writer, index);
        writer.Close();
    }
}
