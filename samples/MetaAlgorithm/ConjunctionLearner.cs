using Learnability;

namespace MetaAlgorithmSample;

/// <summary>Learns which inputs must be true: every true example removes those that are false in it.</summary>
[LearningAlgorithm]
internal partial struct ConjunctionLearner
{
    private byte _removed;

    public void Learn(byte x, bool y) => _removed |= y ? (byte)~x : (byte)0;

    public readonly bool Predict(byte x) => (byte)(x | _removed) == byte.MaxValue;
}
