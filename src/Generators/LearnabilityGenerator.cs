using System.Text;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Learnability.Generators;

/// <summary>
/// Compiles annotated C# into circuits and networks. Reading gives a model that is compared by value, so that lowering and writing run only where what is
/// compiled has changed. What is wrong in the user's source is reported by the analyzers, which read and lower in the same way.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LearnabilityGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads [Circuit] methods.</summary>
    internal const string ReadCircuits = nameof(ReadCircuits);

    /// <summary>The step that lowers circuits and writes their classes.</summary>
    internal const string CompileCircuits = nameof(CompileCircuits);

    /// <summary>The step that reads [LearningAlgorithm] structs.</summary>
    internal const string ReadLearners = nameof(ReadLearners);

    /// <summary>The step that lowers learners and writes their networks.</summary>
    internal const string CompileLearners = nameof(CompileLearners);

    /// <summary>The step that reads [TreeCircuit] methods.</summary>
    internal const string ReadTrees = nameof(ReadTrees);

    /// <summary>The step that tabulates trees and writes their classes.</summary>
    internal const string CompileTrees = nameof(CompileTrees);

    /// <summary>The step that reads [TuringMachine] methods.</summary>
    internal const string ReadMachines = nameof(ReadMachines);

    /// <summary>The step that tabulates machines and writes their networks.</summary>
    internal const string CompileMachines = nameof(CompileMachines);

    /// <summary>The step that reads [MetaAlgorithm] types.</summary>
    internal const string ReadMetaAlgorithms = nameof(ReadMetaAlgorithms);

    /// <summary>The step that puts the circuits of members together and writes their network.</summary>
    internal const string CompileMetaAlgorithms = nameof(CompileMetaAlgorithms);

    /// <summary>The step that reads [StatisticalQueries] structs.</summary>
    internal const string ReadQueries = nameof(ReadQueries);

    /// <summary>The step that lowers methods by queries and writes their models and networks.</summary>
    internal const string CompileQueries = nameof(CompileQueries);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Outcome<CircuitModel>> circuits = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Circuit,
                static (node, _) => node is MethodDeclarationSyntax,
                static (member, cancellation) => Outcome<CircuitModel>.Of(member.TargetSymbol.Name, () =>
                    Read((IMethodSymbol)member.TargetSymbol, member.SemanticModel.Compilation, cancellation)))
            .WithTrackingName(ReadCircuits);
        IncrementalValuesProvider<Outcome<LearnerModel>> learners = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.LearningAlgorithm,
                static (node, _) => node is TypeDeclarationSyntax,
                static (member, cancellation) => Outcome<LearnerModel>.Of(member.TargetSymbol.Name, () =>
                    Read((INamedTypeSymbol)member.TargetSymbol, member.SemanticModel.Compilation, cancellation)))
            .WithTrackingName(ReadLearners);
        IncrementalValuesProvider<Outcome<QueryMethodModel>> queries = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.StatisticalQueries,
                static (node, _) => node is TypeDeclarationSyntax,
                static (member, cancellation) => Outcome<QueryMethodModel>.Of(member.TargetSymbol.Name, () =>
                    QueryMethodReader.Read((INamedTypeSymbol)member.TargetSymbol, member.SemanticModel.Compilation, NoSink.Instance, new SiteTable(), cancellation)))
            .WithTrackingName(ReadQueries);
        IncrementalValuesProvider<Outcome<TreeModel>> trees = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.TreeCircuit,
                static (node, _) => node is MethodDeclarationSyntax,
                static (member, cancellation) => Outcome<TreeModel>.Of(member.TargetSymbol.Name, () =>
                    TreeReader.Read((IMethodSymbol)member.TargetSymbol, member.SemanticModel.Compilation, NoSink.Instance, new SiteTable(), cancellation)))
            .WithTrackingName(ReadTrees);
        IncrementalValuesProvider<Outcome<MachineModel>> machines = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.TuringMachine,
                static (node, _) => node is MethodDeclarationSyntax,
                static (member, cancellation) => Outcome<MachineModel>.Of(member.TargetSymbol.Name, () =>
                    MachineReader.Read((IMethodSymbol)member.TargetSymbol, member.SemanticModel.Compilation, NoSink.Instance, new SiteTable(), cancellation)))
            .WithTrackingName(ReadMachines);
        IncrementalValuesProvider<Outcome<MetaAlgorithmModel>> metaAlgorithms = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.MetaAlgorithm,
                static (node, _) => node is TypeDeclarationSyntax,
                static (member, cancellation) => Outcome<MetaAlgorithmModel>.Of(member.TargetSymbol.Name, () =>
                    MetaAlgorithmReader.Read(
                        (INamedTypeSymbol)member.TargetSymbol, member.SemanticModel.Compilation, NoSink.Instance, NoSink.Instance, new SiteTable(), cancellation)))
            .WithTrackingName(ReadMetaAlgorithms);

        context.RegisterSourceOutput(circuits.Select(CircuitCompiler.Compile).WithTrackingName(CompileCircuits), Write);
        context.RegisterSourceOutput(learners.Select(LearnerCompiler.Compile).WithTrackingName(CompileLearners), Write);
        context.RegisterSourceOutput(queries.Select(QueryMethodCompiler.Compile).WithTrackingName(CompileQueries), Write);
        context.RegisterSourceOutput(trees.Select(TreeCompiler.Compile).WithTrackingName(CompileTrees), Write);
        context.RegisterSourceOutput(machines.Select(MachineCompiler.Compile).WithTrackingName(CompileMachines), Write);
        context.RegisterSourceOutput(metaAlgorithms.Select(MetaAlgorithmCompiler.Compile).WithTrackingName(CompileMetaAlgorithms), Write);
    }

    private static CircuitModel? Read(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        MemberReading.Find(method, compilation, cancellation) ?? MemberReading.Read(method, compilation, NoSink.Instance, new SiteTable(), cancellation);

    private static LearnerModel? Read(INamedTypeSymbol learner, Compilation compilation, CancellationToken cancellation) =>
        MemberReading.Find(learner, compilation, cancellation) ?? MemberReading.Read(learner, compilation, NoSink.Instance, new SiteTable(), cancellation);

    private static void Write(SourceProductionContext context, Outcome<GeneratedFiles> outcome)
    {
        if (outcome.Fault is { } fault)
            context.ReportDiagnostic(Diagnostic.Create(InternalFault.Rule, Location.None, fault.Member, fault.Message));
        foreach (GeneratedText file in outcome.Value?.Files ?? default)
            context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
    }
}
