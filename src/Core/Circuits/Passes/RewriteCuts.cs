using System;
using System.Threading;

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
    public Circuit Run(Circuit circuit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var graph = new MutableCircuit(circuit);
        var cuts = new CutEnumerator(graph);
        SmallFunctionClasses classes = goal == RewriteGoal.Gates ? SmallFunctionClasses.FewestGates : SmallFunctionClasses.FewestAnds;
        int end = graph.NodeCount;

        // The ANDs saved so far: a gate may cost some of them, but not more.
        int spareAnds = 0;
        for (int node = 1 + circuit.InputCount; node < end; node++)
        {
            if ((node & 0x3FF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (graph.IsGate(node) && graph.GetReferences(node) > 0)
                RewriteNode(graph, cuts, classes, node, ref spareAnds);
        }

        Circuit rewritten = graph.ToCircuit();
        return IsBetter(rewritten.Info, circuit.Info) ? rewritten : circuit;
    }

    private bool IsBetter(CircuitInfo after, CircuitInfo before) => goal == RewriteGoal.Gates
        ? after.AndGates <= before.AndGates && (after.Gates < before.Gates || (after.Gates == before.Gates && after.AndGates < before.AndGates))
        : after.AndGates < before.AndGates && after.Gates <= before.Gates;

    private void RewriteNode(MutableCircuit graph, CutEnumerator cuts, SmallFunctionClasses classes, int node, ref int spareAnds)
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
            (int added, int addedAnds) = classes.GetCircuit(cut.Function).Plan.CountNew(graph, inputs, node);
            int restored = 0;
            graph.Reference(node, ref restored);
            for (int i = 0; i < cut.Count; i++)
                graph.Release(cut[i]);

            int gain = saved - added;
            int andGain = savedAnds - addedAnds;
            bool isBetter = goal == RewriteGoal.Gates
                ? spareAnds + andGain >= 0 && (gain > bestGain || (gain == bestGain && andGain > bestAndGain))
                : gain >= 0 && (andGain > bestAndGain || (andGain == bestAndGain && andGain > 0 && gain > bestGain));
            if (!isBetter)
                continue;
            (best, bestGain, bestAndGain, found) = (cut, gain, andGain, true);
        }

        if (!found)
            return;
        spareAnds += bestAndGain;
        TryReadLeaves(graph, best, node, leaves);
        bool isComplemented = classes.MapInputs(best.Function, leaves, inputs);
        int firstNew = graph.NodeCount;
        Literal replacement = classes.GetCircuit(best.Function).Plan.Build(graph, inputs) ^ isComplemented;
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
}
