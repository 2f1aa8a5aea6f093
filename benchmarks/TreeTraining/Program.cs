using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Learnability.Benchmarks;

/// <summary>
/// Layerwise training of a tree of 64 inputs to recovery, by the generated kernel and in C, side by side: the same steps and the same truth tables, then the
/// least time of many rounds. Then the counting of patterns alone, sampling, and growth with the number of inputs and of examples. With the argument <c>table</c>,
/// the practical settings instead; with <c>counting</c> or <c>growth</c>, that alone.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["table"])
        {
            RecoveryTable.Print();
            return 0;
        }

        if (args is ["counting"])
        {
            WithC(CompareCounting);
            return 0;
        }

        if (args is ["growth"])
        {
            MeasureGrowth();
            return 0;
        }

        WithC(static (c, wide) =>
        {
            CompareTraining(c, wide);
            CompareCounting(c, wide);
        });
        MeasureSampling();
        MeasureGrowth();
        return 0;
    }

    /// <summary>Measures beside C, compiled with gcc's own width of vectors and with 512 bits.</summary>
    private static void WithC(Action<CTraining, CTraining> measure)
    {
        string folder = Directory.CreateTempSubdirectory("tree-training").FullName;
        try
        {
            using var c = new CTraining(folder);
            using var wide = new CTraining(folder, "-mprefer-vector-width=512");
            measure(c, wide);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void CompareCounting(CTraining c, CTraining wide)
    {
        CompareCounting(c, wide, 4096);
        CompareCounting(c, wide, 16_384);
        CompareCounting(c, wide, 1 << 20);
    }

    private static void CompareTraining(CTraining c, CTraining wide)
    {
        LabelledBits examples = FindExamples();
        long trueLabels = CountTrue(examples);
        double lambda = Subject.GateTree.DefaultOptions.Lambda!.Value;
        var tree = new Subject.GateTree();
        LayerwiseResult result = tree.TrainLayerwise(examples);
        var buffers = new CTraining.Buffers(64, examples.WordsPerBit);
        long steps = c.Train(examples, 6, trueLabels, lambda, 0.05, buffers);
        for (int gate = 0; gate < 63; gate++)
        {
            if (tree.Network.ToBooleanTree()!.Gates[gate].Table != buffers.Tables[gate])
                throw new InvalidOperationException($"Gate {gate} differs between C# and C.");
        }

        if (steps != result.Steps || !tree.Recovered)
            throw new InvalidOperationException($"C# took {result.Steps} steps, C {steps}; recovered: {tree.Recovered}.");
        double ofCSharp = Least(300, () => tree.TrainLayerwise(examples));
        double ofC = Least(300, () => c.Train(examples, 6, trueLabels, lambda, 0.05, buffers));
        double ofWide = Least(300, () => wide.Train(examples, 6, trueLabels, lambda, 0.05, buffers));
        ofCSharp = Math.Min(ofCSharp, Least(300, () => tree.TrainLayerwise(examples)));
        Console.WriteLine($"n = 64, m = 16384, k = 4, to recovery in {steps} steps: C# {ofCSharp / 1e3:F1} µs, C {ofC / 1e3:F1} µs, C with 512-bit vectors {ofWide / 1e3:F1} µs; C#/C {ofCSharp / Math.Min(ofC, ofWide):F2}");
    }

    private static void CompareCounting(CTraining c, CTraining wide, int count)
    {
        LabelledBits examples = Subject.GateTree.Sample(count, 3);
        var buffers = new CTraining.Buffers(64, examples.WordsPerBit);
        int words = examples.WordsPerBit;
        long trueLabels = CountTrue(examples);

        // A round is many layers: the clock ticks every 100 ns.
        int layers = Math.Max(1, 400_000 / count);
        double ofCSharp = double.PositiveInfinity, ofC = double.PositiveInfinity, ofWide = double.PositiveInfinity;
        for (int turn = 0; turn < 5; turn++)
        {
            ofCSharp = Math.Min(ofCSharp, LeastOf(() =>
            {
                for (int gate = 0; gate < 32; gate++)
                    PatternCounts.Count(examples.Inputs.Slice(2 * gate * words, words), examples.Inputs.Slice(((2 * gate) + 1) * words, words), examples.Labels, count, trueLabels);
            }));
            ofC = Math.Min(ofC, LeastOf(() => c.CountLayer(examples, 32, buffers)));
            ofWide = Math.Min(ofWide, LeastOf(() => wide.CountLayer(examples, 32, buffers)));
        }

        Console.WriteLine($"Counting a layer of 32 gates, m = {count}: C# {ofCSharp / 1e3:F2} µs, C {ofC / 1e3:F2} µs, C with 512-bit vectors {ofWide / 1e3:F2} µs; C#/C {ofCSharp / Math.Min(ofC, ofWide):F2}");

        double LeastOf(Action layer) => Least(40, () =>
        {
            for (int i = 0; i < layers; i++)
                layer();
        }) / layers;
    }

    private static void MeasureSampling()
    {
        const int Count = 1 << 16;
        BooleanTree tree = Subject.GateTree.Target;
        foreach (TreeDistribution distribution in new[] { TreeDistribution.Uniform, TreeDistribution.Product(0.9), TreeDistribution.Generative })
        {
            double time = Least(10, () => TreeSampler.Sample(tree, distribution, Count, 1));
            Console.WriteLine($"Sampling, {distribution}: {64.0 * Count / time * 1e9:E2} input bits/s");
        }
    }

    /// <summary>Counting the patterns of the layer at the inputs, then training all layers for at most 1,000 steps each. Processor time, as long runs are interrupted.</summary>
    private static void MeasureGrowth()
    {
        foreach ((int depth, int count) in new[] { (6, 1 << 14), (8, 1 << 14), (10, 1 << 14), (12, 1 << 14), (6, 1 << 17), (12, 1 << 17), (6, 1_000_000), (8, 1_000_000), (10, 1_000_000), (12, 1_000_000) })
        {
            BooleanTree tree = BooleanTree.Create(depth, GateAt);
            LabelledBits examples = TreeSampler.Sample(tree, TreeDistribution.Uniform, count, 1);
            var options = new LayerwiseOptions { Lambda = 0, MaxSteps = 1000 };
            var network = new NeuralTree(depth, 4);
            int words = examples.WordsPerBit;
            long trueLabels = CountTrue(examples);
            int repetitions = (int)Math.Max(1, (1L << 26) / ((long)count * tree.InputCount));
            double time = LeastProcessorTime(repetitions, () =>
            {
                for (int gate = 0; gate < tree.InputCount / 2; gate++)
                    PatternCounts.Count(examples.Inputs.Slice(2 * gate * words, words), examples.Inputs.Slice(((2 * gate) + 1) * words, words), examples.Labels, count, trueLabels);
            });

            LayerwiseResult result = LayerwiseTrainer.Train<NeuralGateKernel>(network, examples, options, 0);
            double whole = LeastProcessorTime(repetitions, () => LayerwiseTrainer.Train<NeuralGateKernel>(network, examples, options, 0));
            Console.WriteLine($"n = {tree.InputCount}, m = {count}: counting {time / 1e3:F1} µs, {time / tree.InputCount / (count / 512.0):F2} ns an input and 512 examples; training {result.Layers.Count} of {depth} layers {whole / 1e6:F2} ms");
        }
    }

    private static TreeGate GateAt(int level, int index)
    {
        int table = 0;
        for (int pattern = 0; pattern < 4; pattern++)
            table |= Subject.Mixture(level, index, (pattern & 1) != 0, pattern > 1) ? 1 << pattern : 0;
        return new TreeGate(table);
    }

    /// <summary>Examples of which most are true, so that C needs no swapped labels, and which recover the tree.</summary>
    private static LabelledBits FindExamples()
    {
        for (int seed = 1; ; seed++)
        {
            LabelledBits examples = Subject.GateTree.Sample(16_384, seed);
            var tree = new Subject.GateTree();
            tree.TrainLayerwise(examples);
            if (2 * CountTrue(examples) >= examples.Count && tree.Recovered)
                return examples;
        }
    }

    private static long CountTrue(LabelledBits examples)
    {
        long count = 0;
        foreach (ulong word in examples.Labels)
            count += long.PopCount((long)word);
        return count;
    }

    /// <summary>The least processor time of six rounds in nanoseconds, a repetition.</summary>
    private static double LeastProcessorTime(int repetitions, Action work)
    {
        double least = double.PositiveInfinity;
        for (int round = 0; round < 6; round++)
        {
            TimeSpan from = Environment.CpuUsage.TotalTime;
            for (int repetition = 0; repetition < repetitions; repetition++)
                work();
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - from).TotalNanoseconds / repetitions);
        }

        return least;
    }

    /// <summary>The least time of a round in nanoseconds, after the run-time compiler has finished.</summary>
    private static double Least(int rounds, Action work)
    {
        for (int round = 0; round < Math.Min(rounds, 2000); round++)
            work();
        Thread.Sleep(200);
        for (int round = 0; round < Math.Min(rounds, 2000); round++)
            work();
        Thread.Sleep(200);
        double least = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            long from = Stopwatch.GetTimestamp();
            work();
            least = Math.Min(least, Stopwatch.GetElapsedTime(from).TotalNanoseconds);
        }

        return least;
    }
}
