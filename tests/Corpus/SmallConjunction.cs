namespace Learnability.Corpus;

/// <summary>Learns a conjunction of some of three inputs by elimination.</summary>
[LearningAlgorithm]
[Sgd]
#pragma warning disable LRN1005 // beyond the bound of the proof, and within that of decoding half down
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256, Samples = 12, Decoding = CountDecoding.HalfDown)]
#pragma warning restore LRN1005
[FullBatchGd(Samples = 12, Precision = 1.0 / 256)]
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
