using System.Collections.Generic;
using System.Collections.Immutable;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The one way from the front end to a sink: counts, and reports a rule once at each place.</summary>
internal sealed class ProblemReporter(IProblemSink sink, SiteTable sites)
{
    private readonly HashSet<(string Id, Location Location)> _reported = [];

    public SiteTable Sites { get; } = sites;

    /// <summary>Whether no program can be returned.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Gives up in silence: the source does not compile, and the compiler itself says so.</summary>
    public void Fail() => HasFailed = true;

    public void Report(string id, int site, ImmutableArray<int> calls, params string[] arguments)
    {
        HasFailed = true;
        if (_reported.Add((id, Sites[site])))
            sink.Report(new Problem(id, site, new EquatableArray<int>(calls), arguments.ToEquatableArray()));
    }

    /// <summary>Reports a warning, which does not stand in the way.</summary>
    public void Warn(string id, Location location, params string[] arguments) =>
        sink.Report(new Problem(id, Sites.Add(location), EquatableArray<int>.Empty, arguments.ToEquatableArray()));

    public void Report(string id, Location location, params string[] arguments) =>
        Report(id, Sites.Add(location), ImmutableArray<int>.Empty, arguments);
}
