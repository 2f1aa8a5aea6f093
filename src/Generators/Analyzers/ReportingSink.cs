using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Reports each problem at its site in the source, with the calls that lead there as additional locations.</summary>
internal sealed class ReportingSink(SiteTable sites, Action<Diagnostic> report) : IProblemSink
{
    /// <summary>The property of a diagnostic about a declared width that holds it: what the code fix masks to.</summary>
    public const string Width = nameof(Width);

    /// <summary>The property of a diagnostic about a machine that holds the names of states, separated by commas: what the code fix adds arms for.</summary>
    public const string States = nameof(States);

    /// <summary>The property of a diagnostic about an attribute that names the argument to set: what the code fix sets to <see cref="Value"/>.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>The value that the argument should have, as C#.</summary>
    public const string Value = nameof(Value);

    private bool _hasReported;

    public void Report(Problem problem)
    {
        _hasReported = true;
        IEnumerable<Location> calls = problem.Calls.Select(site => sites[site]);
        ImmutableDictionary<string, string?> properties = problem.Id switch
        {
            RuleIds.ValueMayNotFit => Properties((Width, problem.Arguments[1])),
            RuleIds.MissingBump => Properties((States, problem.Arguments[2])),
            RuleIds.HaltMoves => Properties((States, problem.Arguments[0])),
            RuleIds.PrecisionNotPowerOfTwo => Properties((Argument, "Precision"), (Value, problem.Arguments[1])),
            RuleIds.BatchTooLargeForPrecision or RuleIds.BatchBeyondProof => Properties((Argument, problem.Arguments[0]), (Value, problem.Arguments[4])),
            RuleIds.TooFewRepetitions => Properties((Argument, "Steps"), (Value, problem.Arguments[5])),
            RuleIds.ToleranceTooSmall => Properties((Argument, "Precision"), (Value, problem.Arguments[3])),
            RuleIds.PrecisionTooCoarseForAveraging => Properties((Argument, "Precision"), (Value, problem.Arguments[2])),
            RuleIds.UnreadAnswer => Properties((Argument, "Width"), (Value, problem.Arguments[2])),
            _ => Properties(),
        };
        object[] arguments = problem.Costs.Count > 0 ? [.. problem.Arguments, DescribeCosts(problem)] : [.. problem.Arguments];
        report(Diagnostic.Create(Rules.ById(problem.Id), sites[problem.Site], calls, properties, arguments));
    }

    private static ImmutableDictionary<string, string?> Properties(params (string Key, string Value)[] properties) =>
        properties.ToImmutableDictionary(static each => each.Key, static each => (string?)each.Value);

    /// <summary>Where a budget went, by source line: the three largest.</summary>
    private string DescribeCosts(Problem problem)
    {
        SyntaxTree? reported = sites[problem.Site].SourceTree;
        IEnumerable<string> lines = problem.Costs
            .GroupBy(cost => (sites[cost.Site].SourceTree, sites[cost.Site].GetLineSpan().StartLinePosition.Line), cost => cost.Amount)
            .Select(group => (Place: group.Key, Amount: group.Sum()))
            .OrderByDescending(line => line.Amount)
            .ThenBy(line => line.Place.Line)
            .Take(3)
            .Select(line => FormattableString.Invariant(
                $"line {line.Place.Line + 1}{(line.Place.SourceTree == reported ? "" : " of " + Path.GetFileName(line.Place.SourceTree?.FilePath))} ({line.Amount:N0})"));
        return string.Join(", ", lines);
    }

    /// <summary>
    /// Nothing is generated: either a problem was reported, or the source does not compile, which the compiler reports. Anything else is our own fault.
    /// </summary>
    public void RequireReason(SymbolAnalysisContext context)
    {
        if (_hasReported || HasErrors(context))
            return;
        Location location = context.Symbol.Locations.FirstOrDefault() ?? Location.None;
        report(Diagnostic.Create(InternalFault.Rule, location, context.Symbol.Name, "it was rejected without a reason"));
    }

    /// <summary>Whether the source does not compile: first where the member stands, which is quick, and mostly the answer while somebody types.</summary>
    private static bool HasErrors(SymbolAnalysisContext context)
    {
        foreach (SyntaxReference declaration in context.Symbol.DeclaringSyntaxReferences)
        {
            SemanticModel model = context.Compilation.GetSemanticModel(declaration.SyntaxTree);
            if (model.GetDiagnostics(declaration.Span, context.CancellationToken).Any(IsError))
                return true;
        }

        return context.Compilation.GetDiagnostics(context.CancellationToken).Any(IsError);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
