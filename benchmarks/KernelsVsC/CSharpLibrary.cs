extern alias generators;

using System;
using System.IO;
using System.Linq;
using generators::Learnability.Generators.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Benchmarks;

/// <summary>Straight-line C#, as generated, compiled to a library.</summary>
internal static class CSharpLibrary
{
    /// <summary>Writes and compiles the code.</summary>
    public static void Compile(Batch batch)
    {
        CodeWriter writer = new CodeWriter()
            .Line("#nullable enable")
            .Open("public static class Tested")
            .Line("public static void EvaluateLanes(global::System.ReadOnlySpan<ulong> inputs, global::System.Span<ulong> outputs, int wordsPerBit) =>")
            .Line($"    global::Learnability.VectorKernel.EvaluateLanes<Gates>(inputs, outputs, wordsPerBit, {batch.Circuit.InputCount}, {batch.Circuit.OutputCount});");
        new VectorKernelWriter(batch.HostCircuit).Write(writer, "Gates");
        string text = writer.Close().ToString();
        File.WriteAllText(batch.GetPath("unrolled.cs"), text);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Circuit).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        var result = CSharpCompilation.Create(
            "unrolled",
            [CSharpSyntaxTree.ParseText(text)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)).Emit(batch.GetPath("unrolled.dll"));
        if (!result.Success)
            throw new InvalidOperationException(result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
    }
}
