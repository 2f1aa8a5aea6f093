using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Lowering;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Compiles each [LearningAlgorithm] as the generator does, and reports what stands in the way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LearningAlgorithmAnalyzer : DiagnosticAnalyzer
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
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.LearningAlgorithm) is not null)
                start.RegisterSymbolAction(static type => GuardedAnalysis.Run(type, () => Analyze(type)), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var learner = (INamedTypeSymbol)context.Symbol;
        if (AttributeNames.Find(learner, AttributeNames.LearningAlgorithm) is null)
            return;
        var sites = new SiteTable();
        var sink = new ReportingSink(sites, context.ReportDiagnostic);
        LearnerModel? model = LearnerReader.Read(learner, context.Compilation, sink, sites, context.CancellationToken);
        if (model is null || LearnerLowering.Lower(model.Program, sink, context.CancellationToken) is not { } circuits)
            return;

        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} input bits, {2} memory bits; Learn has {3} gates, Predict {4}",
            learner.Name, circuits.InputBits, circuits.MemoryBits, circuits.Learn.Info.Gates, circuits.Predict.Info.Gates);
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, learner.Locations.FirstOrDefault(), summary));
    }
}
