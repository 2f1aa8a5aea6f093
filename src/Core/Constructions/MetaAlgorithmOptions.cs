using System;

namespace Learnability;

/// <summary>How long a metaalgorithm trains its members, and how it compares them.</summary>
/// <param name="StepBudget">The number of samples that each member is trained on; with a doubling schedule that of the last round, a power of two.</param>
/// <param name="ValidationSamples">The number of fresh samples of each round on which mistakes are counted; 0 for as many as the round trains on.</param>
/// <param name="Schedule">When to train, to compare and to answer.</param>
public sealed record MetaAlgorithmOptions(int StepBudget, int ValidationSamples, MetaAlgorithmSchedule Schedule)
{
    /// <summary>The largest number of samples of one kind: counters stay far from the end of an integer.</summary>
    public const int MaxSamples = 1 << 24;

    /// <summary>Whether the members are trained several times, on ever more samples.</summary>
    public bool IsDoubling => Schedule != MetaAlgorithmSchedule.Once;

    /// <summary>What is wrong with a budget: the name of the property, and what is allowed; null if nothing is.</summary>
    public (string Property, int Value, string Allowed)? FindProblem()
    {
        if (StepBudget is < 1 or > MaxSamples)
            return (nameof(StepBudget), StepBudget, "1 to 16777216 samples");
        if (ValidationSamples is < 0 or > MaxSamples)
            return (nameof(ValidationSamples), ValidationSamples, "1 to 16777216 samples, or 0 for as many as a round trains on");
        if (Schedule is not (MetaAlgorithmSchedule.Once or MetaAlgorithmSchedule.Doubling or MetaAlgorithmSchedule.PerfectSquares))
            return (nameof(Schedule), (int)Schedule, "Once, Doubling or PerfectSquares");
        if (IsDoubling && (StepBudget & (StepBudget - 1)) != 0)
            return (nameof(StepBudget), StepBudget, "a power of two, as the rounds train on 1, 2, 4, … samples");
        return null;
    }

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="ArgumentException">One of them is out of range.</exception>
    public void Validate()
    {
        if (FindProblem() is var (property, value, allowed))
            throw new ArgumentException(FormattableString.Invariant($"{property} = {value} is out of range; allowed: {allowed}."));
    }
}
