using System;
using System.Threading;

namespace Learnability;

/// <summary>
/// Writes a node over others that exist anyway: as one of them, or as one or two gates of them, where that takes fewer gates than the node keeps alive.
/// </summary>
public sealed class Resubstitute : ICircuitPass
{
    /// <inheritdoc/>
    public string Name => "resubstitute";

    /// <inheritdoc/>
    public Circuit Run(Circuit circuit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var graph = new MutableCircuit(circuit);
        var window = new Window(graph);
        var search = new DivisorSearch();
        int end = graph.NodeCount;
        for (int node = 1 + circuit.InputCount; node < end; node++)
        {
            if ((node & 0x3FF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!graph.IsGate(node) || graph.GetReferences(node) == 0)
                continue;
            window.Open(node);
            int firstNew = graph.NodeCount;
            if (search.Find(graph, window, node) is not { } replacement)
                continue;
            if (replacement.Node != node)
                graph.Replace(node, replacement);
            for (int added = graph.NodeCount - 1; added >= firstNew; added--)
                graph.KillIfUnused(added);
        }

        Circuit result = graph.ToCircuit();
        bool isBetter = result.Info.Gates < circuit.Info.Gates || (result.Info.Gates == circuit.Info.Gates && result.Info.AndGates < circuit.Info.AndGates);
        return isBetter && result.Info.AndGates <= circuit.Info.AndGates ? result : circuit;
    }
}
