extern alias generators;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using generators::Learnability.Generators;
using generators::Learnability.Generators.Diagnostics;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Ir;
using generators::Learnability.Generators.Lowering;
using generators::Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Host = generators::Learnability;

// Times what the compiler does with each [Circuit] method of samples/Circuits: lowering, for the first time and the best of several, and the passes after it, in
// processor time of all threads, so that other work on the machine counts little.
// Usage: dotnet run -c Release --project benchmarks/LoweringSpeed [-- NAME...], where a name is a part of Type.Method.
string[] sources = Directory.GetFiles(SamplesFolder(), "*.cs");
MetadataReference[] references =
[
    .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
];
CSharpCompilation compilation = CSharpCompilation.Create(
    "Circuits", sources.Order(StringComparer.Ordinal).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)), references);

Console.WriteLine($"{"method",-36} {"gates",8} {"first ms",9} {"best ms",8} {"µs/gate",8} {"MB",6}   {"optimized",9} {"first ms",9} {"best ms",8} {"µs/node/run",11} {"runs",4}");
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
    Host.Circuit circuit = null!;

    long allocated = GC.GetAllocatedBytesForCurrentThread();
    double firstLowering = Time(() => circuit = CircuitLowering.Lower(model.Program, NoSink.Instance, CancellationToken.None)!);
    allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
    double bestLowering = Best(() => CircuitLowering.Lower(model.Program, NoSink.Instance, CancellationToken.None));

    Host.Circuit optimized = null!;
    var statistics = new List<Host.PassStatistics>();
    double firstPasses = Time(() => optimized = Host.Pipeline.Optimize(circuit, statistics, LoweringCache.MaxVisits));
    double bestPasses = Best(() => Host.Pipeline.Optimize(circuit, maxVisits: LoweringCache.MaxVisits));
    double visited = Math.Max(1, statistics.Sum(run => (double)run.Before.Gates));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-36} {circuit.Info.Gates,8} {firstLowering * 1e3,9:F1} {bestLowering * 1e3,8:F2} {bestLowering * 1e6 / Math.Max(1, circuit.Info.Gates),8:F2} {allocated / 1048576.0,6:F1}   {optimized.Info.Gates,9} {firstPasses * 1e3,9:F1} {bestPasses * 1e3,8:F1} {bestPasses * 1e6 / visited,11:F2} {statistics.Count,4}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Largest working set: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB"));

static double Time(Action action)
{
    TimeSpan start = Environment.CpuUsage.TotalTime;
    action();
    return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
}

// The least of several batches of runs, each of at least 20 ms, of two seconds together: by then the code is compiled as well as it will be.
static double Best(Action action)
{
    double best = double.MaxValue;
    double spent = 0;
    int runs = 1;
    for (int batch = 0; batch < 3 || (spent < 2 && batch < 100); batch++)
    {
        double seconds = Time(() =>
        {
            for (int run = 0; run < runs; run++)
                action();
        });
        spent += seconds;
        best = Math.Min(best, seconds / runs);
        runs = Math.Max(runs, (int)Math.Min(1_000, 0.02 / (seconds / runs)));
    }

    return best;
}

static string SamplesFolder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "samples", "Circuits");
