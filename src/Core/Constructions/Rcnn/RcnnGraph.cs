using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability;

/// <summary>
/// The whole network as an explicit weighted graph: the memory's (m + 1)(d + 1) weights first, row after row, then the recurrent layer L times, then the head. Weights
/// of equal value share one, but for the memory's, which alone are trained.
/// </summary>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, Definition 5, with the factored layer. Arithmetic on thirds rounds in double: outputs and gradients are exact to some 10⁻¹⁰, and
/// rounded outputs are exact.
/// </remarks>
public sealed class RcnnGraph
{
    private static readonly Activation _relu = new("relu", [(0, 0)], 0, 1);
    private static readonly Activation _clip = new("clip", [(0, 0), (1, 1)]);

    private readonly RcnnShape _shape;
    private readonly RcnnFactoredLayer _layer;
    private readonly NeuralNetBuilder _builder;
    private readonly Dictionary<double, int> _weights = [];
    private readonly RcnnFeature _cleans;
    private readonly RcnnFeature[] _excess;
    private readonly RcnnFeature _silentHead;

    private RcnnGraph(TransitionTable machine, RcnnShape shape)
    {
        _shape = shape;
        _layer = new RcnnFactoredLayer(machine);
        _builder = new NeuralNetBuilder(shape.Inputs);
        double silent = -1.0 / 9;
        bool IsHalted(RcnnCell cell) => cell is { Phase: 1, Head: not 0 } && machine.IsHalting(cell.State);
        _cleans = _layer.Describe("cleans", (_, cell) => cell.Phase == -1 || IsHalted(cell) ? 1 : 0);
        _excess =
        [
            _layer.Describe("above silence", (value, cell) => cell.Phase == 1 ? Math.Max(0, _layer.Alone(value, cell) - silent) : 0),
            _layer.Describe("below silence", (value, cell) => cell.Phase == 1 ? Math.Max(0, silent - _layer.Alone(value, cell)) : 0),
            _layer.Describe("head", (value, cell) => IsHalted(cell) ? _layer.Encoding.ToDouble(value - _layer.Encoding.Computing(cell.Tape)) : 0),
        ];
        _silentHead = _layer.Describe(
            "head of memory",
            (value, cell) => cell.Phase == 1 ? 0 : RcnnHead.Activation.Evaluate(_layer.Encoding.ToDouble(value)),
            null,
            value => value == -_layer.Encoding.PhaseUnit ? RcnnHead.MemorySlope : 0);
    }

    /// <summary>Builds the network of a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="memoryThirds">The memory in thirds, row after row of d + 1.</param>
    public static NeuralNet Build(TransitionTable machine, RcnnShape shape, ReadOnlySpan<sbyte> memoryThirds)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new RcnnGraph(machine, shape).Build(shape.Depth, memoryThirds).Build();
    }

    /// <summary>The size of the network, without building all of its layers: every layer has as many vertices and edges as the next.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="shape">The sizes.</param>
    public static (long Vertices, long Edges) Count(TransitionTable machine, RcnnShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var memory = new sbyte[shape.Rows * shape.BlockColumns];
        NeuralNetBuilder one = new RcnnGraph(machine, shape).Build(1, memory);
        NeuralNetBuilder two = new RcnnGraph(machine, shape).Build(2, memory);
        long more = shape.Depth - 1;
        return (one.VertexCount + (more * (two.VertexCount - one.VertexCount)), one.EdgeCount + (more * (two.EdgeCount - one.EdgeCount)));
    }

    private NeuralNetBuilder Build(int depth, ReadOnlySpan<sbyte> memoryThirds)
    {
        if (memoryThirds.Length != _shape.Rows * _shape.BlockColumns)
            throw new ArgumentException($"The memory has {memoryThirds.Length} weights, but the network {_shape.Rows * _shape.BlockColumns}.", nameof(memoryThirds));
        int[] cells = AddMemory(memoryThirds);
        for (int layer = 0; layer < depth; layer++)
            cells = AddLayer(cells);
        var heads = new List<int>();
        for (int row = 0; row < _shape.Rows; row++)
        {
            for (int column = 0; column < _shape.BlockColumns; column++)
            {
                bool isSilent = _shape.Options.Readout == RcnnReadout.Corner && (row, column) != (0, 0);
                heads.Add(AddVertex(isSilent ? _silentHead.Function : RcnnHead.Activation, [(cells[(row * _shape.Columns) + column], 1)]));
            }
        }

        int output = AddVertex(Activation.Identity, [.. heads.Select(static head => (head, 1.0))]);
        _builder.AddOutput(output);
        return _builder;
    }

    private int[] AddMemory(ReadOnlySpan<sbyte> thirds)
    {
        var cells = new int[_shape.Cells];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = _builder.AddVertex(Activation.Identity);
        for (int row = 0; row < _shape.Rows; row++)
        {
            for (int column = 0; column < _shape.BlockColumns; column++)
            {
                int source = column < _shape.Inputs ? _builder.GetInput(column) : NeuralNetBuilder.Constant;
                _builder.AddEdge(source, cells[(row * _shape.Columns) + column], thirds[(row * _shape.BlockColumns) + column] / 3.0);
            }
        }

        for (int row = 0; row < _shape.Rows; row++)
        {
            for (int column = _shape.BlockColumns; column < _shape.Columns; column++)
                Connect(NeuralNetBuilder.Constant, cells[(row * _shape.Columns) + column], 1);
        }

        return cells;
    }

    private int[] AddLayer(int[] cells)
    {
        var features = new int[_layer.Features.Count][];
        for (int i = 0; i < features.Length; i++)
            features[i] = AddFeature(_layer.Features[i], cells);
        int[] cleans = _shape.Options.AutoClean ? AddFeature(_cleans, cells) : [];
        var next = new int[cells.Length];
        for (int cell = 0; cell < next.Length; cell++)
        {
            var sum = new List<(int Source, double Weight)> { (NeuralNetBuilder.Constant, RcnnFactoredLayer.OutputBias) };
            foreach (RcnnGate gate in _layer.Gates)
            {
                double bias = gate.Bias;
                var terms = new List<(int Source, double Weight)>();
                foreach (RcnnTerm term in gate.Terms)
                {
                    int neighbour = _shape.GetNeighbour(cell, term.Position);
                    if (neighbour < 0)
                        bias += term.Coefficient * _layer.Features[term.Feature].AtPadding;
                    else if (features[term.Feature].Length > 0)
                        terms.Add((features[term.Feature][neighbour], term.Coefficient));
                }

                terms.Add((NeuralNetBuilder.Constant, bias));
                sum.Add((AddVertex(_relu, terms), gate.Weight));
            }

            if (_shape.Options.AutoClean)
                AddCleaning(cells, cleans, cell, sum);
            next[cell] = AddVertex(Activation.Identity, sum);
        }

        return next;
    }

    /// <summary>A cell that is touched loses what it has above or below silence; the top left one only its head.</summary>
    private void AddCleaning(int[] cells, int[] cleans, int cell, List<(int Source, double Weight)> sum)
    {
        var near = new List<(int Source, double Weight)>();
        for (RcnnPosition position = RcnnPosition.Center; position <= RcnnPosition.Right; position++)
        {
            int neighbour = _shape.GetNeighbour(cell, position);
            if (neighbour >= 0)
                near.Add((cleans[neighbour], 1));
        }

        int isTouched = AddVertex(_clip, near);
        (RcnnFeature Feature, double Sign)[] lost = cell == 0 ? [(_excess[2], -1)] : [(_excess[0], -1), (_excess[1], 1)];
        foreach ((RcnnFeature feature, double sign) in lost)
        {
            int amount = AddVertex(feature.Function, [(cells[cell], 1)]);
            sum.Add((AddVertex(_relu, [(amount, 1), (isTouched, 3), (NeuralNetBuilder.Constant, -3)]), sign));
        }
    }

    /// <summary>A feature of every cell; none if it is 0 on all that are no padding.</summary>
    private int[] AddFeature(RcnnFeature feature, int[] cells) =>
        feature.Name == "padding" ? [] : Array.ConvertAll(cells, cell => AddVertex(feature.Function, [(cell, 1)]));

    private int AddVertex(Activation activation, IReadOnlyList<(int Source, double Weight)> sources)
    {
        int vertex = _builder.AddVertex(activation);
        foreach ((int source, double weight) in sources)
            Connect(source, vertex, weight);
        return vertex;
    }

    private void Connect(int source, int target, double weight)
    {
        if (_weights.TryGetValue(weight, out int index))
            _builder.AddSharedEdge(source, target, index);
        else
            _weights.Add(weight, _builder.AddEdge(source, target, weight));
    }
}
