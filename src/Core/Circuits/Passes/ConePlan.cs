using System;

namespace Learnability;

/// <summary>How to compute one function of some inputs: gates in topological order over local nodes, of which 0 is the constant false, then come the inputs.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Gates">The gates, at most <see cref="MaxGates"/>.</param>
/// <param name="Output">What of the local nodes the function is.</param>
internal sealed record ConePlan(int Inputs, Gate[] Gates, Literal Output)
{
    /// <summary>Beyond it a plan saves nothing.</summary>
    public const int MaxGates = 64;

    private const int MaxInputs = 8;

    /// <summary>
    /// The gates of the plan, and the ANDs among them, that do not exist yet, or exist only in the cone that is to go: the references of the node that the plan is to
    /// replace have been taken away from its fan-ins.
    /// </summary>
    public (int Gates, int Ands) CountNew(MutableCircuit graph, ReadOnlySpan<Literal> inputs, int node)
    {
        Span<Literal> signals = stackalloc Literal[1 + MaxInputs + MaxGates];
        Span<bool> isNew = stackalloc bool[1 + MaxInputs + MaxGates];
        Span<int> revived = stackalloc int[MaxGates];
        isNew.Clear();
        signals[0] = Literal.False;
        inputs.Slice(0, Inputs).CopyTo(signals.Slice(1));
        int revivedCount = 0;
        int gates = 0;
        int ands = 0;
        for (int i = 0; i < Gates.Length; i++)
        {
            Gate gate = Gates[i];
            int place = 1 + Inputs + i;
            bool isXor = gate.Kind == GateKind.Xor;
            Literal? existing = isNew[gate.Left.Node] || isNew[gate.Right.Node]
                ? null
                : graph.Find(isXor, signals[gate.Left.Node] ^ gate.Left.IsComplemented, signals[gate.Right.Node] ^ gate.Right.IsComplemented);

            // The node itself is what is to be replaced.
            if (existing is { } known && known.Node != node)
            {
                // A gate of the cone that is to go comes back with what only it needs.
                signals[place] = known;
                if (graph.IsGate(known.Node) && graph.GetReferences(known.Node) == 0)
                {
                    gates += graph.Reference(known.Node, ref ands);
                    graph.Hold(known.Node);
                    revived[revivedCount++] = known.Node;
                }
            }
            else
            {
                isNew[place] = true;
                gates++;
                ands += isXor ? 0 : 1;
            }
        }

        while (revivedCount > 0)
        {
            int back = revived[--revivedCount];
            int ignored = 0;
            graph.Release(back);
            graph.Dereference(back, ref ignored);
        }

        return (gates, ands);
    }

    /// <summary>Builds the plan; its gates have no references yet but by each other.</summary>
    public Literal Build(MutableCircuit graph, ReadOnlySpan<Literal> inputs)
    {
        Span<Literal> signals = stackalloc Literal[1 + MaxInputs + MaxGates];
        signals[0] = Literal.False;
        inputs.Slice(0, Inputs).CopyTo(signals.Slice(1));
        for (int i = 0; i < Gates.Length; i++)
        {
            Gate gate = Gates[i];
            signals[1 + Inputs + i] = graph.GetOrAdd(
                gate.Kind == GateKind.Xor, signals[gate.Left.Node] ^ gate.Left.IsComplemented, signals[gate.Right.Node] ^ gate.Right.IsComplemented);
        }

        return signals[Output.Node] ^ Output.IsComplemented;
    }
}
