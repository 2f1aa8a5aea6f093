using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering;

/// <summary>What one lowering shares: the circuit under construction, the budgets, and the problems found.</summary>
internal sealed class LoweringContext(LoweringLimits limits, IProblemSink sink, CancellationToken cancellation)
{
    private readonly HashSet<(string Id, int Site)> _reported = [];
    private readonly Stack<int> _calls = new();
    private int _steps;

    public CircuitBuilder Builder { get; } = new();

    public Prover Prover => field ??= new Prover(Builder);

    /// <summary>Whether a problem was found: there will be no circuit.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether a fault makes the result invalid, rather than being an error.</summary>
    public bool TracksValidity { get; init; }

    /// <summary>Where the program throws no exception.</summary>
    public Literal Validity { get; private set; } = Literal.True;

    public int CallDepth => _calls.Count;

    /// <summary>Makes the result invalid where a fault happens.</summary>
    public void Invalidate(Literal fault) => Validity = Builder.And(Validity, !fault);

    public void EnterCall(int site) => _calls.Push(site);

    public void LeaveCall() => _calls.Pop();

    /// <summary>Reports a problem once for each place; execution goes on, to find others.</summary>
    public void Report(string id, int site, params string[] arguments)
    {
        HasFailed = true;
        if (_reported.Add((id, site)))
            sink.Report(new Problem(id, site, _calls.ToEquatableArray(), arguments.ToEquatableArray()));
    }

    /// <summary>Reports a problem after which execution cannot go on.</summary>
    public LoweringAbortedException Abort(string id, int site, params string[] arguments)
    {
        Report(id, site, arguments);
        return new LoweringAbortedException();
    }

    /// <summary>Counts an operation against the budgets.</summary>
    public void CountStep(int site)
    {
        if ((++_steps & 0xFF) == 0)
            cancellation.ThrowIfCancellationRequested();
        if (_steps > limits.MaxSteps)
            throw Abort("LRN0012", site, limits.MaxSteps.ToString(CultureInfo.InvariantCulture));
        if (Builder.GateCount > limits.MaxGates)
            throw Abort("LRN0011", site, limits.MaxGates.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Ends a lowering whose problem has been reported.</summary>
internal sealed class LoweringAbortedException : Exception;
