using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Compiles each [MetaAlgorithm] as the generator does, and reports what stands in the way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetaAlgorithmAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.MetaAlgorithm) is not null)
                start.RegisterSymbolAction(static type => GuardedAnalysis.Run(type, () => Analyze(type)), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (AttributeNames.Find(type, AttributeNames.MetaAlgorithm) is null)
            return;
        var sites = new SiteTable();
        var sink = new ReportingSink(sites, context.ReportDiagnostic);

        // Problems of a member are reported by its own analyzer, at the member.
        var memberSink = new NotingSink();
        MetaAlgorithmModel? model = MetaAlgorithmReader.Read(type, context.Compilation, sink, memberSink, sites, context.CancellationToken);
        if (model is null || LoweringCache.Lower(model.Program, sink, memberSink, context.CancellationToken) is not { } circuits)
        {
            if (!memberSink.HasNoted)
                sink.RequireReason(context);
            return;
        }

        if (model.NoisySgd is { } noisySgd && !VertexBudget.Check(context, circuits.Learner, noisySgd))
            return;
        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} members, {2} input bits, {3} memory bits; a step has {4} gates; generated: {5}",
            type.Name,
            model.MemberTypes.Count,
            model.Program.Members[0].Program.InputBits,
            circuits.Layout.MemoryBits,
            circuits.Step.Info.Gates,
            LearnerReader.SgdNetwork + (model.NoisySgd is null ? "" : ", " + LearnerReader.NoisySgdNetwork));
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, type.Locations.FirstOrDefault(), summary));
    }
}
