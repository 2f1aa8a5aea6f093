using System;

namespace Learnability;

/// <summary>
/// Chooses orders for the steps of a circuit. For one vector a visit, all values are in a first-level cache, and runs are to be long; with more vectors a visit, what it
/// costs to get from run to run is shared by them, and values that are read soon after they were computed count more.
/// </summary>
internal sealed class TablePlanner
{
    /// <summary>Up to as many tables a level, functions of two signals are better written as ones of three, for runs are short.</summary>
    private const int NarrowLevel = 16;

    /// <summary>Values that are alive together should stay in a second-level cache: three quarters of one of 2 MiB.</summary>
    private const int SecondLevelBytes = 3 << 19;

    /// <summary>Most of a first-level cache of 48 KiB.</summary>
    private const int FirstLevelBytes = 40 << 10;

    /// <summary>What it costs to get to a run whose kind the processor did not foresee, in nanoseconds.</summary>
    private const double RunCost = 11;

    /// <summary>What it costs to read a line of 64 bytes from the second-level cache, in nanoseconds.</summary>
    private const double LineCost = 0.8;

    /// <summary>Steps on which orders are compared: of a circuit with more, the first.</summary>
    private const int SampleSteps = 1 << 16;

    private static readonly int[] _windows = [64, 128, 512, 2048];

    private readonly LutNetwork _network;
    private readonly StepGraph _graph;
    private readonly int[] _near;
    private readonly ReadOnlyMemory<int> _longRuns;
    private readonly int _vectorBytes;

    /// <summary>Prepares a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="hasTernary">Whether functions of three vectors are one operation.</param>
    /// <param name="vectorBytes">The bytes of a vector.</param>
    public TablePlanner(Circuit circuit, bool hasTernary, int vectorBytes)
    {
        _network = hasTernary ? LutNetwork.Cover(circuit) : LutNetwork.OfGates(circuit);
        TableNetwork tables = hasTernary ? TableNetwork.Simplify(_network) : TableNetwork.Of(_network);
        TableStep[] steps = TableSteps.Group(tables, asTernary: hasTernary && tables.IsNarrow(NarrowLevel));
        _graph = new StepGraph(steps, _network.SignalCount);
        _near = _graph.DepthFirst(_network.Outputs);
        _longRuns = StepOrder.Create(_graph, _near, int.MaxValue);
        _vectorBytes = vectorBytes;
        OutputMasks = new ulong[_network.Outputs.Length];
        for (int i = 0; i < OutputMasks.Length; i++)
            OutputMasks[i] = _network.IsOutputComplemented(i) ? ulong.MaxValue : 0;
    }

    /// <summary>All ones where the output is the complement of what is in its place.</summary>
    public ulong[] OutputMasks { get; }

    /// <summary>A plan for one vector a visit.</summary>
    public TablePlan PlanSingle() => TablePlan.Create(_network, _graph.Steps, _longRuns.Span);

    /// <summary>The number of vectors a visit that keeps a plan's values in the second-level cache, a power of two.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="maxVectors">The most vectors.</param>
    public int ChooseVectors(TablePlan plan, int maxVectors)
    {
        int vectors = 1;
        while (2 * vectors <= maxVectors && 2L * vectors * _vectorBytes * plan.PlaceCount <= SecondLevelBytes)
            vectors *= 2;
        return vectors;
    }

    /// <summary>A plan for several vectors a visit, of least cost as estimated.</summary>
    /// <param name="single">The plan for one vector, which may do.</param>
    /// <param name="vectors">The number of vectors.</param>
    public TablePlan PlanBatch(TablePlan single, int vectors)
    {
        double least = Estimate(_longRuns.Span[..Math.Min(SampleSteps, _near.Length)], vectors);
        int best = int.MaxValue;
        foreach (int window in _windows)
        {
            if (window >= _near.Length)
                break;
            double cost = Estimate(StepOrder.Create(_graph, _near, window, SampleSteps).Span, vectors);
            if (cost < least)
                (least, best) = (cost, window);
        }

        return best == int.MaxValue ? single : TablePlan.Create(_network, _graph.Steps, StepOrder.Create(_graph, _near, best).Span);
    }

    /// <summary>
    /// Nanoseconds a step of what differs between orders. A value counts as out of the first-level cache when more steps have gone by since it was written or read than would
    /// fill it, if each step touches a line and a half that was not there.
    /// </summary>
    private double Estimate(ReadOnlySpan<int> order, int vectors)
    {
        double stepsKept = FirstLevelBytes / (1.5 * vectors * _vectorBytes);
        var touched = new int[_network.SignalCount];
        touched.AsSpan().Fill(int.MinValue / 2);
        long misses = 0;
        int runs = 0, kind = -1;
        for (int i = 0; i < order.Length; i++)
        {
            TableStep step = _graph.Steps[order[i]];
            if (step.Kind != kind)
                runs++;
            kind = step.Kind;
            foreach (int signal in (ReadOnlySpan<int>)[step.A, step.B, step.C])
            {
                // The constant is always near.
                if (signal <= 0)
                    continue;
                if (i - touched[signal] > stepsKept)
                    misses++;
                touched[signal] = i;
            }

            touched[step.First] = i;
            if (step.Second >= 0)
                touched[step.Second] = i;
        }

        return ((runs * RunCost) + (misses * LineCost * vectors * _vectorBytes / 64)) / order.Length;
    }
}
