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
    public static ExecutionState Join(Literal select, ExecutionState whenTrue, ExecutionState whenFalse, ValueMerger merger, Literal path) =>
        Join([whenTrue, whenFalse], [select, !select], merger, path);

    /// <summary>Joins paths whose conditions exclude each other. Cells that some lack belong to the others.</summary>
    public static ExecutionState Join(ExecutionState[] states, Literal[] conditions, ValueMerger merger, Literal path)
    {
        int cells = states[0].CellCount;
        int arrays = 0;
        foreach (ExecutionState state in states)
        {
            cells = Math.Min(cells, state.CellCount);
            arrays = Math.Max(arrays, state.HeapCount);
        }

        ExecutionState joined = states[0].Fork(path);
        joined.RemoveCells(cells);
        var values = new SymbolicValue?[states.Length];
        for (int cell = 0; cell < cells; cell++)
        {
            for (int i = 0; i < states.Length; i++)
                values[i] = states[i]._cells[cell];
            joined._cells[cell] = Merge();
        }

        for (int array = 0; array < arrays; array++)
        {
            for (int i = 0; i < states.Length; i++)
                values[i] = states[i].GetHeap(array);
            if (Merge() is { } value)
                joined.SetHeap(array, value);
        }

        return joined;

        // A variable without a value on one path is not read after the join: C# requires definite assignment.
        SymbolicValue? Merge()
        {
            SymbolicValue? any = null;
            bool differ = false;
            foreach (SymbolicValue? value in values)
            {
                differ |= value is not null && any is not null && !ReferenceEquals(value, any);
                any ??= value;
            }

            if (!differ)
                return any;
            var present = new List<SymbolicValue>();
            var holding = new List<Literal>();
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] is not { } value)
                    continue;
                present.Add(value);
                holding.Add(conditions[i]);
            }

            return merger.Merge([.. holding], [.. present]);
        }
    }
}
