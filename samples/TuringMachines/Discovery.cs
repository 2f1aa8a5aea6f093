using System;
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
        Console.WriteLine($"  no step at all                                   {result.BaselineCorner:P1}   (the sign of the sum: {result.BaselineSum:P1})");
        Console.WriteLine($"  1000 validation problems, m = 4 to 9, d = 3 to 5  {result.Validation:P1}");
        Console.WriteLine($"  500 larger problems, m = 8 to 10, d = 4 to 5      {result.Transfer:P1}");
        Console.WriteLine();
        ShowTable(machine);
        return result.IsFound && result.Transfer > 0.99;
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
