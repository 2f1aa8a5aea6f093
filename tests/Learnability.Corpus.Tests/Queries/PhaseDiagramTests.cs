using System;
using System.IO;
using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>The phase diagram of samples/StatisticalQueries goes on where an interrupt left it.</summary>
public sealed class PhaseDiagramTests
{
    private const string Header = "batch,variant,product,precision,accuracy,exact_decoding";

    [Fact]
    public void Interrupted_diagram_measures_only_what_is_missing()
    {
        string folder = Directory.CreateTempSubdirectory("phase-diagram").FullName;
        try
        {
            // All cells but two, with accuracies that no measurement gives; of one of the two a line that was cut off.
            string[] known = [.. Cells().Where(static cell => cell is not "4,Literal,0.0625,0.015625" and not "4,Literal,2,0.5").Select(static cell => cell + ",0.9876,0.1234")];
            string table = Path.Combine(folder, "phase-diagram.csv");
            File.WriteAllLines(table, [Header, .. known, "4,Literal,0.06"]);
            string printed = Run(folder);

            Assert.Contains($"{known.Length} cells are known", printed, StringComparison.Ordinal);
            string[] lines = File.ReadAllLines(table);
            Assert.Equal(Header, lines[0]);
            Assert.Equal(known, lines[1..^2]);
            Assert.Equal("4,Literal,0.0625,0.015625,1.0000,1.0000", lines[^2]);
            Assert.StartsWith("4,Literal,2,0.5,0.5", lines[^1], StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "phase-diagram.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Cells() =>
    [
        .. from row in new[] { (4, "Literal"), (16, "Literal"), (64, "Literal"), (16, "Sharp") }
           from product in new[] { 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2, 1, 2, 4 }
           where product / row.Item1 <= 0.5
           select FormattableString.Invariant($"{row.Item1},{row.Item2},{product:R},{product / row.Item1:R}"),
    ];

    private static string Run(string folder)
    {
        // bin/Release/net10.0 as for the tests themselves.
        string[] output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        string program = Path.Combine([Repository.Root, "samples", "StatisticalQueries", .. output, "StatisticalQueries.dll"]);
        (int exitCode, string printed) = ExternalTool.Run(TimeSpan.FromMinutes(5), "dotnet", program, folder);
        Assert.True(exitCode == 0, printed);
        return printed;
    }
}
