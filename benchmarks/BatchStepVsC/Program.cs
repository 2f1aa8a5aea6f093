using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Learnability.Corpus;

namespace Learnability.Benchmarks;

/// <summary>
/// A step of a generated model on a batch beside the same step by hand in C, on the same batch: answers are compared after every step, then processor time, the
/// least of many rounds. Arguments: <c>gates</c> for queries of many gates, <c>growth</c> for the growth with b and n, or <c>growth N</c> for one n, <c>train</c> for a whole training through
/// sample extraction; none for queries of one gate.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string folder = Directory.CreateTempSubdirectory("batch-step-vs-c").FullName;
        try
        {
            switch (arguments.FirstOrDefault())
            {
                case null:
                    Compare(folder, Subject.SingleGates);
                    break;
                case "gates":
                    Compare(folder, Subject.ManyGates);
                    break;
                case "growth":
                    Grow(folder, arguments.ElementAtOrDefault(1));
                    break;
                case "train":
                    Train();
                    break;
                default:
                    Console.Error.WriteLine($"There is no measurement '{arguments[0]}'.");
                    return 2;
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string folder, Subject subject)
    {
        int parameters = subject.Queries.OutputCount + 1;
        Console.WriteLine($"{subject.Queries.OutputCount} queries of {subject.Queries.GateCount} gates together, {parameters} parameters a step");
        Console.WriteLine("     b   steps  C# ns/step   C ns/step  C#/C  C# ns/parameter  C# ns/gate and 512 samples");
        using var words = new CBatchStep(Path.Combine(folder, "words"), subject.Queries, isVector: false);
        using var vectors = new CBatchStep(Path.Combine(folder, "vectors"), subject.Queries, isVector: true);
        foreach (int batchSize in new[] { 16, 64, 100, 512, 1000, 1024, 2048, 4096 })
        {
            (int steps, double ofCSharp, double ofC) = Measure(batchSize <= 64 ? words : vectors, subject, batchSize);
            int visits = (batchSize + 511) / 512;
            Console.WriteLine($"{batchSize,6} {steps,7} {ofCSharp,11:F0} {ofC,11:F0} {ofCSharp / ofC,5:F2} {ofCSharp / parameters,16:F1} {ofCSharp / subject.Queries.GateCount / visits,27:F2}");
        }
    }

    private static void Grow(string folder, string? inputs)
    {
        Console.WriteLine("ns a step");
        int[] batchSizes = [512, 1024, 2048, 4096, 8192, 16_384];
        Console.WriteLine($"{"b",8}{string.Concat(batchSizes.Select(static batchSize => $"{batchSize,8}"))}");
        foreach (Subject subject in Subject.OfSizes.Where(subject => inputs is null || subject.Name == "n = " + inputs))
        {
            using var vectors = new CBatchStep(Path.Combine(folder, subject.Queries.OutputCount.ToString(CultureInfo.InvariantCulture)), subject.Queries, isVector: true);
            Console.WriteLine($"{subject.Name,8}{string.Concat(batchSizes.Select(batchSize => $"{Measure(vectors, subject, batchSize).CSharp,8:F0}"))}");
        }
    }

    private static (int Steps, double CSharp, double C) Measure(CBatchStep program, Subject subject, int batchSize)
    {
        int queries = subject.Queries.OutputCount;
        int inputBits = subject.Queries.InputCount - 1;
        var random = new RandomBits(1, RandomPurpose.Examples);
        var batch = new LabelledBits(inputBits, batchSize);
        for (int i = 0; i < batchSize; i++)
            batch.Set(i, [random.NextBits(inputBits)], random.NextBit());
        var options = new MiniBatchSgdOptions { BatchSize = batchSize };
        Training checkedTraining = subject.Create(options);
        QueryPlan plan = checkedTraining.Plan;
        var answers = new int[plan.Steps * (queries + 1)];
        var units = new int[queries];
        program.Run(batch, plan.Steps, plan.Constants.Offset, plan.Precision, answers, units);
        for (int step = 0; step < plan.Steps; step++)
        {
            checkedTraining.Step(batch);
            if (!checkedTraining.GetAnswers(step).AsSpan().SequenceEqual(answers.AsSpan(step * (queries + 1), queries + 1)))
                throw new InvalidOperationException($"b = {batchSize}, step {step}: the answers differ.");
        }

        // By turns, so that both have the same of whatever else the machine does.
        int steps = plan.Steps, rounds = Math.Max(4, 400_000 / steps);
        double ofC = double.PositiveInfinity, ofCSharp = double.PositiveInfinity;
        for (int turn = 0; turn < 6; turn++)
        {
            ofC = Math.Min(ofC, Least(steps, rounds, () => () => program.Run(batch, steps, plan.Constants.Offset, plan.Precision, answers, units)));
            ofCSharp = Math.Min(ofCSharp, Least(steps, rounds, () =>
            {
                Action<LabelledBits> fresh = subject.Create(options).Step;
                return () =>
                {
                    for (int step = 0; step < steps; step++)
                        fresh(batch);
                };
            }));
        }

        return (steps, ofCSharp, ofC);
    }

    /// <summary>Sixteen inputs, forty samples: all steps of Theorem 1a.</summary>
    private static void Train()
    {
        long from = ThreadClock.Now;
        var model = new Parity16.MiniBatchModel(1);
        var random = new RandomBits(1, RandomPurpose.Examples);
        var batch = new LabelledBits(16, model.Plan.BatchSize);
        while (!model.IsDone)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                ulong x = random.NextBits(16);
                batch.Set(i, [x], (System.Numerics.BitOperations.PopCount(x & 0xB5A1) & 1) != 0);
            }

            model.Step(batch);
        }

        Console.WriteLine($"n = 16, m = 40: {model.Plan.Steps} steps and their batches in {(ThreadClock.Now - from) / 1e9:F2} s, {model.SamplesExtracted} samples extracted");
    }

    /// <summary>The least time of a step over some rounds.</summary>
    private static double Least(int steps, int rounds, Func<Action> prepare)
    {
        double least = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            Action work = prepare();
            long from = ThreadClock.Now;
            work();
            least = Math.Min(least, (ThreadClock.Now - from) / (double)steps);
        }

        Thread.Sleep(100);
        return least;
    }
}
