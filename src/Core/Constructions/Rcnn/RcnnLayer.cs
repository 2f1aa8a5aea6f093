using System;

namespace Learnability;

/// <summary>
/// The recurrent layer: what a cell becomes, from itself and the cells above, below, left and right of it, and the layer's Jacobian. Of the 3×3 patch that the
/// convolution sees, the corners are never read, and the only entry of the Jacobian that is ever not 0 is that of the cell itself.
/// </summary>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, appendix B.2, corrected (docs/theory.md lists the corrections). The cases are tried in order, and the first that matches decides.
/// </remarks>
public sealed class RcnnLayer
{
    private readonly TransitionTable _machine;
    private readonly bool _cleans;

    /// <summary>Creates the layer of a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="autoClean">Whether a halted head blanks the block, all but its top left cell.</param>
    public RcnnLayer(TransitionTable machine, bool autoClean)
    {
        ArgumentNullException.ThrowIfNull(machine);
        _machine = machine;
        _cleans = autoClean;
        Encoding = new RcnnEncoding(machine);
    }

    /// <summary>The values of the cells.</summary>
    public RcnnEncoding Encoding { get; }

    /// <summary>What a cell becomes.</summary>
    /// <param name="center">The cell.</param>
    /// <param name="above">The cell above it, or the padding; likewise the others.</param>
    /// <param name="below">The cell below it.</param>
    /// <param name="left">The cell on its left.</param>
    /// <param name="right">The cell on its right.</param>
    /// <param name="slope">The derivative by the cell itself: 0 or 1.</param>
    public int Apply(int center, int above, int below, int left, int right, out int slope)
    {
        RcnnCell cell = Encoding.Decode(center);
        slope = 0;
        int value = cell.Phase switch
        {
            -1 => Pass(center, out slope),
            0 => Communicate(center, cell, above, below, left, right, out slope),
            _ => cell.Head != 0 ? Compute(cell, above, below, left, right) : center + Arriving(above, below, left, right),
        };
        return _cleans && cell.Phase == 1 && IsCleaned(cell, above, below, left, right) ? Clean(cell, above, left) : value;
    }

    /// <summary>Case 1: a cell that memorizes passes on, and so does its gradient.</summary>
    private static int Pass(int center, out int slope)
    {
        slope = 1;
        return center;
    }

    /// <summary>Case 2: whether the network memorizes or computes is found at one place, and told from cell to cell.</summary>
    private int Communicate(int center, RcnnCell cell, int above, int below, int left, int right, out int slope)
    {
        slope = 0;

        // (a) The first row that is not memorized: its gradient passes, and no other row's does.
        if (center == 0 && (IsPadding(above) || Encoding.Decode(above).Tape != Symbol.Blank))
        {
            slope = 1;
            return -Encoding.PhaseUnit;
        }

        // (b) Rows beside one that memorizes are silent, whatever they hold.
        if (HasPhase(above, -1) || HasPhase(below, -1))
            return -Encoding.PhaseUnit;

        // (c) The bottom right of the block is memorized, so all is: the machine starts here.
        if (cell.Tape != Symbol.Blank && right == Encoding.One && IsPadding(below))
            return center + Encoding.PhaseUnit + Encoding.Head(0, Arrival.Moved);

        // (d) The computing phase spreads.
        if (HasPhase(above, 1) || HasPhase(below, 1) || HasPhase(left, 1) || HasPhase(right, 1))
            return center + Encoding.PhaseUnit;
        return center;
    }

    /// <summary>Case 3: the head writes, and leaves unless it stays or there is no cell where it is told to go.</summary>
    private int Compute(RcnnCell cell, int above, int below, int left, int right)
    {
        TransitionEntry entry = Step(cell);
        int written = Encoding.Computing(entry.Write);
        int target = entry.Move switch
        {
            Move.Up => above,
            Move.Down => below,
            Move.Left => left,
            Move.Right => right,
            _ => 0,
        };
        if (entry.Move == Move.Stay)
            return written + Encoding.Head(entry.Next, Arrival.Moved);
        return IsPadding(target) ? written + Encoding.Head(entry.Next, Arrival.Bumped) : written;
    }

    /// <summary>Case 4: what the head brings that comes here from a neighbour; 0 if none does.</summary>
    private int Arriving(int above, int below, int left, int right)
    {
        int arriving = From(above, Move.Down);
        if (arriving == 0)
            arriving = From(below, Move.Up);
        if (arriving == 0)
            arriving = From(left, Move.Right);
        return arriving != 0 ? arriving : From(right, Move.Left);
    }

    private int From(int neighbour, Move move)
    {
        if (IsPadding(neighbour) || Encoding.Decode(neighbour) is not { Phase: 1, Head: not 0 } cell)
            return 0;
        TransitionEntry entry = Step(cell);
        return entry.Move == move ? Encoding.Head(entry.Next, Arrival.Moved) : 0;
    }

    private bool IsCleaned(RcnnCell cell, int above, int below, int left, int right) =>
        IsHalted(cell) || Cleans(above) || Cleans(below) || Cleans(left) || Cleans(right);

    private bool Cleans(int neighbour) =>
        !IsPadding(neighbour) && (neighbour == -Encoding.PhaseUnit || IsHalted(Encoding.Decode(neighbour)));

    private int Clean(RcnnCell cell, int above, int left) =>
        IsPadding(above) && IsPadding(left) ? Encoding.Computing(cell.Tape) : -Encoding.PhaseUnit;

    private bool IsHalted(RcnnCell cell) => cell is { Phase: 1, Head: not 0 } && _machine.IsHalting(cell.State);

    private TransitionEntry Step(RcnnCell cell) => _machine[cell.State, cell.Tape, cell.Head > 0 ? Arrival.Moved : Arrival.Bumped];

    private bool HasPhase(int neighbour, int phase) => !IsPadding(neighbour) && Encoding.Decode(neighbour).Phase == phase;

    private bool IsPadding(int neighbour) => neighbour == Encoding.Padding;
}
