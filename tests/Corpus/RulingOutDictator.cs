namespace Learnability.Corpus;

/// <summary>Learns, one example after another, which one of six inputs the label is: every example rules out those that differ from its label.</summary>
[LearningAlgorithm]
[Sgd]
#pragma warning disable LRN1005 // beyond the bound of the proof, and within that of centred answers
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256, Samples = 20, Decoding = CountDecoding.Centred)]
#pragma warning restore LRN1005
[FullBatchGd(Samples = 20, Precision = 1.0 / 256, Decoding = CountDecoding.HalfUp)]
public partial struct RulingOutDictator
{
    [Bits(6)] private uint _ruledOut;

    /// <summary>Rules out the inputs that differ from the label.</summary>
    public void Learn([Bits(6)] uint x, bool y) => _ruledOut |= (y ? ~x : x) & 63;

    /// <summary>Whether an input that is left is true; once one is left, that is the label.</summary>
    public readonly bool Predict([Bits(6)] uint x) => (x & ~_ruledOut & 63) != 0;
}
