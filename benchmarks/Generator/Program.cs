using System;
using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;

namespace Learnability.Benchmarks;

/// <summary>Medians of what the generator takes after edits, with the number of methods that it lowers. With arguments: BenchmarkDotNet.</summary>
internal static class Program
{
    private const int WarmUps = 10;
    private const int Rounds = 41;

    private static void Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments.Length > 0)
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
            return;
        }

        var project = new EditedProject();
        project.Generate();
        Console.WriteLine($"{project.Methods} methods with [Circuit] in {project.Files} files; medians of {Rounds}, elapsed ms.");
        Console.WriteLine();
        Console.WriteLine($"{"",-44}{"lowered",8}{"generator",11}{"a method",10}{"with binding",14}");
        Report("cold: a new driver, all code known but twelve", () => project = new EditedProject());
        Report("a comment in the file of twelve methods", project.EditComment);
        Report("a change of an unrelated file", project.EditUnrelatedFile);
        Report("the body of one method", project.EditBody);
        Report("a helper of twelve methods", project.EditHelper);
        Console.WriteLine();
        Console.WriteLine($"{"the analyzer after a comment",-44}{Median(() =>
        {
            project.EditComment();
            long start = Stopwatch.GetTimestamp();
            project.Analyze();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }),19:F2}");

        void Report(string what, Action edit)
        {
            double all = 0;
            double generator = Median(() =>
            {
                edit();
                long start = Stopwatch.GetTimestamp();
                double time = project.Generate().TotalMilliseconds;
                all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                return time;
            });
            Console.WriteLine($"{what,-44}{project.Lowerings,8}{generator,11:F2}{generator / project.Methods,10:F3}{all,14:F2}");
        }
    }

    private static double Median(Func<double> measure)
    {
        for (int i = 0; i < WarmUps; i++)
            measure();
        var times = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
            times[i] = measure();
        Array.Sort(times);
        return times[Rounds / 2];
    }
}
