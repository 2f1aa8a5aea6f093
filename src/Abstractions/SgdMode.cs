namespace Learnability;

/// <summary>What a network outputs while it learns: its memory changes only in steps in which that output is wrong.</summary>
public enum SgdMode
{
    /// <summary>The complement of a random guess bit: each sample is stored with probability 1/2, independently of the sample (Theorem 17).</summary>
    Guessing,

    /// <summary>The algorithm's own prediction: the algorithm learns from its mistakes only, and no random bits are used (Lemma 10).</summary>
    MistakeDriven,

    /// <summary>Always false: exactly the samples labelled true are stored, and no random bits are used (Remark 2).</summary>
    PositiveOnly,
}
