namespace Learnability;

/// <summary>Consecutive gates of a circuit that one piece of source has made: a statement, an expression, a round of a loop, a call.</summary>
/// <param name="Start">The first gate.</param>
/// <param name="Count">The number of gates.</param>
internal readonly record struct GateSpan(int Start, int Count)
{
    /// <summary>The gate after the last.</summary>
    public int End => Start + Count;
}
