using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using Learnability;
using Spectre.Console;

namespace TuringMachines;

/// <summary>The search from the command line: whole or in shards, which any scheduler may run, and the merge of their results.</summary>
internal static class SearchCommands
{
    /// <summary>search --task x_1 --states 3 --shard 0/4 --out part0.json</summary>
    public static Command CreateSearch()
    {
        var task = new Option<string>("--task") { Description = "constant, majority, conjunction, x_J, -x_J or s*x_J; several with commas between", DefaultValueFactory = static _ => "s*x_1" };
        var states = new Option<int>("--states") { Description = "the number of states", DefaultValueFactory = static _ => 4 };
        var seed = new Option<int>("--seed") { Description = "the seed of data sets and restarts", DefaultValueFactory = static _ => 1 };
        var restarts = new Option<int>("--restarts") { Description = "the number of restarts of all shards", DefaultValueFactory = static _ => 64 };
        var tables = new Option<int>("--tables") { Description = "the tables tried in each restart", DefaultValueFactory = static _ => 20_000 };
        var threads = new Option<int>("--threads") { Description = "the number of threads; -1 for all processors", DefaultValueFactory = static _ => -1 };
        var seconds = new Option<double>("--seconds") { Description = "begin no restart after this time; with --checkpoint the search can go on later", DefaultValueFactory = static _ => double.PositiveInfinity };
        var steps = new Option<long>("--step-budget") { Description = "the steps of all machines tried", DefaultValueFactory = static _ => long.MaxValue };
        var shard = new Option<string>("--shard") { Description = "i/N: part i of N, from 0", DefaultValueFactory = static _ => "0/1" };
        var output = new Option<FileInfo?>("--out") { Description = "where the result goes, as JSON" };
        var checkpoint = new Option<FileInfo?>("--checkpoint") { Description = "a file to keep the search in, and to go on from" };
        var command = new Command("search", "Searches for a machine that learns a task.") { task, states, seed, restarts, tables, threads, seconds, steps, shard, output, checkpoint };
        command.SetAction(parsed =>
        {
            string[] part = parsed.GetValue(shard)!.Split('/');
            if (part.Length != 2 || !int.TryParse(part[0], out int index) || !int.TryParse(part[1], out int count))
            {
                Console.Error.WriteLine($"--shard {parsed.GetValue(shard)} is not i/N, such as 0/4.");
                return 2;
            }

            var options = new TuringSearchOptions
            {
                States = parsed.GetValue(states),
                Seed = parsed.GetValue(seed),
                Restarts = parsed.GetValue(restarts),
                TablesPerRestart = parsed.GetValue(tables),
                StepBudget = parsed.GetValue(steps),
                TimeBudget = double.IsInfinity(parsed.GetValue(seconds)) ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                Shard = index,
                Shards = count,
            };
            return Search(parsed.GetValue(task)!, options, parsed.GetValue(threads), parsed.GetValue(output), parsed.GetValue(checkpoint));
        });
        return command;
    }

    /// <summary>merge part0.json part1.json … --out result.json</summary>
    public static Command CreateMerge()
    {
        var parts = new Argument<FileInfo[]>("parts") { Description = "the results of all shards" };
        var output = new Option<FileInfo?>("--out") { Description = "where the result goes, as JSON" };
        var command = new Command("merge", "Joins the results of shards.") { parts, output };
        command.SetAction(parsed =>
        {
            SearchResult merged = SearchResult.Merge([.. parsed.GetValue(parts)!.Select(static part => SearchResult.ReadJson(File.ReadAllText(part.FullName)))]);
            Finish(merged, parsed.GetValue(output));
            if (merged.Stop == SearchStop.Unfinished)
                Console.Error.WriteLine("A part is missing, or was interrupted.");
            return merged.Stop == SearchStop.Unfinished ? 3 : merged.IsFound ? 0 : 1;
        });
        return command;
    }

    private static int Search(string task, TuringSearchOptions options, int threads, FileInfo? output, FileInfo? checkpoint)
    {
        SearchResult? from = checkpoint is { Exists: true } ? SearchResult.ReadJson(File.ReadAllText(checkpoint.FullName)) : null;
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var search = new TuringSearch(SearchTask.Parse(task), options);
            SearchResult result = RunWithProgress(search, threads, from, checkpoint is null ? null : state => Save(state, checkpoint), stop.Token);
            Finish(result, output);

            if (result.Stop == SearchStop.Unfinished)
            {
                Console.Error.WriteLine(checkpoint is null ? "The time is over." : $"The time is over; the same command goes on from {checkpoint}.");
                return 3;
            }

            // A shard that found nothing has done its part: only the merge knows whether the search failed.
            return result.IsFound || options.Shards > 1 ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(checkpoint is null ? "Stopped." : $"Stopped; the same command goes on from {checkpoint}.");
            return 130;
        }
    }

    private static SearchResult RunWithProgress(TuringSearch search, int threads, SearchResult? from, Action<SearchResult>? save, CancellationToken stop)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            return search.Run(threads, from, save, null, stop);
        return AnsiConsole.Progress().Start(context =>
        {
            ProgressTask bar = context.AddTask("restarts");
            return search.Run(threads, from, save, new SynchronousProgress(state =>
            {
                bar.MaxValue = state.Restarts;
                bar.Value = state.RestartsDone;
                bar.Description = $"{state.Tables:N0} tables, best {state.Validation:P1}";
            }), stop);
        });
    }

    private static void Finish(SearchResult result, FileInfo? output)
    {
        string outcome = result.Stop switch
        {
            SearchStop.Found => "found",
            SearchStop.OutOfRestarts => "not found in all restarts",
            SearchStop.OutOfSteps => "not found within the step budget",
            _ => "not finished",
        };
        Console.WriteLine($"{result.Task}: {outcome}, after {result.Tables:N0} tables and {result.Steps:N0} steps");
        Console.WriteLine("task              problems     machine   no step   sign of the sum");
        foreach (SearchScore score in result.ValidationScores)
            WriteScore("validation", score);
        foreach (SearchScore score in result.TransferScores)
            WriteScore("transfer", score);
        if (output is not null)
            Save(result, output);
    }

    private static void WriteScore(string problems, SearchScore score) =>
        Console.WriteLine($"{score.Task,-17} {problems,-10} {score.Accuracy,9:P1} {score.BaselineCorner,9:P1} {score.BaselineSum,17:P1}");

    /// <summary>Writes beside the file, then replaces it: a search that is killed while it writes leaves the file before.</summary>
    private static void Save(SearchResult result, FileInfo file)
    {
        string beside = file.FullName + ".new";
        using (FileStream stream = File.Create(beside))
            result.WriteJson(stream);
        File.Move(beside, file.FullName, overwrite: true);
    }

    /// <summary>Reports at once, in the thread that searches.</summary>
    private sealed class SynchronousProgress(Action<SearchProgress> report) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => report(value);
    }
}
