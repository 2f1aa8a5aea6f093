extern alias generators;

using System.Collections.Generic;
using generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>
/// Where each signal of a network is mentioned, in the order of its tables: each has four mentions, its operands and its value. What a window of tables computes,
/// up to names, is told by the distance of each mention to the last of the same signal within the window.
/// </summary>
internal sealed class SignalMentions
{
    private const int PerTable = 4;
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly LutNetwork _network;

    /// <summary>The mention of the same signal before each, or −1, and after each, or the number of all.</summary>
    private readonly int[] _previous;
    private readonly int[] _next;

    public SignalMentions(LutNetwork network)
    {
        _network = network;
        int count = PerTable * network.Luts.Length;
        _previous = new int[count];
        _next = new int[count];
        var last = new int[network.SignalCount];
        for (int signal = 0; signal < last.Length; signal++)
            last[signal] = -1;
        for (int lut = 0; lut < network.Luts.Length; lut++)
        {
            Lut table = Arrange(network.Luts[lut], last);
            Mention(PerTable * lut, table.A);
            Mention((PerTable * lut) + 1, table.B);
            Mention((PerTable * lut) + 2, table.C);
            Mention((PerTable * lut) + 3, network.FirstLut + lut);
        }

        void Mention(int mention, int signal)
        {
            _next[mention] = count;
            _previous[mention] = -1;
            if (signal < 0)
                return;
            _previous[mention] = last[signal];
            if (last[signal] >= 0)
                _next[last[signal]] = mention;
            last[signal] = mention;
        }
    }

    /// <summary>
    /// A table with signals between which it does not distinguish in the order of their last mentions: which of them has the lesser number is an accident.
    /// </summary>
    private static Lut Arrange(Lut table, int[] last)
    {
        for (int round = 0; round < 2; round++)
        {
            if (LutTable.SwapFirst(table.Table) == table.Table && last[table.A] < last[table.B])
                table = table with { A = table.B, B = table.A };
            if (table.IsTernary && LutTable.SwapLast(table.Table) == table.Table && last[table.B] < last[table.C])
                table = table with { B = table.C, C = table.B };
        }

        return table;
    }

    /// <summary>A hash for each window of a size of which no table is taken: equal for windows that are the same up to names.</summary>
    /// <param name="size">The number of tables of a window.</param>
    /// <param name="taken">Not zero where a table is taken.</param>
    public IEnumerable<(int Start, ulong Hash)> HashWindows(int size, int[] taken)
    {
        ulong[] powers = Powers();
        ulong sum = 0;
        int blocked = 0;
        for (int end = 1; end <= taken.Length; end++)
        {
            int start = end - size;
            int added = end - 1;
            blocked += taken[added] != 0 ? 1 : 0;
            for (int mention = PerTable * added; mention < PerTable * end; mention++)
                sum += Value(mention, PerTable * start) * powers[mention];
            if (start > 0)
            {
                // The table before the window leaves it; what was mentioned there is new to the window where it is mentioned next.
                int left = start - 1;
                blocked -= taken[left] != 0 ? 1 : 0;
                for (int mention = PerTable * left; mention < PerTable * start; mention++)
                {
                    sum -= Value(mention, PerTable * left) * powers[mention];
                    int next = _next[mention];
                    if (next >= PerTable * start && next < PerTable * added)
                        sum += (Value(next, PerTable * start) - Value(next, PerTable * left)) * powers[next];
                }
            }

            if (start >= 0 && blocked == 0)
                yield return (start, sum * powers[PerTable * (taken.Length - start)]);
        }
    }

    /// <summary>Whether two windows are the same up to names.</summary>
    public bool AreSame(int first, int second, int size)
    {
        for (int lut = 0; lut < size; lut++)
        {
            if (_network.Luts[first + lut].Table != _network.Luts[second + lut].Table)
                return false;
            for (int i = PerTable * lut; i < PerTable * (lut + 1); i++)
            {
                if (Distance((PerTable * first) + i, PerTable * first) != Distance((PerTable * second) + i, PerTable * second))
                    return false;
            }
        }

        return true;
    }

    /// <summary>The distance to the last mention of the same signal, or 0 if it is before the window.</summary>
    private int Distance(int mention, int windowStart) => _previous[mention] >= windowStart && _previous[mention] >= 0 ? mention - _previous[mention] : 0;

    private ulong Value(int mention, int windowStart)
    {
        ulong value = (ulong)Distance(mention, windowStart);
        if (mention % PerTable == PerTable - 1)
            value = ((ulong)_network.Luts[mention / PerTable].Table << 32) | 1;
        value = (value + Base) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 29)) * 0x94D049BB133111EB;
        return value ^ (value >> 32);
    }

    private ulong[] Powers()
    {
        var powers = new ulong[_previous.Length + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * Base;
        return powers;
    }
}
