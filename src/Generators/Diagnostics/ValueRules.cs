using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>What C# answers with an exception and a circuit cannot: values that do not fit, indices, divisions, overflow.</summary>
internal static class ValueRules
{
    public static readonly DiagnosticDescriptor ValueMayNotFit = new(
        RuleIds.ValueMayNotFit,
        "A value may not fit the declared width",
        "What is stored in '{0}' may not fit [Bits({1})], it is in {2}; keep the low bits with '& mask', or declare more",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.ValueMayNotFit + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor IndexMayBeOutOfRange = new(
        RuleIds.IndexMayBeOutOfRange,
        "An index may be out of range",
        "The index is in {0} and may be outside the length {1}, where C# throws and a circuit cannot; bound it by [Bits(n)], a mask or a comparison",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.IndexMayBeOutOfRange + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DivisionMayFail = new(
        RuleIds.DivisionMayFail,
        "A division may fail",
        "The division may fail, where C# throws and a circuit cannot: {0}; test the operands before dividing",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.DivisionMayFail + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CheckedArithmeticMayOverflow = new(
        RuleIds.CheckedArithmeticMayOverflow,
        "Checked arithmetic may overflow",
        "{0} may overflow '{1}', where C# throws and a circuit cannot; use unchecked, a wider type, or operands with [Bits(n)]",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.CheckedArithmeticMayOverflow + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MayThrow = new(
        RuleIds.MayThrow,
        "An exception may be thrown",
        "A circuit cannot throw, and this point may be reached for some input: {0}; return a value for every input",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.MayThrow + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
