using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>The C# that can be compiled: types, constructs, bounds and where a circuit may stand.</summary>
internal static class LanguageRules
{
    public static readonly DiagnosticDescriptor UnboundedPrecision = new(
        RuleIds.UnboundedPrecision,
        "A value has no bounded number of bits",
        "'{0}' has no bounded number of bits: use bool, an integer, or an integer with [Bits(n)] as a fixed-point number",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnboundedPrecision + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnboundedLoop = new(
        RuleIds.UnboundedLoop,
        "A loop has no bound at compile time",
        "The loop does not end within {0} steps; bound it by a constant",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnboundedLoop + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedConstruct = new(
        RuleIds.UnsupportedConstruct,
        "A construct cannot become a circuit",
        "A circuit cannot contain {0}: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnsupportedConstruct + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        RuleIds.UnsupportedType,
        "A type cannot become bits of a circuit",
        "The type '{0}' cannot be used in a circuit: {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnsupportedType + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnboundedRecursion = new(
        RuleIds.UnboundedRecursion,
        "A recursion does not end at compile time",
        "'{0}' still calls itself at depth {1}; let a parameter that is known at compile time end the recursion",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnboundedRecursion + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooManyGates = new(
        RuleIds.TooManyGates,
        "A circuit is larger than its limit",
        "The circuit has more than {0} gates here; most are of {1}; simplify it, or raise MaxGates",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooManyGates + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooManySteps = new(
        RuleIds.TooManySteps,
        "A compilation takes more steps than its limit",
        "The compilation takes more than {0} steps; most are of {1}; shorten the loops, or raise MaxSteps",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooManySteps + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ArrayChosenAtRunTime = new(
        RuleIds.ArrayChosenAtRunTime,
        "An array is chosen at run time",
        "Which array this is depends on the input; give the arrays the same length, or choose between their elements",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.ArrayChosenAtRunTime + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownArrayLength = new(
        RuleIds.UnknownArrayLength,
        "The length of an array is not known at compile time",
        "The length of this array depends on the input; use the largest length, and a count beside the array",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.UnknownArrayLength + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidWidth = new(
        RuleIds.InvalidWidth,
        "A declared width or shape is invalid",
        "{0} is no width or shape for {1}; allowed: {2}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.InvalidWidth + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NameClash = new(
        RuleIds.NameClash,
        "The name of a generated class is taken",
        "The generated class '{0}' would clash with another member or generated class of that name; {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NameClash + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotACircuitMethod = new(
        RuleIds.NotACircuitMethod,
        "A member cannot be compiled where it is",
        "'{0}' cannot be compiled, because {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NotACircuitMethod + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
