using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>The one rule that the generator itself reports: its own fault.</summary>
internal static class InternalFault
{
    public static readonly DiagnosticDescriptor Rule = new(
        RuleIds.InternalFault,
        "Learnability could not compile a member",
        "Internal error while compiling {0}: {1}; please report it with the source of the member",
        "Learnability",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.InternalFault + ".md",
        description: "The generator met a state that it should not be able to get into. Other members are generated as if nothing had happened.",
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);
}
