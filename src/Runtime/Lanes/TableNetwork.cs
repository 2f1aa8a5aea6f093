using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The lookup tables of a circuit while they are made ready for evaluation: a table that all its readers can take in goes, and tables that belong together are given
/// the same operands, so that they can be computed from one read of them.
/// </summary>
/// <remarks>Signals are those of <see cref="LutNetwork"/>, and stay in topological order.</remarks>
internal sealed class TableNetwork
{
    private const int MaxRounds = 4;

    private readonly Lut[] _luts;
    private readonly bool[] _isOutput;
    private readonly int[] _heads;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly List<Lut> _changed = [];

    private TableNetwork(LutNetwork network)
    {
        FirstLut = network.FirstLut;
        _luts = network.Luts.ToArray();
        _isOutput = new bool[network.SignalCount];
        foreach (int output in network.Outputs)
            _isOutput[output] = true;

        // The readers of each signal are a list of places 3 · table + operand.
        _heads = new int[network.SignalCount];
        _heads.AsSpan().Fill(-1);
        _next = new int[3 * _luts.Length];
        _previous = new int[3 * _luts.Length];
        for (int lut = 0; lut < _luts.Length; lut++)
            AddReader(lut);
    }

    /// <summary>The signal of the first table.</summary>
    public int FirstLut { get; }

    /// <summary>The tables; those that went are the default.</summary>
    public ReadOnlySpan<Lut> Luts => _luts;

    /// <summary>Takes a network over as it is, without what is not read.</summary>
    public static TableNetwork Of(LutNetwork network)
    {
        var result = new TableNetwork(network);
        result.RemoveUnread();
        return result;
    }

    /// <summary>Takes a network of tables of up to three signals over, and simplifies it.</summary>
    public static TableNetwork Simplify(LutNetwork network)
    {
        var result = new TableNetwork(network);
        for (int round = 0; round < MaxRounds && result.AbsorbAll(); round++)
        {
        }

        for (int lut = 0; lut < result._luts.Length; lut++)
            result.SplitSum(lut);
        result.RemoveUnread();
        return result;
    }

    /// <summary>Whether a table went.</summary>
    public bool IsRemoved(int lut) => _luts[lut] == default;

    /// <summary>Whether there are at most so many tables for each level of the longest way to an output.</summary>
    public bool IsNarrow(int tablesPerLevel)
    {
        var levels = new int[FirstLut + _luts.Length];
        int count = 0, depth = 0;
        for (int lut = 0; lut < _luts.Length; lut++)
        {
            if (IsRemoved(lut))
                continue;
            Lut table = _luts[lut];
            int level = 1 + Math.Max(Math.Max(levels[table.A], levels[table.B]), table.IsTernary ? levels[table.C] : 0);
            levels[FirstLut + lut] = level;
            depth = Math.Max(depth, level);
            count++;
        }

        return count <= (long)tablesPerLevel * depth;
    }

    private bool AbsorbAll()
    {
        bool isChanged = false;
        for (int lut = _luts.Length - 1; lut >= 0; lut--)
            isChanged |= Absorb(lut);
        return isChanged;
    }

    private void RemoveUnread()
    {
        for (int lut = _luts.Length - 1; lut >= 0; lut--)
        {
            if (!IsRemoved(lut) && _heads[FirstLut + lut] < 0 && !_isOutput[FirstLut + lut])
                Remove(lut);
        }
    }

    private void Remove(int lut)
    {
        RemoveReader(lut);
        _luts[lut] = default;
    }

    /// <summary>Removes a table if each of its readers is a function of three signals without it.</summary>
    private bool Absorb(int lut)
    {
        int signal = FirstLut + lut;
        if (IsRemoved(lut) || _isOutput[signal] || _heads[signal] < 0)
            return false;
        Lut table = _luts[lut];
        _changed.Clear();
        Span<int> operands = stackalloc int[3];
        for (int place = _heads[signal]; place >= 0; place = _next[place])
        {
            int count = 0;
            Lut reader = _luts[place / 3];
            if (!Add(operands, ref count, table.A) || !Add(operands, ref count, table.B) || (table.IsTernary && !Add(operands, ref count, table.C))
                || !AddOthers(operands, ref count, reader, signal))
                return false;
            byte inner = Compose(table, operands, -1, 0);
            if (Create(reader, operands[..count], Compose(reader, operands, signal, inner)) is not { } changed)
                return false;
            _changed.Add(changed);
        }

        ReplaceReaders(signal);
        Remove(lut);
        return true;
    }

    /// <summary>
    /// Of x = a ⊕ e ⊕ f, where all that reads x is a sum or a majority of a, e ⊕ f and one more, makes e ⊕ f: a full adder whose operand had been merged with the
    /// sum of the operands.
    /// </summary>
    private void SplitSum(int lut)
    {
        int signal = FirstLut + lut;
        Lut sum = _luts[lut];
        if (sum.Table != TableKind.Sum || _isOutput[signal] || _heads[signal] < 0 || _next[_heads[signal]] < 0)
            return;
        if (!TrySplit(sum.A, sum.B, sum.C) && !TrySplit(sum.B, sum.A, sum.C))
            TrySplit(sum.C, sum.A, sum.B);

        bool TrySplit(int moved, int left, int right)
        {
            _changed.Clear();
            Span<int> operands = stackalloc int[3];
            operands[0] = signal;
            operands[1] = moved;
            bool isShared = false;
            for (int place = _heads[signal]; place >= 0; place = _next[place])
            {
                Lut reader = _luts[place / 3];
                int count = 2;
                if (!AddOthers(operands, ref count, reader, signal))
                    return false;
                if (Create(reader, operands[..count], Compose(reader, operands, signal, LutTable.A ^ LutTable.B)) is not { } changed || !TableKind.IsOfAdder(changed.Table))
                    return false;
                foreach (Lut other in _changed)
                    isShared |= HaveSameOperands(other, changed);
                _changed.Add(changed);
            }

            if (!isShared)
                return false;
            ReplaceReaders(signal);
            RemoveReader(lut);
            _luts[lut] = Lut.Create(sum.Node, left, right, -1, LutTable.Xor);
            AddReader(lut);
            return true;
        }
    }

    /// <summary>Puts the changed tables, in the order of the list of readers, in their places.</summary>
    private void ReplaceReaders(int signal)
    {
        Span<int> readers = _changed.Count <= 64 ? stackalloc int[_changed.Count] : new int[_changed.Count];
        int count = 0;
        for (int place = _heads[signal]; place >= 0; place = _next[place])
            readers[count++] = place / 3;
        for (int i = 0; i < count; i++)
        {
            RemoveReader(readers[i]);
            _luts[readers[i]] = _changed[i];
            AddReader(readers[i]);
        }
    }

    private void AddReader(int lut)
    {
        for (int operand = 0; operand < 3; operand++)
        {
            int signal = Operand(_luts[lut], operand);
            if (signal < 0)
                continue;
            int place = (3 * lut) + operand, head = _heads[signal];
            _next[place] = head;
            _previous[place] = -1;
            if (head >= 0)
                _previous[head] = place;
            _heads[signal] = place;
        }
    }

    private void RemoveReader(int lut)
    {
        for (int operand = 0; operand < 3; operand++)
        {
            int signal = Operand(_luts[lut], operand);
            if (signal < 0)
                continue;
            int place = (3 * lut) + operand, next = _next[place], previous = _previous[place];
            if (next >= 0)
                _previous[next] = previous;
            if (previous >= 0)
                _next[previous] = next;
            else
                _heads[signal] = next;
        }
    }

    private static int Operand(in Lut lut, int operand) => operand == 0 ? lut.A : operand == 1 ? lut.B : lut.C;

    private static bool HaveSameOperands(in Lut left, in Lut right) =>
        Reads(left, right.A) && Reads(left, right.B) && (right.IsTernary ? Reads(left, right.C) : !left.IsTernary);

    private static bool Reads(in Lut lut, int signal) => lut.A == signal || lut.B == signal || lut.C == signal;

    private static bool Add(Span<int> operands, ref int count, int signal)
    {
        if (operands[..count].Contains(signal))
            return true;
        if (count == 3)
            return false;
        operands[count++] = signal;
        return true;
    }

    private static bool AddOthers(Span<int> operands, ref int count, in Lut lut, int except) =>
        (lut.A == except || Add(operands, ref count, lut.A)) && (lut.B == except || Add(operands, ref count, lut.B))
        && (!lut.IsTernary || lut.C == except || Add(operands, ref count, lut.C));

    /// <summary>The function of a table in other operands, when one of its signals is a function of them.</summary>
    private static byte Compose(in Lut lut, ReadOnlySpan<int> operands, int replaced, byte replacement)
    {
        byte a = Of(lut.A, operands), b = Of(lut.B, operands), c = lut.IsTernary ? Of(lut.C, operands) : (byte)0;
        int result = 0;
        for (int row = 0; row < 8; row++)
        {
            if ((lut.Table >> row & 1) != 0)
                result |= ((row & 4) != 0 ? a : ~a) & ((row & 2) != 0 ? b : ~b) & ((row & 1) != 0 ? c : ~c);
        }

        return (byte)result;

        byte Of(int signal, ReadOnlySpan<int> operands)
        {
            if (signal == replaced)
                return replacement;
            return operands.IndexOf(signal) switch { 0 => LutTable.A, 1 => LutTable.B, _ => LutTable.C };
        }
    }

    /// <summary>A table of those operands on which the function depends; null if they are fewer than two.</summary>
    private static Lut? Create(in Lut old, ReadOnlySpan<int> operands, byte table)
    {
        Span<int> kept = [-1, -1, -1];
        int count = 0;
        for (int operand = 0; operand < operands.Length; operand++)
        {
            if (LutTable.DependsOn(table, operand))
                kept[count++] = operand;
        }

        return count switch
        {
            3 => Lut.Create(old.Node, operands[0], operands[1], operands[2], table),
            2 => Lut.Create(old.Node, operands[kept[0]], operands[kept[1]], -1, OfPair(kept[0], kept[1], table)),
            _ => null,
        };
    }

    /// <summary>A function that depends on two of its signals, with those two first.</summary>
    private static byte OfPair(int first, int second, byte table) => (first, second) switch
    {
        (0, 1) => table,
        (0, 2) => LutTable.SwapLast(table),
        _ => LutTable.SwapLast(LutTable.SwapFirst(table)),
    };
}
