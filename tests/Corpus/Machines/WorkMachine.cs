namespace Learnability.Corpus;

/// <summary>Goes three columns to the right and stops there: it needs two more work columns than the least.</summary>
public static partial class WorkMachine
{
    /// <summary>Counts its moves to the right.</summary>
    [TuringMachine(Halt = "4", CornerReadout = true)]
    public static Transition<byte> Work([Bits(3)] byte state, Symbol read, Arrival arrival) => state switch
    {
        0 => new(1, Move.Stay),
        < 4 => new((byte)(state + 1), Move.Right),
        _ => Transition.Stay(state),
    };
}
