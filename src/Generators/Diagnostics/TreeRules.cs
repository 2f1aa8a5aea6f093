using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>Trees of gates, and what their correlations say about training.</summary>
internal static class TreeRules
{
    public static readonly DiagnosticDescriptor NotAGate = Error(
        RuleIds.NotAGate,
        "A gate method has the wrong signature",
        "'{0}' does not say what the gates of a tree compute; expected '{1}'");

    public static readonly DiagnosticDescriptor GateWithoutCorrelation = Warning(
        RuleIds.GateWithoutCorrelation,
        "A gate says no more of the label than guessing does",
        "Gate ({0}, {1}), {2}, has the correlation c = {3} with the label, and needs |c| above |E[y]| = {4} (gap {5}): layerwise training does not recover it under the {6} distribution{7}{8}");

    public static readonly DiagnosticDescriptor ConstantGenerativeGate = Error(
        RuleIds.ConstantGenerativeGate,
        "A constant gate has no generative distribution",
        "Gate ({0}, {1}) is {2} for all inputs, so the generative distribution has no pattern for its other output; use gates that are not constant, or another distribution{3}");

    public static readonly DiagnosticDescriptor ConstantInfluencingGate = Warning(
        RuleIds.ConstantInfluencingGate,
        "A constant gate stands where its output matters",
        "Gate ({0}, {1}) is {2} for all inputs, but its output matters to the root: its correlation is only that of a guess, {3}; let its parent be the projection or constant that this makes of it{4}");

    public static readonly DiagnosticDescriptor InputWithoutCorrelation = Information(
        RuleIds.InputWithoutCorrelation,
        "An input says no more of the label than guessing does",
        "Input {0} has the correlation c = {1} with the label, and Assumption 1 asks for |c| above |E[y]| = {2}; training does not need that of inputs, only of gates{3}");

    public static readonly DiagnosticDescriptor LambdaOutOfInterval = Warning(
        RuleIds.LambdaOutOfInterval,
        "A regularizer draws a gate to the wrong sign",
        "Lambda = {0} is outside the interval ({1}, {2}) in which every influencing gate is drawn to its own sign; use {3}");

    public static readonly DiagnosticDescriptor LearningRateTooLarge = Warning(
        RuleIds.LearningRateTooLarge,
        "A learning rate is too large for a gate",
        "LearningRate = {0} is above 0.5: a step may carry a neuron past the flat part of its gate and leave it there; use {1}");

    public static readonly DiagnosticDescriptor TooFewNeurons = Warning(
        RuleIds.TooFewNeurons,
        "A gate has too few neurons",
        "With {0} neurons a gate, some pattern of some gate may lack a neuron of the right sign with probability up to {1}, above {2}; use Width = {3}");

    public static readonly DiagnosticDescriptor TooFewExamples = Warning(
        RuleIds.TooFewExamples,
        "There are too few examples for the weakest gate",
        "{0} examples do not tell the weakest pattern of a gate from chance with probability {1}; use Samples = {2}");

    public static readonly DiagnosticDescriptor GateWithoutInfluence = Information(
        RuleIds.GateWithoutInfluence,
        "A gate has no influence",
        "Gate ({0}, {1}), {2}, never changes the root's output: training makes of it what it likes; TRUE says so{3}");

    public static readonly DiagnosticDescriptor NegativeLabelMean = Information(
        RuleIds.NegativeLabelMean,
        "Most labels are false",
        "E[y] = {0} is negative: labels are swapped for training, and the root's second layer is negated at its end");

    public static readonly DiagnosticDescriptor FarFromTheorem = Information(
        RuleIds.FarFromTheorem,
        "What the theorem asks for",
        "{0} guarantees recovery with probability {1} from k = {2} neurons a gate, |S| = {3} examples and T = {4} steps; below that it says nothing, and practical settings are measured, not proved");

    public static readonly DiagnosticDescriptor IgnoredInput = Information(
        RuleIds.IgnoredInput,
        "A gate ignores one of its inputs",
        "Gate ({0}, {1}) is {2}: its other child never matters; that is right where the child's subtree holds no relevant input, as in the tree of a parity{3}");

    public static readonly DiagnosticDescriptor GenerativeProjection = Information(
        RuleIds.GenerativeProjection,
        "A projection under the generative distribution",
        "Gate ({0}, {1}) is {2}: under the generative distribution its other child is a fair coin with correlation 0, and all of its subtree tells nothing of the label{3}");

    public static readonly DiagnosticDescriptor GateNotTabulated = Information(
        RuleIds.GateNotTabulated,
        "A gate has no truth table",
        "Gate ({0}, {1}) is the first without a truth table: with level = {0} and index = {1} the method fails as the error says");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Rules.Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + id + ".md", customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => new(
        id, title, message, Rules.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Rules.DocumentationFolder + id + ".md");

    private static DiagnosticDescriptor Information(string id, string title, string message) => new(
        id, title, message, Rules.Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Rules.DocumentationFolder + id + ".md");
}
