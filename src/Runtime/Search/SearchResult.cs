using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability;

/// <summary>What a search found: a machine, how good it is, and the baselines without a step. It is also the checkpoint of a search, and the part of a shard.</summary>
public sealed partial class SearchResult
{
    private SearchResult(SearchSettings settings, IReadOnlyList<SearchRestart> restarts, IReadOnlyList<SearchScore> validation, IReadOnlyList<SearchScore> transfer)
    {
        Settings = settings;
        (Restarts, Stop) = Decide(settings, restarts);
        Best = Restarts.FirstOrDefault(static restart => restart.IsConfirmed)
            ?? Restarts.Where(static restart => restart.Entries.Length > 0).OrderByDescending(static restart => restart.Validation).ThenBy(static restart => restart.Number).FirstOrDefault();
        ValidationScores = validation;
        TransferScores = transfer;
    }

    /// <summary>The task's name.</summary>
    public string Task => Settings.Task;

    /// <summary>The number of states.</summary>
    public int States => Settings.States;

    /// <summary>Why the search ended. Of a shard's result this tells of the shard.</summary>
    public SearchStop Stop { get; }

    /// <summary>Whether a machine was found that solves as many training, validation and confirmation problems as is asked.</summary>
    public bool IsFound => Best is { IsConfirmed: true };

    /// <summary>The machine found, or the best, if none is good enough; null if there is none yet.</summary>
    public TransitionTable? Machine => Best?.CreateTable(States)?.ToTransitionTable();

    /// <summary>The part of the validation problems that the machine solves; 0 if there is none.</summary>
    public double Validation => Best?.Validation ?? 0;

    /// <summary>The part of the transfer problems, which are larger, that the machine solves: the average over the tasks; 0 if there are none, or no machine.</summary>
    public double Transfer => TransferScores.Count == 0 ? 0 : TransferScores.Average(static score => score.Accuracy);

    /// <summary>The part of the validation problems that the untouched network solves, read at the top left cell: the average over the tasks.</summary>
    public double BaselineCorner => ValidationScores.Average(static score => score.BaselineCorner);

    /// <summary>The part of the validation problems that the sign of the untouched network's sum over the features solves: the average over the tasks.</summary>
    public double BaselineSum => ValidationScores.Average(static score => score.BaselineSum);

    /// <summary>The machine on the validation problems, task by task.</summary>
    public IReadOnlyList<SearchScore> ValidationScores { get; }

    /// <summary>The machine on the transfer problems, task by task.</summary>
    public IReadOnlyList<SearchScore> TransferScores { get; }

    /// <summary>The tables tried up to the one that was found, in order of the restarts; all of them if none was.</summary>
    public long Tables => Restarts.Sum(static restart => restart.Tables);

    /// <summary>The steps that all these machines took.</summary>
    public long Steps => Restarts.Sum(static restart => restart.Steps);

    /// <summary>What decides the result.</summary>
    internal SearchSettings Settings { get; }

    /// <summary>The restarts that are done, in order, and none after one that ends the search, whether or not a thread had begun it.</summary>
    internal IReadOnlyList<SearchRestart> Restarts { get; }

    private SearchRestart? Best { get; }

    /// <summary>Joins the results of the shards of one search. If one is missing, or was interrupted, the result is <see cref="SearchStop.Unfinished"/>.</summary>
    /// <param name="parts">At least one part; a restart may be in several.</param>
    /// <exception cref="ArgumentException">There is no part, or they are of different searches.</exception>
    public static SearchResult Merge(IReadOnlyList<SearchResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
            throw new ArgumentException("There is nothing to merge.", nameof(parts));
        SearchSettings whole = parts[0].Settings.Whole;
        if (parts.FirstOrDefault(part => part.Settings.Whole != whole) is { } other)
            throw new ArgumentException($"The parts are of different searches: {parts[0].Settings}, and {other.Settings}.", nameof(parts));
        SearchRestart[] restarts = [.. parts.SelectMany(static part => part.Restarts).DistinctBy(static restart => restart.Number).OrderBy(static restart => restart.Number)];
        int? best = new SearchResult(whole, restarts, [], []).Best?.Number;
        SearchResult source = parts.First(part => part.Best?.Number == best);
        return new SearchResult(whole, restarts, source.ValidationScores, source.TransferScores);
    }

    /// <summary>The result of restarts; the scores are those of the result before, if that has the same machine.</summary>
    internal static SearchResult Of(SearchTask task, TuringSearchOptions options, IReadOnlyList<SearchRestart> restarts, SearchProblem[] validation, SearchResult? last)
    {
        SearchSettings settings = last?.Settings ?? SearchSettings.Of(task, options);
        if (last is not null)
        {
            var next = new SearchResult(settings, restarts, last.ValidationScores, last.TransferScores);
            if (next.Best?.Number == last.Best?.Number)
                return next;
        }

        SearchTable? table = new SearchResult(settings, restarts, [], []).Best?.CreateTable(options.States);

        // The transfer problems have a stream of their own: they are the same whatever was found.
        SearchScore[] transfer = options.TransferProblems == 0
            ? []
            : SearchScore.Of(task, table, task.Draw(options.TransferProblems, options.TransferSizes!, new RandomBits(options.Seed, RandomPurpose.Coin)));
        return new SearchResult(settings, restarts, SearchScore.Of(task, table, validation), transfer);
    }

    private static (SearchRestart[] Deciding, SearchStop Stop) Decide(SearchSettings settings, IReadOnlyList<SearchRestart> restarts)
    {
        long steps = 0;
        int expected = settings.Shard;
        bool isWhole = true;
        for (int i = 0; i < restarts.Count; i++)
        {
            // Where one is missing, those after it are kept for when the search goes on.
            isWhole &= restarts[i].Number == expected;
            expected += settings.Shards;
            steps += restarts[i].Steps;
            if (restarts[i].IsConfirmed || steps >= settings.StepBudget)
            {
                SearchStop stop = restarts[i].IsConfirmed ? SearchStop.Found : SearchStop.OutOfSteps;
                return ([.. restarts.Take(i + 1)], isWhole ? stop : SearchStop.Unfinished);
            }
        }

        return ([.. restarts], isWhole && expected >= settings.Restarts ? SearchStop.OutOfRestarts : SearchStop.Unfinished);
    }
}
