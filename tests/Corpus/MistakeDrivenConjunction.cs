namespace Learnability.Corpus;

/// <summary>
/// Learns a conjunction of some of sixteen inputs by elimination, from its mistakes alone. It never answers true wrongly, so that each mistake is an example
/// labelled true and removes at least one input: at most sixteen mistakes.
/// </summary>
[LearningAlgorithm]
[Sgd(Mode = SgdMode.MistakeDriven)]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 20)]
[FullBatchGd(Samples = 20, Precision = 1.0 / 256)]
public partial struct MistakeDrivenConjunction
{
    [Bits(16)] private ushort _removed;

    /// <summary>Removes the inputs that a true example does without.</summary>
    public void Learn([Bits(16)] ushort x, bool y)
    {
        if (y)
            _removed |= (ushort)~x;
    }

    /// <summary>Whether all inputs that are left are true.</summary>
    public readonly bool Predict([Bits(16)] ushort x) => (ushort)(x | _removed) == ushort.MaxValue;
}
