using System;
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
        if (model is null || LoweringCache.Lower(model.Program, sink, context.CancellationToken) is not { } tabulated)
        {
            sink.RequireReason(context);
            return;
        }

        BooleanTree tree = tabulated.Tree;
        if (model.Distribution is { } distribution)
        {
            var expressions = new GateExpressions(tabulated, sites);
            if (distribution.Kind == TreeDistributionKind.Generative && tree.FindConstantGate() is not null)
            {
                ReportConstantGates(tree, expressions, context.ReportDiagnostic);
                return;
            }

            new TreeChecks(method, model, expressions, LocalCorrelation.Compute(tree, distribution.Create()), context.ReportDiagnostic).Run();
        }

        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} inputs, {2} gates, {3} neurons a gate",
            model.ClassName, tree.InputCount, tree.Gates.Count, model.Width);
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, method.Locations.FirstOrDefault(), summary));
    }

    private static void ReportConstantGates(BooleanTree tree, GateExpressions expressions, Action<Diagnostic> report)
    {
        foreach (GateGroup group in expressions.Group(expressions.Gates.Where(gate => tree[gate.Level, gate.Index].IsConstant)))
            report(Diagnostic.Create(TreeRules.ConstantGenerativeGate, group.Location, group.Level, group.Index, tree[group.Level, group.Index], group.Others));
    }
}
