using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Learnability.Corpus;

namespace Learnability.Benchmarks;

/// <summary>
/// A step of a generated model on a batch beside the same step by hand in C, on the same batch: answers are compared after every step, then processor time, the
/// least of many rounds. And a whole training through sample extraction.
/// </summary>
internal static class Program
{
    private const int Queries = 16;

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string folder = Directory.CreateTempSubdirectory("batch-step-vs-c").FullName;
        try
        {
            using var program = new CBatchStep(Path.Combine(folder, "step"));
            Console.WriteLine("     b   steps  C# ns/step   C ns/step  C#/C  C# ns/sample  C# ns/parameter of a step");
            foreach (int batchSize in new[] { 16, 64, 512, 1024, 2048, 4096 })
                Measure(program, batchSize);
            Train();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(CBatchStep program, int batchSize)
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        var batch = new LabelledBits(16, batchSize);
        for (int i = 0; i < batchSize; i++)
            batch.Set(i, [random.NextBits(16)], random.NextBit());
        var options = new MiniBatchSgdOptions { BatchSize = batchSize };
        var model = new DictatorLearner.MiniBatchModel(0, options);
        QueryPlan plan = model.Plan;
        var answers = new int[plan.Steps * (Queries + 1)];
        var units = new int[Queries];
        program.Run(batch, plan.Steps, plan.Constants.Offset, plan.Precision, answers, units);
        for (int step = 0; step < plan.Steps; step++)
        {
            model.Step(batch);
            if (!model.GetAnswers(step).SequenceEqual(answers.AsSpan(step * (Queries + 1), Queries + 1)))
                throw new InvalidOperationException($"b = {batchSize}, step {step}: the answers differ.");
        }

        double ofC = Least(plan.Steps, () => () => program.Run(batch, plan.Steps, plan.Constants.Offset, plan.Precision, answers, units));
        double ofCSharp = Least(plan.Steps, () =>
        {
            var fresh = new DictatorLearner.MiniBatchModel(0, options);
            return () =>
            {
                for (int step = 0; step < plan.Steps; step++)
                    fresh.Step(batch);
            };
        });
        Console.WriteLine($"{batchSize,6} {plan.Steps,7} {ofCSharp,11:F0} {ofC,11:F0} {ofCSharp / ofC,5:F2} {ofCSharp / batchSize,13:F2} {ofCSharp / (Queries + 1),26:F1}");
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

    private static double Least(int steps, Func<Action> prepare)
    {
        int rounds = Math.Max(50, 20_000 / steps);
        for (int warm = 0; warm < 2; warm++)
        {
            for (int round = 0; round < rounds; round++)
                prepare()();
            Thread.Sleep(300);
        }

        double least = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            Action work = prepare();
            long from = ThreadClock.Now;
            work();
            least = Math.Min(least, (ThreadClock.Now - from) / (double)steps);
        }

        return least;
    }
}
