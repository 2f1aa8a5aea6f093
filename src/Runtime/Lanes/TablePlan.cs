using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The order in which a table of gates is evaluated, and where values are: functions of one kind follow each other in long runs, whose loops have no branch, and
/// a place in memory is used again as soon as its value is no longer needed.
/// </summary>
internal sealed class TablePlan
{
    private const int FirstInput = 1;

    private readonly LutNetwork _network;
    private readonly int[] _places;
    private readonly int[] _usesLeft;
    private readonly Stack<int> _free = new();

    private TablePlan(LutNetwork network)
    {
        _network = network;
        _places = new int[network.SignalCount];
        _usesLeft = new int[network.SignalCount];
        Entries = new TableEntry[network.Luts.Length];
        OutputPlaces = new int[network.Outputs.Length];
        OutputMasks = new ulong[network.Outputs.Length];
    }

    /// <summary>The functions in order; the place of each signal stands in units of values.</summary>
    public TableEntry[] Entries { get; }

    /// <summary>Consecutive functions of one kind.</summary>
    public TableRun[] Runs { get; private set; } = [];

    /// <summary>The number of places: 0 is the constant false, then come the inputs, and then what is computed.</summary>
    public int PlaceCount { get; private set; }

    /// <summary>The place of each output.</summary>
    public int[] OutputPlaces { get; }

    /// <summary>All ones where the output is the complement of what is in its place.</summary>
    public ulong[] OutputMasks { get; }

    /// <summary>Plans a network.</summary>
    public static TablePlan Create(LutNetwork network)
    {
        var plan = new TablePlan(network);
        int[] order = KindOrder.Create(network);
        plan.CountUses();
        plan.Place(order);
        for (int i = 0; i < plan.OutputPlaces.Length; i++)
        {
            plan.OutputPlaces[i] = plan._places[network.Outputs[i]];
            plan.OutputMasks[i] = network.IsOutputComplemented(i) ? ulong.MaxValue : 0;
        }

        return plan;
    }

    private void CountUses()
    {
        foreach (Lut lut in _network.Luts)
        {
            _usesLeft[lut.A]++;
            _usesLeft[lut.B]++;
            if (lut.IsTernary)
                _usesLeft[lut.C]++;
        }

        // What is an output stays, and so does the constant.
        foreach (int output in _network.Outputs)
            _usesLeft[output]++;
        _usesLeft[0]++;
    }

    private void Place(int[] order)
    {
        PlaceCount = _network.FirstLut;
        for (int input = 0; input < _network.FirstLut; input++)
            _places[input] = input;
        var runs = new List<TableRun>();
        for (int i = 0; i < order.Length; i++)
        {
            Lut lut = _network.Luts[order[i]];
            int a = Read(lut.A), b = Read(lut.B), c = lut.IsTernary ? Read(lut.C) : 0;

            // All reads of a function come before its write, and functions follow one another: its own operands' places may be taken.
            int target = _free.Count > 0 ? _free.Pop() : PlaceCount++;
            int signal = _network.FirstLut + order[i];
            _places[signal] = target;
            if (_usesLeft[signal] == 0)
                _free.Push(target);
            Entries[i] = new TableEntry((uint)target, (uint)a, (uint)b, (uint)c);
            if (runs.Count > 0 && runs[^1].Table == lut.Table)
                runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            else
                runs.Add(new TableRun(lut.Table, i, 1));
        }

        Runs = [.. runs];
    }

    private int Read(int signal)
    {
        int place = _places[signal];
        if (--_usesLeft[signal] == 0 && place >= FirstInput)
            _free.Push(place);
        return place;
    }
}

/// <summary>A function: the places of its value and of its operands.</summary>
internal readonly record struct TableEntry(uint Target, uint A, uint B, uint C);

/// <summary>Consecutive functions of one kind.</summary>
internal readonly record struct TableRun(byte Table, int Start, int Count);
