using System;
using System.Collections.Generic;
using System.Globalization;

namespace Learnability;

/// <summary>
/// A transition table that changes: an entry is one integer, which a step decodes without a branch. Bits 0 and 1 are what is written, bit 2 that the machine halts, bits 8 to
/// 15 the move as a signed distance, and bits 16 and up six times the next state.
/// </summary>
internal sealed class SearchTable
{
    private static readonly sbyte[] _distances = [0, -SearchProblem.Stride, SearchProblem.Stride, -1, 1];

    private readonly int[] _entries;
    private readonly byte[] _tape = new byte[SearchProblem.Stride * (SearchProblem.MaxSamples + 3)];

    public SearchTable(int states)
    {
        States = states;
        _entries = new int[states * TransitionTable.EntriesPerState];
    }

    public int States { get; }

    public int Length => _entries.Length;

    /// <summary>The entry that must stay and keep: the start's on +1.</summary>
    public static int Start => TransitionTable.IndexOf(0, Symbol.Plus, Arrival.Moved);

    /// <summary>The steps taken in all.</summary>
    public long Steps { get; private set; }

    /// <summary>The packed entries; writing one that was read before restores it.</summary>
    public Span<int> Entries => _entries;

    /// <summary>Sets an entry; the start's stays and keeps, whatever is asked.</summary>
    public void Set(int index, int next, int write, int move)
    {
        if (index == Start)
            (write, move) = (2, 0);

        // After a bump, staying is a move: only the entry for having moved leads to itself.
        bool halts = index % TransitionTable.EntriesPerState < 3 && move == 0 && write == index % 3 && next == index / TransitionTable.EntriesPerState;
        _entries[index] = (next * TransitionTable.EntriesPerState << 16) | ((byte)_distances[move] << 8) | (halts ? 4 : 0) | write;
    }

    public (int Next, int Write, int Move) Get(int index)
    {
        int entry = _entries[index];
        return ((entry >> 16) / TransitionTable.EntriesPerState, entry & 3, Array.IndexOf(_distances, (sbyte)(entry >> 8)));
    }

    /// <summary>The entries, three numbers each: next state, symbol and move.</summary>
    public int[] Read()
    {
        var numbers = new int[3 * _entries.Length];
        for (int index = 0; index < _entries.Length; index++)
            (numbers[3 * index], numbers[(3 * index) + 1], numbers[(3 * index) + 2]) = Get(index);
        return numbers;
    }

    /// <summary>Sets all entries, three numbers each.</summary>
    public void Write(ReadOnlySpan<int> numbers)
    {
        for (int index = 0; index < _entries.Length; index++)
            Set(index, numbers[3 * index], numbers[(3 * index) + 1], numbers[(3 * index) + 2]);
    }

    /// <summary>Makes another table of as many states this one.</summary>
    public void CopyTo(SearchTable other) => _entries.CopyTo(other._entries, 0);

    /// <summary>Draws all entries.</summary>
    public void Randomize(RandomBits random)
    {
        for (int index = 0; index < _entries.Length; index++)
            Set(index, Draw(random, States), Draw(random, 3), Draw(random, 5));
    }

    /// <summary>Redraws the next state, the symbol or the move of one entry; the entry, and what it was.</summary>
    public (int Index, int Previous) Mutate(RandomBits random)
    {
        int index = Draw(random, _entries.Length);
        int previous = _entries[index];
        (int next, int write, int move) = Get(index);
        switch (index == Start ? 0 : Draw(random, 3))
        {
            case 0:
                next = Draw(random, States);
                break;
            case 1:
                write = Draw(random, 3);
                break;
            default:
                move = Draw(random, 5);
                break;
        }

        Set(index, next, write, move);
        return (index, previous);
    }

    /// <summary>Whether the machine leaves the answer in the top left cell.</summary>
    public bool Solves(SearchProblem problem)
    {
        byte[] source = problem.Tape;
        Buffer.BlockCopy(source, 0, _tape, 0, source.Length);
        byte[] tape = _tape;
        int[] entries = _entries;
        int head = problem.Head;
        int at = 0;
        int left = problem.MaxSteps;
        while (left > 0)
        {
            left--;
            int entry = entries[at + tape[head]];
            tape[head] = (byte)(entry & 3);
            int distance = (sbyte)(entry >> 8);
            int bumps = tape[head + distance] >> 2;
            head += distance & (bumps - 1);
            at = (entry >> 16) + (3 * bumps);
            if ((entry & 4) != 0)
                break;
        }

        Steps += problem.MaxSteps - left;
        return tape[SearchProblem.Corner] == problem.Answer;
    }

    /// <summary>How many problems the machine solves.</summary>
    public int Count(SearchProblem[] problems) => CountAtLeast(problems, 0);

    /// <summary>How many problems the machine solves; −1 as soon as it is certain that these are fewer than the least.</summary>
    public int CountAtLeast(SearchProblem[] problems, double least)
    {
        int missed = 0;
        double most = problems.Length - least;
        foreach (SearchProblem problem in problems)
        {
            if (!Solves(problem) && ++missed > most)
                return -1;
        }

        return problems.Length - missed;
    }

    /// <summary>The same, and problems that are missed come to the front: the next table like this one is given up soon.</summary>
    public int CountAtLeastMissedFirst(SearchProblem[] problems, double least)
    {
        int missed = 0;
        double most = problems.Length - least;
        for (int i = 0; i < problems.Length; i++)
        {
            if (Solves(problems[i]))
                continue;
            (problems[missed], problems[i]) = (problems[i], problems[missed]);
            if (++missed > most)
                return -1;
        }

        return problems.Length - missed;
    }

    /// <summary>A machine's table.</summary>
    /// <exception cref="ArgumentException">The machine has more states than a search has, or does not stay in its first step.</exception>
    public static SearchTable Of(TransitionTable machine)
    {
        if (machine.StateCount > TuringSearchOptions.MaxStates)
            throw new ArgumentException($"The machine has {machine.StateCount} states; a search has at most {TuringSearchOptions.MaxStates}.", nameof(machine));
        if (machine.Entries[Start] is not { Write: Symbol.Plus, Move: Move.Stay } and var first)
            throw new ArgumentException($"The machine must keep +1 and stay in its first step: in state {machine.GetName(0)}, moved on +1, it writes {first.Write} and moves {first.Move}.", nameof(machine));
        var table = new SearchTable(machine.StateCount);
        for (int index = 0; index < table.Length; index++)
        {
            TransitionEntry entry = machine.Entries[index];
            table.Set(index, entry.Next, (int)entry.Write + 1, (int)entry.Move);
        }

        return table;
    }

    public TransitionTable ToTransitionTable()
    {
        var names = new List<string>();
        var entries = new TransitionEntry[_entries.Length];
        for (int state = 0; state < States; state++)
            names.Add("S" + state.ToString(CultureInfo.InvariantCulture));
        for (int index = 0; index < entries.Length; index++)
        {
            (int next, int write, int move) = Get(index);
            entries[index] = new TransitionEntry(next, (Symbol)(write - 1), (Move)move);
        }

        return new TransitionTable(names, entries);
    }

    /// <summary>A number below a small bound from 32 random bits: without a division and all but unbiased.</summary>
    private static int Draw(RandomBits random, int bound) => (int)((random.NextUInt64() >> 32) * (ulong)bound >> 32);
}
