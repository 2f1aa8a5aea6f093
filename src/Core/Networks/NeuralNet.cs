using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A neural network as an explicit weighted directed acyclic graph: the reference that every generated network agrees with. Vertex 0 is the constant 1,
/// vertices 1 to <see cref="InputCount"/> are the inputs, and every edge leads from a vertex to a later one.
/// </summary>
/// <remarks>Abbe &amp; Sandon, Definition 3, with an activation per vertex, several outputs and shared weights.</remarks>
public sealed partial class NeuralNet
{
    private readonly int[] _edgeStart;
    private readonly int[] _edgeSource;
    private readonly int[] _edgeTarget;
    private readonly int[] _edgeWeight;
    private readonly double[] _weights;
    private readonly int[] _vertexActivation;
    private readonly int[] _outputs;
    private readonly Activation[] _activations;

    /// <summary>Takes ownership of the arrays, which <see cref="NeuralNetBuilder"/> has checked. Edges are sorted by target.</summary>
    internal NeuralNet(
        int inputCount,
        int[] edgeStart,
        int[] edgeSource,
        int[] edgeTarget,
        int[] edgeWeight,
        double[] weights,
        int[] vertexActivation,
        Activation[] activations,
        int[] outputs)
    {
        InputCount = inputCount;
        _edgeStart = edgeStart;
        _edgeSource = edgeSource;
        _edgeTarget = edgeTarget;
        _edgeWeight = edgeWeight;
        _weights = weights;
        _vertexActivation = vertexActivation;
        _activations = activations;
        _outputs = outputs;
    }

    /// <summary>The number of vertices, the constant and the inputs included.</summary>
    public int VertexCount => _vertexActivation.Length;

    /// <summary>The number of edges.</summary>
    public int EdgeCount => _edgeSource.Length;

    /// <summary>The number of inputs.</summary>
    public int InputCount { get; }

    /// <summary>The number of weights: that of the edges, less those that share one.</summary>
    public int WeightCount => _weights.Length;

    /// <summary>The output vertices.</summary>
    public ReadOnlySpan<int> Outputs => _outputs;

    /// <summary>The distinct activations.</summary>
    public IReadOnlyList<Activation> Activations => _activations;

    /// <summary>The vertex each edge comes from. Edges are sorted by target, and for the same target in the order in which they were added.</summary>
    public ReadOnlySpan<int> EdgeSources => _edgeSource;

    /// <summary>The vertex each edge leads to.</summary>
    public ReadOnlySpan<int> EdgeTargets => _edgeTarget;

    /// <summary>The index in <see cref="Weights"/> of each edge's weight.</summary>
    public ReadOnlySpan<int> EdgeWeightIndices => _edgeWeight;

    /// <summary>The weights; writing to them changes the network.</summary>
    public Span<double> Weights => _weights;

    /// <summary>The activation of a vertex; the constant and the inputs have none, and give null.</summary>
    /// <param name="vertex">The vertex, from 0 to <see cref="VertexCount"/> − 1.</param>
    public Activation? GetActivation(int vertex) => _vertexActivation[vertex] < 0 ? null : _activations[_vertexActivation[vertex]];

    /// <summary>The index in <see cref="Activations"/> of a vertex's activation; −1 for the constant and the inputs.</summary>
    /// <param name="vertex">The vertex, from 0 to <see cref="VertexCount"/> − 1.</param>
    public int GetActivationIndex(int vertex) => _vertexActivation[vertex];

    /// <summary>The weight of an edge.</summary>
    /// <param name="edge">The edge, from 0 to <see cref="EdgeCount"/> − 1.</param>
    public double GetWeight(int edge) => _weights[_edgeWeight[edge]];

    /// <summary>The edges that lead to a vertex: from the first index to before the second.</summary>
    /// <param name="vertex">The vertex, from 0 to <see cref="VertexCount"/> − 1.</param>
    public (int Start, int End) GetIncomingEdges(int vertex) => (_edgeStart[vertex], _edgeStart[vertex + 1]);
}
