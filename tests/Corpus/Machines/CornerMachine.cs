namespace Learnability.Corpus;

/// <summary>A small machine: answers whether x_0·(x_1)_0·y_1 is + for the first sample (x_1, y_1). It erases nothing, so it needs auto-clean or the corner.</summary>
public static partial class CornerMachine
{
    /// <summary>Where the machine is on its way to the corner.</summary>
    public enum Walk
    {
        /// <summary>The head has just appeared.</summary>
        Start,
        /// <summary>Going to the first row.</summary>
        Up,
        /// <summary>Going to the first column.</summary>
        Left,
        /// <summary>In the corner.</summary>
        Halt,
    }

    /// <summary>Goes up, then left, and stays in the corner.</summary>
    [TuringMachine(AutoClean = true, Inputs = 3, Samples = 3, Depth = 40)]
    public static Transition<Walk> Corner(Walk state, Symbol read, Arrival arrival) => (state, arrival) switch
    {
        (Walk.Start, _) => new(Walk.Up, Move.Stay),
        (Walk.Up, Arrival.Moved) => Transition.To(Walk.Up, Move.Up),
        (Walk.Up, _) => new(Walk.Left, Write.Keep, Move.Left),
        (Walk.Left, Arrival.Moved) => new(Walk.Left, Move.Left),
        (Walk.Left, _) => new(next: Walk.Halt, write: read, move: Move.Stay),
        _ => Transition.Stay(Walk.Halt),
    };
}
