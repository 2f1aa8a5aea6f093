using System;

namespace Learnability;

/// <summary>
/// The values of cells, exactly: a cell is Σ aᵢ·3⁻ⁱ with digits aᵢ of −1, 0 and +1, for i from 0 to n = 3 + D, and is held as an integer in units of 1/(2·3ⁿ). The
/// padding around the grid is 1/6: the only odd integer, so that no cell is taken for it.
/// </summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, appendix B.1.1.</remarks>
public sealed class RcnnEncoding
{
    private readonly RcnnCell[] _cells;
    private readonly int[] _codes;

    /// <summary>Creates the encoding of a machine's cells.</summary>
    /// <param name="machine">The machine.</param>
    public RcnnEncoding(TransitionTable machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        Digits = 3 + machine.Digits;
        Scale = Power(Digits);
        _codes = new int[machine.StateCount];
        int stateCodes = Power(machine.Digits);
        var stateOf = new int[stateCodes];
        for (int code = 0; code < stateCodes; code++)
            stateOf[code] = -1;
        for (int state = 0; state < _codes.Length; state++)
        {
            // 0, 1, −1, 2, −2, …: the start is 0, and codes are as near to it as can be.
            int number = (state & 1) != 0 ? (state + 1) / 2 : -(state / 2);
            _codes[state] = 2 * number;
            stateOf[number + (stateCodes / 2)] = state;
        }

        // A cell in units of 3⁻ⁿ, from the smallest that the digits make: adding it shifts every balanced digit to 0, 1 or 2.
        _cells = new RcnnCell[Power(Digits + 1)];
        for (int value = 0; value < _cells.Length; value++)
        {
            int Digit(int place) => (value / Power(Digits - place) % 3) - 1;
            _cells[value] = new RcnnCell(Digit(0) == 1, (Symbol)Digit(1), Digit(2), Digit(3), stateOf[value % stateCodes]);
        }
    }

    /// <summary>The number n of digits after the point.</summary>
    public int Digits { get; }

    /// <summary>3ⁿ: a cell's value is its integer divided by twice this.</summary>
    public int Scale { get; }

    /// <summary>1: a cell of the work tape, at first.</summary>
    public int One => 2 * Scale;

    /// <summary>3⁻¹: the unit of the tape's symbol.</summary>
    public int TapeUnit => One / 3;

    /// <summary>3⁻²: the unit of the phase.</summary>
    public int PhaseUnit => One / 9;

    /// <summary>3⁻³: the unit of the head.</summary>
    public int HeadUnit => One / 27;

    /// <summary>1/6: what is around the grid.</summary>
    public int Padding => Scale / 3;

    /// <summary>Σ aᵢ·3⁻ⁱ over the digits of a state.</summary>
    /// <param name="state">The state.</param>
    public int GetCode(int state) => _codes[state];

    /// <summary>The value of a cell in the computing phase.</summary>
    /// <param name="tape">The symbol on the tape.</param>
    public int Computing(Symbol tape) => ((int)tape * TapeUnit) + PhaseUnit;

    /// <summary>What is added to the cell that the head comes to.</summary>
    /// <param name="state">The machine's state.</param>
    /// <param name="arrival">How it comes.</param>
    public int Head(int state, Arrival arrival) => (arrival == Arrival.Moved ? HeadUnit : -HeadUnit) + _codes[state];

    /// <summary>The digits of a cell.</summary>
    /// <param name="cell">The cell: even.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of digits from −1 to +1.</exception>
    public RcnnCell Decode(int cell)
    {
        int value = (cell / 2) + (_cells.Length / 2);
        if ((cell & 1) != 0 || (uint)value >= (uint)_cells.Length)
            throw new ArgumentOutOfRangeException(nameof(cell), cell, $"A cell is even, and from {-(_cells.Length - 1)} to {_cells.Length - 1}.");
        return _cells[value];
    }

    /// <summary>The value of a cell as a number.</summary>
    /// <param name="cell">The cell.</param>
    public double ToDouble(int cell) => cell / (2.0 * Scale);

    private static int Power(int exponent)
    {
        int power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 3;
        return power;
    }
}
