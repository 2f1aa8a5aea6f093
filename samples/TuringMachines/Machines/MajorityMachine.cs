using Learnability;

namespace TuringMachines;

/// <summary>
/// Answers every input with the label that most samples have; +1 in a tie. The labels are the last column of the block: the machine cancels them in pairs, a + with a −,
/// until those that are left are all alike.
/// </summary>
public static partial class MajorityMachine
{
    /// <summary>What the machine is about. A state that ends in a sign carries it in its name: the machine has no other memory but the tape.</summary>
    public enum Stage
    {
        /// <summary>The head is on the label of the dummy sample.</summary>
        Start,

        /// <summary>Go to the bottom, for another round.</summary>
        Down,

        /// <summary>Go up to a label that is left, whatever its sign.</summary>
        SeekAny,

        /// <summary>A − was erased: go up to a + to cancel it with.</summary>
        SeekPlus,

        /// <summary>A + was erased: go up to a −.</summary>
        SeekMinus,

        /// <summary>The answer is +: erase a column downwards.</summary>
        ErasePlus,

        /// <summary>The answer is −: erase a column downwards.</summary>
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

    /// <summary>The machine: 12 states.</summary>
    /// <param name="stage">The state.</param>
    /// <param name="read">The symbol under the head.</param>
    /// <param name="arrival">How the head arrived.</param>
    [TuringMachine(Inputs = 2, Samples = 4, Depth = 100)]
    public static Transition<Stage> Majority(Stage stage, Symbol read, Arrival arrival) => (stage, read, arrival) switch
    {
        // The dummy's label is a + that no sample has: as if a − had been erased, it is cancelled first.
        (Stage.Start, _, _) => new(Stage.SeekPlus, Move.Stay),

        // A round: from the bottom up to any label; from there on to one of the other sign; then down again.
        (Stage.Down, _, Arrival.Moved) => new(Stage.Down, Move.Down),
        (Stage.Down, _, Arrival.Bumped) => new(Stage.SeekAny, Move.Up),

        (Stage.SeekAny, _, Arrival.Bumped) => new(Stage.ErasePlus, Move.Stay), // none is left: a tie
        (Stage.SeekAny, Symbol.Blank, _) => new(Stage.SeekAny, Move.Up),
        (Stage.SeekAny, Symbol.Plus, _) => new(Stage.SeekMinus, Symbol.Blank, Move.Up),
        (Stage.SeekAny, Symbol.Minus, _) => new(Stage.SeekPlus, Symbol.Blank, Move.Up),

        (Stage.SeekPlus, _, Arrival.Bumped) => new(Stage.EraseMinus, Move.Stay), // only − are left
        (Stage.SeekPlus, Symbol.Plus, _) => new(Stage.Down, Symbol.Blank, Move.Down),
        (Stage.SeekPlus, _, _) => new(Stage.SeekPlus, Move.Up),

        (Stage.SeekMinus, _, Arrival.Bumped) => new(Stage.ErasePlus, Move.Stay), // only + are left
        (Stage.SeekMinus, Symbol.Minus, _) => new(Stage.Down, Symbol.Blank, Move.Down),
        (Stage.SeekMinus, _, _) => new(Stage.SeekMinus, Move.Up),

        // The block must be blank but for the answer in its top left cell: column by column, from the right, down and up again.
        (Stage.ErasePlus, _, Arrival.Moved) => new(Stage.ErasePlus, Symbol.Blank, Move.Down),
        (Stage.ErasePlus, _, Arrival.Bumped) => new(Stage.ReturnPlus, Move.Up),
        (Stage.ReturnPlus, _, Arrival.Moved) => new(Stage.ReturnPlus, Move.Up),
        (Stage.ReturnPlus, _, Arrival.Bumped) => new(Stage.NextPlus, Move.Left),
        (Stage.NextPlus, _, Arrival.Moved) => new(Stage.ErasePlus, Move.Stay),
        (Stage.NextPlus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Plus, Move.Stay),

        (Stage.EraseMinus, _, Arrival.Moved) => new(Stage.EraseMinus, Symbol.Blank, Move.Down),
        (Stage.EraseMinus, _, Arrival.Bumped) => new(Stage.ReturnMinus, Move.Up),
        (Stage.ReturnMinus, _, Arrival.Moved) => new(Stage.ReturnMinus, Move.Up),
        (Stage.ReturnMinus, _, Arrival.Bumped) => new(Stage.NextMinus, Move.Left),
        (Stage.NextMinus, _, Arrival.Moved) => new(Stage.EraseMinus, Move.Stay),
        (Stage.NextMinus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Minus, Move.Stay),

        _ => Transition.Stay(Stage.Halt),
    };
}
