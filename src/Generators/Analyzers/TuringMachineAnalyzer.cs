using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Machines;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Tabulates each [TuringMachine] as the generator does, and reports what stands in the way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TuringMachineAnalyzer : DiagnosticAnalyzer
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
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.TuringMachine) is not null)
                start.RegisterSymbolAction(static method => GuardedAnalysis.Run(method, () => Analyze(method)), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (AttributeNames.Find(method, AttributeNames.TuringMachine) is null)
            return;
        var sites = new SiteTable();
        var sink = new ReportingSink(sites, context.ReportDiagnostic);
        MachineModel? model = MachineReader.Read(method, context.Compilation, sink, sites, context.CancellationToken);
        if (model is null || LoweringCache.Lower(model.Program, sink, context.CancellationToken) is not { } machine)
        {
            sink.RequireReason(context);
            return;
        }

        foreach (Problem warning in new MachineWarnings(machine, model.Program, model.CornerReadout, model.AutoClean).Find())
            sink.Report(warning);
        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} states, {2} entries that a run comes to, {3} digits a state",
            model.ClassName,
            machine.Table.StateCount,
            machine.Entries.Count(static entry => entry.IsReachable),
            machine.Table.Digits);
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, method.Locations.FirstOrDefault(), summary));
    }
}
