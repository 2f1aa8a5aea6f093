using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Learnability;

/// <summary>What a search found: a machine, how good it is, and the baselines without a step. It is also the checkpoint of a search, and the part of a shard.</summary>
public sealed class SearchResult
{
    private SearchResult(string task, string settings, double success, int states, IReadOnlyList<SearchRestart> restarts, double atOnce, double bySum, double transfer)
    {
        Task = task;
        Settings = settings;
        Success = success;
        States = states;
        Restarts = restarts;
        BaselineCorner = atOnce;
        BaselineSum = bySum;
        Transfer = transfer;
    }

    /// <summary>The task's name.</summary>
    public string Task { get; }

    /// <summary>The settings that decide the result, but for the shard.</summary>
    public string Settings { get; }

    /// <summary>The part of the validation problems that a machine must solve.</summary>
    public double Success { get; }

    /// <summary>The number of states.</summary>
    public int States { get; }

    /// <summary>The part of the validation problems that the untouched network solves, read at the top left cell.</summary>
    public double BaselineCorner { get; }

    /// <summary>The part of the validation problems that the sign of the untouched network's sum over the features solves.</summary>
    public double BaselineSum { get; }

    /// <summary>The part of the transfer problems, which are larger, that the machine found solves; 0 if none was found.</summary>
    public double Transfer { get; }

    /// <summary>The part of the validation problems that the machine found solves; 0 if none was found.</summary>
    public double Validation => Best?.Validation ?? 0;

    /// <summary>Whether a machine was found that solves as many validation problems as is asked.</summary>
    public bool IsFound => Validation >= Success;

    /// <summary>The tables tried up to the one that was found, in order of the restarts; all of them if none was.</summary>
    public long Tables => Restarts.Where(restart => !IsFound || restart.Number <= Best!.Number).Sum(static restart => restart.Tables);

    /// <summary>The machine found; null if no table solved the training problems.</summary>
    public TransitionTable? Machine => Best?.CreateTable(States)?.ToTransitionTable();

    /// <summary>The restarts that are done, in order.</summary>
    internal IReadOnlyList<SearchRestart> Restarts { get; }

    /// <summary>The first restart that succeeds; the best if none does, and the first of those.</summary>
    private SearchRestart? Best =>
        Restarts.FirstOrDefault(restart => restart.Validation >= Success)
        ?? Restarts.Where(static restart => restart.Validation > 0).OrderByDescending(static restart => restart.Validation).ThenBy(static restart => restart.Number).FirstOrDefault();

    /// <summary>Joins the results of the shards of one search.</summary>
    /// <param name="parts">At least one part; a restart may be in several.</param>
    /// <exception cref="ArgumentException">There is no part, or they are of different searches.</exception>
    public static SearchResult Merge(IReadOnlyList<SearchResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
            throw new ArgumentException("There is nothing to merge.", nameof(parts));
        SearchResult first = parts[0];
        if (parts.FirstOrDefault(part => part.Task != first.Task || part.Settings != first.Settings) is { } other)
            throw new ArgumentException($"The parts are of different searches: {first.Task} with {first.Settings}, and {other.Task} with {other.Settings}.", nameof(parts));
        SearchRestart[] restarts = [.. parts.SelectMany(static part => part.Restarts).DistinctBy(static restart => restart.Number).OrderBy(static restart => restart.Number)];
        var merged = new SearchResult(first.Task, first.Settings, first.Success, first.States, restarts, first.BaselineCorner, first.BaselineSum, 0);
        double transfer = parts.FirstOrDefault(part => part.Best?.Number == merged.Best?.Number)?.Transfer ?? 0;
        return new SearchResult(first.Task, first.Settings, first.Success, first.States, merged.UpToSuccess(), first.BaselineCorner, first.BaselineSum, transfer);
    }

    /// <summary>Reads a result.</summary>
    /// <param name="json">The text that <see cref="WriteJson"/> wrote.</param>
    /// <exception cref="FormatException">The text is not a result.</exception>
    public static SearchResult ReadJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            SearchRestart[] restarts =
            [
                .. root.GetProperty("restarts").EnumerateArray().Select(static restart => new SearchRestart(
                    restart.GetProperty("number").GetInt32(),
                    restart.GetProperty("tables").GetInt64(),
                    restart.GetProperty("validation").GetDouble(),
                    [.. restart.GetProperty("entries").EnumerateArray().Select(static entry => entry.GetInt32())])),
            ];
            int states = root.GetProperty("states").GetInt32();
            if (restarts.Any(restart => restart.Entries.Length != 0 && !IsTable(restart.Entries, states)))
                throw new FormatException($"A restart's entries are no table of {states} states.");
            return new SearchResult(
                root.GetProperty("task").GetString() ?? "",
                root.GetProperty("settings").GetString() ?? "",
                root.GetProperty("success").GetDouble(),
                states,
                restarts,
                root.GetProperty("baselineCorner").GetDouble(),
                root.GetProperty("baselineSum").GetDouble(),
                root.GetProperty("transfer").GetDouble());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("The text is not the result of a search: " + exception.Message, exception);
        }
    }

    /// <summary>Writes the result, the same bytes for the same result.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteJson(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("task", Task);
        writer.WriteString("settings", Settings);
        writer.WriteNumber("success", Success);
        writer.WriteNumber("states", States);
        writer.WriteNumber("baselineCorner", BaselineCorner);
        writer.WriteNumber("baselineSum", BaselineSum);
        writer.WriteNumber("transfer", Transfer);
        writer.WriteStartArray("restarts");
        foreach (SearchRestart restart in Restarts)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", restart.Number);
            writer.WriteNumber("tables", restart.Tables);
            writer.WriteNumber("validation", restart.Validation);
            writer.WriteStartArray("entries");
            foreach (int entry in restart.Entries)
                writer.WriteNumberValue(entry);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The settings as text, without the shard: a search with other settings has another result.</summary>
    internal static string SettingsOf(TuringSearchOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        states {options.States}, {options.Method}, seed {options.Seed}, {options.Restarts} restarts of {options.TablesPerRestart} tables, temperature {options.Temperature}, success {options.Success}, training {options.TrainingProblems} of {Describe(options.TrainingSizes)}, validation {options.ValidationProblems} of {Describe(options.ValidationSizes)}, transfer {options.TransferProblems} of {Describe(options.TransferSizes)}
        """);

    private static string Describe(SearchSizes sizes) => string.Create(
        CultureInfo.InvariantCulture,
        $"m = {sizes.LeastSamples} to {sizes.MostSamples} and d = {sizes.LeastInputs} to {sizes.MostInputs} in {sizes.StepsPerCell} steps a cell");

    internal static SearchResult Of(SearchTask task, TuringSearchOptions options, IReadOnlyList<SearchRestart> restarts, SearchProblem[] validation)
    {
        double atOnce = validation.Count(static problem => problem.IsAnsweredAtOnce) / (double)validation.Length;
        double bySum = validation.Count(static problem => problem.IsAnsweredBySum) / (double)validation.Length;
        var result = new SearchResult(task.Name, SettingsOf(options), options.Success, options.States, restarts, atOnce, bySum, 0);
        if (options.TransferProblems == 0 || result.Best?.CreateTable(options.States) is not { } table)
            return result;

        // The transfer problems have a stream of their own: they are the same whatever was found.
        SearchProblem[] larger = task.Draw(options.TransferProblems, options.TransferSizes, new RandomBits(options.Seed, RandomPurpose.Coin));
        return new SearchResult(task.Name, result.Settings, options.Success, options.States, result.UpToSuccess(), atOnce, bySum, (double)table.Count(larger) / larger.Length);
    }

    /// <summary>The restarts that decide the result: none after the first that succeeds, whether or not a thread had begun it.</summary>
    private SearchRestart[] UpToSuccess() => [.. Restarts.Where(restart => !IsFound || restart.Number <= Best!.Number)];

    private static bool IsTable(int[] entries, int states)
    {
        if (entries.Length != 3 * states * TransitionTable.EntriesPerState)
            return false;
        for (int i = 0; i < entries.Length; i += 3)
        {
            if (entries[i] < 0 || entries[i] >= states || entries[i + 1] is < 0 or > 2 || entries[i + 2] is < 0 or > 4)
                return false;
        }

        return true;
    }
}
