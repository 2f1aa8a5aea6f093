namespace Learnability.Corpus;

/// <summary>Learns, one example after another, which one of six inputs the label is: every example rules out those that differ from its label.</summary>
[LearningAlgorithm]
[Sgd]
public partial struct RulingOutDictator
{
    [Bits(6)] private uint _ruledOut;

    /// <summary>Rules out the inputs that differ from the label.</summary>
    public void Learn([Bits(6)] uint x, bool y) => _ruledOut |= (y ? ~x : x) & 63;

    /// <summary>Whether an input that is left is true; once one is left, that is the label.</summary>
    public readonly bool Predict([Bits(6)] uint x) => (x & ~_ruledOut & 63) != 0;
}
