using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Analyzers;

/// <summary>Reports each problem at its site in the source, with the calls that lead there as additional locations.</summary>
internal sealed class ReportingSink(SiteTable sites, Action<Diagnostic> report) : IProblemSink
{
    /// <summary>The property of a diagnostic about a declared width that holds it: what the code fix masks to.</summary>
    public const string Width = nameof(Width);

    public void Report(Problem problem)
    {
        IEnumerable<Location> calls = problem.Calls.Select(site => sites[site]);
        ImmutableDictionary<string, string?> properties = problem.Id == RuleIds.ValueMayNotFit
            ? ImmutableDictionary<string, string?>.Empty.Add(Width, problem.Arguments[1])
            : ImmutableDictionary<string, string?>.Empty;
        report(Diagnostic.Create(Rules.ById(problem.Id), sites[problem.Site], calls, properties, [.. problem.Arguments]));
    }
}
