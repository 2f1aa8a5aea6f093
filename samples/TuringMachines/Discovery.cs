using System;
using System.Collections.Generic;
using System.Linq;
using Learnability;

namespace TuringMachines;

/// <summary>A machine that learns ±x_1 is found by search, shown, and given larger problems than it was found on.</summary>
internal static class Discovery
{
    /// <summary>Says whether a machine was found that solves larger problems too.</summary>
    public static bool Run()
    {
        Console.WriteLine("Searching for a machine of 4 states that learns the sign of ±x_1, on data sets of 2 to 7 samples of 2 to 3 features.");
        SearchResult result = new TuringSearch(SearchTask.SignedFeature(1), new TuringSearchOptions { States = 4, Seed = 1 }).Run();
        if (result.Machine is not { } machine)
        {
            Console.WriteLine("None was found.");
            return false;
        }

        Console.WriteLine($"Found after {result.Tables:N0} tables. Right on (read at the top left cell):");
        Console.WriteLine($"  no step at all                                       {result.BaselineCorner:P1}   (the sign of the sum: {result.BaselineSum:P1})");
        Console.WriteLine($"  1000 validation problems, m = 4 to 9, d = 3 to 5     {result.Validation:P1}");
        Console.WriteLine($"  500 larger problems, m = 16 to 40, d = 8 to 12       {result.Transfer:P1}   (no step: {result.TransferScores[0].BaselineCorner:P1}, the sum: {result.TransferScores[0].BaselineSum:P1})");
        Console.WriteLine();
        ShowTable(machine);
        return Reuse(machine) && result.IsFound && result.Transfer == 1;
    }

    /// <summary>A machine found for one task alone need not have learned to learn: it is compared, on both signs, with the one found for both.</summary>
    private static bool Reuse(TransitionTable several)
    {
        SearchResult alone = new TuringSearch(SearchTask.Feature(1), new TuringSearchOptions { States = 3, Seed = 7 }).Run();
        if (alone.Machine is not { } one)
            return false;
        var tasks = SearchTask.Parse("x_1,-x_1");
        (int best, IReadOnlyList<IReadOnlyList<SearchScore>> scores) = AlgorithmSelection.SelectReusable([one, several], tasks, new SearchSizes(16, 40, 8, 12), problems: 1000, seed: 1);
        Console.WriteLine("Reusable? Right on 1000 larger problems, m = 16 to 40, d = 8 to 12:");
        Console.WriteLine("  machine                     x_1      -x_1");
        Show("no step at all", scores[0].Select(static score => score.BaselineCorner));
        Show("the sign of the sum", scores[0].Select(static score => score.BaselineSum));
        Show("found for x_1 alone", scores[0].Select(static score => score.Accuracy));
        Show("found for both signs", scores[1].Select(static score => score.Accuracy));
        Console.WriteLine($"Selected on both tasks: the one found for {(best == 0 ? "x_1 alone" : "both signs")}.");
        Console.WriteLine();
        return best == 1;

        static void Show(string machine, IEnumerable<double> accuracies) =>
            Console.WriteLine($"  {machine,-22}{string.Concat(accuracies.Select(static accuracy => $"{accuracy,10:P1}"))}");
    }

    private static void ShowTable(TransitionTable machine)
    {
        Console.WriteLine("state  moved on -      on .            on +            bumped on -     on .            on +");
        bool[] isReachable = machine.FindReachable();
        for (int state = 0; state < machine.StateCount; state++)
        {
            Console.Write($"{machine.GetName(state),-7}");
            for (int entry = state * TransitionTable.EntriesPerState; entry < (state + 1) * TransitionTable.EntriesPerState; entry++)
            {
                TransitionEntry step = machine.Entries[entry];
                char written = step.Write switch { Symbol.Minus => '-', Symbol.Plus => '+', _ => '.' };
                Console.Write(isReachable[entry] ? $"{machine.GetName(step.Next)} {written} {step.Move,-10} " : "never           ");
            }

            Console.WriteLine();
        }

        Console.WriteLine();
    }
}
