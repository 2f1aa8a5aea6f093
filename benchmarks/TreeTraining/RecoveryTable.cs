using System;
using System.Linq;
using Learnability.Tests.Trees;

namespace Learnability.Benchmarks;

/// <summary>The practical settings: how many of 100 random circuits are recovered exactly, and in how many steps.</summary>
internal static class RecoveryTable
{
    /// <summary>Prints the table.</summary>
    public static void Print()
    {
        var structured = new LayerwiseOptions();
        var random = new LayerwiseOptions { LearningRate = 0.02, Initialization = LayerwiseInitialization.Random };
        TreeDistribution generative = TreeDistribution.Generative;
        foreach ((int depth, int samples) in new[] { (2, 256), (3, 1024), (4, 2048), (5, 8192), (6, 16_384), (8, 131_072), (10, 1_000_000) })
            Measure("generative, structured", depth, 4, samples, depth > 8 ? 10 : 100, RandomTrees.Generative, generative, structured);
        foreach (int width in new[] { 32, 36, 40 })
        {
            foreach ((int depth, int samples) in new[] { (2, 256), (3, 1024), (4, 2048), (5, 8192), (6, 16_384) })
                Measure($"generative, random, k = {width}", depth, width, samples, 1000, RandomTrees.Generative, generative, random);
        }

        foreach ((int depth, int samples) in new[] { (2, 1594), (3, 2962), (4, 5289), (5, 9233), (6, 15_886), (8, 60_000), (10, 250_000) })
            Measure("log n-parity, p = 0.9", depth, 4, samples, depth > 6 ? 20 : 100, RandomTrees.LogParity, TreeDistribution.Product(0.9), structured);
        foreach ((int depth, int samples) in new[] { (2, 767), (3, 3761), (4, 17_141), (5, 76_074) })
            Measure("log n-parity, p = 0.75", depth, 4, samples, depth > 4 ? 40 : 100, RandomTrees.LogParity, TreeDistribution.Product(0.75), structured);
        foreach (int depth in new[] { 3, 4, 6 })
            Measure("parity, uniform", depth, 4, 16_384, 50, static (depth, _) => RandomTrees.Parity(depth), TreeDistribution.Uniform, structured);
        foreach (int depth in new[] { 4, 7 })
            Measure("f_m, generative", depth, 4, depth == 4 ? 4096 : 65_536, depth == 4 ? 100 : 20, static (depth, _) => DepthSeparation.CreateTree((depth - 1) / 3), generative, structured);
    }

    private static void Measure(
        string name, int depth, int width, int samples, int circuits, Func<int, int, BooleanTree> create, TreeDistribution distribution, LayerwiseOptions options)
    {
        int recovered = 0, firstRecovered = 0;
        var steps = new long[circuits];
        double accuracy = 0;
        for (int seed = 1; seed <= circuits; seed++)
        {
            BooleanTree tree = create(depth, seed);
            LocalCorrelation correlation = LocalCorrelation.Compute(tree, distribution);
            LabelledBits examples = TreeSampler.Sample(tree, distribution, samples, seed);
            var network = new NeuralTree(depth, width);
            LayerwiseResult result = LayerwiseTrainer.Train<NeuralGateKernel>(network, examples, options with { Lambda = correlation.SuggestedLambda }, seed);
            recovered += network.Computes(tree) ? 1 : 0;
            firstRecovered = seed == 100 ? recovered : firstRecovered;
            steps[seed - 1] = result.Steps;
            accuracy += LayerwiseTrainer.MeasureAccuracy(network, TreeSampler.Sample(tree, distribution, 1000, 1_000_000 + seed)) / circuits;
        }

        Array.Sort(steps);
        Console.WriteLine($"{name}, d = {depth}, m = {samples}: {recovered} of {circuits} recovered{(circuits > 100 ? $" ({firstRecovered} of the first 100)" : "")}, steps {steps[circuits / 2]}/{steps.Last()}, accuracy on fresh examples {accuracy:F3}");
    }
}
