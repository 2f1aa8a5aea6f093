using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Learnability;
using Learnability.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (string part in args.Length > 0 ? args : ["tables", "seeds", "cores"])
{
    switch (part)
    {
        case "tables":
            RandomTablesBesideC();
            break;
        case "seeds":
            Seeds("x_1", 3, SearchTask.Feature(1));
            Seeds("±x_1", 4, SearchTask.SignedFeature(1));
            break;
        case "cores":
            Cores();
            break;
        default:
            Console.Error.WriteLine($"There is no part {part}: tables, seeds and cores are measured.");
            return 2;
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
    SearchProblem[] problems = SearchTask.Feature(1).Draw(options.TrainingProblems, options.TrainingSizes, new RandomBits(1, RandomPurpose.Examples));
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

static void Seeds(string name, int states, SearchTask task)
{
    double[] seconds = new double[20];
    long[] tables = new long[20];
    int found = 0;
    double transfer = 1;
    for (int seed = 1; seed <= 20; seed++)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        SearchResult result = new TuringSearch(task, new TuringSearchOptions { States = states, Seed = seed }).Run(maxDegreeOfParallelism: 1);
        seconds[seed - 1] = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        tables[seed - 1] = result.Tables;
        found += result.IsFound ? 1 : 0;
        transfer = Math.Min(transfer, result.Transfer);
    }

    Array.Sort(seconds);
    Array.Sort(tables);
    Console.WriteLine($"{name}, {states} states: found on {found} of 20 seeds; tables to success: median {tables[10]:N0}, most {tables[19]:N0}; seconds of one processor: median {seconds[10]:F2}, most {seconds[19]:F2}; least transfer {transfer:F3}");
}

static void Cores()
{
    // No machine of two states learns conjunctions, so that every restart runs to its end.
    var options = new TuringSearchOptions { States = 2, Restarts = 16, TablesPerRestart = 2_000, TransferProblems = 0 };
    double one = Time(1);
    double two = Time(2);
    Console.WriteLine($"16 restarts of 2,000 tables: {one:F2} s on one thread, {two:F2} s on two, x{one / two:F2}");

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
