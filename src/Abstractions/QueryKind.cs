namespace Learnability;

/// <summary>How the answers to a method's queries relate to the samples.</summary>
public enum QueryKind
{
    /// <summary>
    /// Each answer is within the tolerance of the mean over the distribution. A query of both labels is asked in two parts, one for each label, over as many
    /// mini-batches as the tolerance needs, and the means of both parts are added (Theorem 1d); full-batch descent asks each part once (Theorem 3d).
    /// </summary>
    Statistical,

    /// <summary>
    /// Each round is one batch, and its answers are the means over that batch. Query is asked in odd steps, which are the rounds 0, 2, 4, …, about samples
    /// labelled true only, and in even steps about samples labelled false only (bSQ with alternating labels, Section 5).
    /// </summary>
    Alternating,
}
