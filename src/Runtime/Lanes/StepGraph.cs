using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>Which steps read which, how far each is from an output, and where each stands in a depth-first walk.</summary>
internal sealed class StepGraph
{
    private readonly TableStep[] _steps;
    private readonly int[] _producers;
    private readonly int[] _readerStarts;
    private readonly int[] _readers;
    private readonly byte[] _operandCounts;
    private readonly int[] _heights;

    /// <summary>Links steps that are in topological order.</summary>
    public StepGraph(TableStep[] steps, int signalCount)
    {
        _steps = steps;
        _operandCounts = new byte[steps.Length];
        _heights = new int[steps.Length];
        _readerStarts = new int[steps.Length + 1];
        _producers = FindProducers(steps, signalCount);
        _readers = FindReaders();
        for (int step = steps.Length - 1; step >= 0; step--)
        {
            foreach (int reader in ReadersOf(step))
                _heights[step] = Math.Max(_heights[step], _heights[reader] + 1);
        }
    }

    /// <summary>The steps.</summary>
    public ReadOnlySpan<TableStep> Steps => _steps;

    /// <summary>The number of operands of each step that are computed by steps.</summary>
    public ReadOnlySpan<byte> OperandCounts => _operandCounts;

    /// <summary>The length of the longest way from each step to the end.</summary>
    public ReadOnlySpan<int> Heights => _heights;

    /// <summary>The steps that read a step; one that reads it with two operands is there twice.</summary>
    public ReadOnlySpan<int> ReadersOf(int step) => _readers.AsSpan(_readerStarts[step].._readerStarts[step + 1]);

    /// <summary>Each output in turn, with the steps it needs just before it: values are read soon after they were computed.</summary>
    public int[] DepthFirst(ReadOnlySpan<int> outputs)
    {
        var order = new int[_steps.Length];
        int count = 0;
        var isDone = new bool[_steps.Length];
        var stack = new Stack<int>();
        foreach (int output in outputs)
        {
            Push(output);
            while (stack.TryPop(out int step))
            {
                // The complement stands for a step whose operands have been walked.
                if (step < 0)
                {
                    if (!isDone[~step])
                        order[count++] = ~step;
                    isDone[~step] = true;
                }
                else if (!isDone[step])
                {
                    stack.Push(~step);
                    Push(_steps[step].C);
                    Push(_steps[step].B);
                    Push(_steps[step].A);
                }
            }
        }

        return order;

        void Push(int signal)
        {
            int step = signal < 0 ? -1 : _producers[signal];
            if (step >= 0 && !isDone[step])
                stack.Push(step);
        }
    }

    private static int[] FindProducers(TableStep[] steps, int signalCount)
    {
        var producers = new int[signalCount];
        producers.AsSpan().Fill(-1);
        for (int step = 0; step < steps.Length; step++)
        {
            producers[steps[step].First] = step;
            if (steps[step].Second >= 0)
                producers[steps[step].Second] = step;
        }

        return producers;
    }

    private int[] FindReaders()
    {
        foreach (TableStep step in _steps)
        {
            foreach (int signal in (ReadOnlySpan<int>)[step.A, step.B, step.C])
            {
                if (signal >= 0 && _producers[signal] >= 0)
                    _readerStarts[_producers[signal]]++;
            }
        }

        int total = 0;
        for (int i = 0; i < _readerStarts.Length; i++)
            _readerStarts[i] = total += _readerStarts[i];
        var readers = new int[total];
        for (int reader = _steps.Length - 1; reader >= 0; reader--)
        {
            TableStep step = _steps[reader];
            foreach (int signal in (ReadOnlySpan<int>)[step.A, step.B, step.C])
            {
                if (signal < 0 || _producers[signal] < 0)
                    continue;
                readers[--_readerStarts[_producers[signal]]] = reader;
                _operandCounts[reader]++;
            }
        }

        return readers;
    }
}
