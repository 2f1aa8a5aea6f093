using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// An order of steps in which those of one kind follow each other in runs. What can be run of a kind is counted with all that becomes known in the run itself, and
/// the kind that goes next is the one whose ready steps have the longest way to an output still before them, or a little less and are many: a kind that can wait
/// gathers more.
/// </summary>
/// <remarks>
/// A window keeps the order near another one in which values are read soon after they were computed: no step goes before the first of that order that is missing
/// by more than the window.
/// </remarks>
internal sealed class StepOrder
{
    /// <summary>Levels that a ready step more is worth.</summary>
    private const double LevelsOfStep = 0.1;

    private readonly StepGraph _graph;
    private readonly int[] _near;
    private readonly int[] _positions;
    private readonly byte[] _missing;
    private readonly bool[] _isDone;
    private readonly List<int>?[] _ready = new List<int>?[TableKind.Count];
    private readonly int[] _readyHeight = new int[TableKind.Count];
    private readonly List<int> _kinds = [];
    private readonly Stack<int> _joining = new();
    private readonly int _window;
    private int _first;
    private int _end;

    private StepOrder(StepGraph graph, int[] near, int window)
    {
        _graph = graph;
        _near = near;
        _window = window;
        _missing = graph.OperandCounts.ToArray();
        _isDone = new bool[near.Length];
        _positions = new int[near.Length];
        for (int position = 0; position < near.Length; position++)
            _positions[near[position]] = position;
    }

    /// <summary>Orders the steps of a graph.</summary>
    /// <param name="graph">The steps.</param>
    /// <param name="near">An order of them all, in which operands come first.</param>
    /// <param name="window">How many steps ahead of that order a step may go.</param>
    /// <param name="limit">The number of steps after which no other run is begun.</param>
    /// <returns>The steps, as far as they were ordered.</returns>
    public static ReadOnlyMemory<int> Create(StepGraph graph, int[] near, int window, int limit = int.MaxValue) => new StepOrder(graph, near, window).Run(limit);

    private ReadOnlyMemory<int> Run(int limit)
    {
        var order = new int[_near.Length];
        List<int> running = [];
        int count = 0;
        while (count < Math.Min(order.Length, limit))
        {
            MoveWindow();
            int kind = Choose();
            (running, _ready[kind]) = (_ready[kind]!, running);
            _readyHeight[kind] = 0;
            running.CopyTo(order, count);
            count += running.Count;
            foreach (int step in running)
                _isDone[step] = true;
            foreach (int step in running)
            {
                foreach (int reader in _graph.ReadersOf(step))
                {
                    if (_graph.Steps[reader].Kind != kind && --_missing[reader] == 0)
                        Join(reader);
                }
            }

            running.Clear();
        }

        return order.AsMemory(0, count);
    }

    /// <summary>Makes ready what has come into the window.</summary>
    private void MoveWindow()
    {
        while (_first < _near.Length && _isDone[_near[_first]])
            _first++;
        int end = (int)Math.Min(_near.Length, (long)_first + _window);
        for (int position = _end; position < end; position++)
        {
            // Steps are joined one by one, so that each is seen either here or from its operands.
            _end = position + 1;
            if (_missing[_near[position]] == 0)
                Join(_near[position]);
        }
    }

    private int Choose()
    {
        int best = -1;
        double bestScore = -1;
        foreach (int kind in _kinds)
        {
            int count = _ready[kind]!.Count;
            double score = _readyHeight[kind] + (count * LevelsOfStep);
            if (count > 0 && score > bestScore)
                (best, bestScore) = (kind, score);
        }

        return best >= 0 ? best : throw new InvalidOperationException("The network has a cycle.");
    }

    /// <summary>Makes a step ready, and what of its kind becomes ready by it, if they are within the window.</summary>
    private void Join(int first)
    {
        _joining.Push(first);
        while (_joining.TryPop(out int step))
        {
            if (_positions[step] >= _end)
                continue;
            int kind = _graph.Steps[step].Kind;
            if (_ready[kind] is not { } ready)
            {
                _ready[kind] = ready = [];
                _kinds.Add(kind);
            }

            ready.Add(step);
            _readyHeight[kind] = Math.Max(_readyHeight[kind], _graph.Heights[step]);
            foreach (int reader in _graph.ReadersOf(step))
            {
                if (_graph.Steps[reader].Kind == kind && --_missing[reader] == 0)
                    _joining.Push(reader);
            }
        }
    }
}
