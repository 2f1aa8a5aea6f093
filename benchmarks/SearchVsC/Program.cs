using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Learnability;
using Learnability.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(string Task, int States)[] tasks = [("x_1", 3), ("±x_1", 4), ("x_1,-x_1", 4), ("x_2", 4), ("±x_2", 4)];
foreach (string part in args.Length > 0 ? args : ["tables", "cores", "seeds"])
{
    switch (part)
    {
        case "tables":
            RandomTablesBesideC();
            break;
        case "cores":
            Cores();
            break;
        case "seeds":
            foreach ((string name, int states) in tasks)
                Seeds(name, states);
            break;
        default:
            if (tasks.FirstOrDefault(task => task.Task == part) is not { Task: not null, States: var number })
            {
                Console.Error.WriteLine($"There is no part {part}: tables, cores and seeds are measured, or of the last one of {string.Join("; ", tasks.Select(static task => task.Task))}.");
                return 2;
            }

            Seeds(part, number);
            break;
    }
}

return 0;

static void RandomTablesBesideC()
{
    string folder = Directory.CreateTempSubdirectory("search-vs-c").FullName;
    try
    {
        MeasureRandomTables(folder);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

// Random tables of three states on the same data sets from the same random bits, one thread: the number that pass is compared, then the least processor time of many rounds.
static unsafe void MeasureRandomTables(string folder)
{
    const int Tables = 20_000;
    const int Rounds = 50;
    const int Seed = 7;
    var options = new TuringSearchOptions { TrainingProblems = 128 };
    SearchProblem[] problems = SearchTask.Feature(1).Draw(options.TrainingProblems, options.For(SearchTask.Feature(1)).TrainingSizes!, new RandomBits(1, RandomPurpose.Examples));
    int most = problems.Length / 50;
    string library = Path.Combine(folder, "search.so");
    using (Process compiler = Process.Start("gcc", ["-O3", "-march=native", "-shared", "-fPIC", "-o", library, Path.Combine(AppContext.BaseDirectory, "search.c")]))
    {
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException("gcc failed on search.c.");
    }

    var randomTables = (delegate* unmanaged<byte*, int*, int, int, long, int, int, int, long>)NativeLibrary.GetExport(NativeLibrary.Load(library), "random_tables");
    byte[] tapes = [.. problems.SelectMany(static problem => problem.Tape)];
    int[] facts = [.. problems.SelectMany(static problem => (int[])[problem.Tape.Length, problem.Head, problem.Answer, problem.MaxSteps])];
    double ofC = double.MaxValue;
    double ofCSharp = double.MaxValue;
    for (int round = 0; round < Rounds; round++)
    {
        long start = ThreadClock.Now;
        long passedInC;
        fixed (byte* tape = tapes)
        fixed (int* fact = facts)
            passedInC = randomTables(tape, fact, problems.Length, options.States, Tables, most, Seed, (int)RandomPurpose.Initialization);
        ofC = Math.Min(ofC, (ThreadClock.Now - start) / 1e9);

        start = ThreadClock.Now;
        var random = new RandomBits(Seed, RandomPurpose.Initialization);
        var table = new SearchTable(options.States);
        long passed = 0;
        for (int i = 0; i < Tables; i++)
        {
            table.Randomize(random);
            passed += table.CountAtLeast(problems, problems.Length - most) >= 0 ? 1 : 0;
        }

        ofCSharp = Math.Min(ofCSharp, (ThreadClock.Now - start) / 1e9);
        if (passed != passedInC)
            throw new InvalidOperationException($"{passed} tables pass in C#, {passedInC} in C.");
    }

    Console.WriteLine($"random tables, 3 states, {problems.Length} problems (m = 2 to 7, d = 2 to 3, 4 steps a cell): C# {Tables / ofCSharp / 1e3:F0}k a second and core, C {Tables / ofC / 1e3:F0}k, C#/C time {ofCSharp / ofC:F2}");
}

static void Seeds(string name, int states)
{
    const int Seeds = 20;
    var task = SearchTask.Parse(name);
    var medium = new SearchSizes(8, 10, Math.Max(4, task.LeastInputs), Math.Max(5, task.LeastInputs + 1));
    double[] seconds = new double[Seeds];
    long[] tables = new long[Seeds];
    int found = 0;
    double least = 1;
    double leastLarger = 1;
    double corner = 0;
    double sum = 0;

    // A seed a thread, on its own processor's time.
    Parallel.For(1, Seeds + 1, seed =>
    {
        long start = ThreadClock.Now;
        SearchResult result = new TuringSearch(task, new TuringSearchOptions { States = states, Seed = seed }).Run(maxDegreeOfParallelism: 1);
        seconds[seed - 1] = (ThreadClock.Now - start) / 1e9;
        tables[seed - 1] = result.Tables;
        IReadOnlyList<SearchScore>? scores = result.IsFound ? SearchScore.Measure(result.Machine!, task, medium, 2000, seed) : null;
        lock (tables)
        {
            corner += result.BaselineCorner / Seeds;
            sum += result.BaselineSum / Seeds;
            if (scores is null)
                return;
            found++;
            leastLarger = Math.Min(leastLarger, result.Transfer);
            least = Math.Min(least, scores.Average(static score => score.Accuracy));
        }
    });
    Array.Sort(seconds);
    Array.Sort(tables);
    Console.WriteLine(
        $"{name}, {states} states: found on {found} of {Seeds} seeds; tables to success: median {Median(tables.Select(static count => (double)count)):N0}, most {tables[^1]:N0}; "
        + $"seconds of one processor: median {Median(seconds):F2}, most {seconds[^1]:F2}; least part solved of 2,000 problems with {medium.LeastSamples} to {medium.MostSamples} samples {least:F4}, "
        + $"of 500 with 16 to 40 samples {leastLarger:F4}; without a step {corner:F3}, by the sign of the sum {sum:F3}");

    static double Median(IEnumerable<double> sorted) => (sorted.ElementAt((Seeds - 1) / 2) + sorted.ElementAt(Seeds / 2)) / 2;
}

static void Cores()
{
    // No machine of two states learns conjunctions, so that every restart runs to its end.
    var options = new TuringSearchOptions { States = 2, Restarts = 32, TablesPerRestart = 2_000, TransferProblems = 0 };
    double one = Time(1);
    double two = Time(2);
    Console.WriteLine($"32 restarts of 2,000 tables: {one:F2} s on one thread, {two:F2} s on two, x{one / two:F2}");

    double Time(int threads)
    {
        double best = double.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long start = Stopwatch.GetTimestamp();
            new TuringSearch(SearchTask.Conjunction, options).Run(threads);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
