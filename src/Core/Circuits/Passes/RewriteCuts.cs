using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>What a rewriting saves.</summary>
public enum RewriteGoal
{
    /// <summary>Two-input gates; among equals, ANDs.</summary>
    Gates,

    /// <summary>AND-type gates, at no more gates in total.</summary>
    AndGates,
}

/// <summary>
/// Replaces cones of at most four leaves by the smallest circuit of their function, counting what exists already as free and what would fall out of use as
/// saved.
/// </summary>
/// <param name="goal">What is saved.</param>
public sealed class RewriteCuts(RewriteGoal goal) : ICircuitPass
{
    /// <inheritdoc/>
    public string Name => goal == RewriteGoal.Gates ? "rewrite cuts" : "rewrite cuts for ANDs";

    /// <inheritdoc/>
    public Circuit Run(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var graph = new MutableCircuit(circuit);
        var cuts = new CutEnumerator(graph);
        SmallFunctionClasses classes = goal == RewriteGoal.Gates ? SmallFunctionClasses.FewestGates : SmallFunctionClasses.FewestAnds;
        int end = graph.NodeCount;
        for (int node = 1 + circuit.InputCount; node < end; node++)
        {
            if (graph.IsGate(node) && graph.GetReferences(node) > 0)
                RewriteNode(graph, cuts, classes, node);
        }

        Circuit rewritten = graph.ToCircuit();
        return IsBetter(rewritten.Info, circuit.Info) ? rewritten : circuit;
    }

    private bool IsBetter(CircuitInfo after, CircuitInfo before) => goal == RewriteGoal.Gates
        ? after.Gates < before.Gates || (after.Gates == before.Gates && after.AndGates < before.AndGates)
        : after.AndGates < before.AndGates && after.Gates <= before.Gates;

    private void RewriteNode(MutableCircuit graph, CutEnumerator cuts, SmallFunctionClasses classes, int node)
    {
        Span<Literal> leaves = stackalloc Literal[4];
        Span<Literal> inputs = stackalloc Literal[4];
        int bestGain = 0;
        int bestAndGain = 0;
        Cut best = default;
        bool found = false;
        foreach (Cut cut in cuts.GetCuts(node))
        {
            if (!TryReadLeaves(graph, cut, node, leaves))
                continue;
            classes.MapInputs(cut.Function, leaves, inputs);

            // The leaves stay, whatever becomes of the cone between them and the node.
            for (int i = 0; i < cut.Count; i++)
                graph.Hold(cut[i]);
            int savedAnds = 0;
            int saved = graph.Dereference(node, ref savedAnds);
            (int added, int addedAnds) = CountNew(graph, classes.GetCircuit(cut.Function), inputs, node);
            int restored = 0;
            graph.Reference(node, ref restored);
            for (int i = 0; i < cut.Count; i++)
                graph.Release(cut[i]);

            int gain = saved - added;
            int andGain = savedAnds - addedAnds;
            bool isBetter = goal == RewriteGoal.Gates
                ? gain > bestGain || (gain == bestGain && andGain > bestAndGain)
                : gain >= 0 && (andGain > bestAndGain || (andGain == bestAndGain && andGain > 0 && gain > bestGain));
            if (!isBetter)
                continue;
            (best, bestGain, bestAndGain, found) = (cut, gain, andGain, true);
        }

        if (!found)
            return;
        TryReadLeaves(graph, best, node, leaves);
        bool isComplemented = classes.MapInputs(best.Function, leaves, inputs);
        int firstNew = graph.NodeCount;
        Literal replacement = Build(graph, classes.GetCircuit(best.Function), inputs) ^ isComplemented;
        if (replacement.Node != node)
            graph.Replace(node, replacement);
        for (int added = graph.NodeCount - 1; added >= firstNew; added--)
            graph.KillIfUnused(added);
    }

    private static bool TryReadLeaves(MutableCircuit graph, Cut cut, int node, Span<Literal> leaves)
    {
        leaves.Clear();
        for (int i = 0; i < cut.Count; i++)
        {
            if (cut[i] == node || graph.IsDead(cut[i]))
                return false;
            leaves[i] = new Literal(cut[i], false);
        }

        return true;
    }

    /// <summary>The gates of a small circuit that do not exist yet, or exist only in the cone that is to go.</summary>
    private static (int Gates, int Ands) CountNew(MutableCircuit graph, SmallCircuit circuit, ReadOnlySpan<Literal> inputs, int node)
    {
        Span<Literal> signals = stackalloc Literal[16];
        Span<bool> isNew = stackalloc bool[16];
        isNew.Clear();
        inputs.CopyTo(signals);
        Span<int> revived = stackalloc int[16];
        int revivedCount = 0;
        int gates = 0;
        int ands = 0;
        for (int i = 0; i < circuit.Gates.Length; i++)
        {
            SmallGate gate = circuit.Gates[i];
            bool isXor = gate.Operation == SmallOperation.Xor;
            Literal? existing = null;
            if (!isNew[gate.Left] && !isNew[gate.Right])
            {
                (Literal left, Literal right, bool flip) = Operands(gate, signals);
                existing = graph.Find(isXor, left, right) is { } literal ? literal ^ flip : null;
            }

            // The node itself is what is to be replaced.
            if (existing is { } known && known.Node != node)
            {
                // A gate of the cone that is to go comes back with what only it needs.
                signals[4 + i] = known;
                if (graph.IsGate(known.Node) && graph.GetReferences(known.Node) == 0)
                {
                    gates += graph.Reference(known.Node, ref ands);
                    graph.Hold(known.Node);
                    revived[revivedCount++] = known.Node;
                }
            }
            else
            {
                isNew[4 + i] = true;
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

    private static Literal Build(MutableCircuit graph, SmallCircuit circuit, ReadOnlySpan<Literal> inputs)
    {
        Span<Literal> signals = stackalloc Literal[16];
        inputs.CopyTo(signals);
        for (int i = 0; i < circuit.Gates.Length; i++)
        {
            (Literal left, Literal right, bool flip) = Operands(circuit.Gates[i], signals);
            signals[4 + i] = graph.GetOrAdd(circuit.Gates[i].Operation == SmallOperation.Xor, left, right) ^ flip;
        }

        return circuit.Function == 0 ? Literal.False : circuit.Gates.Length == 0 ? signals[0] : signals[3 + circuit.Gates.Length];
    }

    private static (Literal Left, Literal Right, bool Flip) Operands(SmallGate gate, ReadOnlySpan<Literal> signals)
    {
        Literal left = signals[gate.Left];
        Literal right = signals[gate.Right];
        return gate.Operation switch
        {
            SmallOperation.AndNotRight => (left, !right, false),
            SmallOperation.AndNotLeft => (!left, right, false),
            SmallOperation.Or => (!left, !right, true),
            _ => (left, right, false),
        };
    }
}
