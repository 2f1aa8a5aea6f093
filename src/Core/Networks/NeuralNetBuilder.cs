using System;
using System.Collections.Generic;
using System.Globalization;

namespace Learnability;

/// <summary>Builds a <see cref="NeuralNet"/> vertex by vertex, in topological order.</summary>
public sealed class NeuralNetBuilder
{
    /// <summary>The constant vertex, whose output is 1.</summary>
    public const int Constant = 0;

    private readonly int _inputCount;
    private readonly List<int> _activation = [];
    private readonly List<Activation> _activations = [];
    private readonly List<(int Source, int Target, int Weight)> _edges = [];
    private readonly HashSet<(int Source, int Target)> _pairs = [];
    private readonly List<double> _weights = [];
    private readonly List<int> _outputs = [];

    /// <summary>Starts a network with a constant vertex and inputs.</summary>
    /// <param name="inputCount">The number of inputs, not negative.</param>
    public NeuralNetBuilder(int inputCount)
    {
        if (inputCount < 0)
            throw new ArgumentOutOfRangeException(nameof(inputCount), inputCount, "The number of inputs must not be negative.");
        _inputCount = inputCount;
        for (int i = 0; i <= inputCount; i++)
            _activation.Add(-1);
    }

    /// <summary>The number of vertices so far, the constant and the inputs included.</summary>
    public int VertexCount => _activation.Count;

    /// <summary>The number of edges so far.</summary>
    public int EdgeCount => _edges.Count;

    /// <summary>The vertex of an input.</summary>
    /// <param name="index">The input, from 0.</param>
    public int GetInput(int index)
    {
        if ((uint)index >= (uint)_inputCount)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The network has {_inputCount} inputs.");
        return 1 + index;
    }

    /// <summary>Adds a vertex.</summary>
    /// <param name="activation">Its activation.</param>
    /// <returns>The vertex.</returns>
    public int AddVertex(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        int index = _activations.IndexOf(activation);
        if (index < 0)
        {
            index = _activations.Count;
            _activations.Add(activation);
        }

        _activation.Add(index);
        return _activation.Count - 1;
    }

    /// <summary>Adds an edge with a weight of its own.</summary>
    /// <param name="source">The vertex it comes from.</param>
    /// <param name="target">The vertex it leads to, later than <paramref name="source"/> and neither the constant nor an input.</param>
    /// <param name="weight">The weight, finite.</param>
    /// <returns>The index of the weight in <see cref="NeuralNet.Weights"/>.</returns>
    /// <exception cref="ArgumentException">The edge leads backwards or to a source vertex, exists already, or the weight is not finite.</exception>
    public int AddEdge(int source, int target, double weight)
    {
        if (double.IsNaN(weight) || double.IsInfinity(weight))
            throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "The weight {0} is not finite.", weight), nameof(weight));
        RequireEdge(source, target);
        _weights.Add(weight);
        _edges.Add((source, target, _weights.Count - 1));
        return _weights.Count - 1;
    }

    /// <summary>Adds an edge that shares the weight of another.</summary>
    /// <param name="source">The vertex it comes from.</param>
    /// <param name="target">The vertex it leads to.</param>
    /// <param name="weightIndex">What <see cref="AddEdge"/> returned for the other.</param>
    public void AddSharedEdge(int source, int target, int weightIndex)
    {
        if ((uint)weightIndex >= (uint)_weights.Count)
            throw new ArgumentOutOfRangeException(nameof(weightIndex), weightIndex, $"There are {_weights.Count} weights.");
        RequireEdge(source, target);
        _edges.Add((source, target, weightIndex));
    }

    /// <summary>Declares a vertex an output.</summary>
    /// <param name="vertex">The vertex.</param>
    public void AddOutput(int vertex)
    {
        if ((uint)vertex >= (uint)VertexCount)
            throw new ArgumentOutOfRangeException(nameof(vertex), vertex, $"There are {VertexCount} vertices.");
        _outputs.Add(vertex);
    }

    /// <summary>The vertices from which no edge leads yet.</summary>
    internal IEnumerable<int> GetUnusedVertices()
    {
        var isUsed = new bool[VertexCount];
        foreach ((int source, _, _) in _edges)
            isUsed[source] = true;
        for (int vertex = 0; vertex < isUsed.Length; vertex++)
        {
            if (!isUsed[vertex])
                yield return vertex;
        }
    }

    /// <summary>Builds the network.</summary>
    /// <exception cref="InvalidOperationException">There is no output.</exception>
    public NeuralNet Build()
    {
        if (_outputs.Count == 0)
            throw new InvalidOperationException("The network has no output vertex.");

        var start = new int[VertexCount + 1];
        foreach ((_, int target, _) in _edges)
            start[target + 1]++;
        for (int vertex = 0; vertex < VertexCount; vertex++)
            start[vertex + 1] += start[vertex];

        var next = (int[])start.Clone();
        var source = new int[_edges.Count];
        var targets = new int[_edges.Count];
        var weight = new int[_edges.Count];
        foreach ((int from, int target, int weightIndex) in _edges)
        {
            int edge = next[target]++;
            source[edge] = from;
            targets[edge] = target;
            weight[edge] = weightIndex;
        }

        return new NeuralNet(_inputCount, start, source, targets, weight, [.. _weights], [.. _activation], [.. _activations], [.. _outputs]);
    }

    private void RequireEdge(int source, int target)
    {
        if ((uint)source >= (uint)VertexCount || (uint)target >= (uint)VertexCount)
            throw new ArgumentException($"Edge {source} → {target}: there are {VertexCount} vertices.", nameof(target));
        if (source >= target)
            throw new ArgumentException($"Edge {source} → {target} leads backwards.", nameof(target));
        if (target <= _inputCount)
            throw new ArgumentException($"Edge {source} → {target} leads to the constant or an input.", nameof(target));
        if (!_pairs.Add((source, target)))
            throw new ArgumentException($"Edge {source} → {target} exists already.", nameof(target));
    }
}
