using Learnability;

namespace TuringMachines;

/// <summary>
/// Learns ±x_j for an unknown j. Row i of the block holds y·x_k·(x_i)_k in column k, which is the same in every row if the label is ±x_k: it is then the label of x.
/// The machine looks for a column that is constant, from the right, and answers with what it holds; with +1 if there is none.
/// </summary>
public static partial class DictatorMachine
{
    /// <summary>What the machine is about.</summary>
    public enum Stage
    {
        /// <summary>The head is at the bottom of the labels.</summary>
        Start,

        /// <summary>Go to the bottom; there, to the next column on the left.</summary>
        Down,

        /// <summary>At the bottom of a column, which is the input's own row: go up to the last sample.</summary>
        Enter,

        /// <summary>Read what the column's last row holds.</summary>
        Read,

        /// <summary>The column is + so far.</summary>
        AllPlus,

        /// <summary>The column is − so far.</summary>
        AllMinus,

        /// <summary>No column is constant: go up, and answer +.</summary>
        GiveUp,

        /// <summary>The answer is +: go right, to the first column that is blank.</summary>
        RightPlus,

        /// <summary>The answer is −: go right, to the first column that is blank.</summary>
        RightMinus,

        /// <summary>Erase a column downwards.</summary>
        ErasePlus,

        /// <summary>Erase a column downwards.</summary>
        EraseMinus,

        /// <summary>Back up to the first row.</summary>
        ReturnPlus,

        /// <summary>Back up to the first row.</summary>
        ReturnMinus,

        /// <summary>To the next column on the left; where there is none, answer.</summary>
        NextPlus,

        /// <summary>To the next column on the left; where there is none, answer.</summary>
        NextMinus,

        /// <summary>Done.</summary>
        Halt,
    }

    /// <summary>The machine: 16 states.</summary>
    /// <param name="stage">The state.</param>
    /// <param name="read">The symbol under the head.</param>
    /// <param name="arrival">How the head arrived.</param>
    [TuringMachine(Inputs = 4, Samples = 8, Depth = 400)]
    public static Transition<Stage> Dictator(Stage stage, Symbol read, Arrival arrival) => (stage, read, arrival) switch
    {
        (Stage.Start, _, _) => new(Stage.Down, Move.Stay),

        // Down the column, and from its bottom to the next.
        (Stage.Down, _, Arrival.Moved) => new(Stage.Down, Move.Down),
        (Stage.Down, _, Arrival.Bumped) => new(Stage.Enter, Move.Left),
        (Stage.Enter, _, Arrival.Moved) => new(Stage.Read, Move.Up),
        (Stage.Enter, _, Arrival.Bumped) => new(Stage.GiveUp, Move.Up),

        // Up the column, as long as it is constant; the first row reached, it is.
        (Stage.Read, Symbol.Plus, _) => new(Stage.AllPlus, Move.Up),
        (Stage.Read, _, _) => new(Stage.AllMinus, Move.Up),
        (Stage.AllPlus, _, Arrival.Bumped) => new(Stage.RightPlus, Move.Stay),
        (Stage.AllPlus, Symbol.Plus, _) => new(Stage.AllPlus, Move.Up),
        (Stage.AllPlus, _, _) => new(Stage.Down, Move.Down),
        (Stage.AllMinus, _, Arrival.Bumped) => new(Stage.RightMinus, Move.Stay),
        (Stage.AllMinus, Symbol.Minus, _) => new(Stage.AllMinus, Move.Up),
        (Stage.AllMinus, _, _) => new(Stage.Down, Move.Down),
        (Stage.GiveUp, _, Arrival.Moved) => new(Stage.GiveUp, Move.Up),
        (Stage.GiveUp, _, Arrival.Bumped) => new(Stage.RightPlus, Move.Stay),

        // Clean from the right: beyond the labels the tape is blank.
        (Stage.RightPlus, Symbol.Blank, _) => new(Stage.NextPlus, Move.Left),
        (Stage.RightPlus, _, _) => new(Stage.RightPlus, Move.Right),
        (Stage.ErasePlus, _, Arrival.Moved) => new(Stage.ErasePlus, Symbol.Blank, Move.Down),
        (Stage.ErasePlus, _, Arrival.Bumped) => new(Stage.ReturnPlus, Move.Up),
        (Stage.ReturnPlus, _, Arrival.Moved) => new(Stage.ReturnPlus, Move.Up),
        (Stage.ReturnPlus, _, Arrival.Bumped) => new(Stage.NextPlus, Move.Left),
        (Stage.NextPlus, _, Arrival.Moved) => new(Stage.ErasePlus, Move.Stay),
        (Stage.NextPlus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Plus, Move.Stay),

        (Stage.RightMinus, Symbol.Blank, _) => new(Stage.NextMinus, Move.Left),
        (Stage.RightMinus, _, _) => new(Stage.RightMinus, Move.Right),
        (Stage.EraseMinus, _, Arrival.Moved) => new(Stage.EraseMinus, Symbol.Blank, Move.Down),
        (Stage.EraseMinus, _, Arrival.Bumped) => new(Stage.ReturnMinus, Move.Up),
        (Stage.ReturnMinus, _, Arrival.Moved) => new(Stage.ReturnMinus, Move.Up),
        (Stage.ReturnMinus, _, Arrival.Bumped) => new(Stage.NextMinus, Move.Left),
        (Stage.NextMinus, _, Arrival.Moved) => new(Stage.EraseMinus, Move.Stay),
        (Stage.NextMinus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Minus, Move.Stay),

        _ => Transition.Stay(Stage.Halt),
    };
}
