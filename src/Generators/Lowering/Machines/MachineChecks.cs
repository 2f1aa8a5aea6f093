using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Machines;

/// <summary>What makes a table no machine: missing entries, steps to nowhere, a start that moves, a halt that does not. Only entries that a run comes to count.</summary>
internal sealed class MachineChecks
{
    private const int PerState = TransitionTable.EntriesPerState;

    private readonly MachineProgram _machine;
    private readonly TabulatedEntry[] _entries;
    private readonly IProblemSink _sink;
    private readonly HashSet<(string Id, int Site)> _reported = [];

    public MachineChecks(MachineProgram machine, TabulatedEntry[] entries, IProblemSink sink)
    {
        _machine = machine;
        _entries = entries;
        _sink = sink;
        CheckMissing(Arrival.Moved, RuleIds.MissingTransition);
        CheckMissing(Arrival.Bumped, RuleIds.MissingBump);
        CheckSteps();
        CheckStart();
        CheckHalt();
    }

    /// <summary>Whether anything was reported: there is no table.</summary>
    public bool HaveFailed => _reported.Count > 0;

    private int MethodSite => _machine.Method.Program.Methods[_machine.Method.Method].Site;

    /// <summary>Entries for which the method throws: in C# the switch has no arm for them.</summary>
    private void CheckMissing(Arrival arrival, string id)
    {
        string[] missing = [.. Reachable().Where(index => ArrivalOf(index) == arrival && _entries[index].IsMissing).Select(Describe)];
        if (missing.Length > 0)
            Report(id, MethodSite, Number(missing.Length), string.Join(", ", missing.Take(4)) + (missing.Length > 4 ? ", …" : ""), StatesOf(arrival));
    }

    /// <summary>The states with a missing entry, in order: what the code fix adds arms for.</summary>
    private string StatesOf(Arrival arrival) => string.Join(",", Reachable()
        .Where(index => ArrivalOf(index) == arrival && _entries[index].IsMissing)
        .Select(index => _machine.States[index / PerState].Name)
        .Distinct());

    /// <summary>Next states, symbols and moves that are none: values that were cast to an enum, or integers beyond the declared width.</summary>
    private void CheckSteps()
    {
        foreach (int index in Reachable())
        {
            TabulatedEntry entry = _entries[index];
            if (entry.IsMissing || entry.IsValid)
                continue;
            string what = entry.Next < 0 ? "the next state " + entry.NextValue.ToString(CultureInfo.InvariantCulture)
                : entry.Write is < -1 or > MachineProgram.Keep ? "the symbol " + Number(entry.Write)
                : "the move " + Number(entry.Move);
            Report(RuleIds.InvalidTransition, entry.Site, Describe(index), what);
        }
    }

    /// <summary>The head appears one layer before the phase is known around it: it must not move away at once.</summary>
    private void CheckStart()
    {
        int start = TransitionTable.IndexOf(0, Symbol.Plus, Arrival.Moved);
        TabulatedEntry entry = _entries[start];
        if (entry.IsMissing || !entry.IsValid || (entry.Move == (int)Move.Stay && entry.Write is (int)Symbol.Plus or MachineProgram.Keep))
            return;
        Report(RuleIds.InvalidStart, entry.Site, _machine.States[0].Name);
    }

    private void CheckHalt()
    {
        if (_machine.Halt < 0)
            return;
        for (int index = _machine.Halt * PerState; index < (_machine.Halt + 1) * PerState; index++)
        {
            TabulatedEntry entry = _entries[index];
            bool stays = !entry.IsMissing && entry.Next == _machine.Halt && entry.Move == (int)Move.Stay
                && (entry.Write == MachineProgram.Keep || entry.Write == (index % 3) - 1);
            if (stays)
                continue;
            Report(RuleIds.HaltMoves, entry.IsMissing ? MethodSite : entry.Site, _machine.States[_machine.Halt].Name, Describe(index));
        }
    }

    private IEnumerable<int> Reachable() => Enumerable.Range(0, _entries.Length).Where(index => _entries[index].IsReachable);

    private string Describe(int index) => MachineText.Describe(_machine, index);

    private static Arrival ArrivalOf(int index) => index / 3 % 2 == 0 ? Arrival.Moved : Arrival.Bumped;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Report(string id, int site, params string[] arguments)
    {
        if (_reported.Add((id, site)))
            _sink.Report(new Problem(id, site, EquatableArray<int>.Empty, arguments.ToEquatableArray()));
    }
}
