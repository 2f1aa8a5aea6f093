using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>Steps in the order in which they are evaluated, and where values are: a place in memory is used again as soon as its value is no longer needed.</summary>
internal sealed class TablePlan
{
    private TablePlan(uint[] operands, TableRun[] runs, int placeCount, int[] outputPlaces)
    {
        Operands = operands;
        Runs = runs;
        PlaceCount = placeCount;
        OutputPlaces = outputPlaces;
    }

    /// <summary>The places of each step in turn: of its values, then of its three operands.</summary>
    public uint[] Operands { get; }

    /// <summary>Consecutive steps of one kind.</summary>
    public TableRun[] Runs { get; }

    /// <summary>The number of places: 0 is the constant false, then come the inputs, and then what is computed.</summary>
    public int PlaceCount { get; }

    /// <summary>The place of each output.</summary>
    public int[] OutputPlaces { get; }

    /// <summary>Plans steps in a given order.</summary>
    public static TablePlan Create(LutNetwork network, ReadOnlySpan<TableStep> steps, ReadOnlySpan<int> order)
    {
        var allocation = new PlaceAllocation(network, steps);
        var runs = new List<TableRun>();
        int count = 0;
        foreach (TableStep step in steps)
            count += step.Second < 0 ? 4 : 5;
        var operands = new uint[count];
        count = 0;
        foreach (int index in order)
        {
            TableStep step = steps[index];

            // All reads of a step come before its writes, and steps follow one another: its own operands' places may be taken.
            uint a = allocation.Read(step.A), b = allocation.Read(step.B), c = step.C < 0 ? 0 : allocation.Read(step.C);
            operands[count++] = allocation.Write(step.First);
            if (step.Second >= 0)
                operands[count++] = allocation.Write(step.Second);
            operands[count++] = a;
            operands[count++] = b;
            operands[count++] = c;
            if (runs.Count > 0 && runs[^1].Kind == step.Kind)
                runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            else
                runs.Add(new TableRun(step.Kind, 1));
        }

        var outputPlaces = new int[network.Outputs.Length];
        for (int output = 0; output < outputPlaces.Length; output++)
            outputPlaces[output] = allocation.PlaceOf(network.Outputs[output]);
        return new TablePlan(operands, [.. runs], allocation.PlaceCount, outputPlaces);
    }

    /// <summary>Gives values places.</summary>
    private sealed class PlaceAllocation
    {
        private readonly int[] _places;
        private readonly int[] _usesLeft;
        private readonly Stack<int> _free = new();

        public PlaceAllocation(LutNetwork network, ReadOnlySpan<TableStep> steps)
        {
            _places = new int[network.SignalCount];
            _usesLeft = new int[network.SignalCount];
            PlaceCount = network.FirstLut;
            for (int input = 0; input < network.FirstLut; input++)
                _places[input] = input;
            foreach (TableStep step in steps)
            {
                _usesLeft[step.A]++;
                _usesLeft[step.B]++;
                if (step.C >= 0)
                    _usesLeft[step.C]++;
            }

            // What is an output stays, and so does the constant.
            foreach (int output in network.Outputs)
                _usesLeft[output]++;
            _usesLeft[0]++;
        }

        public int PlaceCount { get; private set; }

        public int PlaceOf(int signal) => _places[signal];

        /// <summary>The place of a value, which is free when it was read for the last time.</summary>
        public uint Read(int signal)
        {
            int place = _places[signal];
            if (--_usesLeft[signal] == 0)
                _free.Push(place);
            return (uint)place;
        }

        /// <summary>A place for a value: that which was freed last, for it is likely in a cache.</summary>
        public uint Write(int signal)
        {
            int place = _free.Count > 0 ? _free.Pop() : PlaceCount++;
            _places[signal] = place;
            return (uint)place;
        }
    }
}

/// <summary>Consecutive steps of one kind.</summary>
/// <param name="Kind">The <see cref="TableKind"/>.</param>
/// <param name="Count">The number of steps.</param>
internal readonly record struct TableRun(int Kind, int Count);
