using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Tabulates each [TreeCircuit] method as the generator does, and reports what stands in the way of compiling and of learning it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TreeCircuitAnalyzer : DiagnosticAnalyzer
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
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.TreeCircuit) is not null)
                start.RegisterSymbolAction(static method => GuardedAnalysis.Run(method, () => Analyze(method)), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (AttributeNames.Find(method, AttributeNames.TreeCircuit) is null)
            return;
        var sites = new SiteTable();
        var sink = new ReportingSink(sites, context.ReportDiagnostic);
        TreeModel? model = TreeReader.Read(method, context.Compilation, sink, sites, context.CancellationToken);
        if (model is null || LoweringCache.Lower(model.Program, sink, context.CancellationToken) is not { } tree)
        {
            sink.RequireReason(context);
            return;
        }

        if (model.Distribution is { } distribution)
        {
            if (distribution.Kind == TreeDistributionKind.Generative && tree.FindConstantGate() is var (level, index))
            {
                context.ReportDiagnostic(Diagnostic.Create(TreeRules.ConstantGenerativeGate, TreeChecks.GateLocation(method), level, index, tree[level, index]));
                return;
            }

            new TreeChecks(method, model, tree, LocalCorrelation.Compute(tree, distribution.Create()), context.ReportDiagnostic).Run();
        }

        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} inputs, {2} gates, {3} neurons a gate",
            model.ClassName, tree.InputCount, tree.Gates.Count, model.Width);
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, method.Locations.FirstOrDefault(), summary));
    }
}
