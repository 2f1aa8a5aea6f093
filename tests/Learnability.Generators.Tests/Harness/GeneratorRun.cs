extern alias generators;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using generators::Learnability.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Generators.Tests.Harness;

/// <summary>A generator over edits of its sources: which steps ran again, and what came out of them.</summary>
internal sealed class GeneratorRun
{
    private readonly string[] _sources;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public GeneratorRun(params string[] sources)
    {
        _sources = [.. sources];
        _compilation = CSharpHarness.Compile(sources);
        _driver = GeneratorHarness.CreateDriver().RunGenerators(_compilation);
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Replaces text in a source, which must be there, and runs again.</summary>
    public void Edit(int source, string text, string replacement)
    {
        if (!_sources[source].Contains(text, StringComparison.Ordinal))
            throw new ArgumentException($"'{text}' is not in source {source}.", nameof(text));
        _sources[source] = _sources[source].Replace(text, replacement, StringComparison.Ordinal);
        SyntaxTree tree = _compilation.SyntaxTrees.Single(tree => tree.FilePath == source + ".cs");
        Run(_compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(_sources[source], CSharpHarness.ParseOptions, tree.FilePath)));
    }

    /// <summary>Adds a source and runs again.</summary>
    public void Add(string source) =>
        Run(_compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, CSharpHarness.ParseOptions, "added.cs")));

    /// <summary>The outputs of a step in the last run.</summary>
    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? [.. runs.SelectMany(run => run.Outputs)] : [];

    /// <summary>How many members were lowered in the last run.</summary>
    public int Lowerings => Result.TrackedSteps.Keys.Where(static step => step.StartsWith("Compile", StringComparison.Ordinal))
        .SelectMany(Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Removed));

    private void Run(CSharpCompilation compilation)
    {
        _compilation = compilation;
        _driver = _driver.RunGenerators(compilation);
    }
}
