using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Learnability;

/// <summary>Why a machine stopped.</summary>
public enum MachineStop
{
    /// <summary>It entered a state that halts.</summary>
    Halted,

    /// <summary>It has taken as many steps as it may.</summary>
    OutOfSteps,

    /// <summary>It was about to move to the right of the last work column.</summary>
    OutOfTape,
}

/// <summary>
/// A Turing machine at work: its tape, its head and its state. This is the sparse rollout of the network: a step costs the same whatever the size, because all cells but
/// the head's and its target pass through a layer unchanged.
/// </summary>
/// <remarks>The tape has a frame, so that a step finds an edge by reading one cell: 2 where the head bumps, 3 at the right of the work tape.</remarks>
public sealed class MachineRun
{
    /// <summary>A cell of the frame.</summary>
    public const sbyte Wall = 2;

    /// <summary>A cell of the frame on the right.</summary>
    public const sbyte TapeEnd = 3;

    private readonly sbyte[] _tape;

    /// <summary>Creates a blank tape.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    public MachineRun(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
        Stride = columns + 2;
        _tape = new sbyte[checked((rows + 2) * Stride)];
        _tape.AsSpan(0, Stride).Fill(Wall);
        _tape.AsSpan((rows + 1) * Stride).Fill(Wall);
        for (int row = 1; row <= rows; row++)
        {
            _tape[row * Stride] = Wall;
            _tape[(row * Stride) + columns + 1] = TapeEnd;
        }
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The distance from a cell to the one below it.</summary>
    public int Stride { get; }

    /// <summary>The place of the head in the framed tape.</summary>
    public int Head { get; set; }

    /// <summary>The state.</summary>
    public int State { get; set; }

    /// <summary>How the head arrived.</summary>
    public Arrival Arrival { get; set; }

    /// <summary>The number of transitions so far.</summary>
    public long Steps { get; set; }

    /// <summary>The largest number of transitions.</summary>
    public long MaxSteps { get; set; }

    /// <summary>Why the machine stopped.</summary>
    public MachineStop Stop { get; set; }

    /// <summary>The row of the head.</summary>
    public int HeadRow => (Head / Stride) - 1;

    /// <summary>The column of the head.</summary>
    public int HeadColumn => (Head % Stride) - 1;

    /// <summary>The first cell of the framed tape: for kernels, which stay within the frame.</summary>
    public ref sbyte Origin => ref MemoryMarshal.GetArrayDataReference(_tape);

    /// <summary>The cell under the head.</summary>
    public ref sbyte Cell => ref Unsafe.Add(ref Origin, Head);

    /// <summary>A row of the tape.</summary>
    /// <param name="row">The row, from 0.</param>
    public Span<sbyte> GetRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return _tape.AsSpan(((row + 1) * Stride) + 1, Columns);
    }

    /// <summary>Puts the head, in the start state, at the bottom of a column.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <param name="maxSteps">The largest number of transitions.</param>
    public void Start(int column, long maxSteps)
    {
        Head = (Rows * Stride) + column + 1;
        State = 0;
        Arrival = Arrival.Moved;
        Steps = 0;
        MaxSteps = maxSteps;
    }

    /// <summary>Where a kernel stopped.</summary>
    /// <param name="cell">The cell under the head.</param>
    /// <param name="state">The state.</param>
    /// <param name="arrival">How the head arrived.</param>
    /// <param name="stepsLeft">How many transitions it had left.</param>
    /// <param name="stop">Why it stopped.</param>
    public void End(ref readonly sbyte cell, int state, Arrival arrival, long stepsLeft, MachineStop stop)
    {
        Head = (int)Unsafe.ByteOffset(ref Origin, ref Unsafe.AsRef(in cell));
        State = state;
        Arrival = arrival;
        Steps = MaxSteps - stepsLeft;
        Stop = stop;
    }
}
