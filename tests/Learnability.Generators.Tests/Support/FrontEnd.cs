extern alias generators;

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Ir;
using generators::Learnability.Generators.Lowering;
using generators::Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Generators.Tests.Support;

/// <summary>What the front end and the lowering report, with the text that each report points at.</summary>
internal sealed record Finding(string Id, string Text, string Arguments)
{
    public override string ToString() => $"{Id} at «{Text}»: {Arguments}";
}

/// <summary>Runs the front end and the lowering on source text, as the generator and the analyzers do.</summary>
internal static class FrontEnd
{
    public static (CircuitModel? Model, IReadOnlyList<Finding> Findings) ReadCircuit(CSharpCompilation compilation, IMethodSymbol method)
    {
        var sites = new SiteTable();
        var sink = new ListSink();
        CircuitModel? model = CircuitReader.Read(method, compilation, sink, sites, CancellationToken.None);
        return (model, sink.Findings(sites));
    }

    public static (LearnerModel? Model, IReadOnlyList<Finding> Findings) ReadLearner(CSharpCompilation compilation, INamedTypeSymbol learner)
    {
        var sites = new SiteTable();
        var sink = new ListSink();
        LearnerModel? model = LearnerReader.Read(learner, compilation, sink, sites, CancellationToken.None);
        return (model, sink.Findings(sites));
    }

    /// <summary>Reads and lowers a circuit.</summary>
    public static (generators::Learnability.Circuit? Circuit, CircuitModel? Model, IReadOnlyList<Finding> Findings) LowerCircuit(
        CSharpCompilation compilation, IMethodSymbol method)
    {
        var sites = new SiteTable();
        var sink = new ListSink();
        CircuitModel? model = CircuitReader.Read(method, compilation, sink, sites, CancellationToken.None);
        generators::Learnability.Circuit? circuit = model is null ? null : CircuitLowering.Lower(model.Program, sink, CancellationToken.None);
        return (circuit, model, sink.Findings(sites));
    }

    /// <summary>Reads and lowers a learner.</summary>
    public static (generators::Learnability.LearnerCircuits? Circuits, LearnerModel? Model, IReadOnlyList<Finding> Findings) LowerLearner(
        CSharpCompilation compilation, INamedTypeSymbol learner)
    {
        var sites = new SiteTable();
        var sink = new ListSink();
        LearnerModel? model = LearnerReader.Read(learner, compilation, sink, sites, CancellationToken.None);
        generators::Learnability.LearnerCircuits? circuits = model is null ? null : LearnerLowering.Lower(model.Program, sink, CancellationToken.None);
        return (circuits, model, sink.Findings(sites));
    }

    /// <summary>All methods with [Circuit], in order.</summary>
    public static IEnumerable<IMethodSymbol> CircuitMethods(CSharpCompilation compilation) =>
        Types(compilation.Assembly.GlobalNamespace).SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(static method => AttributeNames.Find(method, AttributeNames.Circuit) is not null);

    /// <summary>All structs with [LearningAlgorithm], in order.</summary>
    public static IEnumerable<INamedTypeSymbol> Learners(CSharpCompilation compilation) =>
        Types(compilation.Assembly.GlobalNamespace).Where(static type => AttributeNames.Find(type, AttributeNames.LearningAlgorithm) is not null);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(static member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private sealed class ListSink : IProblemSink
    {
        private readonly List<Problem> _problems = [];

        public void Report(Problem problem) => _problems.Add(problem);

        public IReadOnlyList<Finding> Findings(SiteTable sites) =>
        [
            .. _problems.Select(problem => new Finding(
                problem.Id,
                sites[problem.Site] is { SourceTree: { } tree } location ? tree.GetText().ToString(location.SourceSpan) : "",
                string.Join(" | ", problem.Arguments))),
        ];
    }
}
