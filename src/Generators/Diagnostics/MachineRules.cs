using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Diagnostics;

/// <summary>Turing machines: what makes a transition function no machine, and what a machine hardly means to do.</summary>
internal static class MachineRules
{
    public static readonly DiagnosticDescriptor NotATransitionFunction = Error(
        RuleIds.NotATransitionFunction,
        "A method is no transition function",
        "'{0}' is no transition function of a Turing machine, because {1}");

    public static readonly DiagnosticDescriptor MissingTransition = Error(
        RuleIds.MissingTransition,
        "A transition is missing",
        "{0} entries that a run comes to have no transition: {1}; add arms for them");

    public static readonly DiagnosticDescriptor MissingBump = Error(
        RuleIds.MissingBump,
        "A transition after a bump is missing",
        "{0} entries have no transition for a head that bumped into an edge: {1}; add arms with Arrival.Bumped");

    public static readonly DiagnosticDescriptor InvalidTransition = Error(
        RuleIds.InvalidTransition,
        "A transition leads nowhere",
        "The transition for {0} has {1}, which there is not");

    public static readonly DiagnosticDescriptor InvalidStart = Error(
        RuleIds.InvalidStart,
        "The first step moves or writes",
        "The first step, of state '{0}' on Symbol.Plus, must stay and keep the symbol, because the cells around the head do not compute yet; change only the state");

    public static readonly DiagnosticDescriptor HaltMoves = Error(
        RuleIds.HaltMoves,
        "A halting state goes on",
        "The halting state '{0}' must stay and keep the symbol in every entry, and does not for {1}; return Transition.Stay(state), or name another state with Halt");

    public static readonly DiagnosticDescriptor NoHalt = Advice(
        RuleIds.NoHalt,
        "A machine never halts",
        "No run of this machine comes to a state that halts, so that it has no answer; let one stay on every symbol, or set CornerReadout",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor EndlessBump = Advice(
        RuleIds.EndlessBump,
        "A head pushes against an edge for ever",
        "Where the move of {0} bumps, the machine goes {1} again and again and nothing changes; go on differently for Arrival.Bumped",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor AnswerElsewhere = Advice(
        RuleIds.AnswerElsewhere,
        "A machine may halt without an answer in the top left cell",
        "The step of {0} halts, and {1}: the answer is the −1 or +1 of the top left cell; go there first, or set AutoClean or CornerReadout",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NothingErased = Advice(
        RuleIds.NothingErased,
        "A machine erases nothing",
        "This machine never writes Symbol.Blank, and every cell but the top left must be blank when it halts; erase them, or set AutoClean or CornerReadout",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UnreachableState = Advice(
        RuleIds.UnreachableState,
        "No run comes to a state",
        "No run of this machine comes to {0}",
        DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Advice(string id, string title, string message, DiagnosticSeverity severity) => new(
        id,
        title,
        message,
        Rules.Category,
        severity,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + id + ".md");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id,
        title,
        message,
        Rules.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rules.DocumentationFolder + id + ".md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
