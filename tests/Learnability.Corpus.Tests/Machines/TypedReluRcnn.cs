using System;
using System.Linq;
using System.Numerics;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>The network in ReLUs in arithmetic of any precision, with plain back-propagation, and an output that is summed over as many columns as asked for.</summary>
internal sealed class TypedReluRcnn<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly RcnnShape _shape;
    private readonly int _readColumns;
    private readonly (int Position, T Breakpoint)[] _hidden;
    private readonly (int Hidden, T Weight)[][] _sums;
    private readonly T[] _biases;
    private readonly T[] _outputs;

    public TypedReluRcnn(TransitionTable machine, RcnnShape shape, int readColumns)
    {
        var layer = new RcnnReluLayer(new RcnnFactoredLayer(machine));
        _shape = shape;
        _readColumns = readColumns;
        _hidden = [.. layer.Hidden.Select(static hidden => ((int)hidden.Position, T.CreateChecked(hidden.Breakpoint)))];
        _sums = [.. Enumerable.Range(0, layer.GateCount).Select(gate => layer.GetSum(gate).Select(static term => (term.Hidden, T.CreateChecked(term.Weight))).ToArray())];
        _biases = [.. Enumerable.Range(0, layer.GateCount).Select(gate => T.CreateChecked(layer.GetBias(gate)))];
        _outputs = [.. Enumerable.Range(0, layer.GateCount).Select(gate => T.CreateChecked(layer.GetOutputWeight(gate)))];
        Weights = new T[shape.Rows * shape.BlockColumns];
    }

    public T[] Weights { get; }

    /// <summary>One step of SGD on the memory.</summary>
    public void Step(ReadOnlySpan<bool> x, bool y)
    {
        var layers = new T[_shape.Depth + 1][];
        layers[0] = [.. Enumerable.Range(0, _shape.Cells).Select(_ => T.One)];
        for (int row = 0; row < _shape.Rows; row++)
        {
            for (int column = 0; column < _shape.BlockColumns; column++)
                layers[0][(row * _shape.Columns) + column] = Weights[(row * _shape.BlockColumns) + column] * Feature(x, column);
        }

        for (int depth = 0; depth < _shape.Depth; depth++)
        {
            layers[depth + 1] = new T[_shape.Cells];
            for (int cell = 0; cell < _shape.Cells; cell++)
                layers[depth + 1][cell] = Apply(layers[depth], cell, T.Zero, []);
        }

        T error = -Feature([y], 0);
        for (int cell = 0; cell < _shape.Cells; cell++)
            error += IsRead(cell) ? Head(layers[_shape.Depth][cell], out _) : T.Zero;
        var gradient = new T[_shape.Cells];
        for (int cell = 0; cell < _shape.Cells; cell++)
        {
            T slope = T.Zero;
            if (IsRead(cell))
                Head(layers[_shape.Depth][cell], out slope);
            gradient[cell] = error * slope;
        }

        for (int depth = _shape.Depth - 1; depth >= 0; depth--)
        {
            var before = new T[_shape.Cells];
            for (int cell = 0; cell < _shape.Cells; cell++)
                Apply(layers[depth], cell, gradient[cell], before);
            gradient = before;
        }

        for (int weight = 0; weight < Weights.Length; weight++)
        {
            (int row, int column) = (weight / _shape.BlockColumns, weight % _shape.BlockColumns);
            Weights[weight] -= T.CreateChecked(RcnnHead.LearningRate) * gradient[(row * _shape.Columns) + column] * Feature(x, column);
        }
    }

    /// <summary>The next value of a cell; adds its gradient to those of the cells around it, unless it is 0.</summary>
    private T Apply(T[] cells, int cell, T gradient, T[] before)
    {
        T value = T.CreateChecked(RcnnFactoredLayer.OutputBias);
        for (int gate = 0; gate < _sums.Length; gate++)
        {
            T sum = _biases[gate];
            foreach ((int hidden, T weight) in _sums[gate])
                sum += weight * T.Max(T.Zero, Read(hidden) - _hidden[hidden].Breakpoint);
            if (!(sum > T.Zero))
                continue;
            value += _outputs[gate] * sum;
            if (gradient == T.Zero)
                continue;
            foreach ((int hidden, T weight) in _sums[gate])
            {
                if (Read(hidden) > _hidden[hidden].Breakpoint && Neighbour(hidden) is >= 0 and int neighbour)
                    before[neighbour] += gradient * _outputs[gate] * weight;
            }
        }

        return value;

        int Neighbour(int hidden) => _shape.GetNeighbour(cell, (RcnnPosition)_hidden[hidden].Position);

        T Read(int hidden) => Neighbour(hidden) is >= 0 and int neighbour ? cells[neighbour] : T.CreateChecked(1.0 / 6);
    }

    private static T Head(T cell, out T slope)
    {
        double value = double.CreateChecked(cell);
        slope = T.CreateChecked(RcnnHead.Activation.GetSlope(value));
        return T.CreateChecked(RcnnHead.Activation.Evaluate(value));
    }

    private bool IsRead(int cell) => cell % _shape.Columns < _readColumns;

    private static T Feature(ReadOnlySpan<bool> x, int column) => column >= x.Length || x[column] ? T.One : -T.One;
}
