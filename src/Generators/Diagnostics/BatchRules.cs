using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>Batch sizes, precisions and steps: the hypotheses of the theorems on gradient descent on batches.</summary>
internal static class BatchRules
{
    public static readonly DiagnosticDescriptor PrecisionNotPowerOfTwo = new(
        RuleIds.PrecisionNotPowerOfTwo,
        "A precision is no power of two",
        "The precision {0} is no power of two from 2^-30 to 1/2, so that gradients have no ρ-approximate rounding in [-1, 1] of so few bits; use Precision = {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.PrecisionNotPowerOfTwo + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PrecisionTooCoarseForNetwork = new(
        RuleIds.PrecisionTooCoarseForNetwork,
        "A precision is too coarse for a network",
        "The network of Lemma 3b needs a precision below 1/12, and {0} is not; use a finer one, or Constructs = BatchConstructs.Model",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.PrecisionTooCoarseForNetwork + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ToleranceTooSmall = new(
        RuleIds.ToleranceTooSmall,
        "A tolerance is below the error of the answers",
        "Answers are off by up to {1} ({2}), which is more than the tolerance {0}; use Precision = {3} or a larger tolerance",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.ToleranceTooSmall + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor BatchTooLargeForPrecision = new(
        RuleIds.BatchTooLargeForPrecision,
        "A batch is too large for the precision",
        "{0} = {1} with precision {2} cannot decode single samples (b·ρ = {3}, needs < 0.125); use {0} ≤ {4} or Precision ≤ {5}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.BatchTooLargeForPrecision + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor BatchBeyondProof = new(
        RuleIds.BatchBeyondProof,
        "A batch is larger than the theorem allows",
        "{0} = {1} with precision {2} is beyond the theorem (b·ρ = {3}, needs < 0.125), though this construction still decodes samples; use {0} ≤ {4} or Precision ≤ {5}",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.BatchBeyondProof + ".md");

    public static readonly DiagnosticDescriptor PrecisionTooCoarseForAveraging = new(
        RuleIds.PrecisionTooCoarseForAveraging,
        "A precision is coarser than the theorem on statistical queries allows",
        "The precision {0} is more than a sixteenth of the tolerance {1}, so that Theorem 1d promises nothing; use Precision = {2}",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.PrecisionTooCoarseForAveraging + ".md");

    public static readonly DiagnosticDescriptor TooFewSamples = new(
        RuleIds.TooFewSamples,
        "There are too few samples for statistical queries on one batch",
        "{0} samples are fewer than the {1} for which Theorem 3d promises answers within {2} with probability {3}",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooFewSamples + ".md");

    public static readonly DiagnosticDescriptor WrongLearningRate = new(
        RuleIds.WrongLearningRate,
        "A learning rate does not work",
        "The construction does not work with learning rate {0}; it is {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.WrongLearningRate + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongLoss = new(
        RuleIds.WrongLoss,
        "A loss does not work",
        "The constructions work with the loss 'half-squared', ½(ŷ − y)², and not with '{0}'",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.WrongLoss + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooFewSteps = new(
        RuleIds.TooFewSteps,
        "There are too few steps to extract all samples",
        "{0} steps do not always extract all samples; Theorem 3a needs {1}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooFewSteps + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FewSteps = new(
        RuleIds.FewSteps,
        "There are fewer steps than the theorem asks for",
        "{0} steps are fewer than the {1} in which Theorem 1a extracts all samples with probability {2}",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.FewSteps + ".md");

    public static readonly DiagnosticDescriptor NoMoreThanQueries = new(
        RuleIds.NoMoreThanQueries,
        "A method beyond statistical queries cannot work with so large a batch",
        "Batch size {0} with precision {1} (b·ρ² = {2}) can do no more than statistical queries (Theorem 1c); use smaller batches or a finer precision",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.NoMoreThanQueries + ".md");

    public static readonly DiagnosticDescriptor TooFewRepetitions = new(
        RuleIds.TooFewRepetitions,
        "There are too few steps for statistical queries",
        "{0} steps ask each part of a query {1} times, and Theorem 1d needs {2} for answers within {3} with probability {4}; use Steps = {5}, or leave it out",
        Rules.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooFewRepetitions + ".md");

    public static readonly DiagnosticDescriptor TooManyUnits = new(
        RuleIds.TooManyUnits,
        "Answers or steps cannot be counted in 32 bits",
        "{0}",
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + RuleIds.TooManyUnits + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
