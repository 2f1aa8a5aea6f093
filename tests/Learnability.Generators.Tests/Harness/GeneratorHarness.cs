extern alias generators;

using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using generators::Learnability.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Harness;

/// <summary>Runs the generator on source texts.</summary>
internal static class GeneratorHarness
{
    /// <summary>A driver that records which steps ran.</summary>
    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new LearnabilityGenerator().AsSourceGenerator()],
        parseOptions: CSharpHarness.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates, asserts that neither the generator nor the compiler has anything to say, and loads the result.</summary>
    public static Assembly Load(params string[] sources)
    {
        CreateDriver().RunGeneratorsAndUpdateCompilation(CSharpHarness.Compile(sources), out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return CSharpHarness.Load(output);
    }

    /// <summary>The generated files by name.</summary>
    public static ImmutableDictionary<string, string> Generate(params string[] sources) => CreateDriver()
        .RunGenerators(CSharpHarness.Compile(sources))
        .GetRunResult()
        .Results
        .Single()
        .GeneratedSources
        .ToImmutableDictionary(file => file.HintName, file => file.SourceText.ToString());
}
