using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>
/// All rules that the analyzers report; each has a page under docs/diagnostics. Errors of correctness cannot be turned off, because what would be generated
/// is wrong or missing.
/// </summary>
internal static class Rules
{
    /// <summary>Where the pages of the rules are, relative to the root of the repository.</summary>
    public const string DocumentationFolder = "docs/diagnostics/";

    public const string Category = "Learnability";

    public static readonly DiagnosticDescriptor Generated = new(
        RuleIds.Generated,
        "What was generated",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: DocumentationFolder + RuleIds.Generated + ".md");

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> _byId = new[]
    {
        InternalFault.Rule, LanguageRules.UnboundedPrecision, LanguageRules.UnboundedLoop, LanguageRules.UnsupportedConstruct,
        LanguageRules.UnsupportedType, ValueRules.ValueMayNotFit, ValueRules.IndexMayBeOutOfRange, ValueRules.DivisionMayFail,
        ValueRules.CheckedArithmeticMayOverflow, ValueRules.MayThrow, LanguageRules.UnboundedRecursion, LanguageRules.TooManyGates,
        LanguageRules.TooManySteps, LanguageRules.ArrayChosenAtRunTime, LanguageRules.UnknownArrayLength, LanguageRules.InvalidWidth,
        LanguageRules.NameClash, LanguageRules.NotACircuitMethod, LearnerRules.NotPartial, LearnerRules.MissingMember, LearnerRules.WrongSignature,
        LearnerRules.UnboundedMemory, LearnerRules.InitialisedMemory, LearnerRules.NotReadonly, LearnerRules.InputWidth,
        LearnerRules.AttributeOutOfRange, LearnerRules.CoinWithoutRandomBits, LearnerRules.TooManyVertices,
        BatchRules.PrecisionNotPowerOfTwo, BatchRules.PrecisionTooCoarseForNetwork, BatchRules.ToleranceTooSmall, BatchRules.BatchTooLargeForPrecision,
        BatchRules.BatchBeyondProof, BatchRules.PrecisionTooCoarseForAveraging, BatchRules.TooFewSamples, BatchRules.WrongLearningRate, BatchRules.WrongLoss,
        BatchRules.TooFewSteps, BatchRules.FewSteps, BatchRules.NoMoreThanQueries, BatchRules.TooManyUnits, BatchRules.TooFewRepetitions,
        QueryRules.NonBinaryQuery, QueryRules.NotAYQuery, QueryRules.WrongParity, QueryRules.ReadsLaterAnswer,
        QueryRules.StateInQuery, QueryRules.UnseededRandomness, QueryRules.RawSample, QueryRules.UnreadAnswer, QueryRules.RoundsWithoutBound,
        QueryRules.NonBinaryLabel, QueryRules.QueryOutOfRange, QueryRules.CopiesOfDigits,
        MetaAlgorithmRules.NoMember, MetaAlgorithmRules.NotAMember, MetaAlgorithmRules.MembersDisagree,
        TreeRules.NotAGate, TreeRules.GateWithoutCorrelation, TreeRules.ConstantGenerativeGate, TreeRules.ConstantInfluencingGate,
        TreeRules.InputWithoutCorrelation, TreeRules.LambdaOutOfInterval, TreeRules.LearningRateTooLarge, TreeRules.TooFewNeurons,
        TreeRules.TooFewExamples, TreeRules.GateWithoutInfluence, TreeRules.NegativeLabelMean, TreeRules.FarFromTheorem,
        TreeRules.IgnoredInput, TreeRules.GenerativeProjection, TreeRules.GateNotTabulated,
        MachineRules.NotATransitionFunction, MachineRules.MissingTransition, MachineRules.MissingBump, MachineRules.InvalidTransition,
        MachineRules.InvalidStart, MachineRules.HaltMoves, MachineRules.NoHalt, MachineRules.EndlessBump, MachineRules.AnswerElsewhere,
        MachineRules.NothingErased, MachineRules.UnreachableState, Generated,
    }.ToImmutableDictionary(static rule => rule.Id);

    /// <summary>All rules, in order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. _byId.Values.OrderBy(static rule => rule.Id, System.StringComparer.Ordinal)];

    /// <summary>The rule that a problem names.</summary>
    public static DiagnosticDescriptor ById(string id) =>
        _byId.TryGetValue(id, out DiagnosticDescriptor? rule) ? rule : throw new KeyNotFoundException("There is no rule " + id + ".");
}
