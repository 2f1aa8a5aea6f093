namespace Learnability;

/// <summary>When a metaalgorithm trains, when it compares its members, and when it answers.</summary>
public enum MetaAlgorithmSchedule
{
    /// <summary>Trains every member once, on <c>StepBudget</c> samples, compares them on fresh ones, and answers from then on (Remark 16).</summary>
    Once,

    /// <summary>
    /// Trains every member on 1 sample, then anew on 2, on 4, and so on up to <c>StepBudget</c>, a power of two; after each round the best answers until the
    /// next is chosen (Remark 17: the number of samples that the members need is not known).
    /// </summary>
    Doubling,

    /// <summary>
    /// The rounds of <see cref="Doubling"/>, where the network answers all the time and learns less and less often: from the next sample whenever the number of
    /// times that it has been wrong is a perfect square (Remark 17).
    /// </summary>
    PerfectSquares,
}
