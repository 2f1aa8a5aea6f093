namespace Learnability.Corpus;

/// <summary>Learns a conjunction of some of three inputs by elimination.</summary>
[LearningAlgorithm]
[Sgd]
public partial struct SmallConjunction
{
    [Bits(3)] private uint _removed;

    /// <summary>Removes the inputs that a true example does without.</summary>
    public void Learn([Bits(3)] uint x, bool y)
    {
        if (y)
            _removed |= ~x & 7;
    }

    /// <summary>Whether all inputs that are left are true.</summary>
    public readonly bool Predict([Bits(3)] uint x) => (x | _removed) == 7;
}
