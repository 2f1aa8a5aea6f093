using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>What a query may be.</summary>
internal static class QueryRules
{
    public static readonly DiagnosticDescriptor NonBinaryQuery = new(
        RuleIds.NonBinaryQuery,
        "A query is not binary",
        "'Query' answers with '{0}', but a query is a bool; ask for the binary digits of the number, one query each",
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
}
