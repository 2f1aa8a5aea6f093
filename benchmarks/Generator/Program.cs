using System;
using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;

namespace Learnability.Benchmarks;

/// <summary>Medians of what the generator takes after edits, with the number of methods that it lowers. With other arguments than "only" and words: BenchmarkDotNet.</summary>
internal static class Program
{
    private const int WarmUps = 10;
    private const int Rounds = 41;
    private const double MostMilliseconds = 9000;

    private static void Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is not ([] or ["only", ..]))
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
            return;
        }

        var project = new EditedProject();
        project.Generate();
        Console.WriteLine($"{project.Methods} methods with [Circuit] in {project.Files} files; medians of at most {Rounds}, elapsed ms. Read: all before lowering.");
        Console.WriteLine();
        Console.WriteLine($"{"",-52}{"lowered",8}{"read",10}{"a method",10}{"all",10}");
        Report("cold: a new driver, all circuits known but twelve", () => project = new EditedProject());
        Report("a comment in the file of twelve methods", () => project.EditComment());
        Report("a body in an unrelated file", () => project.EditUnrelatedBody());
        Report("a declaration in an unrelated file", () => project.EditUnrelatedDeclaration());
        Report("the body of one method", () => project.EditBody());
        Report("a helper in another file, of twelve methods", () => project.EditHelper());
        const string Analyzer = "the analyzer after a comment";
        if (IsWanted(Analyzer))
        {
            double all = MedianOf(() =>
            {
                project.EditComment();
                long start = Stopwatch.GetTimestamp();
                project.Analyze();
                return (0, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }).All;
            Console.WriteLine($"{Analyzer,-52}{all,38:F2}");
        }

        void Report(string what, Action edit)
        {
            if (!IsWanted(what))
                return;
            (double reading, double all) = MedianOf(() =>
            {
                edit();
                long start = Stopwatch.GetTimestamp();
                project.Generate();
                double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                return (project.Reading.TotalMilliseconds, time);
            });
            Console.WriteLine($"{what,-52}{project.Lowerings,8}{reading,10:F2}{reading / project.Methods,10:F3}{all,10:F2}");
        }

        bool IsWanted(string what) => arguments.Length == 0 || Array.Exists(arguments, word => what.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static (double Reading, double All) MedianOf(Func<(double Reading, double All)> measure)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUps && (i < 3 || Milliseconds(start) < MostMilliseconds / 3); i++)
            measure();
        var reading = new double[Rounds];
        var all = new double[Rounds];
        int rounds = 0;
        start = Stopwatch.GetTimestamp();
        for (; rounds < Rounds && (rounds < 5 || Milliseconds(start) < MostMilliseconds); rounds++)
            (reading[rounds], all[rounds]) = measure();
        Array.Sort(reading, 0, rounds);
        Array.Sort(all, 0, rounds);
        return (reading[rounds / 2], all[rounds / 2]);
    }

    private static double Milliseconds(long start) => Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}
