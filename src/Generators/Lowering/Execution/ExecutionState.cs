using System;
using System.Collections.Generic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>
/// What one path of execution holds: the variables of all active calls, the arrays on the heap, and the condition under which it is taken, relative to the
/// innermost method call or loop.
/// </summary>
internal sealed class ExecutionState
{
    private SymbolicValue?[] _cells;
    private SymbolicValue?[] _heap;

    public ExecutionState()
        : this(new SymbolicValue?[16], 0, new SymbolicValue?[4], 0, Literal.True)
    {
    }

    private ExecutionState(SymbolicValue?[] cells, int cellCount, SymbolicValue?[] heap, int heapCount, Literal path)
    {
        _cells = cells;
        CellCount = cellCount;
        _heap = heap;
        HeapCount = heapCount;
        Path = path;
    }

    /// <summary>The condition under which this path is taken.</summary>
    public Literal Path { get; set; }

    public bool IsDead => Path == Literal.False;

    public int CellCount { get; private set; }

    public int HeapCount { get; private set; }

    /// <summary>A variable; null until it is assigned.</summary>
    public SymbolicValue? this[int cell]
    {
        get => _cells[cell];
        set => _cells[cell] = value;
    }

    public int AddCells(int count)
    {
        int first = CellCount;
        CellCount += count;
        if (CellCount > _cells.Length)
            Array.Resize(ref _cells, CellCount * 2);
        return first;
    }

    public void RemoveCells(int first)
    {
        Array.Clear(_cells, first, CellCount - first);
        CellCount = first;
    }

    public SymbolicValue? GetHeap(int array) => array < HeapCount ? _heap[array] : null;

    public void SetHeap(int array, SymbolicValue value)
    {
        if (array >= _heap.Length)
            Array.Resize(ref _heap, (array + 1) * 2);
        HeapCount = Math.Max(HeapCount, array + 1);
        _heap[array] = value;
    }

    public ExecutionState Fork(Literal path) =>
        new((SymbolicValue?[])_cells.Clone(), CellCount, (SymbolicValue?[])_heap.Clone(), HeapCount, path);

    /// <summary>Joins two paths: where the select literal holds it was the first, elsewhere the second. Cells that only one has belong to that one.</summary>
    public static ExecutionState Join(Literal select, ExecutionState whenTrue, ExecutionState whenFalse, ValueMerger merger, Literal path)
    {
        int cells = Math.Min(whenTrue.CellCount, whenFalse.CellCount);
        var joined = whenFalse.Fork(path);
        joined.RemoveCells(cells);
        for (int i = 0; i < cells; i++)
            joined._cells[i] = Merge(whenTrue._cells[i], whenFalse._cells[i]);
        for (int i = 0; i < whenTrue.HeapCount; i++)
        {
            if (Merge(whenTrue._heap[i], whenFalse.GetHeap(i)) is { } value)
                joined.SetHeap(i, value);
        }

        return joined;

        // A variable without a value on one path is not read after the join: C# requires definite assignment.
        SymbolicValue? Merge(SymbolicValue? a, SymbolicValue? b) => a is null ? b : b is null ? a : merger.Merge(select, a, b);
    }
}
