using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A Turing machine on a two-dimensional tape of −1, blank and +1 as a table: δ: Q × {−1, 0, +1} × {moved, bumped}. It starts in state 0, at the bottom right of its
/// samples. A head that is told to go where there is no cell stays, and reads the same cell again as bumped.
/// </summary>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, appendix B.1.2, with the arrival added: without it no machine of constantly many states can find the edges of its tape.
/// </remarks>
public sealed class TransitionTable
{
    /// <summary>The number of entries of a state: three symbols, moved or bumped.</summary>
    public const int EntriesPerState = 6;

    /// <summary>The largest number of states: 3⁶, so that a cell's value and every table indexed by it stay small.</summary>
    public const int MaxStates = 729;

    private readonly string[] _names;
    private readonly TransitionEntry[] _entries;
    private readonly bool[] _isHalting;

    /// <summary>Creates a table.</summary>
    /// <param name="names">The names of the states; the first is where the machine starts.</param>
    /// <param name="entries">The entries of each state: moved on −1, 0, +1, then bumped on −1, 0, +1.</param>
    /// <exception cref="ArgumentException">There are no states or too many, an entry is missing, or one names a state, symbol or move that there is not.</exception>
    public TransitionTable(IReadOnlyList<string> names, ReadOnlySpan<TransitionEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count is 0 or > MaxStates)
            throw new ArgumentException($"There are {names.Count} states; a machine has 1 to {MaxStates}.", nameof(names));
        if (entries.Length != names.Count * EntriesPerState)
            throw new ArgumentException($"There are {entries.Length} entries, but {names.Count} states need {names.Count * EntriesPerState}.", nameof(entries));
        _names = new string[names.Count];
        for (int state = 0; state < _names.Length; state++)
            _names[state] = names[state];
        for (int i = 0; i < entries.Length; i++)
        {
            TransitionEntry entry = entries[i];
            if ((uint)entry.Next >= (uint)_names.Length || entry.Write is < Symbol.Minus or > Symbol.Plus || entry.Move is < Move.Stay or > Move.Right)
                throw new ArgumentException($"Entry {i}, of state {_names[i / EntriesPerState]}, is ({entry.Next}, {(int)entry.Write}, {(int)entry.Move}): a state, a symbol or a move is out of range.", nameof(entries));
        }

        _entries = entries.ToArray();
        _isHalting = new bool[_names.Length];
        for (int state = 0; state < _names.Length; state++)
            _isHalting[state] = StaysForever(state);
        Digits = 0;
        for (int codes = 1; codes < _names.Length; codes *= 3)
            Digits++;
    }

    /// <summary>The number s of states.</summary>
    public int StateCount => _names.Length;

    /// <summary>The number D = ⌈log₃ s⌉ of ternary digits that name a state.</summary>
    public int Digits { get; }

    /// <summary>All entries: of each state those for having moved on −1, 0, +1, then for having bumped on −1, 0, +1.</summary>
    public ReadOnlySpan<TransitionEntry> Entries => _entries;

    /// <summary>An entry.</summary>
    /// <param name="state">The state, from 0 to <see cref="StateCount"/> − 1.</param>
    /// <param name="read">The symbol under the head.</param>
    /// <param name="arrival">How the head arrived.</param>
    public TransitionEntry this[int state, Symbol read, Arrival arrival] => _entries[IndexOf(state, read, arrival)];

    /// <summary>The place of an entry among <see cref="Entries"/>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="read">The symbol under the head.</param>
    /// <param name="arrival">How the head arrived.</param>
    public static int IndexOf(int state, Symbol read, Arrival arrival) => (state * EntriesPerState) + ((int)arrival * 3) + (int)read + 1;

    /// <summary>The name of a state.</summary>
    /// <param name="state">The state, from 0 to <see cref="StateCount"/> − 1.</param>
    public string GetName(int state) => _names[state];

    /// <summary>Whether a state halts: whatever it reads, it stays, and changes nothing.</summary>
    /// <param name="state">The state, from 0 to <see cref="StateCount"/> − 1.</param>
    public bool IsHalting(int state) => _isHalting[state];

    /// <summary>Which entries a run may come to, whatever the tape: by state, symbol and arrival, as in <see cref="Entries"/>.</summary>
    public bool[] FindReachable()
    {
        var reached = new bool[_entries.Length];
        var pending = new Stack<int>();

        // The head starts in the corner below the last sample, whose label is the dummy's, +1.
        Reach(IndexOf(0, Symbol.Plus, Arrival.Moved));
        while (pending.Count > 0)
        {
            TransitionEntry entry = _entries[pending.Pop()];
            if (entry.Move == Move.Stay)
            {
                Reach(IndexOf(entry.Next, entry.Write, Arrival.Moved));
                continue;
            }

            Reach(IndexOf(entry.Next, entry.Write, Arrival.Bumped));
            for (Symbol read = Symbol.Minus; read <= Symbol.Plus; read++)
                Reach(IndexOf(entry.Next, read, Arrival.Moved));
        }

        return reached;

        void Reach(int index)
        {
            if (reached[index])
                return;
            reached[index] = true;
            pending.Push(index);
        }
    }

    private bool StaysForever(int state)
    {
        for (int i = 0; i < EntriesPerState; i++)
        {
            if (_entries[(state * EntriesPerState) + i] != new TransitionEntry(state, (Symbol)((i % 3) - 1), Move.Stay))
                return false;
        }

        return true;
    }
}
