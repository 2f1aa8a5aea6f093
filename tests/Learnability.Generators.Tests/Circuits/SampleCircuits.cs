extern alias generators;

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using generators::Learnability.Generators;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Ir;
using generators::Learnability.Generators.Models;
using Learnability.Generators.Tests.Harness;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>The circuits of the methods in samples/Circuits, as the compiler makes them.</summary>
internal static class SampleCircuits
{
    private static readonly Lazy<CSharpCompilation> _compilation = new(() => CSharpHarness.Compile(
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples", "Circuits"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)]));

    private static readonly ConcurrentDictionary<string, Host.Circuit> _circuits = new();

    /// <summary>The circuit of a method, such as Arithmetic.Add64.</summary>
    public static Host.Circuit Get(string method) => _circuits.GetOrAdd(method, static name =>
    {
        string[] parts = name.Split('.');
        INamedTypeSymbol type = _compilation.Value.GetTypeByMetadataName("Circuits." + parts[0])!;
        var problems = new ProblemList();
        CircuitModel? model = CircuitReader.Read((IMethodSymbol)type.GetMembers(parts[1]).Single(), _compilation.Value, problems, new SiteTable(), CancellationToken.None);
        Host.Circuit? circuit = model is null ? null : LoweringCache.Lower(model.Program, problems, CancellationToken.None)?.Circuit;
        Assert.True(circuit is not null, $"{name}: {string.Join("; ", problems.Problems)}");
        return circuit;
    });

    private sealed class ProblemList : IProblemSink
    {
        public List<Problem> Problems { get; } = [];

        public void Report(Problem problem) => Problems.Add(problem);
    }
}
