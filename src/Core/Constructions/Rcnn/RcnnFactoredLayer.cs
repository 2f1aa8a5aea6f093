using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability;

/// <summary>
/// The recurrent layer as a network: features of single cells, which are piecewise linear, then eleven ReLUs of sums of them. It is the layer, with its Jacobian, on
/// all patches that occur; only at the right end of the work tape, where the head must not go, does it not bump.
/// </summary>
/// <remarks>
/// Derived; it replaces Lemma 5 of Goel, Kakade, Kalai &amp; Zhang, whose network needs a ReLU for each of the 3×3 patches that occur, by one whose size is that of
/// the machine's table.
/// </remarks>
public sealed class RcnnFactoredLayer
{
    private readonly TransitionTable _machine;
    private readonly RcnnEncoding _encoding;
    private readonly RcnnDomain _domain;
    private readonly List<RcnnFeature> _features = [];
    private readonly List<RcnnGate> _gates = [];

    /// <summary>Factors the layer of a machine.</summary>
    /// <param name="machine">The machine.</param>
    public RcnnFactoredLayer(TransitionTable machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        _machine = machine;
        _encoding = new RcnnEncoding(machine);
        _domain = new RcnnDomain(machine, _encoding);
        AddPass();
        AddMemorizing();
        AddComputing();
        foreach ((Move move, RcnnPosition target) in new[] { (Move.Up, RcnnPosition.Above), (Move.Down, RcnnPosition.Below), (Move.Left, RcnnPosition.Left) })
            AddBump(move, target);
    }

    /// <summary>What the second layer's outputs are shifted by: the pass-through is kept positive.</summary>
    public const double OutputBias = -2;

    /// <summary>The features.</summary>
    public IReadOnlyList<RcnnFeature> Features => _features;

    /// <summary>The ReLUs of the second layer.</summary>
    public IReadOnlyList<RcnnGate> Gates => _gates;

    /// <summary>The values of cells on which the layer is exact.</summary>
    public RcnnDomain Domain => _domain;

    /// <summary>The encoding of cells.</summary>
    public RcnnEncoding Encoding => _encoding;

    /// <summary>What a cell becomes if nothing comes to it and its head, if it has one, finds a cell where it goes.</summary>
    internal double Alone(int value, RcnnCell cell)
    {
        if (cell.Phase != 1 || cell.Head == 0)
            return _encoding.ToDouble(value);
        TransitionEntry entry = Step(cell);
        return _encoding.ToDouble(_encoding.Computing(entry.Write) + (entry.Move == Move.Stay ? _encoding.Head(entry.Next, Arrival.Moved) : 0));
    }

    /// <summary>A function of a cell from its values.</summary>
    internal RcnnFeature Describe(string name, Func<int, RcnnCell, double> value, double? atPadding = null, Func<int, double>? slope = null)
    {
        List<(double X, double Y, double Slope)> points =
            [.. _domain.Cells.Select(cell => (_encoding.ToDouble(cell.Value), value(cell.Value, cell.Cell), slope?.Invoke(cell.Value) ?? 0))];
        if (atPadding is { } padding)
        {
            points.Add((1.0 / 6, padding, 0));
            points.Sort(static (a, b) => a.X.CompareTo(b.X));
        }

        return new RcnnFeature(name, PiecewiseLinear.Interpolate(name, points), atPadding ?? 0);
    }

    /// <summary>One ReLU for all that is a sum over the cells of the patch: the cell alone, and the heads that come from its neighbours.</summary>
    private void AddPass()
    {
        int memory = -_encoding.PhaseUnit;
        var terms = new List<RcnnTerm>
        {
            At(RcnnPosition.Center, Add("alone", Alone, null, value => value == memory ? 1 : 0)),
            At(RcnnPosition.Above, Add("goes down", (_, cell) => Leaving(cell, Move.Down), 0)),
            At(RcnnPosition.Below, Add("goes up", (_, cell) => Leaving(cell, Move.Up), 0)),
            At(RcnnPosition.Left, Add("goes right", (_, cell) => Leaving(cell, Move.Right), 0)),
            At(RcnnPosition.Right, Add("goes left", (_, cell) => Leaving(cell, Move.Left), 0)),
        };
        _gates.Add(new RcnnGate("pass", -OutputBias, terms, 1));
    }

    private void AddMemorizing()
    {
        // −2/9·σ(0.5) is −1/9, and −2/9·(−4.5) is the slope 1.
        int empty = Add("first empty", (value, _) => value == 0 ? 1 : 0, null, value => value == 0 ? -4.5 : 0);
        int full = Add("full", (_, cell) => cell is { Phase: 0, IsWork: false, Tape: not Symbol.Blank } ? 1 : 0, 1);
        _gates.Add(new RcnnGate("memory", -1.5, [At(RcnnPosition.Center, empty), At(RcnnPosition.Above, full)], -2.0 / 9));

        // A row is beside at most one that memorizes: the gate is open by ½, and its weight twice the difference.
        int memorizes = Add("memorizes", (value, _) => value == -_encoding.PhaseUnit ? 1 : 0, 0);
        foreach (int held in new[] { 0, _encoding.TapeUnit, -_encoding.TapeUnit })
        {
            int holds = Add("holds " + held, (value, _) => value == held ? 1 : 0);
            RcnnTerm[] terms = [At(RcnnPosition.Center, holds, 2), At(RcnnPosition.Above, memorizes), At(RcnnPosition.Below, memorizes)];
            _gates.Add(new RcnnGate("silence " + held, -2.5, terms, 2 * ((-1.0 / 9) - _encoding.ToDouble(held))));
        }
    }

    private void AddComputing()
    {
        int data = Add("data", (value, _) => Math.Abs(value) == _encoding.TapeUnit ? 1 : 0);
        int work = Add("work", (value, _) => value == _encoding.One ? 1 : 0, 0);
        int padding = Add("padding", static (_, _) => 0, 1);
        RcnnTerm[] corner = [At(RcnnPosition.Center, data), At(RcnnPosition.Right, work), At(RcnnPosition.Below, padding)];
        _gates.Add(new RcnnGate("start", -2, corner, _encoding.ToDouble(_encoding.PhaseUnit + _encoding.Head(0, Arrival.Moved))));

        // One neighbour is enough, four are no more: the difference of two ReLUs.
        int unknown = Add("waits", static (_, cell) => cell.Phase == 0 ? 1 : 0);
        int computes = Add("computes", static (_, cell) => cell.Phase == 1 ? 1 : 0, 0);
        RcnnTerm[] spread =
        [
            At(RcnnPosition.Center, unknown, 4), At(RcnnPosition.Above, computes), At(RcnnPosition.Below, computes),
            At(RcnnPosition.Left, computes), At(RcnnPosition.Right, computes),
        ];
        _gates.Add(new RcnnGate("compute", -4, spread, 1.0 / 9));
        _gates.Add(new RcnnGate("compute once", -5, spread, -1.0 / 9));
    }

    /// <summary>A head that bumps: −3⁻³ + code(q′), which is negative, if the target is padding.</summary>
    private void AddBump(Move move, RcnnPosition target)
    {
        int bumps = Add("bumps " + move, (_, cell) => cell is { Phase: 1, Head: not 0 } && Step(cell) is var entry && entry.Move == move
            ? -_encoding.ToDouble(_encoding.Head(entry.Next, Arrival.Bumped))
            : 0);
        int padding = _features.FindIndex(static feature => feature.Name == "padding");
        _gates.Add(new RcnnGate("bump " + move, -1, [At(RcnnPosition.Center, bumps), At(target, padding)], -1));
    }

    private double Leaving(RcnnCell cell, Move move) =>
        cell is { Phase: 1, Head: not 0 } && Step(cell) is var entry && entry.Move == move ? _encoding.ToDouble(_encoding.Head(entry.Next, Arrival.Moved)) : 0;

    private TransitionEntry Step(RcnnCell cell) => _machine[cell.State, cell.Tape, cell.Head > 0 ? Arrival.Moved : Arrival.Bumped];

    private int Add(string name, Func<int, RcnnCell, double> value, double? atPadding = null, Func<int, double>? slope = null)
    {
        _features.Add(Describe(name, value, atPadding, slope));
        return _features.Count - 1;
    }

    private static RcnnTerm At(RcnnPosition position, int feature, double coefficient = 1) => new(position, feature, coefficient);
}
