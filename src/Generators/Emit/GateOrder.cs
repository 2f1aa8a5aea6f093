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
}
