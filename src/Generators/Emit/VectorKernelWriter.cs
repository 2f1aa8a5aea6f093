using System.Linq;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes a circuit as straight-line code on vectors of any width: functions of two or three signals, which are one instruction each where the processor has
/// <c>vpternlog</c>. One text serves all widths and layouts: the vector type, its operations and where inputs and outputs are are parameters, and the run-time
/// compiler makes each from it.
/// </summary>
internal sealed class VectorKernelWriter
{
    /// <summary>Above this number of gates it is not done unless asked for: a table costs less to compile and to start than straight-line code gains.</summary>
    public const int MaxGates = 16_384;

    /// <summary>Local variables of a chunk, operands in memory included: from 512 on, the run-time compiler no longer compiles operations into their callers.</summary>
    private const int MaxLocals = 400;

    /// <summary>Values in local variables at once: there are 32 registers, of which a function takes up to four for its operands and its value.</summary>
    private const int MaxResident = 28;

    /// <summary>
    /// From this number of gates on, code is larger than a first-level cache, and is run for two vectors a visit, so that it is fetched once for both. For more
    /// vectors slots would not stay in the first level, but from the second number on, code no longer fits a second-level cache, which costs more.
    /// </summary>
    private const int ManyGates = 5_000;

    private const int VeryManyGates = 150_000;

    /// <summary>The name and the parameters of the method that evaluates a circuit.</summary>
    public const string Evaluate = "Evaluate<V, O, C>(C inputs, C outputs, global::System.Span<V> scratch, int vectors)";

    /// <summary>So few values are kept in local variables after all, if slots would be needed for them alone: memory for slots takes longer to get.</summary>
    private const int FewSlots = 8;

    private readonly ChunkPlan _plan;
    private readonly int _vectorsPerVisit;

    public VectorKernelWriter(Circuit circuit)
        : this(circuit, circuit.GateCount >= VeryManyGates ? 4 : circuit.GateCount >= ManyGates ? 2 : 1)
    {
    }

    /// <summary>Plans the code.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="vectorsPerVisit">The number of vectors of lanes for which a chunk is run before the next.</param>
    public VectorKernelWriter(Circuit circuit, int vectorsPerVisit)
    {
        var network = LutNetwork.Cover(circuit);
        _plan = ChunkPlan.Create(network, MaxLocals, MaxResident);
        if (_plan.Chunks.Count == 1 && _plan.SlotCount is > 0 and <= FewSlots)
            _plan = ChunkPlan.Create(network, MaxLocals, int.MaxValue);
        _vectorsPerVisit = vectorsPerVisit;
    }

    /// <summary>Writes the kernel and, beside it, the class of its chunks.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The struct's name.</param>
    public void Write(CodeWriter writer, string name)
    {
        string chunks = name + "Chunks";
        writer.Line("/// <summary>The gates as straight-line code.</summary>")
            .Open($"private readonly struct {name} : global::Learnability.IVectorKernel")
            .Line("/// <inheritdoc/>")
            .Line($"public static int ScratchVectors => {CSharpText.Number(_plan.SlotCount)};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static int VectorsPerVisit => {CSharpText.Number(_vectorsPerVisit)};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static void {Evaluate}")
            .Line("    where V : struct")
            .Line("    where O : struct, global::Learnability.ILaneOperations<V>")
            .Line("    where C : struct, global::Learnability.IVectorColumns<V, C>, allows ref struct =>")
            .Line($"    {chunks}<V, O, C>.Evaluate(inputs, outputs{(_plan.SlotCount > 0 ? ", scratch" : "")}, vectors);")
            .Close()
            .Line();
        writer.Line("/// <summary>")
            .Line($"/// {CSharpText.Count(_plan.Network.Luts.Length)} functions of two or three signals in {CSharpText.Count(_plan.Chunks.Count)} chunk{(_plan.Chunks.Count == 1 ? "" : "s")}. Locals: i = input, g = gate, by their numbers in the circuit.")
            .Line("/// Lut and two digits is a function of three signals: its value for a, b and c is bit 4a + 2b + c of the number with these digits.")
            .Line("/// </summary>")
            .Line("/// <typeparam name=\"V\">A vector of lanes.</typeparam>")
            .Line("/// <typeparam name=\"O\">Its operations.</typeparam>")
            .Line("/// <typeparam name=\"C\">Where inputs and outputs are.</typeparam>")
            .Line($"private static class {chunks}<V, O, C>")
            .Line("    where V : struct")
            .Line("    where O : struct, global::Learnability.ILaneOperations<V>")
            .Open("    where C : struct, global::Learnability.IVectorColumns<V, C>, allows ref struct");
        WriteVisits(writer);
        var bodies = new ChunkWriter(_plan, new VectorDialect());
        for (int chunk = 0; chunk < _plan.Chunks.Count; chunk++)
        {
            writer.Line(GeneratedFile.AggressiveOptimization)
                .Open($"private static void Chunk{CSharpText.Number(chunk)}(C inputs, C outputs{(_plan.SlotCount > 0 ? ", ref Slots slots" : "")})");
            bodies.Write(writer, chunk);
            writer.Close();
            if (chunk + 1 < _plan.Chunks.Count || _plan.SlotCount > 0)
                writer.Line();
        }

        WriteSlots(writer);
        writer.Close();
    }

    private void WriteVisits(CodeWriter writer)
    {
        bool hasSlots = _plan.SlotCount > 0;
        string slots = hasSlots ? ", ref slots[vector]" : "";
        writer.Line("/// <summary>Runs all chunks; each over all vectors before the next, so that its code is fetched once.</summary>")
            .Open($"public static void Evaluate(C inputs, C outputs{(hasSlots ? ", global::System.Span<V> scratch" : "")}, int vectors)");
        if (hasSlots)
            writer.Line("global::System.Span<Slots> slots = global::System.Runtime.InteropServices.MemoryMarshal.Cast<V, Slots>(scratch);");
        if (_vectorsPerVisit == 1)
            writer.Open("for (int vector = 0; vector < vectors; vector++)");
        for (int chunk = 0; chunk < _plan.Chunks.Count; chunk++)
        {
            if (_vectorsPerVisit > 1)
                writer.Line("for (int vector = 0; vector < vectors; vector++)");
            writer.Line($"{(_vectorsPerVisit > 1 ? "    " : "")}Chunk{CSharpText.Number(chunk)}(inputs.Skip(vector), outputs.Skip(vector){slots});");
        }

        if (_vectorsPerVisit == 1)
            writer.Close();
        writer.Close().Line();
    }

    private void WriteSlots(CodeWriter writer)
    {
        if (_plan.SlotCount == 0)
            return;
        writer.Line("/// <summary>What one chunk computes and a later one needs.</summary>")
            .Open("private struct Slots");
        foreach (int slot in Enumerable.Range(0, _plan.SlotCount))
            writer.Line($"public V S{CSharpText.Number(slot)};");
        writer.Close();
    }
}
