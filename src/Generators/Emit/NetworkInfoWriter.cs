namespace Learnability.Generators.Emit;

/// <summary>Writes the facts of a network as constants.</summary>
internal static class NetworkInfoWriter
{
    public static void Write(CodeWriter writer, NetworkInfo info)
    {
        string steps = info.Steps is { } bound ? CSharpText.Number(bound) : "null";
        string expected = info.ExpectedSamples is { } samples ? CSharpText.Double(samples) : "null";
        writer.Line("/// <summary>The facts of the network.</summary>")
            .Line("public static global::Learnability.NetworkInfo Info { get; } = new(")
            .Line($"    Vertices: {CSharpText.Number(info.Vertices)},")
            .Line($"    Edges: {CSharpText.Number(info.Edges)},")
            .Line($"    MemoryBits: {CSharpText.Number(info.MemoryBits)},")
            .Line($"    LearningRate: {CSharpText.Double(info.LearningRate)},")
            .Line($"    PrecisionBits: {CSharpText.Number(info.PrecisionBits)},")
            .Line($"    Steps: {steps},")
            .Line($"    ExpectedSamples: {expected});")
            .Line();
    }
}
