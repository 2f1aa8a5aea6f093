using System.Globalization;

namespace Learnability;

/// <summary>What decides the result of a search, and which part of it this is.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Text">The settings, but for those below.</param>
/// <param name="States">The number of states.</param>
/// <param name="Restarts">The number of restarts of all shards.</param>
/// <param name="StepBudget">The steps of all machines tried.</param>
/// <param name="Shard">The number of the shard.</param>
/// <param name="Shards">The number of shards.</param>
internal sealed record SearchSettings(string Task, string Text, int States, int Restarts, long StepBudget, int Shard, int Shards)
{
    public static SearchSettings Of(SearchTask task, TuringSearchOptions options) => new(
        task.Name,
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {options.Method}, seed {options.Seed}, {options.TablesPerRestart} tables a restart, temperature {options.Temperature}, success {options.Success}, training {options.TrainingProblems} of {options.TrainingSizes}, validation {options.ValidationProblems} of {options.ValidationSizes}, confirmation {options.ConfirmationProblems} of {options.ConfirmationSizes}, transfer {options.TransferProblems} of {options.TransferSizes}
            """),
        options.States,
        options.Restarts,
        options.StepBudget,
        options.Shard,
        options.Shards);

    /// <summary>The search that this is a part of.</summary>
    public SearchSettings Whole => this with { Shard = 0, Shards = 1 };

    public override string ToString()
    {
        string budget = StepBudget == long.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $", {StepBudget} steps");
        return string.Create(CultureInfo.InvariantCulture, $"{Task} with {States} states, {Restarts} restarts{budget}, {Text}, shard {Shard} of {Shards}");
    }
}
