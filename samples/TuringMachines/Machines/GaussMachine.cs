using Learnability;

namespace TuringMachines;

/// <summary>
/// Learns parities by Gaussian elimination, in 35 states. −1 encodes the bit 1, so that a product of symbols is a sum of bits. The machine first undoes the products
/// with x and y that the network's memory makes, so that each row is an equation: the features, then the label. Then it takes the top row and lets it sink: at every row
/// below, the row that begins further left goes up, and the other, from which it has been subtracted if both begin in the same column, sinks on. A pass thus empties one
/// column of all rows but the top; the top row is done, and the next is taken. The input's row is the last, and what is left of it at the end is its label.
/// </summary>
public static partial class GaussMachine
{
    /// <summary>What the machine is about.</summary>
    public enum Stage
    {
        /// <summary>The head is on the 1 of the input's row.</summary>
        Start,

        /// <summary>Along the input, leftwards: each feature of −1 is undone in its column.</summary>
        Input,

        /// <summary>Negate a column upwards.</summary>
        Negate,

        /// <summary>Back to the input.</summary>
        Back,

        /// <summary>To the right, past the label of a row.</summary>
        ToLabel,

        /// <summary>On the label of a row: one of −1 is undone in its row.</summary>
        Label,

        /// <summary>Along a row that needs no change.</summary>
        Skip,

        /// <summary>Negate a row leftwards, but for its label.</summary>
        NegateRow,

        /// <summary>The row above is next; without one, elimination begins.</summary>
        RowAbove,

        /// <summary>At the left of the top row: where a pass begins, or, above the last, it goes on.</summary>
        Top,

        /// <summary>On the upper row, whose bits were all 0 so far: it is not known what to do with the row below.</summary>
        UpperUnknown,

        /// <summary>On the upper row, which began where the lower one had a 0: the rows change places.</summary>
        UpperSwap,

        /// <summary>On the upper row, which began where the lower one had a 1: it is added to the lower one, and they change places.</summary>
        UpperAdd,

        /// <summary>On the lower row, carrying + from the upper.</summary>
        LowerUnknownPlus,

        /// <summary>On the lower row, carrying − from the upper.</summary>
        LowerUnknownMinus,

        /// <summary>On the lower row, carrying + from the upper.</summary>
        LowerSwapPlus,

        /// <summary>On the lower row, carrying − from the upper.</summary>
        LowerSwapMinus,

        /// <summary>On the lower row, carrying + from the upper.</summary>
        LowerAddPlus,

        /// <summary>On the lower row, carrying − from the upper.</summary>
        LowerAddMinus,

        /// <summary>Back on the upper row, to write +.</summary>
        WriteUnknownPlus,

        /// <summary>Back on the upper row, to write −.</summary>
        WriteUnknownMinus,

        /// <summary>Back on the upper row, to write +.</summary>
        WriteSwapPlus,

        /// <summary>Back on the upper row, to write −.</summary>
        WriteSwapMinus,

        /// <summary>Back on the upper row, to write +.</summary>
        WriteAddPlus,

        /// <summary>Back on the upper row, to write −.</summary>
        WriteAddMinus,

        /// <summary>Past the end of two rows: to the left of the lower one.</summary>
        ToLeft,

        /// <summary>The row below: without one, the row that sank is in the last row.</summary>
        Below,

        /// <summary>Erase the last row, whose equation is spent.</summary>
        EraseRow,

        /// <summary>Past the erased row.</summary>
        Erased,

        /// <summary>Up to the top row, for another pass.</summary>
        ToTop,

        /// <summary>One row is left: to its label.</summary>
        ToAnswer,

        /// <summary>On the answer.</summary>
        Answer,

        /// <summary>The answer is +: to the left, erasing.</summary>
        AnswerPlus,

        /// <summary>The answer is −: to the left, erasing.</summary>
        AnswerMinus,

        /// <summary>Done.</summary>
        Halt,
    }

    /// <summary>The machine: 35 states.</summary>
    /// <param name="stage">The state.</param>
    /// <param name="read">The symbol under the head.</param>
    /// <param name="arrival">How the head arrived.</param>
    [TuringMachine(Inputs = 4, Samples = 8, Depth = 2000)]
    public static Transition<Stage> Gauss(Stage stage, Symbol read, Arrival arrival) => (stage, read, arrival) switch
    {
        // Undo the product with x: below the samples is the input, and where it is −1 its column is negated.
        (Stage.Start, _, _) => new(Stage.Input, Move.Stay),
        (Stage.Input, _, Arrival.Bumped) => new(Stage.ToLabel, Move.Right),
        (Stage.Input, Symbol.Minus, _) => new(Stage.Negate, Move.Up),
        (Stage.Input, _, _) => new(Stage.Input, Move.Left),
        (Stage.Negate, _, Arrival.Bumped) => new(Stage.Back, Move.Down),
        (Stage.Negate, _, _) => new(Stage.Negate, (Symbol)(-(int)read), Move.Up),
        (Stage.Back, _, Arrival.Bumped) => new(Stage.Input, Move.Left),
        (Stage.Back, _, _) => new(Stage.Back, Move.Down),

        // Undo the product with y, row by row from the last.
        (Stage.ToLabel, Symbol.Blank, _) => new(Stage.Label, Move.Left),
        (Stage.ToLabel, _, _) => new(Stage.ToLabel, Move.Right),
        (Stage.Label, Symbol.Minus, _) => new(Stage.NegateRow, Move.Left),
        (Stage.Label, _, _) => new(Stage.Skip, Move.Left),
        (Stage.Skip, _, Arrival.Bumped) => new(Stage.RowAbove, Move.Up),
        (Stage.Skip, _, _) => new(Stage.Skip, Move.Left),
        (Stage.NegateRow, _, Arrival.Bumped) => new(Stage.RowAbove, Move.Up),
        (Stage.NegateRow, _, _) => new(Stage.NegateRow, (Symbol)(-(int)read), Move.Left),
        (Stage.RowAbove, _, Arrival.Bumped) => new(Stage.Top, Move.Down),
        (Stage.RowAbove, _, _) => new(Stage.ToLabel, Move.Right),

        // A pass: below the top row there is another, or it is the last, with the answer.
        (Stage.Top, _, Arrival.Bumped) => new(Stage.ToAnswer, Move.Right),
        (Stage.Top, Symbol.Blank, _) => new(Stage.ToAnswer, Move.Up),
        (Stage.Top, _, _) => new(Stage.UpperUnknown, Move.Up),

        // Column by column: read the upper bit p, go down, read the lower q and write p there, go up and write what replaces p.
        (Stage.UpperUnknown, Symbol.Blank, _) => new(Stage.ToLeft, Move.Down),
        (Stage.UpperUnknown, Symbol.Plus, _) => new(Stage.LowerUnknownPlus, Move.Down),
        (Stage.UpperUnknown, _, _) => new(Stage.LowerUnknownMinus, Move.Down),
        (Stage.UpperSwap, Symbol.Blank, _) => new(Stage.ToLeft, Move.Down),
        (Stage.UpperSwap, Symbol.Plus, _) => new(Stage.LowerSwapPlus, Move.Down),
        (Stage.UpperSwap, _, _) => new(Stage.LowerSwapMinus, Move.Down),
        (Stage.UpperAdd, Symbol.Blank, _) => new(Stage.ToLeft, Move.Down),
        (Stage.UpperAdd, Symbol.Plus, _) => new(Stage.LowerAddPlus, Move.Down),
        (Stage.UpperAdd, _, _) => new(Stage.LowerAddMinus, Move.Down),

        // p is 0: nothing begins here, and q goes up. p is 1, the first of its row: where q is 1 too, p is added, and the sum is 0; otherwise the rows just change places.
        (Stage.LowerUnknownPlus, Symbol.Plus, _) => new(Stage.WriteUnknownPlus, Symbol.Plus, Move.Up),
        (Stage.LowerUnknownPlus, _, _) => new(Stage.WriteUnknownMinus, Symbol.Plus, Move.Up),
        (Stage.LowerUnknownMinus, Symbol.Plus, _) => new(Stage.WriteSwapPlus, Symbol.Minus, Move.Up),
        (Stage.LowerUnknownMinus, _, _) => new(Stage.WriteAddPlus, Symbol.Minus, Move.Up),
        (Stage.LowerSwapPlus, Symbol.Plus, _) => new(Stage.WriteSwapPlus, Symbol.Plus, Move.Up),
        (Stage.LowerSwapPlus, _, _) => new(Stage.WriteSwapMinus, Symbol.Plus, Move.Up),
        (Stage.LowerSwapMinus, Symbol.Plus, _) => new(Stage.WriteSwapPlus, Symbol.Minus, Move.Up),
        (Stage.LowerSwapMinus, _, _) => new(Stage.WriteSwapMinus, Symbol.Minus, Move.Up),
        (Stage.LowerAddPlus, Symbol.Plus, _) => new(Stage.WriteAddPlus, Symbol.Plus, Move.Up),
        (Stage.LowerAddPlus, _, _) => new(Stage.WriteAddMinus, Symbol.Plus, Move.Up),
        (Stage.LowerAddMinus, Symbol.Plus, _) => new(Stage.WriteAddMinus, Symbol.Minus, Move.Up),
        (Stage.LowerAddMinus, _, _) => new(Stage.WriteAddPlus, Symbol.Minus, Move.Up),

        (Stage.WriteUnknownPlus, _, _) => new(Stage.UpperUnknown, Symbol.Plus, Move.Right),
        (Stage.WriteUnknownMinus, _, _) => new(Stage.UpperUnknown, Symbol.Minus, Move.Right),
        (Stage.WriteSwapPlus, _, _) => new(Stage.UpperSwap, Symbol.Plus, Move.Right),
        (Stage.WriteSwapMinus, _, _) => new(Stage.UpperSwap, Symbol.Minus, Move.Right),
        (Stage.WriteAddPlus, _, _) => new(Stage.UpperAdd, Symbol.Plus, Move.Right),
        (Stage.WriteAddMinus, _, _) => new(Stage.UpperAdd, Symbol.Minus, Move.Right),

        // Next two rows; or the row has sunk to the bottom of those that are left, is erased, and the next pass begins.
        (Stage.ToLeft, _, Arrival.Bumped) => new(Stage.Below, Move.Down),
        (Stage.ToLeft, _, _) => new(Stage.ToLeft, Move.Left),
        (Stage.Below, _, Arrival.Bumped) => new(Stage.EraseRow, Symbol.Blank, Move.Right),
        (Stage.Below, Symbol.Blank, _) => new(Stage.EraseRow, Move.Up),
        (Stage.Below, _, _) => new(Stage.UpperUnknown, Move.Up),
        (Stage.EraseRow, Symbol.Blank, _) => new(Stage.Erased, Move.Left),
        (Stage.EraseRow, _, _) => new(Stage.EraseRow, Symbol.Blank, Move.Right),
        (Stage.Erased, _, Arrival.Bumped) => new(Stage.ToTop, Move.Up),
        (Stage.Erased, _, _) => new(Stage.Erased, Move.Left),
        (Stage.ToTop, _, Arrival.Bumped) => new(Stage.Top, Move.Down),
        (Stage.ToTop, _, _) => new(Stage.ToTop, Move.Up),

        // The row that is left is the input's: its label is what the equations make of it.
        (Stage.ToAnswer, Symbol.Blank, _) => new(Stage.Answer, Move.Left),
        (Stage.ToAnswer, _, _) => new(Stage.ToAnswer, Move.Right),
        (Stage.Answer, Symbol.Plus, _) => new(Stage.AnswerPlus, Symbol.Blank, Move.Left),
        (Stage.Answer, _, _) => new(Stage.AnswerMinus, Symbol.Blank, Move.Left),
        (Stage.AnswerPlus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Plus, Move.Stay),
        (Stage.AnswerPlus, _, _) => new(Stage.AnswerPlus, Symbol.Blank, Move.Left),
        (Stage.AnswerMinus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Minus, Move.Stay),
        (Stage.AnswerMinus, _, _) => new(Stage.AnswerMinus, Symbol.Blank, Move.Left),

        _ => Transition.Stay(Stage.Halt),
    };
}
