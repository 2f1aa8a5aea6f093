using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>Models learn what their methods learn, whatever the rounding adversary does.</summary>
public sealed class LearningTests
{
    public static TheoryData<string> Adversaries => ["nearest", "random", "up", "down", "away", "population"];

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void Dictator_with_a_tenth_of_noise_is_learned(string adversary)
    {
        for (int seed = 0; seed < TestBudget.Seeds; seed++)
        {
            int dictator = (seed * 5) % 16;
            bool Target(ulong x) => (x >> dictator & 1) != 0;
            var random = new RandomBits(seed, RandomPurpose.Examples);
            LabelledBits population = Batches.Draw(new RandomBits(seed, RandomPurpose.Noise), 16, 1024, Target, 0.1);
            var model = new DictatorLearner.MiniBatchModel(seed, new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, population) });
            Train(model, random, 16, 64, Target, 0.1);
            Assert.True(model.IsDone);
            for (uint x = 0; x < 1 << 16; x += 37)
                Assert.Equal(Target(x), model.Predict(x));
        }
    }

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void Conjunction_is_learned(string adversary)
    {
        for (int seed = 0; seed < TestBudget.Seeds; seed++)
        {
            // With three members the label is true too rarely to tell others from them within the tolerance.
            ulong members = new ulong[] { 0b000101, 0b110000, 0b001010, 0b100000 }[seed % 4];
            bool Target(ulong x) => (x & members) == members;
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var model = new ConjunctionByQueries.MiniBatchModel(seed, new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, Batches.All(6, Target)) });
            Train(model, random, 6, 32, Target);
            for (ulong x = 0; x < 64; x++)
                Assert.Equal(Target(x), model.Predict([x]));
        }
    }

    [Fact]
    public void Adaptive_queries_find_a_pair()
    {
        for (int seed = 0; seed < 12; seed += 5)
        {
            ulong pair = new ulong[] { 3, 5, 9, 6, 10, 12 }[seed % 6];
            bool Target(ulong x) => Batches.Parity(x & pair) == seed >= 6;
            var model = new HeaviestPair.MiniBatchModel(seed);
            Train(model, new RandomBits(seed, RandomPurpose.Examples), 4, 64, Target);
            for (ulong x = 0; x < 16; x++)
                Assert.Equal(Target(x), model.Predict((byte)x));
        }
    }

    [Fact]
    public void Full_batch_queries_find_a_pair()
    {
        LabelledBits samples = Batches.Draw(new RandomBits(4, RandomPurpose.Examples), 4, 1 << 17, static x => Batches.Parity(x & 10));
        var model = new HeaviestPair.FullBatchModel(0);
        for (int step = 0; step < HeaviestPair.FullBatchModel.Info.Steps; step++)
            model.Step(samples);
        for (ulong x = 0; x < 16; x++)
            Assert.Equal(Batches.Parity(x & 10), model.Predict((byte)x));
    }

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void Parity_is_learned_through_mini_batches(string adversary)
    {
        int exact = 0;
        for (int seed = 0; seed < 2 * TestBudget.Seeds; seed++)
        {
            ulong members = new RandomBits(seed, RandomPurpose.Coin).NextBits(8);
            bool Target(ulong x) => Batches.Parity(x & members);
            var options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, Batches.All(8, Target)) };
            var model = new Parity8.MiniBatchModel(seed, options);
            Train(model, new RandomBits(seed, RandomPurpose.Examples), 8, 16, Target, isDone: () => model.SamplesExtracted == 18);
            Assert.Equal(18, model.SamplesExtracted);
            Parity8 learner = model.Memory;
            bool isRight = true;
            for (ulong x = 0; x < 256; x++)
                isRight &= learner.Predict((uint)x) == Target(x);
            exact += isRight ? 1 : 0;
        }

        Assert.InRange(exact, (2 * TestBudget.Seeds) - 1, 2 * TestBudget.Seeds);
    }

    [Fact]
    public void Parity_is_learned_from_one_batch_whatever_the_rounding()
    {
        foreach (string adversary in (string[])["nearest", "random", "up", "down", "away", "population"])
        {
            for (int seed = 0; seed < 3; seed++)
            {
                bool Target(ulong x) => Batches.Parity(x & 0b10110101);
                LabelledBits samples = Batches.Draw(new RandomBits(seed, RandomPurpose.Examples), 8, 18, Target);
                var options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, Batches.All(8, Target)) };
                var model = new Parity8.FullBatchModel(0, options);
                for (int step = 0; step < Parity8.FullBatchModel.Info.Steps; step++)
                    model.Step(samples);
                Assert.True(model.IsDone);
                Assert.Equal(18, model.SamplesExtracted);
                Parity8 direct = Direct(samples);
                for (uint x = 0; x < 256; x++)
                    Assert.Equal(direct.Predict(x), model.Predict(x));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void Samples_are_read_level_by_level_in_two_rounds_a_bit(string adversary)
    {
        Assert.Equal(2 * (5 + 1), ParityByLevels.FullBatchModel.Info.Steps);
        for (int seed = 0; seed < TestBudget.Seeds; seed++)
        {
            // Any labels: also samples that are there several times, some with both labels.
            var labels = new RandomBits(seed, RandomPurpose.Noise);
            int variety = 1 + (seed % 5);
            LabelledBits samples = Batches.Draw(new RandomBits(seed, RandomPurpose.Examples), variety, 15, _ => labels.NextBit());
            samples = Widen(samples, 5);
            var options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, Batches.All(5, Batches.Parity)) };
            var model = new ParityByLevels.FullBatchModel(0, options);
            Assert.Equal(15, model.Plan.Width);
            while (!model.IsDone)
            {
                Assert.Equal(0, model.SamplesExtracted);
                model.Step(samples);
            }

            Assert.Equal(15, model.SamplesExtracted);
            ParityByLevels direct = default;
            foreach ((uint x, bool y) in InOrder(samples))
                direct.Learn(x, y);
            for (uint x = 0; x < 32; x++)
                Assert.Equal(direct.Predict(x), model.Predict(x));
            Assert.Equal(MemoryBits.Of(direct), MemoryBits.Of(model.Memory));
        }
    }

    [Fact]
    public void Randomised_learner_is_given_as_many_samples_as_it_wants()
    {
        var model = new ReservoirSampler.MiniBatchModel(2);
        Train(model, new RandomBits(2, RandomPurpose.Examples), 4, 16, static x => x > 7, isDone: () => model.SamplesExtracted == 15);
        Assert.True(model.Memory.Done);
        var full = new ReservoirSampler.FullBatchModel(0);
        LabelledBits samples = Batches.Draw(new RandomBits(3, RandomPurpose.Examples), 4, 15, static x => x > 7);
        while (!full.IsDone)
            full.Step(samples);
        Assert.True(full.Memory.Done);
    }

    /// <summary>The learner on the samples in the order in which they are extracted: descending by label, then by bits from the first.</summary>
    private static Parity8 Direct(LabelledBits samples)
    {
        Parity8 learner = default;
        foreach ((uint x, bool y) in InOrder(samples))
            learner.Learn(x, y);
        return learner;
    }

    /// <summary>The samples in the order in which they are extracted: descending by label, then by bits from the first.</summary>
    private static IEnumerable<(uint X, bool Y)> InOrder(LabelledBits samples) =>
        Enumerable.Range(0, samples.Count)
            .Select(i =>
            {
                var x = new ulong[1];
                samples.GetInput(i, x);
                return (X: (uint)x[0], Y: samples.GetLabel(i));
            })
            .OrderByDescending(static sample => sample.Y)
            .ThenByDescending(static sample => Reverse(sample.X));

    private static LabelledBits Widen(LabelledBits samples, int inputBits)
    {
        var wide = new LabelledBits(inputBits, samples.Count);
        Span<ulong> x = stackalloc ulong[1];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.GetInput(i, x);
            wide.Set(i, x, samples.GetLabel(i));
        }

        return wide;
    }

    private static uint Reverse(uint x)
    {
        uint reversed = 0;
        for (int bit = 0; bit < 8; bit++)
            reversed |= (x >> bit & 1) << (7 - bit);
        return reversed;
    }

    private static void Train<TModel>(
        TModel model, RandomBits random, int inputBits, int batch, Func<ulong, bool> target, double noise = 0, Func<bool>? isDone = null)
        where TModel : class, IBatchNetwork<TModel>
    {
        for (long step = 0; step < TModel.Info.Steps; step++)
        {
            if (isDone?.Invoke() == true)
                return;
            model.Step(Batches.Draw(random, inputBits, batch, target, noise));
        }
    }
}
