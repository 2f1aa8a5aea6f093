using System;
using System.Threading;

namespace Learnability;

/// <summary>What one restart found.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Tables">The tables that it tried.</param>
/// <param name="Validation">The part of the validation problems that its best table solves; 0 if none solved all training problems.</param>
/// <param name="Entries">The best table, three numbers an entry: next state, symbol and move; empty if there is none.</param>
internal sealed record SearchRestart(int Number, long Tables, double Validation, int[] Entries)
{
    /// <summary>Runs a restart, a pure function of the seed and the number.</summary>
    public static SearchRestart Run(int number, TuringSearchOptions options, SearchProblem[] training, SearchProblem[] validation, CancellationToken cancellation)
    {
        var random = new RandomBits(Mix(options.Seed, number), RandomPurpose.Initialization);
        var table = new SearchTable(options.States);
        return options.Method == SearchMethod.RandomTables
            ? DrawTables(number, table, options, training, validation, random, cancellation)
            : Anneal(number, table, options, training, validation, random, cancellation);
    }

    /// <summary>A table of a restart.</summary>
    public SearchTable? CreateTable(int states)
    {
        if (Entries.Length == 0)
            return null;
        var table = new SearchTable(states);
        for (int index = 0; index < table.Length; index++)
            table.Set(index, Entries[3 * index], Entries[(3 * index) + 1], Entries[(3 * index) + 2]);
        return table;
    }

    private static SearchRestart DrawTables(
        int number, SearchTable table, TuringSearchOptions options, SearchProblem[] training, SearchProblem[] validation, RandomBits random, CancellationToken cancellation)
    {
        var best = new SearchRestart(number, 0, 0, []);
        double least = options.Success * training.Length;
        for (int tried = 1; tried <= options.TablesPerRestart; tried++)
        {
            ThrowIfCancelled(tried, cancellation);
            table.Randomize(random);
            if (table.CountAtLeast(training, least) < 0)
                continue;
            best = Better(best, table, tried, validation);
            if (best.Validation >= options.Success)
                return best;
        }

        return best with { Tables = options.TablesPerRestart };
    }

    /// <summary>Threshold acceptance: the least that a change must reach is drawn first, so that most are given up after a few problems.</summary>
    private static SearchRestart Anneal(
        int number, SearchTable table, TuringSearchOptions options, SearchProblem[] training, SearchProblem[] validation, RandomBits random, CancellationToken cancellation)
    {
        var best = new SearchRestart(number, 0, 0, []);
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
            if (solved < training.Length)
                continue;
            best = Better(best, table, tried, validation);
            if (best.Validation >= options.Success)
                return best;
        }

        return best with { Tables = options.TablesPerRestart };
    }

    private static SearchRestart Better(SearchRestart best, SearchTable table, int tried, SearchProblem[] validation)
    {
        double score = (double)table.Count(validation) / validation.Length;
        if (score <= best.Validation)
            return best;
        var entries = new int[3 * table.Length];
        for (int index = 0; index < table.Length; index++)
            (entries[3 * index], entries[(3 * index) + 1], entries[(3 * index) + 2]) = table.Get(index);
        return best with { Tables = tried, Validation = score, Entries = entries };
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
