using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Constructions;

/// <summary>What the paper's text says literally does not work, and what docs/theory.md says instead does.</summary>
public sealed class RcnnErrataTests
{
    /// <summary>Goes up to the edge, then left to the edge, and halts there on the symbol that it has found last.</summary>
    private static readonly TransitionTable _walk = Walk(firstMove: Move.Stay);

    [Fact]
    public void Left_move_takes_the_state_of_the_cell_on_the_right_and_not_of_the_one_above()
    {
        Assert.True(Runs(new LiteralLayer(_walk, Erratum.None)));
        Assert.False(Runs(new LiteralLayer(_walk, Erratum.LeftMoveTakesTheStateAbove)));
    }

    [Fact]
    public void Machine_without_bumps_loses_its_head_at_the_edge()
    {
        var layer = new LiteralLayer(_walk, Erratum.NoBump);
        int[] cells = layer.Run(Tape(layer), 12);
        Assert.DoesNotContain(cells, cell => layer.Encoding.Decode(cell).Head != 0);
        Assert.Contains(new LiteralLayer(_walk, Erratum.None).Run(Tape(layer), 12), cell => layer.Encoding.Decode(cell).Head != 0);
    }

    [Fact]
    public void First_step_that_moves_loses_the_head()
    {
        var layer = new LiteralLayer(Walk(firstMove: Move.Up), Erratum.None);
        Assert.DoesNotContain(layer.Run(Tape(layer), 6), cell => layer.Encoding.Decode(cell).Head != 0);
    }

    [Fact]
    public void Rows_beside_one_that_memorizes_become_minus_a_ninth_and_are_not_lowered_by_it()
    {
        // One row is memorized, the next memorizes.
        var layer = new LiteralLayer(_walk, Erratum.None);
        int[] cells = [.. Tape(layer).Take(LiteralLayer.Columns), .. Enumerable.Range(0, 2 * LiteralLayer.Columns).Select(i => i % LiteralLayer.Columns == 2 ? layer.Encoding.One : 0)];
        Assert.Equal(0, Output(layer, layer.Run(cells, 8)));
        Assert.All(Block(layer.Run(cells, 8)), cell => Assert.Equal(-layer.Encoding.PhaseUnit, cell));

        var adding = new LiteralLayer(_walk, Erratum.AddsMinusANinth);
        Assert.NotEqual(0, Output(adding, adding.Run(cells, 8)));
    }

    [Fact]
    public void Head_starts_at_the_bottom_right_where_the_work_tape_is_beside_it_and_not_at_the_bottom_left()
    {
        const int BottomLeft = 2 * LiteralLayer.Columns;
        var layer = new LiteralLayer(_walk, Erratum.None);
        int[] cells = layer.Run(Tape(layer), 1);
        Assert.Equal(BottomLeft + 1, Array.FindIndex(cells, cell => layer.Encoding.Decode(cell).Head != 0));
        Assert.NotEqual(layer.Encoding.One, Tape(layer)[BottomLeft + 1]);
    }

    [Fact]
    public void Four_ReLUs_are_the_head()
    {
        var encoding = new RcnnEncoding(_walk);
        for (int cell = -encoding.One; cell <= encoding.One; cell += 2)
        {
            double x = encoding.ToDouble(cell);
            double expected = x <= -1.0 / 6 ? -1 : x <= 0 ? 18 * (x + (1.0 / 9)) : x <= 1.0 / 9 ? -18 * (x - (1.0 / 9)) : x <= 1.0 / 6 ? 18 * (x - (1.0 / 9)) : 1;
            double relus = -1 + (18 * Relu(x + (1.0 / 6))) - (36 * Relu(x)) + (36 * Relu(x - (1.0 / 9))) - (18 * Relu(x - (1.0 / 6)));
            Assert.Equal(expected, relus, 1e-12);
            Assert.Equal(expected, RcnnHead.Evaluate(cell, encoding.Scale) / (double)encoding.Scale, 1e-12);
            Assert.Equal(expected, RcnnHead.Activation.Evaluate(x), 1e-12);
        }

        static double Relu(double x) => Math.Max(0, x);
    }

    [Fact]
    public void Depth_need_not_grow_with_the_work_tape()
    {
        // T = 7: m + d + 1 = 4 and T + 1 = 8 layers, less than l + m + 1 + d = 34.
        var options = new RcnnOptions { WorkColumns = 30, Readout = RcnnReadout.Corner };
        var network = new DenseRcnn(_walk, new RcnnShape(1, 2, 8, options));
        network.Step([true], true);
        network.Step([true], false);
        network.Step([true], true);
        Assert.Equal(network.Encoding.Scale, network.Evaluate([true]));
    }

    internal static TransitionTable Walk(Move firstMove)
    {
        const int Start = 0;
        const int Up = 1;
        const int Left = 2;
        const int Halt = 3;
        var entries = new TransitionEntry[4 * TransitionTable.EntriesPerState];
        for (int i = 0; i < entries.Length; i++)
        {
            var read = (Symbol)((i % 3) - 1);
            bool bumped = i / 3 % 2 == 1;
            entries[i] = (i / TransitionTable.EntriesPerState, bumped) switch
            {
                (Start, _) => new TransitionEntry(Up, read, firstMove),
                (Up, false) => new TransitionEntry(Up, read, Move.Up),
                (Up, true) => new TransitionEntry(Left, read, Move.Left),
                (Left, false) => new TransitionEntry(Left, read, Move.Left),
                _ => new TransitionEntry(Halt, read, Move.Stay),
            };
        }

        return new TransitionTable(["Start", "Up", "Left", "Halt"], entries);
    }

    /// <summary>Three memorized rows of a feature and a label, and the work column.</summary>
    private static int[] Tape(LiteralLayer layer) =>
        [.. Enumerable.Range(0, 9).Select(i => i % 3 == 2 ? layer.Encoding.One : layer.Encoding.TapeUnit)];

    private static int[] Block(int[] cells) => [.. cells.Where((_, i) => i % LiteralLayer.Columns != 2)];

    private static long Output(LiteralLayer layer, int[] cells) => Block(cells).Sum(cell => RcnnHead.Evaluate(cell, layer.Encoding.Scale));

    /// <summary>Whether the head is halted in the top left cell after T + 1 = 8 layers.</summary>
    private static bool Runs(LiteralLayer layer) => layer.Encoding.Decode(layer.Run(Tape(layer), 8)[0]) is { Head: 1, State: 3 };

    private enum Erratum
    {
        None,
        LeftMoveTakesTheStateAbove,
        NoBump,
        AddsMinusANinth,
    }

    /// <summary>The paper's layer on a grid of three rows, word for word but for the errata that are not asked for.</summary>
    private sealed class LiteralLayer(TransitionTable machine, Erratum erratum)
    {
        public const int Columns = 3;

        public RcnnEncoding Encoding { get; } = new(machine);

        public int[] Run(int[] cells, int layers)
        {
            for (int layer = 0; layer < layers; layer++)
            {
                int[] before = cells;
                cells = [.. before.Select((center, i) => Apply(
                    center,
                    i < Columns ? null : before[i - Columns],
                    i + Columns < before.Length ? before[i + Columns] : null,
                    i % Columns > 0 ? before[i - 1] : null,
                    i % Columns < Columns - 1 ? before[i + 1] : null))];
            }

            return cells;
        }

        private int Apply(int center, int? above, int? below, int? left, int? right)
        {
            RcnnCell cell = Encoding.Decode(center);
            if (cell.Phase < 0)
                return center;
            if (cell.Phase == 0)
            {
                if (center == 0 && (above is null || Decode(above).Tape != Symbol.Blank))
                    return -Encoding.PhaseUnit;
                if (Decode(above).Phase < 0 || Decode(below).Phase < 0)
                    return erratum == Erratum.AddsMinusANinth ? center - Encoding.PhaseUnit : -Encoding.PhaseUnit;
                if (cell.Tape != Symbol.Blank && right == Encoding.One && below is null)
                    return center + Encoding.PhaseUnit + Encoding.HeadUnit;
                bool spreads = new[] { above, below, left, right }.Any(neighbour => Decode(neighbour).Phase > 0);
                return spreads ? center + Encoding.PhaseUnit : center;
            }

            if (cell.Head != 0)
            {
                TransitionEntry entry = Step(cell);
                int written = Encoding.Computing(entry.Write);
                int? target = entry.Move switch { Move.Up => above, Move.Down => below, Move.Left => left, Move.Right => right, _ => 0 };
                if (entry.Move == Move.Stay)
                    return written + Encoding.Head(entry.Next, Arrival.Moved);
                return target is null && erratum != Erratum.NoBump ? written + Encoding.Head(entry.Next, Arrival.Bumped) : written;
            }

            return center + From(above, Move.Down, above) + From(below, Move.Up, below) + From(left, Move.Right, left)
                + From(right, Move.Left, erratum == Erratum.LeftMoveTakesTheStateAbove ? above : right);
        }

        private int From(int? neighbour, Move move, int? stateOf)
        {
            RcnnCell cell = Decode(neighbour);
            if (cell is not { Phase: 1, Head: not 0 } || Step(cell).Move != move)
                return 0;
            return Encoding.HeadUnit + Encoding.GetCode(Step(Decode(stateOf)).Next);
        }

        private RcnnCell Decode(int? cell) => cell is { } value ? Encoding.Decode(value) : new RcnnCell(false, Symbol.Blank, 0, 0, 0);

        private TransitionEntry Step(RcnnCell cell) => machine[cell.State, cell.Tape, cell.Head < 0 ? Arrival.Bumped : Arrival.Moved];
    }
}
