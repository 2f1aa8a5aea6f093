using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A network of piecewise linear activations as one of ReLUs with the same outputs and, with respect to the weights that are trained, the same gradients; all
/// others are frozen.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Section 3, "Activation Functions and Fixed Weights": any piecewise linear activation is a sum of ReLUs, y₀ + Σₖ (change
/// of slope at xₖ)·max(x − xₖ, 0), whose weights must stay equal. The output is linear. Where the weights are dyadic, so are all sums, and both networks agree bit
/// for bit.
/// </remarks>
public sealed class ReluExpansion
{
    private readonly NeuralNet _source;
    private readonly NeuralNetBuilder _builder;
    private readonly Sum[] _sums;
    private readonly Dictionary<int, int> _trained = [];

    private ReluExpansion(NeuralNet source, IReadOnlyCollection<int> trained)
    {
        _source = source;
        _builder = new NeuralNetBuilder(source.InputCount);
        _sums = new Sum[source.VertexCount];
        foreach (int weight in trained)
            _trained[weight] = -1;
        _sums[NeuralNetBuilder.Constant] = new Sum([], 1);
        for (int input = 0; input < source.InputCount; input++)
            _sums[1 + input] = new Sum([(_builder.GetInput(input), 1)], 0);
        for (int vertex = source.InputCount + 1; vertex < source.VertexCount; vertex++)
            _sums[vertex] = Expand(vertex);
        foreach (int output in source.Outputs)
            AddOutput(_sums[output]);
        Network = _builder.Build();
        Network.Loss = source.Loss;
        Network.LearningRate = source.LearningRate;
        int[] all = [.. _trained.Values];
        Network.FreezeAllBut(all);
    }

    /// <summary>The network.</summary>
    public NeuralNet Network { get; }

    /// <summary>Expands a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="trained">
    /// The weights that are trained: each of one edge, to a ReLU, from an input, or from the constant if the ReLU has no other edge.
    /// </param>
    /// <exception cref="ArgumentException">A weight that is trained is of another edge.</exception>
    public static ReluExpansion Of(NeuralNet network, IReadOnlyCollection<int> trained)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(trained);
        return new ReluExpansion(network, trained);
    }

    /// <summary>The index that a trained weight has in the expanded network.</summary>
    /// <param name="weight">Its index in the network that was expanded.</param>
    public int GetWeight(int weight) => _trained[weight];

    private Sum Expand(int vertex)
    {
        Activation activation = _source.GetActivation(vertex)!;
        var terms = new List<(int Vertex, double Factor)>();
        ReadOnlySpan<double> x = activation.X;
        double constant = activation.Y[0];

        // Left of all breakpoints the line y₀ + s·(x − x₀), as a difference of two ReLUs.
        if (activation.LeftSlope != 0)
        {
            terms.Add((AddRelu(vertex, 1, 0), activation.LeftSlope));
            terms.Add((AddRelu(vertex, -1, 0), -activation.LeftSlope));
            constant -= activation.LeftSlope * x[0];
        }

        double slope = activation.LeftSlope;
        for (int i = 0; i < x.Length; i++)
        {
            double next = activation.GetSlope(x[i]);
            if (next != slope)
                terms.Add((AddRelu(vertex, 1, x[i]), next - slope));
            slope = next;
        }

        return new Sum([.. terms], constant);
    }

    /// <summary>max(sign·(z − shift), 0) of a vertex's pre-activation z.</summary>
    private int AddRelu(int vertex, int sign, double shift)
    {
        int relu = _builder.AddVertex(Activation.Relu);
        double constant = -sign * shift;
        bool isConnected = false;
        (int start, int end) = _source.GetIncomingEdges(vertex);
        for (int edge = start; edge < end; edge++)
        {
            int weight = _source.EdgeWeightIndices[edge];
            Sum source = _sums[_source.EdgeSources[edge]];
            if (_trained.ContainsKey(weight))
            {
                AddTrained(_trained, edge, weight, source, relu, isAlone: end - start == 1 && sign == 1 && shift == 0);
                isConnected = true;
                continue;
            }

            double value = sign * _source.Weights[weight];
            foreach ((int from, double factor) in source.Terms)
                _builder.AddEdge(from, relu, value * factor);
            isConnected |= source.Terms.Length > 0;
            constant += value * source.Constant;
        }

        if (constant != 0 || !isConnected)
            _builder.AddEdge(NeuralNetBuilder.Constant, relu, constant);
        return relu;
    }

    private void AddTrained(Dictionary<int, int> trained, int edge, int weight, Sum source, int relu, bool isAlone)
    {
        int vertex = _source.EdgeSources[edge];
        bool isConstant = vertex == NeuralNetBuilder.Constant;
        if (vertex > _source.InputCount || (isConstant && !isAlone) || trained[weight] >= 0)
            throw new ArgumentException($"Weight {weight} cannot be trained: its edge is not from an input, nor the only edge of a ReLU from the constant.", nameof(trained));
        int from = isConstant ? NeuralNetBuilder.Constant : source.Terms[0].Vertex;
        trained[weight] = _builder.AddEdge(from, relu, _source.Weights[weight]);
    }

    private void AddOutput(Sum sum)
    {
        int output = _builder.AddVertex(Activation.Identity);
        foreach ((int vertex, double factor) in sum.Terms)
            _builder.AddEdge(vertex, output, factor);
        if (sum.Constant != 0)
            _builder.AddEdge(NeuralNetBuilder.Constant, output, sum.Constant);
        _builder.AddOutput(output);
    }

    /// <summary>A vertex's output: a constant and multiples of ReLUs.</summary>
    private readonly record struct Sum((int Vertex, double Factor)[] Terms, double Constant);
}
