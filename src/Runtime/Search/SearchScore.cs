using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>How a machine does on problems of a task, beside the network that takes no step.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Accuracy">The part of the problems that the machine solves, 0 to 1; 0 if there is no machine.</param>
/// <param name="BaselineCorner">The part that the untouched network solves, read at the top left cell.</param>
/// <param name="BaselineSum">The part that the sign of the untouched network's sum over the features solves.</param>
public sealed record SearchScore(string Task, double Accuracy, double BaselineCorner, double BaselineSum)
{
    /// <summary>Gives a machine new problems: larger ones, to see whether it has learned to learn, or other tasks.</summary>
    /// <param name="machine">The machine, as a search found it; its answer is read at the top left cell.</param>
    /// <param name="task">The task.</param>
    /// <param name="sizes">The sizes of the problems.</param>
    /// <param name="problems">The number of problems, at least one for each part of the task.</param>
    /// <param name="seed">The seed of the problems; those of a search with the same seed are others.</param>
    /// <returns>A score for each of <see cref="SearchTask.Parts"/>.</returns>
    /// <exception cref="ArgumentException">The sizes are out of range or too small for the task, there are too few problems, or the machine has more than 64 states, or moves or writes in its first step.</exception>
    public static IReadOnlyList<SearchScore> Measure(TransitionTable machine, SearchTask task, SearchSizes sizes, int problems, int seed)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentOutOfRangeException.ThrowIfLessThan(problems, task.Parts.Count);
        sizes.Validate(task, nameof(sizes));
        return Of(task, SearchTable.Of(machine), task.Draw(problems, sizes, new RandomBits(seed, RandomPurpose.Noise)));
    }

    /// <summary>The scores on problems that the task drew: its parts take turns.</summary>
    internal static SearchScore[] Of(SearchTask task, SearchTable? table, SearchProblem[] problems)
    {
        var scores = new SearchScore[task.Parts.Count];
        for (int part = 0; part < scores.Length; part++)
        {
            int count = 0;
            int solved = 0;
            int atOnce = 0;
            int bySum = 0;
            for (int i = part; i < problems.Length; i += scores.Length, count++)
            {
                solved += table is not null && table.Solves(problems[i]) ? 1 : 0;
                atOnce += problems[i].IsAnsweredAtOnce ? 1 : 0;
                bySum += problems[i].IsAnsweredBySum ? 1 : 0;
            }

            scores[part] = new SearchScore(task.Parts[part].Name, (double)solved / count, (double)atOnce / count, (double)bySum / count);
        }

        return scores;
    }
}
