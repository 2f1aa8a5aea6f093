using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// An order of functions in which those of one kind follow each other: whatever kind has the most functions whose operands are known goes next, until none is left.
/// </summary>
internal static class KindOrder
{
    /// <summary>Orders the functions of a network.</summary>
    public static int[] Create(LutNetwork network)
    {
        Users users = new(network);
        var missing = new byte[network.Luts.Length];
        var ready = new Queue<int>[256];
        for (int i = 0; i < missing.Length; i++)
        {
            Lut lut = network.Luts[i];
            missing[i] = (byte)(Count(lut.A) + Count(lut.B) + Count(lut.C));
            if (missing[i] == 0)
                (ready[lut.Table] ??= new Queue<int>()).Enqueue(i);
        }

        var order = new int[missing.Length];
        for (int count = 0; count < order.Length;)
        {
            Queue<int> kind = Longest(ready);
            while (kind.TryDequeue(out int lut))
            {
                order[count++] = lut;
                foreach (int user in users.Of(lut))
                {
                    if (--missing[user] == 0)
                        (ready[network.Luts[user].Table] ??= new Queue<int>()).Enqueue(user);
                }
            }
        }

        return order;

        int Count(int signal) => signal >= network.FirstLut ? 1 : 0;
    }

    private static Queue<int> Longest(Queue<int>?[] ready)
    {
        Queue<int>? longest = null;
        foreach (Queue<int>? kind in ready)
        {
            if (kind is not null && kind.Count > (longest?.Count ?? 0))
                longest = kind;
        }

        return longest ?? throw new InvalidOperationException("The network has a cycle.");
    }

    /// <summary>The functions that read each function, in one array.</summary>
    private sealed class Users
    {
        private readonly int[] _starts;
        private readonly int[] _users;

        public Users(LutNetwork network)
        {
            _starts = new int[network.Luts.Length + 1];
            foreach (Lut lut in network.Luts)
            {
                foreach (int signal in (ReadOnlySpan<int>)[lut.A, lut.B, lut.C])
                {
                    if (signal >= network.FirstLut)
                        _starts[signal - network.FirstLut]++;
                }
            }

            int total = 0;
            for (int i = 0; i < _starts.Length; i++)
                _starts[i] = total += _starts[i];
            _users = new int[total];
            for (int user = network.Luts.Length - 1; user >= 0; user--)
            {
                Lut lut = network.Luts[user];
                foreach (int signal in (ReadOnlySpan<int>)[lut.A, lut.B, lut.C])
                {
                    if (signal >= network.FirstLut)
                        _users[--_starts[signal - network.FirstLut]] = user;
                }
            }
        }

        public ReadOnlySpan<int> Of(int lut) => _users.AsSpan(_starts[lut].._starts[lut + 1]);
    }
}
