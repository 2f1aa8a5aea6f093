using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>What a query may be.</summary>
internal static class QueryRules
{
    public static readonly DiagnosticDescriptor NonBinaryQuery = new(
        RuleIds.NonBinaryQuery,
        "A query is not binary",
        "'Query' answers with '{0}', but a query is a bool; ask for the binary digits of the number, one query each, or set Scale for integers that mean shares of it",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NonBinaryQuery + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotAYQuery = new(
        RuleIds.NotAYQuery,
        "An alternating query is about both labels",
        "Query {0} can be true for samples labelled {1} in a round that asks about those labelled {2}; make it false for them, or use QueryKind.Statistical, which splits it",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NotAYQuery + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongParity = new(
        RuleIds.WrongParity,
        "An alternating query asks about the wrong label",
        "Query {0} is true only for samples labelled {1}, but this round asks about those labelled {2}; rounds 0, 2, 4, … ask about true, the others about false",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.WrongParity + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ReadsLaterAnswer = new(
        RuleIds.ReadsLaterAnswer,
        "A query reads an answer that comes later",
        "The queries of round {0} depend on the field '{1}', which is first written when round {2} is answered",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.ReadsLaterAnswer + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StateInQuery = new(
        RuleIds.StateInQuery,
        "A query reads or changes state",
        "A query must be a function of the round, the sample and the answers received, but it {0}; let 'Receive' change fields, and make constants const",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.StateInQuery + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnseededRandomness = new(
        RuleIds.UnseededRandomness,
        "Randomness has no seed",
        "'{0}' gives other bits in each run; take random bits from 'Begin(ulong randomBits)' or as the last parameter of 'Receive', which come from the network's seed",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnseededRandomness + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RawSample = new(
        RuleIds.RawSample,
        "A method by queries sees a sample",
        "'{0}' must not see samples: what it knows of them are the answers; ask for what '{1}' tells in 'Query'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.RawSample + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnreadAnswer = new(
        RuleIds.UnreadAnswer,
        "An answer is never read",
        "'Receive' never reads the answer of query {0}, so that Width = {1} is more than the method asks for; use Width = {2}, or read it",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnreadAnswer + ".md");

    public static readonly DiagnosticDescriptor RoundsWithoutBound = new(
        RuleIds.RoundsWithoutBound,
        "The number of rounds has no bound",
        "'Done' ends the rounds depending on answers, and there is no bound on their number; set Rounds = T in [StatisticalQueries], after which they end in any case",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.RoundsWithoutBound + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NonBinaryLabel = new(
        RuleIds.NonBinaryLabel,
        "A label or a prediction is not binary",
        "{0} is of type '{1}', but labels and predictions are 0 or 1: use bool",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NonBinaryLabel + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor QueryOutOfRange = new(
        RuleIds.QueryOutOfRange,
        "A query may be outside its range",
        "A query may be {0}, but with Scale = {1} it is from -{1} to {1}, which mean -1 and 1; clamp it, or use a larger Scale",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.QueryOutOfRange + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CopiesOfDigits = new(
        RuleIds.CopiesOfDigits,
        "A query of several digits costs a copy for each",
        "Each query costs {0} copies in the network, {1} binary digits{2}; in all {3} of the {4} edges that a step trains",
        Rules.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.CopiesOfDigits + ".md");
}
