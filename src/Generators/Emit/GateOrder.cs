using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>Orders in which the tables of a network may be computed.</summary>
internal static class GateOrder
{
    /// <summary>The order in which the gates were built: that of the source.</summary>
    public static int[] AsBuilt(LutNetwork network)
    {
        var order = new int[network.Luts.Length];
        for (int lut = 0; lut < order.Length; lut++)
            order[lut] = lut;
        return order;
    }

    /// <summary>Each output in turn, with the tables it needs just before it: a depth-first walk.</summary>
    public static int[] DepthFirst(LutNetwork network)
    {
        var order = new List<int>(network.Luts.Length);
        var state = new byte[network.Luts.Length];
        var stack = new Stack<int>();
        foreach (int output in network.Outputs)
        {
            Push(output);
            while (stack.Count > 0)
            {
                int lut = stack.Peek();
                if (state[lut] == 0)
                {
                    state[lut] = 1;
                    Lut table = network.Luts[lut];
                    Push(table.C);
                    Push(table.B);
                    Push(table.A);
                }
                else
                {
                    stack.Pop();
                    if (state[lut] == 1)
                    {
                        state[lut] = 2;
                        order.Add(lut);
                    }
                }
            }
        }

        return [.. order];

        void Push(int signal)
        {
            int lut = signal - network.FirstLut;
            if (lut >= 0 && state[lut] == 0)
                stack.Push(lut);
        }
    }

    /// <summary>What can be computed at once goes first: of the tables whose operands are known, that whose last operand came last.</summary>
    public static int[] LatestFirst(LutNetwork network)
    {
        var users = new List<int>?[network.Luts.Length];
        var missing = new byte[network.Luts.Length];
        var ready = new Stack<int>();
        for (int lut = network.Luts.Length - 1; lut >= 0; lut--)
        {
            Lut table = network.Luts[lut];
            Wait(table.A, lut);
            Wait(table.B, lut);
            Wait(table.C, lut);
            if (missing[lut] == 0)
                ready.Push(lut);
        }

        var order = new List<int>(missing.Length);
        while (ready.Count > 0)
        {
            int lut = ready.Pop();
            order.Add(lut);
            foreach (int user in users[lut] ?? [])
            {
                if (--missing[user] == 0)
                    ready.Push(user);
            }
        }

        return [.. order];

        void Wait(int signal, int user)
        {
            if (signal < network.FirstLut)
                return;
            missing[user]++;
            (users[signal - network.FirstLut] ??= []).Add(user);
        }
    }
}
