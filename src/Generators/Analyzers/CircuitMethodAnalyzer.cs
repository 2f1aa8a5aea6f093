using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Compiles each [Circuit] method as the generator does, and reports what stands in the way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CircuitMethodAnalyzer : DiagnosticAnalyzer
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
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.Circuit) is not null)
                start.RegisterSymbolAction(static method => GuardedAnalysis.Run(method, () => Analyze(method)), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (AttributeNames.Find(method, AttributeNames.Circuit) is null)
            return;

        // What is known to have no problem needs no places.
        CircuitModel? model = MemberReading.Find(method, context.Compilation, context.CancellationToken);
        LoweredCircuit? circuit = model is null ? null : LoweringCache.Find(model.Program);
        if (model is null || circuit is null)
        {
            var sites = new SiteTable();
            var sink = new ReportingSink(sites, context.ReportDiagnostic);
            model = MemberReading.Read(method, context.Compilation, sink, sites, context.CancellationToken);
            circuit = model is null ? null : LoweringCache.Lower(model.Program, sink, context.CancellationToken);
            if (model is null || circuit is null)
            {
                sink.RequireReason(context);
                return;
            }
        }

        CircuitInfo info = circuit.Circuit.Info;
        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} inputs, {2} outputs, {3} gates, depth {4}; {5}",
            model.ClassName, info.Inputs, info.Outputs, info.Gates, info.Depth, EmittedForm.Choose(model.Emit, circuit).Describe());
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, method.Locations.FirstOrDefault(), summary));
    }
}
