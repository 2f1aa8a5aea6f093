using System;
using System.Threading;

namespace Learnability;

/// <summary>What one restart found.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Tables">The tables that it tried, up to the one that it found if it succeeded.</param>
/// <param name="Steps">The steps that machines took in it, on all problems.</param>
/// <param name="Validation">The part of the validation problems that its best table solves.</param>
/// <param name="IsConfirmed">Whether that table solves as many training, validation and confirmation problems as is asked: the restart has succeeded.</param>
/// <param name="Entries">The best table, three numbers an entry: next state, symbol and move; empty if there is none.</param>
internal sealed record SearchRestart(int Number, long Tables, long Steps, double Validation, bool IsConfirmed, int[] Entries)
{
    /// <summary>Runs a restart, a pure function of the seed and the number.</summary>
    public static SearchRestart Run(int number, TuringSearchOptions options, SearchProblems problems, CancellationToken cancellation)
    {
        var random = new RandomBits(Mix(options.Seed, number), RandomPurpose.Initialization);
        var table = new SearchTable(options.States);
        var selection = new SearchSelection(problems, options);
        long tables = options.Method == SearchMethod.RandomTables
            ? DrawTables(table, options, problems.Training, selection, random, cancellation)
            : Anneal(table, options, problems.Training, selection, random, cancellation);
        selection.End();
        return new SearchRestart(number, tables, table.Steps + selection.Steps, selection.Validation, selection.IsConfirmed, selection.Entries);
    }

    /// <summary>A table of a restart.</summary>
    public SearchTable? CreateTable(int states)
    {
        if (Entries.Length == 0)
            return null;
        var table = new SearchTable(states);
        table.Write(Entries);
        return table;
    }

    private static long DrawTables(
        SearchTable table, TuringSearchOptions options, SearchProblem[] training, SearchSelection selection, RandomBits random, CancellationToken cancellation)
    {
        for (int tried = 1; tried <= options.TablesPerRestart; tried++)
        {
            ThrowIfCancelled(tried, cancellation);
            table.Randomize(random);
            int solved = table.CountAtLeast(training, Math.Min(selection.LeastTraining, selection.BestTraining + 1));
            if (solved >= 0 && selection.Offer(table, solved))
                return tried;
        }

        return options.TablesPerRestart;
    }

    /// <summary>Threshold acceptance: the least that a change must reach is drawn first, so that most are given up after a few problems.</summary>
    private static long Anneal(
        SearchTable table, TuringSearchOptions options, SearchProblem[] training, SearchSelection selection, RandomBits random, CancellationToken cancellation)
    {
        table.Randomize(random);
        int solved = table.Count(training);
        for (int tried = 1; tried <= options.TablesPerRestart; tried++)
        {
            ThrowIfCancelled(tried, cancellation);
            (int index, int previous) = table.Mutate(random);
            double temperature = options.Temperature * training.Length * (1 - ((double)tried / options.TablesPerRestart));
            double least = solved + (temperature * Math.Log(random.NextDouble() + double.Epsilon));
            if (table.Entries[index] == previous)
                continue;
            int now = table.CountAtLeast(training, least);
            if (now < 0)
            {
                table.Entries[index] = previous;
                continue;
            }

            solved = now;
            if (selection.Offer(table, solved))
                return tried;
        }

        return options.TablesPerRestart;
    }

    private static void ThrowIfCancelled(int tried, CancellationToken cancellation)
    {
        if ((tried & 255) == 0)
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>A seed for each restart: neighbouring numbers share nothing.</summary>
    private static int Mix(int seed, int number)
    {
        ulong mixed = ((ulong)(uint)seed << 32 | (uint)number) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
        return (int)(mixed >> 32);
    }
}
