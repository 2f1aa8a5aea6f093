using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering;

/// <summary>What one lowering shares: the circuit under construction, the budgets, and the problems found.</summary>
internal sealed class LoweringContext(LoweringLimits limits, IProblemSink sink, CancellationToken cancellation)
{
    private readonly HashSet<(string Id, int Site)> _reported = [];
    private readonly Stack<int> _calls = new();
    private readonly List<LoopProgress> _loops = [];
    private readonly BudgetLedger _ledger = new();
    private int _steps;

    public CircuitBuilder Builder { get; } = new() { JoinsConjunctions = true };

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

    public LoopProgress EnterLoop(int site)
    {
        var loop = new LoopProgress(site, _calls.ToEquatableArray());
        _loops.Add(loop);
        return loop;
    }

    public void LeaveLoop() => _loops.RemoveAt(_loops.Count - 1);

    /// <summary>Reports a problem once for each place; execution goes on, to find others.</summary>
    public void Report(string id, int site, params string[] arguments) =>
        Report(new Problem(id, site, _calls.ToEquatableArray(), arguments.ToEquatableArray()));

    private void Report(Problem problem)
    {
        HasFailed = true;
        if (_reported.Add((problem.Id, problem.Site)))
            sink.Report(problem);
    }

    /// <summary>Reports a problem after which execution cannot go on.</summary>
    public LoweringAbortedException Abort(string id, int site, params string[] arguments)
    {
        Report(id, site, arguments);
        return new LoweringAbortedException();
    }

    /// <summary>Gives up in silence on what only source that does not compile can do, such as reading a variable without a value: the compiler itself says so.</summary>
    public LoweringAbortedException AbortUncompilable()
    {
        HasFailed = true;
        return new LoweringAbortedException();
    }

    /// <summary>Counts an operation against the budgets.</summary>
    public void CountStep(int site)
    {
        if ((++_steps & 0xFF) == 0)
            cancellation.ThrowIfCancellationRequested();
        _ledger.Enter(site, Builder.GateCount);
        if (_steps > limits.MaxSteps)
            throw AbortOverBudget(RuleIds.TooManySteps, site, limits.MaxSteps, _ledger.MostSteps);
        if (Builder.GateCount > limits.MaxGates)
            throw AbortOverBudget(RuleIds.TooManyGates, site, limits.MaxGates, _ledger.MostGates);
    }

    /// <summary>A budget that a loop without a bound has used up is that loop's fault, the outermost such loop's.</summary>
    private LoweringAbortedException AbortOverBudget(string id, int site, int limit, EquatableArray<SiteCost> costs)
    {
        foreach (LoopProgress loop in _loops)
        {
            if (loop.SymbolicRounds >= LoopProgress.ManyRounds)
                return AbortLoop(loop, loop.SymbolicRounds);
        }

        string[] arguments = [limit.ToString(CultureInfo.InvariantCulture)];
        Report(new Problem(id, site, _calls.ToEquatableArray(), arguments.ToEquatableArray(), costs));
        return new LoweringAbortedException();
    }

    /// <summary>Reports a loop that does not end, at the loop and with the calls that led to it.</summary>
    public LoweringAbortedException AbortLoop(LoopProgress loop, int rounds)
    {
        string[] arguments = [rounds.ToString(CultureInfo.InvariantCulture)];
        Report(new Problem(RuleIds.UnboundedLoop, loop.Site, loop.Calls, arguments.ToEquatableArray()));
        return new LoweringAbortedException();
    }
}

/// <summary>A loop that is being unrolled.</summary>
/// <param name="site">The loop.</param>
/// <param name="calls">The calls that led to it, innermost first.</param>
internal sealed class LoopProgress(int site, EquatableArray<int> calls)
{
    /// <summary>More rounds than a loop with a bound takes while its condition is not known, unless it counts on purpose.</summary>
    public const int ManyRounds = 64;

    public int Site { get; } = site;

    public EquatableArray<int> Calls { get; } = calls;

    /// <summary>The rounds so far whose condition was not known.</summary>
    public int SymbolicRounds { get; set; }
}

/// <summary>Ends a lowering whose problem has been reported.</summary>
internal sealed class LoweringAbortedException : Exception;
