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
        {
            if (AttributeNames.Find(learner, AttributeNames.StatisticalQueries) is null)
                RequireMethod(context, learner);
            else
                RequireLearningAlgorithm(context, learner);
            return;
        }

        // What is known to have no problem needs no places. Trainings on batches may have warnings, which do.
        LearnerModel? model = MemberReading.Find(learner, context.Compilation, context.CancellationToken);
        if (model is { BatchTrainings.Count: > 0 })
            model = null;
        LearnerCircuits? circuits = model is null ? null : LoweringCache.Find(model.Program);
        if (model is null || circuits is null)
        {
            var sites = new SiteTable();
            var sink = new ReportingSink(sites, context.ReportDiagnostic);
            model = MemberReading.Read(learner, context.Compilation, sink, sites, context.CancellationToken);
            circuits = model is null ? null : LoweringCache.Lower(model.Program, sink, context.CancellationToken);
            if (model is null || circuits is null)
            {
                sink.RequireReason(context);
                return;
            }
        }

        // A sample extraction is C# of our own: that it cannot be compiled would be our own fault.
        foreach (BatchTrainingModel training in model.BatchTrainings)
        {
            if (LoweringCache.Lower(training.Program, NoSink.Instance, context.CancellationToken) is null)
                throw new InvalidOperationException($"The extraction of samples for {learner.Name} cannot be compiled.");
        }

        if (model.NoisySgd is { } noisySgd && !VertexBudget.Check(context, circuits, noisySgd))
            return;
        string[] networks =
        [
            .. new[] { model.Sgd is null ? null : LearnerReader.SgdNetwork, model.NoisySgd is null ? null : LearnerReader.NoisySgdNetwork }.OfType<string>(),
            .. model.BatchTrainings.SelectMany(static training => training.ClassNames),
        ];
        string summary = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} input bits, {2} memory bits; Learn has {3} gates, Predict {4}; generated: {5}",
            learner.Name,
            circuits.InputBits,
            circuits.MemoryBits,
            circuits.Learn.Info.Gates,
            circuits.Predict.Info.Gates,
            networks.Length == 0 ? "nothing, add [Sgd], [NoisySgd], [MiniBatchSgd] or [FullBatchGd]" : string.Join(", ", networks));
        context.ReportDiagnostic(Diagnostic.Create(Rules.Generated, learner.Locations.FirstOrDefault(), summary));
    }

    /// <summary>[Sgd] and [NoisySgd] say how a learning algorithm is trained, and [NoisySgd] how a metaalgorithm is: on another type, nothing would be generated without a word.</summary>
    private static void RequireLearningAlgorithm(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        AttributeData? training = AttributeNames.Find(type, AttributeNames.Sgd);
        if (AttributeNames.Find(type, AttributeNames.MetaAlgorithm) is null)
            training ??= AttributeNames.Find(type, AttributeNames.NoisySgd);
        if (training is null)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            LearnerRules.MissingMember, AttributeNames.LocationOf(training, type), type.Name, "[LearningAlgorithm]", "[LearningAlgorithm]"));
    }

    /// <summary>[MiniBatchSgd] and [FullBatchGd] also train methods by queries.</summary>
    private static void RequireMethod(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        RequireLearningAlgorithm(context, type);
        AttributeData? training = AttributeNames.Find(type, AttributeNames.MiniBatchSgd) ?? AttributeNames.Find(type, AttributeNames.FullBatchGd);
        if (training is null)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            LearnerRules.MissingMember, AttributeNames.LocationOf(training, type), type.Name, "[LearningAlgorithm] or [StatisticalQueries]", "[StatisticalQueries]"));
    }
}
