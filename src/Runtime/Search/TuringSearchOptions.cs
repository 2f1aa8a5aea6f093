using System;
using System.Globalization;
using System.Threading;

namespace Learnability;

/// <summary>How a search finds machines.</summary>
public enum SearchMethod
{
    /// <summary>From a random table, one change after the other: kept if it solves more, or by chance if not many fewer, and that less and less.</summary>
    Annealing,

    /// <summary>A random table in each trial, as the random initialization of the paper's Algorithm 1 draws weights.</summary>
    RandomTables,
}

/// <summary>The settings of a search. Seeds and counts decide its result; time does not: a search that stops for it goes on to the same result.</summary>
/// <remarks>
/// Problems that are not given sizes are of the sizes named below, with as many inputs more as the task needs: x_3 needs 4. A table is found when it solves the training
/// problems, then the validation problems, then the confirmation problems; the transfer problems decide nothing.
/// </remarks>
public sealed record TuringSearchOptions
{
    /// <summary>The largest number of states.</summary>
    internal const int MaxStates = 64;

    /// <summary>The number s of states, 1 to 64.</summary>
    public int States { get; init; } = 3;

    /// <summary>How machines are found.</summary>
    public SearchMethod Method { get; init; } = SearchMethod.Annealing;

    /// <summary>The seed of the data sets and of all restarts.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The largest number of restarts; each is a pure function of the seed and of its number.</summary>
    public int Restarts { get; init; } = 64;

    /// <summary>The number of tables tried in each restart.</summary>
    public int TablesPerRestart { get; init; } = 20_000;

    /// <summary>The temperature at the start of a restart, as a part of the training problems; it falls to 0.</summary>
    public double Temperature { get; init; } = 0.02;

    /// <summary>The number of training problems.</summary>
    public int TrainingProblems { get; init; } = 128;

    /// <summary>The sizes of training problems; by default m = 2 to 7 and d = 2 to 3.</summary>
    public SearchSizes? TrainingSizes { get; init; }

    /// <summary>The number of validation problems.</summary>
    public int ValidationProblems { get; init; } = 1000;

    /// <summary>The sizes of validation problems: up to larger ones, so that a machine that fits small sizes alone does not pass; by default m = 4 to 9 and d = 3 to 5.</summary>
    public SearchSizes? ValidationSizes { get; init; }

    /// <summary>
    /// The number of confirmation problems, the second selection: with a thousand validation problems a machine passes that is wrong once in a thousand times, and the
    /// search goes on past it. 0 for none.
    /// </summary>
    public int ConfirmationProblems { get; init; } = 10_000;

    /// <summary>The sizes of confirmation problems: from the smallest to larger ones; by default m = 2 to 12 and d = 2 to 7.</summary>
    public SearchSizes? ConfirmationSizes { get; init; }

    /// <summary>The number of transfer problems, which decide nothing and are reported.</summary>
    public int TransferProblems { get; init; } = 500;

    /// <summary>The sizes of transfer problems: larger than all that the search selects on; by default m = 16 to 40 and d = 8 to 12.</summary>
    public SearchSizes? TransferSizes { get; init; }

    /// <summary>
    /// The part that a machine must solve of the training problems, of the validation problems and of the confirmation problems; all of them unless fewer are asked for.
    /// </summary>
    public double Success { get; init; } = 1;

    /// <summary>
    /// The steps of all machines tried, after which no further restart counts. This decides the result as the number of restarts does. A machine's own steps are bounded by
    /// <see cref="SearchSizes.StepsPerCell"/>.
    /// </summary>
    public long StepBudget { get; init; } = long.MaxValue;

    /// <summary>
    /// The time after which no further restart begins; those that have begun are ended, and each run does at least one. The result is then
    /// <see cref="SearchStop.Unfinished"/>, and a checkpoint: a run that goes on from it ends as one without interruption.
    /// </summary>
    public TimeSpan TimeBudget { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The number i of this shard, from 0: it runs the restarts whose number is i modulo <see cref="Shards"/>.</summary>
    public int Shard { get; init; }

    /// <summary>The number of shards.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>The settings for a task, all sizes given.</summary>
    internal TuringSearchOptions For(SearchTask task)
    {
        Require(States is >= 1 and <= MaxStates, nameof(States), States, "1 to 64");
        Require(Restarts >= 1, nameof(Restarts), Restarts, "at least 1");
        Require(TablesPerRestart >= 1, nameof(TablesPerRestart), TablesPerRestart, "at least 1");
        Require(Temperature is >= 0 and < double.PositiveInfinity, nameof(Temperature), Temperature, "finite and at least 0");
        Require(Success is > 0 and <= 1, nameof(Success), Success, "above 0 and at most 1");
        Require(Shards >= 1, nameof(Shards), Shards, "at least 1");
        Require(Shard >= 0 && Shard < Shards, nameof(Shard), Shard, $"0 to {Shards - 1}");
        Require(StepBudget >= 1, nameof(StepBudget), StepBudget, "at least 1");
        Require(TimeBudget == Timeout.InfiniteTimeSpan || TimeBudget > TimeSpan.Zero, nameof(TimeBudget), TimeBudget, "above 0, or Timeout.InfiniteTimeSpan");
        int parts = task.Parts.Count;
        RequireProblems(TrainingProblems, nameof(TrainingProblems), parts);
        RequireProblems(ValidationProblems, nameof(ValidationProblems), parts);
        if (ConfirmationProblems != 0)
            RequireProblems(ConfirmationProblems, nameof(ConfirmationProblems), parts);
        if (TransferProblems != 0)
            RequireProblems(TransferProblems, nameof(TransferProblems), parts);
        return this with
        {
            TrainingSizes = Settle(task, TrainingSizes, new(2, 7, 2, 3), nameof(TrainingSizes)),
            ValidationSizes = Settle(task, ValidationSizes, new(4, 9, 3, 5), nameof(ValidationSizes)),
            ConfirmationSizes = Settle(task, ConfirmationSizes, new(2, 12, 2, 7), nameof(ConfirmationSizes)),
            TransferSizes = Settle(task, TransferSizes, new(16, 40, 8, 12), nameof(TransferSizes)),
        };
    }

    private static SearchSizes Settle(SearchTask task, SearchSizes? given, SearchSizes otherwise, string name)
    {
        SearchSizes sizes = given ?? otherwise.ShiftedTo(task);
        sizes.Validate(task, name);
        return sizes;
    }

    /// <summary>Each part of a task has problems of its own.</summary>
    private static void RequireProblems(int problems, string name, int parts) => Require(problems >= parts, name, problems, string.Create(CultureInfo.InvariantCulture, $"at least {parts}"));

    private static void Require(bool isValid, string name, IFormattable value, string allowed)
    {
        if (!isValid)
            throw new ArgumentException($"{name} = {value.ToString(null, CultureInfo.InvariantCulture)} is out of range; allowed: {allowed}.", name);
    }
}
