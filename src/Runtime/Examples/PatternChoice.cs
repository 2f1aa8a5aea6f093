namespace Learnability;

/// <summary>Chooses, in 64 lanes, a pattern of a gate's inputs uniformly among those that give a wanted output.</summary>
internal readonly struct PatternChoice
{
    private static readonly BiasedBits _third = new(1.0 / 3);

    private readonly TreeGate _gate;
    private readonly int _trueCount;

    /// <summary>Prepares choices.</summary>
    /// <param name="gate">The gate, not constant.</param>
    public PatternChoice(TreeGate gate)
    {
        _gate = gate;
        for (int pattern = 0; pattern < 4; pattern++)
            _trueCount += gate[pattern] ? 1 : 0;
    }

    /// <summary>The inputs of the gate for wanted outputs.</summary>
    /// <param name="outputs">The wanted outputs.</param>
    /// <param name="random">The random bits.</param>
    public (ulong Left, ulong Right) Next(ulong outputs, RandomBits random)
    {
        // Of three patterns, one is taken with probability 1/3; of two, or the two that are left, one with 1/2.
        ulong half = random.NextUInt64();
        ulong third = _trueCount == 2 ? 0 : _third.Next(random);
        ulong left = 0, right = 0;
        ulong wantTrue = outputs, wantFalse = ~outputs;
        int openTrue = _trueCount, openFalse = 4 - _trueCount;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            ulong chosen = _gate[pattern] ? Take(ref wantTrue, openTrue--, half, third) : Take(ref wantFalse, openFalse--, half, third);
            left |= (pattern & 1) != 0 ? chosen : 0;
            right |= (pattern & 2) != 0 ? chosen : 0;
        }

        return (left, right);
    }

    /// <summary>The lanes that take the next of so many open patterns.</summary>
    private static ulong Take(ref ulong lanes, int open, ulong half, ulong third)
    {
        ulong taken = open switch { 3 => lanes & third, 2 => lanes & half, _ => lanes };
        lanes &= ~taken;
        return taken;
    }
}
