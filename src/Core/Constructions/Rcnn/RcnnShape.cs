using System;

namespace Learnability;

/// <summary>The sizes of a network: a block of m + 1 rows and d + 1 columns, the work columns on its right, and the number of layers.</summary>
public sealed record RcnnShape
{
    /// <summary>The largest number of cells of a layer.</summary>
    public const int MaxCells = 1 << 24;

    /// <summary>Checks sizes.</summary>
    /// <param name="inputs">The number d of inputs, at least 1.</param>
    /// <param name="samples">The number m of samples, at least 1.</param>
    /// <param name="depth">The number L of layers, at least m + d + 1.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public RcnnShape(int inputs, int samples, int depth, RcnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (inputs < 1)
            throw new ArgumentOutOfRangeException(nameof(inputs), inputs, "The number d of inputs must be at least 1.");
        if (samples < 1)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, "The number m of samples must be at least 1.");
        if (options.WorkColumns < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.WorkColumns, "The number of work columns must be at least 1.");
        if (options.Readout is not (RcnnReadout.Block or RcnnReadout.Corner))
            throw new ArgumentOutOfRangeException(nameof(options), options.Readout, "The readout is Block or Corner.");
        long cells = (samples + 1L) * (inputs + 1L + options.WorkColumns);
        if (cells > MaxCells)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, $"With {inputs} inputs and {options.WorkColumns} work columns a layer would have {cells} cells, more than {MaxCells}.");

        // Fewer layers do not tell every cell of the block which phase it is in.
        long least = (long)samples + inputs + 1;
        if (depth < least)
            throw new ArgumentOutOfRangeException(nameof(depth), depth, $"{samples} samples of {inputs} inputs need a depth L of at least m + d + 1 = {least}, and of one more than the machine's steps.");
        Inputs = inputs;
        Samples = samples;
        Depth = depth;
        Options = options;
    }

    /// <summary>The number d of inputs.</summary>
    public int Inputs { get; }

    /// <summary>The number m of samples, without the dummy.</summary>
    public int Samples { get; }

    /// <summary>The number L of times that the recurrent layer is applied.</summary>
    public int Depth { get; }

    /// <summary>The options.</summary>
    public RcnnOptions Options { get; }

    /// <summary>The number m + 1 of rows.</summary>
    public int Rows => Samples + 1;

    /// <summary>The number d + 1 of columns of the block.</summary>
    public int BlockColumns => Inputs + 1;

    /// <summary>The number d + 1 + l of columns.</summary>
    public int Columns => Inputs + 1 + Options.WorkColumns;

    /// <summary>The number of cells of a layer.</summary>
    public int Cells => Rows * Columns;

    /// <summary>The index of the cell at a place in the patch around another; −1 where that is padding.</summary>
    /// <param name="cell">The index of the cell, row after row.</param>
    /// <param name="position">The place.</param>
    public int GetNeighbour(int cell, RcnnPosition position)
    {
        int column = cell % Columns;
        return position switch
        {
            RcnnPosition.Above => cell >= Columns ? cell - Columns : -1,
            RcnnPosition.Below => cell + Columns < Cells ? cell + Columns : -1,
            RcnnPosition.Left => column > 0 ? cell - 1 : -1,
            RcnnPosition.Right => column < Columns - 1 ? cell + 1 : -1,
            _ => cell,
        };
    }
}
