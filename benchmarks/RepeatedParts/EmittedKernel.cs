extern alias generators;

using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using generators::Learnability.Generators.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>Straight-line code as the generator writes it, compiled to a library in memory.</summary>
internal sealed class EmittedKernel
{
    public delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    private EmittedKernel(Lanes evaluate, int libraryBytes, double compileSeconds)
    {
        Evaluate = evaluate;
        LibraryBytes = libraryBytes;
        CompileSeconds = compileSeconds;
    }

    public Lanes Evaluate { get; }

    public int LibraryBytes { get; }

    /// <summary>Processor time of the compiler, all threads.</summary>
    public double CompileSeconds { get; }

    /// <summary>Writes and compiles the code.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="write">Writes the kernel, whose struct is <c>Gates</c>.</param>
    public static EmittedKernel Compile(Host.Circuit circuit, Action<CodeWriter> write)
    {
        CodeWriter writer = new CodeWriter()
            .Line("#nullable enable")
            .Open("public static class Tested")
            .Line("public static void EvaluateLanes(global::System.ReadOnlySpan<ulong> inputs, global::System.Span<ulong> outputs, int wordsPerBit) =>")
            .Line($"    global::Learnability.VectorKernel.EvaluateLanes<Gates>(inputs, outputs, wordsPerBit, {circuit.InputCount}, {circuit.OutputCount});");
        write(writer);
        string text = writer.Close().ToString();
        PortableExecutableReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Append(typeof(Circuit).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        var library = new MemoryStream();
        double least = double.PositiveInfinity;
        for (int run = 0; run < 3; run++)
        {
            library.SetLength(0);
            TimeSpan start = Environment.CpuUsage.TotalTime;
            var result = CSharpCompilation.Create(
                "unrolled",
                [CSharpSyntaxTree.ParseText(text)],
                references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)).Emit(library);
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            if (!result.Success)
                throw new InvalidOperationException(result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
        }

        library.Position = 0;
        var evaluate = new AssemblyLoadContext(null).LoadFromStream(library).GetType("Tested")!.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>();
        return new EmittedKernel(evaluate, (int)library.Length, least);
    }
}
