using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>Orders in which the gates of a circuit may be computed.</summary>
internal static class GateOrder
{
    /// <summary>The order in which the gates were built: that of the source.</summary>
    public static int[] AsBuilt(NormalizedCircuit circuit)
    {
        var order = new int[circuit.GateCount];
        for (int gate = 0; gate < order.Length; gate++)
            order[gate] = gate;
        return order;
    }

    /// <summary>Each output in turn, with the gates it needs just before it: a depth-first walk.</summary>
    public static int[] DepthFirst(NormalizedCircuit circuit)
    {
        var order = new List<int>(circuit.GateCount);
        var state = new byte[circuit.GateCount];
        var stack = new Stack<int>();
        foreach (Literal output in circuit.Circuit.Outputs)
        {
            Push(output.Node);
            while (stack.Count > 0)
            {
                int gate = stack.Peek();
                if (state[gate] == 0)
                {
                    state[gate] = 1;
                    Push(circuit.GetRight(gate));
                    Push(circuit.GetLeft(gate));
                }
                else
                {
                    stack.Pop();
                    if (state[gate] == 1)
                    {
                        state[gate] = 2;
                        order.Add(gate);
                    }
                }
            }
        }

        return [.. order];

        void Push(int node)
        {
            int gate = node - circuit.FirstGate;
            if (gate >= 0 && state[gate] == 0)
                stack.Push(gate);
        }
    }
}
