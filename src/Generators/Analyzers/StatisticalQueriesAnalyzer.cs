using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Compiles each [StatisticalQueries] method as the generator does, and reports what stands in the way and where a theorem's hypotheses are broken.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatisticalQueriesAnalyzer : DiagnosticAnalyzer
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
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.StatisticalQueries) is not null)
                start.RegisterSymbolAction(static type => GuardedAnalysis.Run(type, () => Analyze(type)), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (INamedTypeSymbol)context.Symbol;
        bool isLearner = AttributeNames.Find(method, AttributeNames.LearningAlgorithm) is not null;
        if (isLearner || AttributeNames.Find(method, AttributeNames.StatisticalQueries) is null)
            return;
        var sites = new SiteTable();
        var sink = new ReportingSink(sites, context.ReportDiagnostic);
        QueryMethodModel? model = QueryMethodReader.Read(method, context.Compilation, sink, sites, context.CancellationToken);
        if (model is null)
        {
            sink.RequireReason(context);
            return;
        }

        foreach (BatchTrainingModel training in model.Trainings)
        {
            if (LoweringCache.Lower(training.Program, sink, context.CancellationToken) is not { } circuits)
            {
                sink.RequireReason(context);
                return;
            }

            ReportUnreadAnswers(method, training, circuits, sink, sites);
            string summary = string.Format(
                CultureInfo.InvariantCulture,
                "{0}: {1} input bits, {2} queries of {3} gates a round, {4} steps on batches of {5}, {6} parameters; generated: {7}",
                method.Name,
                training.Plan.InputBits,
                training.Plan.Width / training.Plan.Copies,
                circuits.Query.Info.Gates,
                training.Plan.Steps,
                training.Plan.BatchSize,
                training.Plan.Parameters,
                string.Join(", ", training.ClassNames));
            context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, method.Locations.FirstOrDefault(), summary));
        }

        if (model.Trainings.Count == 0)
            context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, method.Locations.FirstOrDefault(), method.Name + ": generated: nothing, add [MiniBatchSgd] or [FullBatchGd]"));
    }

    /// <summary>Width is the number p of queries: one whose answer is never read is one too many.</summary>
    private static void ReportUnreadAnswers(INamedTypeSymbol method, BatchTrainingModel training, QueryMethodCircuits circuits, ReportingSink sink, SiteTable sites)
    {
        int read = QueryMethodChecks.CountReadAnswers(training.Program, circuits);
        if (read == training.Program.Width || AttributeNames.Find(method, AttributeNames.StatisticalQueries) is not { } attribute)
            return;
        string[] arguments = [Text(read), Text(training.Program.Width), Text(read)];
        int site = sites.Add(AttributeNames.LocationOf(attribute, method, "Width"));
        sink.Report(new Problem(RuleIds.UnreadAnswer, site, EquatableArray<int>.Empty, arguments.ToEquatableArray()));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
