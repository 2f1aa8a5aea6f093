using System;
using System.Globalization;
using Spectre.Console;

namespace Quickstart;

/// <summary>What the sample shows: colours and a moving bar on a terminal, plain text where output is redirected.</summary>
internal static class ConsoleDisplay
{
    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule(Markup.Escape(text)) { Justification = Justify.Left });
    }

    /// <summary>A line that is not wrapped.</summary>
    public static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs work that reports how many more of its parts are done: under a bar, or as the quarters passed where output is redirected.</summary>
    public static void Progress(string description, int parts, Action<Action<int>> work)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
        {
            AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .Start(context =>
                {
                    ProgressTask task = context.AddTask(Markup.Escape(description), maxValue: parts);
                    work(count => task.Increment(count));
                });
            return;
        }

        int done = 0;
        int quarters = 0;
        Console.Out.Write(description + ":");
        work(count =>
        {
            for (done += count; quarters < 4 && 4L * done >= (quarters + 1L) * parts; quarters++)
                Console.Out.Write($" {25 * (quarters + 1)}%");
        });
        Console.Out.WriteLine();
    }
}
