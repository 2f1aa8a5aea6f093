using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>The shape of a learning algorithm and of its attributes.</summary>
internal static class LearnerRules
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        RuleIds.NotPartial,
        "A learning algorithm or a type around it is not partial",
        "'{0}' is not partial, and the networks are generated into it; add the modifier 'partial'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NotPartial + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingMember = new(
        RuleIds.MissingMember,
        "A learning algorithm lacks a member",
        "The learning algorithm '{0}' has no {1}; add '{2}'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.MissingMember + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongSignature = new(
        RuleIds.WrongSignature,
        "A member of a learning algorithm has the wrong signature",
        "'{0}' has the wrong signature; expected '{1}'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.WrongSignature + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnboundedMemory = new(
        RuleIds.UnboundedMemory,
        "A memory field has no fixed number of bits",
        "The memory field '{0}' of type '{1}' has no fixed number of bits; use integers, enums, structs, and an [InlineArray] struct in place of an array",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnboundedMemory + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InitialisedMemory = new(
        RuleIds.InitialisedMemory,
        "Memory has an initial value",
        "Memory starts with all bits clear, so {0} has no effect on a network; remove it, and let clear bits mean the start",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.InitialisedMemory + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotReadonly = new(
        RuleIds.NotReadonly,
        "A member that only answers is not readonly",
        "'{0}' must not change the memory; add the modifier 'readonly'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NotReadonly + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InputWidth = new(
        RuleIds.InputWidth,
        "The width of the input is contradictory",
        "The number of input bits is not clear: {0}; declare it once, or alike everywhere",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.InputWidth + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AttributeOutOfRange = new(
        RuleIds.AttributeOutOfRange,
        "The value of an attribute is out of range",
        "{0} = {1} is out of range; allowed: {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.AttributeOutOfRange + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CoinWithoutRandomBits = new(
        RuleIds.CoinWithoutRandomBits,
        "A coin in a mode without random bits",
        "Learn takes a coin, and the mode {0} uses no random bits; use SgdMode.Guessing, or remove the parameter",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.CoinWithoutRandomBits + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooManyVertices = new(
        RuleIds.TooManyVertices,
        "A noise-tolerant network is over its vertex budget",
        "The noise-tolerant network would have at least {0} vertices, more than MaxVertices = {1}; use fewer samples or a smaller learner, or raise MaxVertices",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooManyVertices + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
