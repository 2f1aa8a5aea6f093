using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>The members of a metaalgorithm.</summary>
internal static class MetaAlgorithmRules
{
    public static readonly DiagnosticDescriptor NoMember = new(
        RuleIds.NoMember,
        "A metaalgorithm has no member",
        "The metaalgorithm lists no learning algorithm; add at least one, such as 'typeof(ParityLearner)'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NoMember + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotAMember = new(
        RuleIds.NotAMember,
        "A type cannot be a member of a metaalgorithm",
        "'{0}' cannot be a member of the metaalgorithm, because {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NotAMember + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MembersDisagree = new(
        RuleIds.MembersDisagree,
        "Members of a metaalgorithm have different inputs",
        "'{0}' takes {1}, but '{2}' takes {3}, and all members learn from the same samples; give them the same input type and [Bits]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.MembersDisagree + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
