using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using TuringMachines;

namespace Learnability.Benchmarks;

/// <summary>
/// The rollout of generated networks beside the same machines in C, and beside the layers applied everywhere: first compared, then timed, the least processor time of many rounds.
/// </summary>
internal static class Program
{
    private const int Rounds = 25;

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string folder = Directory.CreateTempSubdirectory("machine-rollout").FullName;
        try
        {
            using var program = new CRollout(folder);
            Console.WriteLine("machine        m    d        steps  C# M steps/s  C M steps/s  C#/C time");
            Measure("majority", MajorityMachine.MajorityRcnn.Table, 300, 64, program, shape => new MajorityMachine.MajorityRcnn(shape.Inputs, shape.Samples, shape.Depth), static network => (network.Step, network.Predict, network.Trace, () => network.LastSteps), static (x, random) => random.NextBit());
            Measure("gauss", GaussMachine.GaussRcnn.Table, 40, 30, program, shape => new GaussMachine.GaussRcnn(shape.Inputs, shape.Samples, shape.Depth), static network => (network.Step, network.Predict, network.Trace, () => network.LastSteps), IsEven);
            Measure("gauss", GaussMachine.GaussRcnn.Table, 300, 256, program, shape => new GaussMachine.GaussRcnn(shape.Inputs, shape.Samples, shape.Depth), static network => (network.Step, network.Predict, network.Trace, () => network.LastSteps), IsEven);
            MeasureDense();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsEven(ulong[] x, RandomBits random) => x.Sum(static word => (long)ulong.PopCount(word & 0x5555_5555_5555_5555)) % 2 == 0;

    private delegate bool StepSample(ReadOnlySpan<ulong> input, bool label);

    private delegate bool PredictInput(ReadOnlySpan<ulong> input);

    private delegate RcnnTrace TraceInput(ReadOnlySpan<ulong> input);

    private static void Measure<TNetwork>(
        string name,
        TransitionTable machine,
        int samples,
        int inputs,
        CRollout program,
        Func<RcnnShape, TNetwork> create,
        Func<TNetwork, (StepSample Step, PredictInput Predict, TraceInput Trace, Func<long> Steps)> members,
        Func<ulong[], RandomBits, bool> label)
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        var shape = new RcnnShape(inputs, samples, 1_000_000_000, RcnnOptions.Default);
        (StepSample step, PredictInput predict, TraceInput trace, Func<long> steps) = members(create(shape));
        for (int i = 0; i < samples; i++)
        {
            ulong[] sample = Draw(random, inputs);
            step(sample, label(sample, random));
        }

        ulong[] x = Draw(random, inputs);
        bool answer = predict(x);
        MachineRun run = trace(x).Run;
        sbyte[] tape = MemoryMarshal.CreateReadOnlySpan(ref run.Origin, (run.Rows + 2) * run.Stride).ToArray();
        CRollout.Entry[] table = CRollout.CreateTable(machine, run.Stride);
        sbyte[] work = [.. tape];
        long stepsOfC = program.Run(table, work, run.Head, long.MaxValue);
        if (stepsOfC != steps() || work[run.Stride + 1] != (answer ? 1 : -1))
            throw new InvalidOperationException($"{name}: C# took {steps()} steps, C {stepsOfC}.");

        int repetitions = (int)Math.Max(1, 5_000_000 / stepsOfC);
        double ofCSharp = double.MaxValue;
        double ofC = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = ThreadClock.Now;
            for (int i = 0; i < repetitions; i++)
                predict(x);
            ofCSharp = Math.Min(ofCSharp, (ThreadClock.Now - start) / 1e9);
            start = ThreadClock.Now;
            for (int i = 0; i < repetitions; i++)
            {
                tape.CopyTo(work, 0);
                program.Run(table, work, run.Head, long.MaxValue);
            }

            ofC = Math.Min(ofC, (ThreadClock.Now - start) / 1e9);
        }

        double million = stepsOfC * (double)repetitions / 1e6;
        Console.WriteLine($"{name,-10} {samples,5} {inputs,4} {stepsOfC,12:N0} {million / ofCSharp,13:F0} {million / ofC,12:F0} {ofCSharp / ofC,10:F2}");
    }

    /// <summary>The layer applied everywhere, L times, beside the rollout, at m = 12 and d = 8.</summary>
    private static void MeasureDense()
    {
        const int Inputs = 8;
        const int Samples = 12;
        var random = new RandomBits(1, RandomPurpose.Examples);
        var probe = new GaussMachine.GaussRcnn(Inputs, Samples, 1_000_000);
        ulong[][] examples = [.. Enumerable.Range(0, Samples).Select(_ => Draw(random, Inputs))];
        foreach (ulong[] sample in examples)
            probe.Step(sample, IsEven(sample, random));
        ulong[] x = Draw(random, Inputs);
        probe.Predict(x);
        var shape = new RcnnShape(Inputs, Samples, (int)probe.LastSteps + 1, RcnnOptions.Default);
        var dense = new DenseRcnn(GaussMachine.GaussRcnn.Table, shape);
        foreach (ulong[] sample in examples)
            dense.Step(Signs(sample), IsEven(sample, random));
        var ones = new bool[Inputs];
        ones.AsSpan().Fill(true);
        dense.Step(ones, true);
        bool[] signs = Signs(x);
        double ofDense = double.MaxValue;
        double ofSparse = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = ThreadClock.Now;
            dense.Evaluate(signs);
            ofDense = Math.Min(ofDense, (ThreadClock.Now - start) / 1e9);
            start = ThreadClock.Now;
            for (int i = 0; i < 1000; i++)
                probe.Predict(x);
            ofSparse = Math.Min(ofSparse, (ThreadClock.Now - start) / 1e12);
        }

        Console.WriteLine($"gauss, m = {Samples}, d = {Inputs}, L = {shape.Depth:N0}: dense {1e3 * ofDense:F1} ms ({1e9 * ofDense / ((double)shape.Cells * shape.Depth):F1} ns a patch), sparse {1e6 * ofSparse:F1} us, x{ofDense / ofSparse:N0}");

        static bool[] Signs(ulong[] input) => [.. Enumerable.Range(0, Inputs).Select(bit => (input[0] >> bit & 1) != 0)];
    }

    private static ulong[] Draw(RandomBits random, int inputs)
    {
        var x = new ulong[PackedInput.WordCount(inputs)];
        for (int word = 0; word < x.Length; word++)
            x[word] = random.NextBits(Math.Min(64, inputs - (64 * word)));
        return x;
    }
}
