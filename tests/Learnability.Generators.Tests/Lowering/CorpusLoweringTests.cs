extern alias generators;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Ir;
using generators::Learnability.Generators.Lowering;
using generators::Learnability.Generators.Models;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Xunit.Abstractions;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>The corpus, from its C# source to circuits.</summary>
public sealed class CorpusLoweringTests(ITestOutputHelper output)
{
    /// <summary>What Learn takes of two-input gates, as measured: joins of many paths must stay linear in the bits that they change.</summary>
    private static readonly Dictionary<string, int> _mostGates = new()
    {
        ["Parity3"] = 115,
        ["Parity8"] = 720,
        ["Parity16"] = 2730,
        ["Parity32"] = 10560,
        ["NearestNeighbor"] = 231,
    };

    [Fact]
    public void Every_learner_of_the_corpus_is_read_and_lowered()
    {
        string folder = Path.Combine(Repository.Root, "tests", "Corpus");
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview), file))
            .ToList();
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var references = trusted.Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToList();
        var compilation = CSharpCompilation.Create(
            "Corpus", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        int learners = 0;
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (!type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "LearningAlgorithmAttribute"))
                continue;
            var problems = new List<Problem>();
            var sink = new Sink(problems);
            var watch = Stopwatch.StartNew();
            LearnerModel? model = LearnerReader.Read(type, compilation, sink, new SiteTable(), CancellationToken.None);
            double readMs = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            Host.LearnerCircuits? circuits = model is null ? null : LearnerLowering.Lower(model.Program, sink, CancellationToken.None);
            double lowerMs = watch.Elapsed.TotalMilliseconds;
            Assert.True(circuits is not null, $"{type.Name}: {string.Join("; ", problems)}");
            learners++;
            watch.Restart();
            string sgd = "";
            if (model!.Sgd is not null)
            {
                Host.SgdEmulationNetwork network = Host.SgdEmulation.Build(circuits, (Host.SgdMode)model.Sgd.Mode);
                sgd = $"step {network.Step.Info.Gates}/{network.Step.Info.Depth} {network.Info}";
            }

            if (_mostGates.TryGetValue(type.Name, out int most))
                Assert.True(circuits.Learn.Info.Gates <= most, $"{type.Name}: Learn has {circuits.Learn.Info.Gates} gates, more than {most}");
            output.WriteLine(
                $"{type.Name}: m {circuits.MemoryBits}, learn {circuits.Learn.Info.Gates}, predict {circuits.Predict.Info.Gates}, "
                + $"knows {circuits.Knows?.Info.Gates}; {sgd}; read {readMs:F1} lower {lowerMs:F1} build {watch.Elapsed.TotalMilliseconds:F1} ms");
        }

        Assert.True(learners >= 15, $"only {learners} learners");
    }

    private sealed class Sink(List<Problem> problems) : IProblemSink
    {
        public void Report(Problem problem) => problems.Add(problem);
    }
}
