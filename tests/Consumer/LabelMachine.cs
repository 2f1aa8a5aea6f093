using Learnability;

namespace Consumer;

/// <summary>A Turing machine that answers every input with the label of the last sample: it carries the label to the top left cell, where it is read.</summary>
internal static partial class LabelMachine
{
    internal enum Stage
    {
        Start,
        Climb,
        Read,
        LeftPlus,
        LeftMinus,
        UpPlus,
        UpMinus,
        Halt,
    }

    [TuringMachine(CornerReadout = true)]
    internal static Transition<Stage> Answer(Stage stage, Symbol read, Arrival arrival) => (stage, read, arrival) switch
    {
        (Stage.Start, _, _) => new(Stage.Climb, Move.Stay),
        (Stage.Climb, _, _) => new(Stage.Read, Move.Up),
        (Stage.Read, Symbol.Plus, _) => new(Stage.LeftPlus, Move.Left),
        (Stage.Read, _, _) => new(Stage.LeftMinus, Move.Left),
        (Stage.LeftPlus, _, Arrival.Moved) => new(Stage.LeftPlus, Move.Left),
        (Stage.LeftPlus, _, Arrival.Bumped) => new(Stage.UpPlus, Move.Up),
        (Stage.UpPlus, _, Arrival.Moved) => new(Stage.UpPlus, Move.Up),
        (Stage.UpPlus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Plus, Move.Stay),
        (Stage.LeftMinus, _, Arrival.Moved) => new(Stage.LeftMinus, Move.Left),
        (Stage.LeftMinus, _, Arrival.Bumped) => new(Stage.UpMinus, Move.Up),
        (Stage.UpMinus, _, Arrival.Moved) => new(Stage.UpMinus, Move.Up),
        (Stage.UpMinus, _, Arrival.Bumped) => new(Stage.Halt, Symbol.Minus, Move.Stay),
        _ => Transition.Stay(Stage.Halt),
    };
}
