using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>Trees of gates, and what their correlations say about training.</summary>
internal static class TreeRules
{
    public static readonly DiagnosticDescriptor NotAGate = Error(
        RuleIds.NotAGate,
        "A gate method has the wrong signature",
        "'{0}' does not say what the gates of a tree compute; expected '{1}'");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Rules.Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + id + ".md", customTags: WellKnownDiagnosticTags.NotConfigurable);
}
