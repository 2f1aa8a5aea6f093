using System;

namespace Learnability;

/// <summary>
/// The network in ReLUs and doubles, trained by true back-propagation through all of its layers: the reference that the exact network agrees with. It has no auto-clean.
/// </summary>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, Algorithm 1 with <see cref="RcnnReluLayer"/>. Only the memory is trained. In single precision the steep ReLUs lose the memory; in
/// double it is right to some 10⁻⁸.
/// </remarks>
public sealed class ReluRcnn
{
    private readonly RcnnReluLayer _layer;
    private readonly RcnnShape _shape;
    private readonly double[] _weights;
    private readonly double[][] _layers;

    /// <summary>Creates the network with all weights of the memory 0.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="shape">The sizes.</param>
    /// <exception cref="ArgumentException">The options ask for what this network has not: auto-clean or the corner.</exception>
    public ReluRcnn(TransitionTable machine, RcnnShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Options.AutoClean || shape.Options.Readout != RcnnReadout.Block)
            throw new ArgumentException("The network in ReLUs has neither AutoClean nor RcnnReadout.Corner: take RcnnGraph, or the paper's options.", nameof(shape));
        _shape = shape;
        _layer = new RcnnReluLayer(new RcnnFactoredLayer(machine));
        _weights = new double[shape.Rows * shape.BlockColumns];
        _layers = new double[shape.Depth + 1][];
        for (int layer = 0; layer < _layers.Length; layer++)
            _layers[layer] = new double[shape.Cells];
    }

    /// <summary>The memory W, row after row of d + 1; writing to it changes the network.</summary>
    public Span<double> Weights => _weights;

    /// <summary>The output ŷ.</summary>
    /// <param name="x">The d features, ±1.</param>
    /// <exception cref="ArgumentException">There are not d features, or one is not ±1.</exception>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        if (x.Length != _shape.Inputs)
            throw new ArgumentException($"There are {x.Length} features, but the network has {_shape.Inputs} inputs.", nameof(x));
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] is not (1 or -1))
                throw new ArgumentException(FormattableString.Invariant($"Feature {i} is {x[i]}; features are −1 and +1."), nameof(x));
        }

        for (int cell = 0; cell < _shape.Cells; cell++)
        {
            int column = cell % _shape.Columns;
            double feature = column < _shape.Inputs ? x[column] : 1;
            _layers[0][cell] = column < _shape.BlockColumns ? _weights[WeightOf(cell)] * feature : 1;
        }

        Span<double> patch = stackalloc double[5];
        for (int layer = 0; layer < _shape.Depth; layer++)
        {
            for (int cell = 0; cell < _shape.Cells; cell++)
            {
                ReadPatch(_layers[layer], cell, patch);
                _layers[layer + 1][cell] = _layer.Evaluate(patch, default);
            }
        }

        double output = 0;
        for (int cell = 0; cell < _shape.Cells; cell++)
        {
            if (cell % _shape.Columns < _shape.BlockColumns)
                output += RcnnHead.Activation.Evaluate(_layers[_shape.Depth][cell]);
        }

        return output;
    }

    /// <summary>One step of SGD on the memory, with η = 1/54 and the loss ½(y − ŷ)².</summary>
    /// <param name="x">The d features, ±1.</param>
    /// <param name="y">The label, ±1.</param>
    /// <returns>The output before the step.</returns>
    /// <exception cref="ArgumentException">There are not d features, or one or the label is not ±1; nothing has changed.</exception>
    public double Step(ReadOnlySpan<double> x, double y)
    {
        if (y is not (1 or -1))
            throw new ArgumentException(FormattableString.Invariant($"The label is {y}; labels are −1 and +1."), nameof(y));
        double output = Evaluate(x);
        var gradient = new double[_shape.Cells];
        for (int cell = 0; cell < gradient.Length; cell++)
        {
            if (cell % _shape.Columns < _shape.BlockColumns)
                gradient[cell] = (output - y) * RcnnHead.Activation.GetSlope(_layers[_shape.Depth][cell]);
        }

        Span<double> patch = stackalloc double[5];
        Span<double> slopes = stackalloc double[5];
        for (int layer = _shape.Depth - 1; layer >= 0; layer--)
        {
            var before = new double[gradient.Length];
            for (int cell = 0; cell < gradient.Length; cell++)
            {
                if (gradient[cell] == 0)
                    continue;
                ReadPatch(_layers[layer], cell, patch);
                _layer.Evaluate(patch, slopes);
                for (RcnnPosition position = RcnnPosition.Center; position <= RcnnPosition.Right; position++)
                {
                    if (_shape.GetNeighbour(cell, position) is >= 0 and int neighbour)
                        before[neighbour] += gradient[cell] * slopes[(int)position];
                }
            }

            gradient = before;
        }

        for (int cell = 0; cell < gradient.Length; cell++)
        {
            int column = cell % _shape.Columns;
            if (column < _shape.BlockColumns)
                _weights[WeightOf(cell)] -= RcnnHead.LearningRate * gradient[cell] * (column < _shape.Inputs ? x[column] : 1);
        }

        return output;
    }

    private int WeightOf(int cell) => (cell / _shape.Columns * _shape.BlockColumns) + (cell % _shape.Columns);

    private void ReadPatch(double[] cells, int cell, Span<double> patch)
    {
        for (RcnnPosition position = RcnnPosition.Center; position <= RcnnPosition.Right; position++)
            patch[(int)position] = _shape.GetNeighbour(cell, position) is >= 0 and int neighbour ? cells[neighbour] : 1.0 / 6;
    }
}
