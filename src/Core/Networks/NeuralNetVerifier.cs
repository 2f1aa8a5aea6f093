using System;

namespace Learnability;

/// <summary>Checks Definition 3: only the constant and the inputs are sources, and every vertex reaches an output.</summary>
/// <remarks>That edges lead forwards, and no two join the same pair of vertices, <see cref="NeuralNetBuilder"/> has checked.</remarks>
public static class NeuralNetVerifier
{
    /// <summary>Returns what is wrong with a network, or null if nothing is.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    public static string? FindFault(NeuralNet network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var reachesOutput = new bool[network.VertexCount];
        foreach (int output in network.Outputs)
            reachesOutput[output] = true;

        for (int vertex = network.VertexCount - 1; vertex >= 0; vertex--)
        {
            if (!reachesOutput[vertex])
                return $"vertex {vertex} reaches no output";
            (int start, int end) = network.GetIncomingEdges(vertex);
            if (vertex > network.InputCount && start == end)
                return $"vertex {vertex} is neither the constant nor an input, but no edge leads to it";
            for (int edge = start; edge < end; edge++)
                reachesOutput[network.EdgeSources[edge]] = true;
        }

        return null;
    }
}
