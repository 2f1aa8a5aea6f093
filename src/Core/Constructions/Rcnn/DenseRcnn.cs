using System;

namespace Learnability;

/// <summary>
/// The network as it is defined, and trained as Algorithm 1 trains it: the recurrent layer is applied to every cell, L times, and the memory's gradient is propagated
/// back through all layers. Exact: cells are integers, weights are thirds, and no step rounds. It is the reference for the sparse rollout, and slow.
/// </summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, Definition 5 and Algorithm 1.</remarks>
public sealed class DenseRcnn
{
    private readonly RcnnLayer _layer;
    private readonly int[] _weights;
    private int[] _cells;
    private int[] _nextCells;
    private readonly int[] _jacobian;

    /// <summary>Creates the network with all weights of the memory 0.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="shape">The sizes.</param>
    public DenseRcnn(TransitionTable machine, RcnnShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _layer = new RcnnLayer(machine, shape.Options.AutoClean);
        _weights = new int[shape.Rows * shape.BlockColumns];
        _cells = new int[shape.Cells];
        _nextCells = new int[shape.Cells];
        _jacobian = new int[shape.Cells];
    }

    /// <summary>The sizes.</summary>
    public RcnnShape Shape { get; }

    /// <summary>The encoding of the cells.</summary>
    public RcnnEncoding Encoding => _layer.Encoding;

    /// <summary>The memory W in thirds, row after row: a weight is this divided by 3.</summary>
    public ReadOnlySpan<int> WeightThirds => _weights;

    /// <summary>The cells of the layer that was computed last, row after row.</summary>
    public ReadOnlySpan<int> Cells => _cells;

    /// <summary>The first layer: W·diag(x, 1), and ones on its right.</summary>
    /// <param name="x">The input: true is +1, false −1.</param>
    public void Begin(ReadOnlySpan<bool> x)
    {
        if (x.Length != Shape.Inputs)
            throw new ArgumentException($"The input has {x.Length} values, but the network {Shape.Inputs} inputs.", nameof(x));
        for (int row = 0; row < Shape.Rows; row++)
        {
            for (int column = 0; column < Shape.Columns; column++)
            {
                int cell = (row * Shape.Columns) + column;
                _jacobian[cell] = 1;
                _cells[cell] = column >= Shape.BlockColumns
                    ? Encoding.One
                    : _weights[(row * Shape.BlockColumns) + column] * Sign(x, column) * Encoding.TapeUnit;
            }
        }
    }

    /// <summary>Applies the recurrent layer once.</summary>
    public void Advance()
    {
        (int rows, int columns) = (Shape.Rows, Shape.Columns);
        int padding = Encoding.Padding;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int cell = (row * columns) + column;
                _nextCells[cell] = _layer.Apply(
                    _cells[cell],
                    row == 0 ? padding : _cells[cell - columns],
                    row == rows - 1 ? padding : _cells[cell + columns],
                    column == 0 ? padding : _cells[cell - 1],
                    column == columns - 1 ? padding : _cells[cell + 1],
                    out int slope);
                _jacobian[cell] *= slope;
            }
        }

        (_cells, _nextCells) = (_nextCells, _cells);
    }

    /// <summary>The output ŷ of the whole network, in units of 3⁻ⁿ.</summary>
    /// <param name="x">The input: true is +1, false −1.</param>
    public long Evaluate(ReadOnlySpan<bool> x)
    {
        Begin(x);
        for (int layer = 0; layer < Shape.Depth; layer++)
            Advance();
        return ReadOutput();
    }

    /// <summary>What the head makes of the current layer, in units of 3⁻ⁿ.</summary>
    public long ReadOutput()
    {
        long output = 0;
        for (int row = 0; row < Shape.Rows; row++)
        {
            for (int column = 0; column < Shape.BlockColumns; column++)
            {
                if (IsRead(row, column))
                    output += RcnnHead.Evaluate(_cells[(row * Shape.Columns) + column], Encoding.Scale);
            }
        }

        return output;
    }

    /// <summary>One step of Algorithm 1: SGD on the memory, with η = 1/54 and the loss ½(y − ŷ)².</summary>
    /// <param name="x">The input.</param>
    /// <param name="y">The label.</param>
    /// <returns>The output before the step, in units of 3⁻ⁿ.</returns>
    /// <exception cref="InvalidOperationException">A weight would leave the thirds: the machine does not answer ±1.</exception>
    public long Step(ReadOnlySpan<bool> x, bool y)
    {
        long output = Evaluate(x);
        long error = ((y ? 1 : -1) * (long)Encoding.Scale) - output;
        for (int row = 0; row < Shape.Rows; row++)
        {
            for (int column = 0; column < Shape.BlockColumns; column++)
            {
                int cell = (row * Shape.Columns) + column;
                if (_jacobian[cell] == 0 || !IsRead(row, column))
                    continue;

                // In thirds, 3·η·(y − ŷ)·f'·x: 3·η is 1/18.
                long numerator = error * RcnnHead.GetSlope(_cells[cell], Encoding.Scale) * Sign(x, column);
                long denominator = RcnnHead.MemorySlope * (long)Encoding.Scale;
                if (numerator % denominator != 0)
                    throw new InvalidOperationException($"The step changes a weight by {numerator}/{3 * denominator}, which is no multiple of 1/3: the output was {output}/{Encoding.Scale}.");
                _weights[(row * Shape.BlockColumns) + column] += (int)(numerator / denominator);
            }
        }

        return output;
    }

    private bool IsRead(int row, int column) =>
        Shape.Options.Readout == RcnnReadout.Block
        || (row == 0 && column == 0)
        || Encoding.Decode(_cells[(row * Shape.Columns) + column]).Phase != 1;

    private int Sign(ReadOnlySpan<bool> x, int column) => column == Shape.Inputs || x[column] ? 1 : -1;
}
