using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Machines;

/// <summary>What a machine hardly means to do: never halt, push against an edge for ever, answer elsewhere than in the top left cell, leave its samples on the tape.</summary>
/// <param name="machine">The machine.</param>
/// <param name="program">What it was tabulated from.</param>
/// <param name="settles">Whether the answer is read from the corner, and whether it halts is its own affair.</param>
/// <param name="cleans">Whether the network blanks the block once it halts.</param>
internal sealed class MachineWarnings(TabulatedMachine machine, MachineProgram program, bool settles, bool cleans)
{
    private const int PerState = TransitionTable.EntriesPerState;

    private TransitionTable Table => machine.Table;

    private int MethodSite => program.Method.Program.Methods[program.Method.Method].Site;

    /// <summary>Finds all, in order of their rules.</summary>
    public IEnumerable<Problem> Find()
    {
        if (!settles)
        {
            if (!Reachable().Any(index => Table.IsHalting(index / PerState)))
                yield return Problem(RuleIds.NoHalt, MethodSite);
            foreach (int index in Reachable().Where(IsEndlessBump))
                yield return Problem(RuleIds.EndlessBump, machine.Entries[index].Site, Describe(index), Table.Entries[index].Move.ToString());
        }

        if (!settles && !cleans)
        {
            EdgeDistances?[] distances = EdgeDistances.Find(Table);
            foreach (int index in Reachable().Where(EntersHalt))
            {
                bool isAtCorner = distances[index] is { Top: 0, Left: 0 };
                if (isAtCorner && Table.Entries[index].Write != Symbol.Blank)
                    continue;
                string what = isAtCorner ? "leaves a blank" : "has not bumped into the left and the top";
                yield return Problem(RuleIds.AnswerElsewhere, machine.Entries[index].Site, Describe(index), what);
            }

            if (!Reachable().Any(index => Table.Entries[index].Write == Symbol.Blank && index % 3 != 1))
                yield return Problem(RuleIds.NothingErased, MethodSite);
        }

        string[] idle = [.. Enumerable.Range(0, Table.StateCount).Where(state => !Reachable().Any(index => index / PerState == state)).Select(Table.GetName)];
        if (idle.Length > 0)
            yield return Problem(RuleIds.UnreachableState, MethodSite, string.Join(", ", idle));
    }

    /// <summary>The entries that a run comes to and that are there.</summary>
    private IEnumerable<int> Reachable() => Enumerable.Range(0, machine.Entries.Length).Where(index => machine.Entries[index] is { IsReachable: true, IsMissing: false });

    private bool EntersHalt(int index) => Table.IsHalting(Table.Entries[index].Next) && !Table.IsHalting(index / PerState);

    /// <summary>Whether a head that bumps in this step bumps for ever: every step that follows pushes in the same direction, or stays, and one comes again.</summary>
    private bool IsEndlessBump(int start)
    {
        TransitionEntry entry = Table.Entries[start];
        if (entry.Move is Move.Stay or Move.Right)
            return false;
        Move wall = entry.Move;
        var seen = new HashSet<int>();
        while (entry.Move == wall || entry.Move == Move.Stay)
        {
            int index = TransitionTable.IndexOf(entry.Next, entry.Write, entry.Move == wall ? Arrival.Bumped : Arrival.Moved);
            if (Table.IsHalting(index / PerState))
                return false;
            if (!seen.Add(index))
                return true;
            entry = Table.Entries[index];
        }

        return false;
    }

    private string Describe(int index) => $"({Table.GetName(index / PerState)}, {(Symbol)((index % 3) - 1)}, {(Arrival)(index / 3 % 2)})";

    private static Problem Problem(string id, int site, params string[] arguments) =>
        new(id, site, EquatableArray<int>.Empty, arguments.ToEquatableArray());
}
