using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Learnability;

/// <summary>Results as JSON: the same bytes for the same result.</summary>
public sealed partial class SearchResult
{
    /// <summary>Reads a result.</summary>
    /// <param name="json">The text that <see cref="WriteJson"/> wrote.</param>
    /// <exception cref="FormatException">The text is not a result.</exception>
    public static SearchResult ReadJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            var settings = new SearchSettings(
                root.GetProperty("task").GetString() ?? "",
                root.GetProperty("settings").GetString() ?? "",
                root.GetProperty("states").GetInt32(),
                root.GetProperty("restartsAsked").GetInt32(),
                root.GetProperty("stepBudget").GetInt64(),
                root.GetProperty("shard").GetInt32(),
                root.GetProperty("shards").GetInt32());
            if (settings.Shards < 1 || settings.Shard < 0 || settings.Shard >= settings.Shards)
                throw new FormatException($"There is no shard {settings.Shard} of {settings.Shards}.");
            SearchRestart[] restarts = [.. root.GetProperty("restarts").EnumerateArray().Select(static restart => ReadRestart(restart)).OrderBy(static restart => restart.Number)];
            if (restarts.Any(restart => restart.Entries.Length != 0 && !IsTable(restart.Entries, settings.States)))
                throw new FormatException($"A restart's entries are no table of {settings.States} states.");
            SearchScore[] validation = ReadScores(root.GetProperty("validationScores"));
            return validation.Length == 0
                ? throw new FormatException("There are no scores.")
                : new SearchResult(settings, restarts, validation, ReadScores(root.GetProperty("transferScores")));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("The text is not the result of a search: " + exception.Message, exception);
        }
    }

    /// <summary>Writes the result.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteJson(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("task", Settings.Task);
        writer.WriteString("settings", Settings.Text);
        writer.WriteNumber("states", Settings.States);
        writer.WriteNumber("restartsAsked", Settings.Restarts);
        writer.WriteNumber("stepBudget", Settings.StepBudget);
        writer.WriteNumber("shard", Settings.Shard);
        writer.WriteNumber("shards", Settings.Shards);
        writer.WriteString("stop", Stop.ToString());
        WriteScores(writer, "validationScores", ValidationScores);
        WriteScores(writer, "transferScores", TransferScores);
        writer.WriteStartArray("restarts");
        foreach (SearchRestart restart in Restarts)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", restart.Number);
            writer.WriteNumber("tables", restart.Tables);
            writer.WriteNumber("steps", restart.Steps);
            writer.WriteNumber("validation", restart.Validation);
            writer.WriteBoolean("isConfirmed", restart.IsConfirmed);
            writer.WriteStartArray("entries");
            foreach (int entry in restart.Entries)
                writer.WriteNumberValue(entry);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SearchRestart ReadRestart(JsonElement restart) => new(
        restart.GetProperty("number").GetInt32(),
        restart.GetProperty("tables").GetInt64(),
        restart.GetProperty("steps").GetInt64(),
        restart.GetProperty("validation").GetDouble(),
        restart.GetProperty("isConfirmed").GetBoolean(),
        [.. restart.GetProperty("entries").EnumerateArray().Select(static entry => entry.GetInt32())]);

    private static SearchScore[] ReadScores(JsonElement scores) =>
    [
        .. scores.EnumerateArray().Select(static score => new SearchScore(
            score.GetProperty("task").GetString() ?? "",
            score.GetProperty("accuracy").GetDouble(),
            score.GetProperty("baselineCorner").GetDouble(),
            score.GetProperty("baselineSum").GetDouble())),
    ];

    private static void WriteScores(Utf8JsonWriter writer, string name, IReadOnlyList<SearchScore> scores)
    {
        writer.WriteStartArray(name);
        foreach (SearchScore score in scores)
        {
            writer.WriteStartObject();
            writer.WriteString("task", score.Task);
            writer.WriteNumber("accuracy", score.Accuracy);
            writer.WriteNumber("baselineCorner", score.BaselineCorner);
            writer.WriteNumber("baselineSum", score.BaselineSum);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

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
