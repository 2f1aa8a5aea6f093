namespace Learnability.Generators.Emit;

/// <summary>Writes the circuits of a method by queries, from which its explicit network is built on demand.</summary>
internal static class BatchCircuitsWriter
{
    public static void Write(CodeWriter writer, string holder, BatchMethod method)
    {
        QueryMethodCircuits circuits = method.Circuits;
        writer.Line("/// <summary>The circuits of the method, decoded on first use: what the explicit network is built from.</summary>")
            .Open($"private static class {holder}")
            .Line("internal static readonly global::Learnability.QueryMethodCircuits Method = new()")
            .Line("{")
            .Line($"    Name = {CSharpText.Literal(circuits.Name)},")
            .Line($"    MemoryBits = {CSharpText.Number(circuits.MemoryBits)},")
            .Line($"    RoundBits = {CSharpText.Number(circuits.RoundBits)},")
            .Line($"    UnitBits = {CSharpText.Number(circuits.UnitBits)},");
        TableWriter.WriteCircuit(writer, "    Query = ", circuits.Query, ",");
        TableWriter.WriteCircuit(writer, "    Receive = ", circuits.Receive, ",");
        if (circuits.Begin is { } begin)
            TableWriter.WriteCircuit(writer, "    Begin = ", begin, ",");
        else
            writer.Line("    Begin = null,");
        TableWriter.WriteCircuit(writer, "    Predict = ", circuits.Predict, ",");
        writer.Line("};").Close();
    }
}
