using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Learnability.Benchmarks;

/// <summary>
/// The kernels of circuits beside C on the same circuits, with vectors of the same width and the same batch. Each contender runs in a process of its own; what
/// comes out is compared, and the least processor time counts.
/// </summary>
internal static class Program
{
    private const string Usage = "usage: KernelsVsC [prepare FOLDER | measure FOLDER] [CIRCUIT...]";

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (arguments)
        {
            case ["worker", var path, var inputs, var outputs, var words, var unitWords, var callUnits]:
                Worker.Run(path, int.Parse(inputs), int.Parse(outputs), int.Parse(words), int.Parse(unitWords), int.Parse(callUnits));
                return 0;
            case ["prepare", var folder, .. var names]:
                Prepare(folder, names);
                return 0;
            case ["measure", var folder, .. var names]:
                Measure(folder, names);
                return 0;
            case ["prepare" or "measure" or "worker", ..]:
                Console.Error.WriteLine(Usage);
                return 2;
        }

        string temporary = Directory.CreateTempSubdirectory("kernels-vs-c").FullName;
        try
        {
            Prepare(temporary, arguments);
            Measure(temporary, arguments);
            return 0;
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static IEnumerable<(Subject Subject, Batch Batch)> Choose(string root, string[] names) =>
        from subject in Subject.All()
        where names.Length == 0 || names.Contains(subject.Name)
        select (subject, new Batch(subject.Circuit, Path.Combine(root, subject.Name)));

    private static void Prepare(string root, string[] names)
    {
        Limits.Compile(Path.Combine(root, "limits"));
        foreach ((Subject subject, Batch batch) in Choose(root, names))
        {
            Directory.CreateDirectory(batch.Folder);
            foreach (Contender contender in Contender.All)
            {
                TimeSpan from = Process.GetCurrentProcess().TotalProcessorTime;
                contender.Prepare(batch);
                Console.Error.WriteLine($"{subject.Name}: {contender.Name}, {(Process.GetCurrentProcess().TotalProcessorTime - from).TotalSeconds:F1} s here");
            }
        }
    }

    private static void Measure(string root, string[] names)
    {
        double registers = MeasureLimit(Path.Combine(root, "limits", "registers.so"));
        double cache = MeasureLimit(Path.Combine(root, "limits", "cache.so"));
        Console.WriteLine($"Limits, in 10⁹ operations on a sample a second: {registers:F0} in registers, {cache:F0} load-op-store in the first-level cache.");
        Console.WriteLine(
            "| circuit | gates | samples | unrolled, ns/gate | Ggs/s | of the L1 limit | table | gcc on columns | gcc on blocks "
            + "| unrolled / gcc on columns | unrolled / gcc on blocks | table / gcc on columns | table / gcc on blocks | words -O1 / unrolled | words -O1 / table | interpreter / table |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach ((Subject subject, Batch batch) in Choose(root, names))
        {
            foreach (int vectors in Batch.Vectors)
                Measure(subject.Name, batch, vectors, cache);
        }
    }

    private static void Measure(string name, Batch batch, int vectors, double cache)
    {
        int gates = batch.Circuit.GateCount;
        string? expected = null;
        Dictionary<Contender, double> times = Contender.All.ToDictionary(contender => contender, MeasureContender);
        double unrolled = times[Contender.Unrolled], table = times[Contender.Table], words = times[Contender.Words];
        double columns = Contender.COnColumns.Min(contender => times[contender]), blocks = Contender.COnBlocks.Min(contender => times[contender]);
        double rate = 512 / unrolled;
        Console.WriteLine(
            $"| {name} | {gates:N0} | {512 * vectors:N0} | {unrolled:F3} | {rate:F0} | {rate / cache:P0} | {table:F3} | {columns:F3} | {blocks:F3} "
            + $"| {unrolled / columns:F2} | {unrolled / blocks:F2} | {table / columns:F2} | {table / blocks:F2} "
            + $"| {words / unrolled:F1} | {words / table:F1} | {times[Contender.Interpreter] / table:F1} |");

        // The nanoseconds of a gate and vector.
        double MeasureContender(Contender contender)
        {
            double least = double.PositiveInfinity;
            foreach (int callUnits in contender.GetCallUnits(8 * vectors))
            {
                (string hash, double nanoseconds) = Run(
                    batch.GetPath(contender.File), batch.Circuit.InputCount, batch.Circuit.OutputCount, 8 * vectors, contender.UnitWords, callUnits);
                expected ??= hash;
                if (hash != expected)
                    throw new InvalidOperationException($"{name}: {contender.Name} computes something else.");
                least = Math.Min(least, nanoseconds / gates / vectors);
            }

            return least;
        }
    }

    /// <summary>10⁹ operations times samples a second.</summary>
    private static double MeasureLimit(string library) =>
        Limits.Operations * 512.0 / Run(library, Limits.InputCount, Limits.OutputCount, 8, 8, 1).Nanoseconds;

    private static (string Hash, double Nanoseconds) Run(string library, int inputs, int outputs, int words, int unitWords, int callUnits)
    {
        string[] arguments = ["worker", library, $"{inputs}", $"{outputs}", $"{words}", $"{unitWords}", $"{callUnits}"];
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        string[] result = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0 || result.Length != 2)
            throw new InvalidOperationException($"{library} failed.");
        return (result[0], double.Parse(result[1]));
    }
}
