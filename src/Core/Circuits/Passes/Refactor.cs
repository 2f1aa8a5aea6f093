using System;
using System.Threading;

namespace Learnability;

/// <summary>
/// Writes cones of at most eight leaves anew from their functions alone, by decomposition or as a factored sum of products, where that takes no more gates.
/// What takes as many is taken too: another form may share more with what the next pass finds.
/// </summary>
public sealed class Refactor : ICircuitPass
{
    /// <summary>Smaller cones are those of <see cref="RewriteCuts"/>.</summary>
    private const int FewestSaved = 3;

    /// <inheritdoc/>
    public string Name => "refactor";

    /// <inheritdoc/>
    public Circuit Run(Circuit circuit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var graph = new MutableCircuit(circuit);
        var window = new Window(graph);
        int end = graph.NodeCount;
        for (int node = 1 + circuit.InputCount; node < end; node++)
        {
            if ((node & 0x3FF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (graph.IsGate(node) && graph.GetReferences(node) > 0)
                RefactorNode(graph, window, node);
        }

        Circuit result = graph.ToCircuit();
        return result.Info.Gates <= circuit.Info.Gates && result.Info.AndGates <= circuit.Info.AndGates ? result : circuit;
    }

    private static void RefactorNode(MutableCircuit graph, Window window, int node)
    {
        window.Open(node);
        if (window.Saved < FewestSaved)
            return;
        WindowFunction function = WindowFunction.Read(window.GetTable(node));
        Span<Literal> leaves = stackalloc Literal[WindowFunction.Inputs];
        leaves.Clear();
        for (int i = 0; i < window.Leaves.Count; i++)
            leaves[i] = new Literal(window.Leaves[i], false);

        ConePlan? best = null;
        int bestGain = -1;
        int bestAndGain = 0;
        bool flip = false;
        Offer(Plan(Decomposition.Build, function), isComplement: false, leaves);
        Offer(Plan(SumOfProducts.Build, function), isComplement: false, leaves);
        Offer(Plan(SumOfProducts.Build, ~function), isComplement: true, leaves);
        if (best is null)
            return;
        int firstNew = graph.NodeCount;
        Literal replacement = best.Build(graph, leaves) ^ flip;
        if (replacement.Node != node)
            graph.Replace(node, replacement);
        for (int added = graph.NodeCount - 1; added >= firstNew; added--)
            graph.KillIfUnused(added);

        void Offer(ConePlan plan, bool isComplement, ReadOnlySpan<Literal> inputs)
        {
            if (plan.Gates.Length > ConePlan.MaxGates)
                return;
            foreach (int leaf in window.Leaves)
                graph.Hold(leaf);
            int ignored = 0;
            graph.Dereference(node, ref ignored);
            (int added, int addedAnds) = plan.CountNew(graph, inputs, node);
            graph.Reference(node, ref ignored);
            foreach (int leaf in window.Leaves)
                graph.Release(leaf);
            int gain = window.Saved - added;
            int andGain = window.SavedAnds - addedAnds;
            if (andGain >= 0 && (gain > bestGain || (gain == bestGain && andGain > bestAndGain)))
                (best, bestGain, bestAndGain, flip) = (plan, gain, andGain, isComplement);
        }
    }

    private static ConePlan Plan(Func<CircuitBuilder, WindowFunction, Literal[], Literal> build, WindowFunction function)
    {
        var builder = new CircuitBuilder();
        Literal[] signals = builder.AddInputPort("leaves", WindowFunction.Inputs);
        builder.AddOutputPort("root", [build(builder, function, signals)]);
        Circuit circuit = builder.Build();
        return new ConePlan(WindowFunction.Inputs, circuit.Gates.ToArray(), circuit.Outputs[0]);
    }
}
