using Learnability;

namespace TuringMachines;

/// <summary>
/// Learns a conjunction of literals. It starts from all of them and keeps those that no positive sample contradicts: literal x_k or ¬x_k is kept if x_k is the same in
/// all positive samples. A positive row holds x_k·(x_i)_k in column k, so that an input contradicts the literal of a column if and only if the column has no +.
/// Negative samples are blanked first.
/// </summary>
public static partial class ConjunctionMachine
{
    /// <summary>What the machine is about.</summary>
    public enum Stage
    {
        /// <summary>The head is on the label of the dummy sample.</summary>
        Start,

        /// <summary>Begin to blank a row from its label.</summary>
        BeginRow,

        /// <summary>Blank a row leftwards, but for its label.</summary>
        BlankRow,

        /// <summary>Back to the label, to blank it too.</summary>
        ToLabel,

        /// <summary>Read a label; above the first, the samples are done.</summary>
        Label,

        /// <summary>Erase a column that has no + so far; every column on its right agrees with the input.</summary>
        Seek,

        /// <summary>Erase the rest of a column that agrees.</summary>
        ErasePlus,

        /// <summary>Erase a column; the answer is −.</summary>
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

    /// <summary>The machine: 13 states.</summary>
    /// <param name="stage">The state.</param>
    /// <param name="read">The symbol under the head.</param>
    /// <param name="arrival">How the head arrived.</param>
    [TuringMachine(Inputs = 4, Samples = 8, Depth = 400)]
    public static Transition<Stage> Conjunction(Stage stage, Symbol read, Arrival arrival) => (stage, read, arrival) switch
    {
        // The dummy is blanked as a negative sample is.
        (Stage.Start, _, _) => new(Stage.BeginRow, Move.Stay),

        // The label stays until the row is blank: it marks the way back.
        (Stage.BeginRow, _, _) => new(Stage.BlankRow, Move.Left),
        (Stage.BlankRow, _, Arrival.Moved) => new(Stage.BlankRow, Symbol.Blank, Move.Left),
        (Stage.BlankRow, _, Arrival.Bumped) => new(Stage.ToLabel, Move.Right),
        (Stage.ToLabel, Symbol.Blank, _) => new(Stage.ToLabel, Move.Right),
        (Stage.ToLabel, _, _) => new(Stage.Label, Symbol.Blank, Move.Up),

        (Stage.Label, _, Arrival.Bumped) => new(Stage.ErasePlus, Move.Stay),
        (Stage.Label, Symbol.Minus, _) => new(Stage.BlankRow, Move.Left),
        (Stage.Label, _, _) => new(Stage.Label, Move.Up),

        // The labels' column is erased, then every other is on the way down while a + is sought in it.
        (Stage.NextPlus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Plus, Move.Stay),
        (Stage.NextPlus, _, _) => new(Stage.Seek, Move.Stay),
        (Stage.Seek, _, Arrival.Bumped) => new(Stage.ReturnMinus, Move.Up),
        (Stage.Seek, Symbol.Plus, _) => new(Stage.ErasePlus, Symbol.Blank, Move.Down),
        (Stage.Seek, _, _) => new(Stage.Seek, Symbol.Blank, Move.Down),
        (Stage.ErasePlus, _, Arrival.Moved) => new(Stage.ErasePlus, Symbol.Blank, Move.Down),
        (Stage.ErasePlus, _, Arrival.Bumped) => new(Stage.ReturnPlus, Move.Up),
        (Stage.ReturnPlus, _, Arrival.Moved) => new(Stage.ReturnPlus, Move.Up),
        (Stage.ReturnPlus, _, Arrival.Bumped) => new(Stage.NextPlus, Move.Left),

        // Once a column contradicts, the answer is known, and the rest only erased.
        (Stage.NextMinus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Minus, Move.Stay),
        (Stage.NextMinus, _, _) => new(Stage.EraseMinus, Move.Stay),
        (Stage.EraseMinus, _, Arrival.Moved) => new(Stage.EraseMinus, Symbol.Blank, Move.Down),
        (Stage.EraseMinus, _, Arrival.Bumped) => new(Stage.ReturnMinus, Move.Up),
        (Stage.ReturnMinus, _, Arrival.Moved) => new(Stage.ReturnMinus, Move.Up),
        (Stage.ReturnMinus, _, Arrival.Bumped) => new(Stage.NextMinus, Move.Left),

        _ => Transition.Stay(Stage.Halt),
    };
}
