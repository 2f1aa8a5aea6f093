using System.Collections.Generic;

namespace Learnability;

/// <summary>One round of a metaalgorithm, by the numbers of samples stored before: first the members are trained, then their mistakes are counted.</summary>
/// <param name="Start">The number of the first sample that trains, from 0.</param>
/// <param name="TrainingEnd">The number of the first sample that validates.</param>
/// <param name="End">The number of the first sample after the round.</param>
public readonly record struct MetaAlgorithmRound(int Start, int TrainingEnd, int End)
{
    /// <summary>The rounds of a schedule: one, or rounds that train on 1, 2, 4, … samples (Remark 17).</summary>
    /// <param name="options">The budgets, valid.</param>
    public static IReadOnlyList<MetaAlgorithmRound> Plan(MetaAlgorithmOptions options)
    {
        var rounds = new List<MetaAlgorithmRound>();
        int start = 0;
        for (int training = options.IsDoubling ? 1 : options.StepBudget; training <= options.StepBudget; training *= 2)
        {
            int validation = options.ValidationSamples > 0 ? options.ValidationSamples : training;
            rounds.Add(new MetaAlgorithmRound(start, start + training, start + training + validation));
            start += training + validation;
        }

        return rounds;
    }
}
