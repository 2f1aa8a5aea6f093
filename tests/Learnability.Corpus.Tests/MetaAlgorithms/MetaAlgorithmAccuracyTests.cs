using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Learnability.Corpus.Tests.Emulation;
using Xunit;

namespace Learnability.Corpus.Tests.MetaAlgorithms;

/// <summary>
/// Generated networks of metaalgorithms trained by SGD with their own random bits: on parities, conjunctions and dictators they reach the accuracy of the
/// best member, minus the gap that they state. Members are trained apart, on the same stored samples.
/// </summary>
public sealed class MetaAlgorithmAccuracyTests
{
    private const int Inputs = 6;
    private const int Seeds = 25;
    private const int MostSteps = 200_000;
    private const double Confidence = 0.95;

    [Theory]
    [InlineData(nameof(Portfolio), "parity")]
    [InlineData(nameof(Portfolio), "conjunction")]
    [InlineData(nameof(Portfolio), "dictator")]
    [InlineData(nameof(Portfolio), "noisy conjunction")]
    [InlineData(nameof(DoublingPortfolio), "parity")]
    [InlineData(nameof(DoublingPortfolio), "conjunction")]
    [InlineData(nameof(DoublingPortfolio), "dictator")]
    [InlineData(nameof(DoublingPortfolio), "noisy conjunction")]
    public void Network_reaches_the_accuracy_of_the_best_member_minus_the_gap(string name, string task)
    {
        MetaAlgorithmCase metaAlgorithm = MetaAlgorithmCase.Get(name);
        int last = metaAlgorithm.CreateLayout().Rounds[^1].Start;
        double gap = Gap(metaAlgorithm);
        for (int seed = 0; seed < Seeds; seed++)
        {
            var target = new Target(task, seed);
            GeneratedNetwork network = metaAlgorithm.CreateNetwork(seed);
            DirectLearner[] members = [.. metaAlgorithm.Members.Select(member => member.Start())];
            int steps = 0;
            for (; !network.Get<bool>("IsSettled") && steps < MostSteps; steps++)
            {
                (ulong x, bool y) = target.Next();
                int stored = network.Get<int>("StoredSamples");
                if (!network.Step(x, y) || stored < last || stored >= last + metaAlgorithm.StepBudget)
                    continue;
                foreach (DirectLearner member in members.Where(member => member.Knows(x) != true))
                    member.Learn(x, y, coin: false);
            }

            Assert.True(network.Get<bool>("IsSettled"), $"{name}, {task}, seed {seed}: {network.Get<int>("StoredSamples")} samples after {steps} steps");
            double[] accuracies = [.. members.Select(member => target.Accuracy(member.Predict))];
            double reached = target.Accuracy(network.Predict);
            Assert.True(reached >= accuracies.Max() - gap, $"{name}, {task}, seed {seed}: {reached} of {string.Join(", ", accuracies)}");
            Assert.True(reached == accuracies[network.Get<int>("Chosen")], $"{name}, {task}, seed {seed}");

            // A member whose hypothesis is the target makes no mistake, and another is chosen only if it makes none either.
            if (accuracies.Max() == 1 && !target.IsNoisy)
                Assert.Equal(0, network.Invoke<int>("GetMistakes", network.Get<int>("Chosen")));
        }
    }

    /// <summary>The network that answers all the time is wrong less and less often, and in the end right wherever the best member is.</summary>
    [Theory]
    [InlineData("parity")]
    [InlineData("conjunction")]
    [InlineData("dictator")]
    public void Network_that_learns_at_perfect_squares_ends_right(string task)
    {
        const int Steps = 20_000;
        const int Last = 1000;
        var accuracies = new List<double>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            var target = new Target(task, seed);
            var network = new PerfectSquarePortfolio.SgdNetwork(seed);
            int lastMistakes = 0;
            for (int step = 0; step < Steps; step++)
            {
                (ulong x, bool y) = target.Next();
                network.Step((uint)x, y);
                lastMistakes += step >= Steps - Last && network.LastOutput > 0 != y ? 1 : 0;
            }

            // Right everywhere, it is wrong no more, and learns no more.
            double accuracy = target.Accuracy(x => network.Predict((uint)x));
            Assert.True(accuracy < 1 || lastMistakes == 0, $"{task}, seed {seed}: {lastMistakes} mistakes in the last {Last} steps");
            accuracies.Add(accuracy);
        }

        string all = $"{task}: {string.Join(", ", accuracies)}";

        // One that is wrong on an eighth of the inputs is so seldom wrong that it learns little more in as many steps: that is the price of not stopping.
        Assert.True(accuracies.Min() >= 0.85, all);
        Assert.True(accuracies.Count(accuracy => accuracy == 1) >= 15, all);
    }

    private static double Gap(MetaAlgorithmCase metaAlgorithm) =>
        (double)metaAlgorithm.Type.GetNestedType("SgdNetwork")!.GetMethod("GetGap")!.Invoke(null, [Confidence])!;

    /// <summary>A random function of a class, and uniform examples of it.</summary>
    private sealed class Target
    {
        private readonly RandomBits _random;
        private readonly Func<ulong, bool> _label;

        public Target(string task, int seed)
        {
            _random = new RandomBits(seed, RandomPurpose.Examples);
            IsNoisy = task.StartsWith("noisy", StringComparison.Ordinal);
            ulong secret = 1 + (ulong)_random.NextInt32((1 << Inputs) - 1);
            int index = _random.NextInt32(Inputs);

            // One or two inputs, so that its examples are neither all true nor all false.
            ulong few = 1UL << index | 1UL << _random.NextInt32(Inputs);
            _label = task switch
            {
                "parity" => x => (BitOperations.PopCount(x & secret) & 1) != 0,
                "dictator" => x => (x >> index & 1) != 0,
                _ => x => (x & few) == few,
            };
        }

        /// <summary>Whether every eighth true label is false instead, which the conjunction learner does not mind and the others do.</summary>
        public bool IsNoisy { get; }

        public (ulong X, bool Y) Next()
        {
            ulong x = _random.NextBits(Inputs);
            bool y = _label(x);
            return (x, IsNoisy && y ? _random.NextInt32(8) != 0 : y);
        }

        /// <summary>The share of all inputs on which an answer is the label without noise.</summary>
        public double Accuracy(Func<ulong, bool> answer)
        {
            IEnumerable<ulong> inputs = Enumerable.Range(0, 1 << Inputs).Select(x => (ulong)x);
            return inputs.Count(x => answer(x) == _label(x)) / (double)(1 << Inputs);
        }
    }
}
