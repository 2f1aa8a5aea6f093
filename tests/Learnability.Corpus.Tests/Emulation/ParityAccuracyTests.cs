using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>The generated networks of the parity learners, trained by SGD on random examples with their own random bits, over one hundred seeds.</summary>
public sealed class ParityAccuracyTests
{
    private const int Seeds = 100;

    [Fact]
    public void Parity_of_sixteen_is_right_on_all_inputs_after_the_expected_number_of_samples()
    {
        uint[] inputs = [.. Enumerable.Range(0, 1 << 16).Select(x => (uint)x)];
        var answers = new bool[inputs.Length];
        var counts = new List<int>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            var examples = new RandomBits(seed, RandomPurpose.Examples);
            uint secret = (uint)examples.NextBits(16);
            var network = new Parity16.SgdNetwork(seed);
            counts.Add(Train(16, examples, x => network.Step(x, IsOdd(secret & x)), seed));
            network.Predict(inputs, answers);
            for (int i = 0; i < inputs.Length; i++)
                Assert.True(answers[i] == IsOdd(secret & inputs[i]), $"seed {seed}, x {inputs[i]}");
        }

        AssertMean(16, counts);
    }

    [Fact]
    public void Parity_of_thirty_two_is_right_on_random_inputs()
    {
        var inputs = new uint[100_000];
        var answers = new bool[inputs.Length];
        var counts = new List<int>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            var examples = new RandomBits(seed, RandomPurpose.Examples);
            uint secret = (uint)examples.NextBits(32);
            var network = new Parity32.SgdNetwork(seed);
            counts.Add(Train(32, examples, x => network.Step(x, IsOdd(secret & x)), seed));
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = (uint)examples.NextBits(32);
            network.Predict(inputs, answers);
            for (int i = 0; i < inputs.Length; i++)
                Assert.True(answers[i] == IsOdd(secret & inputs[i]), $"seed {seed}, x {inputs[i]}");
        }

        AssertMean(32, counts);
    }

    /// <summary>Trains until n samples are stored; returns the number of samples used.</summary>
    private static int Train(int n, RandomBits examples, Func<uint, bool> step, int seed)
    {
        int samples = 0;
        for (int stored = 0; stored < n; samples++)
        {
            Assert.True(samples < 1000, $"seed {seed}: {stored} samples stored of 1000");
            if (step((uint)examples.NextBits(n)))
                stored++;
        }

        return samples;
    }

    private static void AssertMean(int n, List<int> counts)
    {
        double theory = Enumerable.Range(0, n).Sum(rank => 2 / (1 - Math.Pow(2, rank - n)));
        Assert.True(Math.Abs(counts.Average() / theory - 1) < 0.05, $"seeds 0 to {Seeds - 1}: {counts.Average()} samples, theory {theory}");
    }

    private static bool IsOdd(uint bits) => (BitOperations.PopCount(bits) & 1) != 0;
}
