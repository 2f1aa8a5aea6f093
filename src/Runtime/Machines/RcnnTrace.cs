using System;
using System.Globalization;
using System.Text;

namespace Learnability;

/// <summary>
/// The layers of a network one after the other, computed from the machine's run alone: which cells compute is known from their distance to the start, and what they hold
/// from the tape.
/// </summary>
public sealed class RcnnTrace
{
    private readonly TransitionTable _machine;
    private readonly RcnnShape _shape;
    private readonly RcnnEncoding _encoding;
    private readonly MachineRun _run;
    private readonly bool[] _isWritten;
    private int _layersSinceHalt;

    /// <summary>Starts at layer 0, where the tape is and the head is not.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="shape">The sizes of the network.</param>
    /// <param name="run">A run that has not begun; it is taken over.</param>
    public RcnnTrace(TransitionTable machine, RcnnShape shape, MachineRun run)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(run);
        _machine = machine;
        _shape = shape;
        _encoding = new RcnnEncoding(machine);
        _run = run;
        _run.MaxSteps = 0;
        _isWritten = new bool[shape.Cells];
    }

    /// <summary>The layer: 0 is the memory's, the last is the depth L.</summary>
    public int Layer { get; private set; }

    /// <summary>The run: after layer k it has taken k − 1 steps.</summary>
    public MachineRun Run => _run;

    /// <summary>Whether the machine has halted.</summary>
    public bool IsHalted => Layer > 0 && _machine.IsHalting(_run.State);

    /// <summary>The name of the machine's state; empty in layer 0, where it has not begun.</summary>
    public string StateName => Layer == 0 ? "" : _machine.GetName(_run.State);

    /// <summary>Goes on to the next layer.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="RcnnLimitException">The machine would leave the work tape on the right.</exception>
    public bool MoveNext()
    {
        if (Layer == _shape.Depth)
            return false;
        Layer++;
        if (Layer == 1)
            return true;
        _isWritten[(_run.HeadRow * _shape.Columns) + _run.HeadColumn] = true;
        if (_machine.IsHalting(_run.State))
        {
            // A state that halts stays in every layer, which is a move.
            _run.Arrival = Arrival.Moved;
            _layersSinceHalt++;
            return true;
        }

        _run.MaxSteps++;
        TableKernel.Run(_machine, _run);
        if (_run.Stop == MachineStop.OutOfTape)
            throw new RcnnLimitException($"The machine moves past the last of {_shape.Options.WorkColumns} work columns in step {_run.Steps + 1}: raise RcnnOptions.WorkColumns.", "WorkColumns", null);
        return true;
    }

    /// <summary>The cells of the layer, in units of 1/(2·3ⁿ), row after row, work columns included.</summary>
    /// <param name="cells">Receives the cells.</param>
    public void CopyCells(Span<int> cells)
    {
        if (cells.Length != _shape.Cells)
            throw new ArgumentException($"The length is {cells.Length}, but a layer has {_shape.Cells} cells.", nameof(cells));
        for (int cell = 0; cell < cells.Length; cell++)
            cells[cell] = CellAt(cell / _shape.Columns, cell % _shape.Columns);
    }

    /// <summary>A row of the layer as a person looks at it.</summary>
    /// <param name="row">The row, from 0.</param>
    public RcnnTraceCell[] GetRow(int row)
    {
        var cells = new RcnnTraceCell[_shape.Columns];
        for (int column = 0; column < cells.Length; column++)
        {
            bool isHead = Layer > 0 && row == _run.HeadRow && column == _run.HeadColumn;
            cells[column] = new RcnnTraceCell(_encoding.Decode(CellAt(row, column)).Tape, isHead, column >= _shape.BlockColumns);
        }

        return cells;
    }

    /// <summary>The tape as text: − (-), blank (.) and +, the head's cell in brackets, the work tape after a bar.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"layer {Layer}");
        if (Layer > 0)
            text.Append(CultureInfo.InvariantCulture, $", step {_run.Steps}: {StateName}{(_run.Arrival == Arrival.Bumped ? " (bumped)" : "")}");
        text.Append('\n');
        for (int row = 0; row < _shape.Rows; row++)
        {
            int column = 0;
            foreach (RcnnTraceCell cell in GetRow(row))
            {
                char symbol = cell.Tape switch { Symbol.Minus => '-', Symbol.Plus => '+', _ => '.' };
                text.Append(column++ == _shape.BlockColumns ? "|" : "").Append(cell.IsHead ? '[' : ' ').Append(symbol).Append(cell.IsHead ? ']' : ' ');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private int CellAt(int row, int column)
    {
        var tape = (Symbol)_run.GetRow(row)[column];
        bool isWork = column >= _shape.BlockColumns && !_isWritten[(row * _shape.Columns) + column];
        int written = isWork ? _encoding.One : (int)tape * _encoding.TapeUnit;
        int distance = _shape.Samples - row + Math.Abs(column - _shape.Inputs);
        if (distance >= Layer)
            return written;
        int fromHead = Math.Abs(row - _run.HeadRow) + Math.Abs(column - _run.HeadColumn);
        if (_shape.Options.AutoClean && _layersSinceHalt > 0 && fromHead <= _layersSinceHalt)
            return (row, column) == (0, 0) ? _encoding.Computing(tape) : -_encoding.PhaseUnit;
        return written + _encoding.PhaseUnit + (fromHead == 0 ? _encoding.Head(_run.State, _run.Arrival) : 0);
    }
}
