extern alias generators;

using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using generators::Learnability.Generators;
using generators::Learnability.Generators.Diagnostics;
using generators::Learnability.Generators.Emit;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Lowering;
using generators::Learnability.Generators.Models;
using Learnability;
using Learnability.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Host = generators::Learnability;

// The forms of each [Circuit] method of samples/Circuits and of a sort, beside each other: all gates written out, parts that occur several times written once, and
// the table. How many gates are written, what the compiler and the run-time compiler take for them, the size of the library, and the time of a gate and vector.
// Usage: dotnet run -c Release --project benchmarks/RepeatedParts [-- NAME...], where a name is a part of Type.Method.
string[] sources = [.. Directory.GetFiles(SamplesFolder(), "*.cs"), Path.Combine(SamplesFolder(), "..", "..", "benchmarks", "KernelsVsC", "SortCircuits.cs")];
MetadataReference[] references =
[
    .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
];
CSharpCompilation compilation = CSharpCompilation.Create(
    "Circuits", sources.Order(StringComparer.Ordinal).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)), references);

Console.WriteLine("| method | form | gates | gates written | calls of methods | C# to library, s | library, KB | first call, ms | ns a gate and vector, 512 samples | 4,096 samples |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
foreach (IMethodSymbol method in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Member).OfType<IMethodSymbol>().OrderBy(method => method.ToDisplayString(), StringComparer.Ordinal))
{
    string name = method.ContainingType.Name + "." + method.Name;
    if (!method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CircuitAttribute")
        || (args.Length > 0 && !args.Any(part => name.Contains(part, StringComparison.Ordinal))))
    {
        continue;
    }

    CircuitModel model = CircuitReader.Read(method, compilation, NoSink.Instance, new SiteTable(), CancellationToken.None)
        ?? throw new InvalidOperationException(name + " cannot be read.");
    Host.TracedCircuit traced = CircuitLowering.LowerTraced(model.Program, NoSink.Instance, CancellationToken.None)!;
    Host.Circuit optimized = Host.Pipeline.Optimize(traced.Circuit, maxVisits: LoweringCache.MaxVisits);
    var plan = PartPlan.Create(traced);
    var unrolled = EmittedKernel.Compile(optimized, writer => new VectorKernelWriter(optimized).Write(writer, "Gates"));
    var parts = EmittedKernel.Compile(optimized, writer => new PartKernelWriter(plan).Write(writer, "Gates"));
    var table = new CircuitInterpreter(Circuits.Copy(optimized));
    var measured = Measurement.Run(optimized.InputCount, optimized.OutputCount, unrolled.Evaluate, parts.Evaluate, table.EvaluateLanes);
    Print("written out", optimized.GateCount, "–", unrolled, measured[0]);
    Print("parts once", plan.WrittenGateCount, plan.Calls.Count.ToString(CultureInfo.InvariantCulture), parts, measured[1]);
    Print("table", 0, "–", null, measured[2]);

    void Print(string form, int written, string calls, EmittedKernel? kernel, Measurement time) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {form} | {optimized.GateCount} | {written} | {calls} | {(kernel is null ? "–" : $"{kernel.CompileSeconds:F2}")} | {(kernel is null ? "–" : $"{kernel.LibraryBytes / 1024}")} | {time.FirstMilliseconds:F0} | {time.Nanoseconds / optimized.GateCount:F3} | {time.BatchNanoseconds / 8 / optimized.GateCount:F3} |"));
}

static string SamplesFolder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "samples", "Circuits");
