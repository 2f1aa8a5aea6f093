using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>Writes the body of a chunk of straight-line code. Locals: i = input, g = gate, by their numbers in the circuit.</summary>
internal sealed class ChunkWriter
{
    private readonly ChunkPlan _plan;
    private readonly LaneDialect _dialect;
    private readonly List<int>?[] _outputs;

    public ChunkWriter(ChunkPlan plan, LaneDialect dialect)
    {
        _plan = plan;
        _dialect = dialect;
        LutNetwork network = plan.Network;
        _outputs = new List<int>?[network.SignalCount];
        for (int output = 0; output < network.Outputs.Length; output++)
            (_outputs[network.Outputs[output]] ??= []).Add(output);
    }

    /// <summary>Writes the statements of a chunk: from the spans <c>inputs</c> and slots to slots and the span <c>outputs</c>.</summary>
    public void Write(CodeWriter writer, int index)
    {
        LutNetwork network = _plan.Network;

        foreach (string check in _dialect.Checks(network.FirstLut - 1, network.Outputs.Length))
            writer.Line(check);
        foreach (ChunkStep step in _plan.Chunks[index])
            WriteStep(writer, step);

        // What is an input or a constant comes last.
        if (index == _plan.Chunks.Count - 1)
        {
            for (int signal = 0; signal < network.FirstLut; signal++)
                WriteOutputs(writer, signal, Place(signal));
        }
    }

    private void WriteStep(CodeWriter writer, ChunkStep step)
    {
        Lut table = _plan.Network.Luts[step.Lut];
        int signal = _plan.Network.FirstLut + step.Lut;
        int slot = _plan.GetSlot(step.Lut);
        string value = _dialect.Operate(table.Table, Read(writer, step.A), Read(writer, step.B), table.IsTernary ? Read(writer, step.C) : "");
        if (slot >= 0 && !step.IsKept && _outputs[signal] is null)
        {
            writer.Line($"{_dialect.Slot(slot)} = {value};");
            return;
        }

        string local = GetLocal(signal, 0);
        writer.Line($"{_dialect.Type} {local} = {value};");
        if (slot >= 0)
            writer.Line($"{_dialect.Slot(slot)} = {local};");
        WriteOutputs(writer, signal, local);
    }

    /// <summary>Writes an operand's load, where it has one; returns the operand.</summary>
    private string Read(CodeWriter writer, ChunkOperand operand)
    {
        if (operand.Access == OperandAccess.Memory)
            return Place(operand.Signal);
        string local = GetLocal(operand.Signal, operand.Version);
        if (operand.Access == OperandAccess.Loaded)
            writer.Line($"{_dialect.Type} {local} = {Place(operand.Signal)};");
        return local;
    }

    private void WriteOutputs(CodeWriter writer, int signal, string value)
    {
        foreach (int output in _outputs[signal] ?? [])
            writer.Line($"{_dialect.Output(output)} = {(_plan.Network.IsOutputComplemented(output) ? _dialect.Complement(value) : value)};");
    }

    /// <summary>The local variable of a signal; the first load of an input has no number, nor has a computed value.</summary>
    private string GetLocal(int signal, int version)
    {
        bool isInput = signal < _plan.Network.FirstLut;
        string name = isInput ? "i" + CSharpText.Number(signal - 1) : "g" + CSharpText.Number(_plan.Network.Luts[signal - _plan.Network.FirstLut].Node);
        return version == (isInput ? 1 : 0) ? name : name + "_" + CSharpText.Number(version);
    }

    private string Place(int signal)
    {
        if (signal >= _plan.Network.FirstLut)
            return _dialect.Slot(_plan.GetSlot(signal - _plan.Network.FirstLut));
        return signal == 0 ? $"default({_dialect.Type})" : _dialect.Input(signal - 1);
    }
}
