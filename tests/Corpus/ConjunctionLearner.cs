namespace Learnability.Corpus;

/// <summary>
/// Learns a conjunction of some of six inputs by elimination: it starts with all of them, and every example labelled true removes those that are false in it.
/// It says neither what it knows nor when it is done, so that whoever trains the network tells it when to answer.
/// </summary>
[LearningAlgorithm]
[Sgd]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 30)]
[FullBatchGd(Samples = 30, Precision = 1.0 / 256)]
public partial struct ConjunctionLearner
{
    [Bits(6)] private uint _removed;

    /// <summary>Removes the inputs that a true example does without.</summary>
    public void Learn([Bits(6)] uint x, bool y)
    {
        if (y)
            _removed |= ~x & 63;
    }

    /// <summary>Whether all inputs that are left are true.</summary>
    public readonly bool Predict([Bits(6)] uint x) => (x | _removed) == 63;
}
