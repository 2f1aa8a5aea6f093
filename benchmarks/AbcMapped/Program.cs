using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Learnability;

// Optimises AIGER files and prints two-input gates before and after beside what ABC maps them to, and the least processor time of three further runs.
// Usage: mapped.sh FILE... > mapped.txt; dotnet run -c Release --project benchmarks/AbcMapped -- mapped.txt FILE...
if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: AbcMapped MAPPED.TXT FILE.aig...");
    return 1;
}

var mapped = new Dictionary<string, double>();
foreach (string line in File.ReadLines(args[0]))
{
    string[] parts = line.Split(' ');
    mapped[parts[0]] = double.Parse(parts[1], CultureInfo.InvariantCulture);
}

Console.WriteLine($"{"circuit",-10} {"gates",7} {"ANDs",7}    {"after",7} {"ANDs",7} {"ABC",7} {"ratio",6} {"seconds",8} {"µs/node/pass",12}");
double total = 0;
double totalMapped = 0;
foreach (string file in args.AsSpan(1))
{
    using FileStream stream = File.OpenRead(file);
    Circuit circuit = Circuit.ReadAiger(stream);
    var statistics = new List<PassStatistics>();
    CircuitInfo after = Pipeline.Optimize(circuit, statistics).Info;
    double seconds = double.MaxValue;
    for (int run = 0; run < 3; run++)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        Pipeline.Optimize(circuit);
        seconds = Math.Min(seconds, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
    }

    double visited = 0;
    foreach (PassStatistics run in statistics)
        visited += run.Before.Gates;
    string name = Path.GetFileNameWithoutExtension(file);
    total += after.Gates;
    totalMapped += mapped[name];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-10} {circuit.Info.Gates,7} {circuit.Info.AndGates,7} -> {after.Gates,7} {after.AndGates,7} {mapped[name],7:F0} {after.Gates / mapped[name],6:F3} {seconds,8:F2} {seconds * 1e6 / visited,12:F1}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"total      {total} two-input gates, ABC {totalMapped:F0}, ratio {total / totalMapped:F3}"));
return 0;
