using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>
/// The learners of the corpus through gradients: from mini-batches each learns from samples that are in the batches, from one batch from all of its samples, in the
/// order of extraction, whatever the rounding does.
/// </summary>
public sealed class ExtractionOfLearnersTests
{
    public static TheoryData<string> Learners => [.. Trainings.Keys];

    private static readonly string[] _adversaries = ["nearest", "random", "up", "down", "away", "population"];

    private delegate void Training(string adversary, int seed);

    private static SortedDictionary<string, Training> Trainings { get; } = new(StringComparer.Ordinal)
    {
        ["conjunction"] = static (adversary, seed) => Check<ConjunctionLearner, ConjunctionLearner.MiniBatchModel, ConjunctionLearner.FullBatchModel>(
            6, static x => (x & 9) == 9, adversary, seed, static (ref learner, x, y, _) => learner.Learn((uint)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["conjunction of sixteen"] = static (adversary, seed) => Check<MistakeDrivenConjunction, MistakeDrivenConjunction.MiniBatchModel, MistakeDrivenConjunction.FullBatchModel>(
            16, static x => (x & 9) == 9, adversary, seed, static (ref learner, x, y, _) => learner.Learn((ushort)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["conjunction, half down"] = static (adversary, seed) => Check<SmallConjunction, SmallConjunction.MiniBatchModel, SmallConjunction.FullBatchModel>(
            3, static x => (x & 5) == 5, adversary, seed, static (ref learner, x, y, _) => learner.Learn((uint)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["dictator, centred"] = static (adversary, seed) => Check<RulingOutDictator, RulingOutDictator.MiniBatchModel, RulingOutDictator.FullBatchModel>(
            6, static x => (x & 4) != 0, adversary, seed, static (ref learner, x, y, _) => learner.Learn((uint)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["perceptron"] = static (adversary, seed) => Check<IntegerPerceptron, IntegerPerceptron.MiniBatchModel, IntegerPerceptron.FullBatchModel>(
            8, static x => (x & 7) > 3, adversary, seed, static (ref learner, x, y, _) => learner.Learn((byte)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["majority"] = static (adversary, seed) => Check<MajorityVote, MajorityVote.MiniBatchModel, MajorityVote.FullBatchModel>(
            8, static x => System.Numerics.BitOperations.PopCount(x & 31) > 2, adversary, seed, static (ref learner, x, y, _) => learner.Learn((byte)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["nearest match"] = static (adversary, seed) => Check<NearestMatch, NearestMatch.MiniBatchModel, NearestMatch.FullBatchModel>(
            2, static x => x == 3, adversary, seed, static (ref learner, x, y, _) => learner.Learn((uint)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["nearest neighbour"] = static (adversary, seed) => Check<NearestNeighbor, NearestNeighbor.MiniBatchModel, NearestNeighbor.FullBatchModel>(
            8, static x => x > 99, adversary, seed, static (ref learner, x, y, _) => learner.Learn((byte)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["parity"] = static (adversary, seed) => Check<Parity4, Parity4.MiniBatchModel, Parity4.FullBatchModel>(
            4, Batches.Parity, adversary, seed, static (ref learner, x, y, _) => learner.Learn((uint)x, y), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
        ["reservoir, with coins"] = static (adversary, seed) => Check<ReservoirSampler, ReservoirSampler.MiniBatchModel, ReservoirSampler.FullBatchModel>(
            4, static x => x > 7, adversary, seed, static (ref learner, x, y, coin) => learner.Learn((byte)x, y, coin), static model => (model.Memory, model.SamplesExtracted), static model => (model.Memory, model.SamplesExtracted)),
    };

    [Theory]
    [MemberData(nameof(Learners))]
    public void Learner_learns_from_the_samples_of_the_batches(string learner)
    {
        for (int i = 0; i < _adversaries.Length; i++)
            Trainings[learner](_adversaries[i], i);
    }

    private delegate void Learning<TLearner>(ref TLearner learner, ulong x, bool y, bool coin);

    private static void Check<TLearner, TMini, TFull>(
        int inputBits,
        Func<ulong, bool> target,
        string adversary,
        int seed,
        Learning<TLearner> learn,
        Func<TMini, (TLearner Memory, int Samples)> ofMini,
        Func<TFull, (TLearner Memory, int Samples)> ofFull)
        where TLearner : unmanaged
        where TMini : class, IBatchNetwork<TMini>
        where TFull : class, IBatchNetwork<TFull>
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        LabelledBits population = Batches.Draw(random, inputBits, 256, target);
        var options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, population) };
        CheckMiniBatches((TMini)Activator.CreateInstance(typeof(TMini), seed, options)!, inputBits, target, random, learn, ofMini);
        options = new MiniBatchSgdOptions { Rounding = Batches.Adversary(adversary, seed, population) };
        var full = (TFull)Activator.CreateInstance(typeof(TFull), seed, options)!;
        CheckFullBatch(full, Batches.Draw(random, inputBits, (int)TFull.Info.ExpectedSamples!.Value, target), learn, ofFull);
    }

    private static void CheckMiniBatches<TLearner, TMini>(
        TMini model, int inputBits, Func<ulong, bool> target, RandomBits random, Learning<TLearner> learn, Func<TMini, (TLearner Memory, int Samples)> of)
        where TLearner : unmanaged
        where TMini : class, IBatchNetwork<TMini>
    {
        // The batch size is not told otherwise than by the number of samples that all steps take.
        int batchSize = (int)(TMini.Info.ExpectedSamples!.Value / TMini.Info.Steps!.Value);
        int extracted = 0;
        int idle = 0;
        while (idle < 200)
        {
            TLearner before = of(model).Memory;
            LabelledBits batch = Batches.Draw(random, inputBits, batchSize, target);
            model.Step(batch);
            (TLearner after, int samples) = of(model);
            idle = samples == extracted ? idle + 1 : 0;
            if (samples == extracted)
                Assert.True(AreEqual(before, after), "the memory changed without a sample");
            else
                Assert.Contains(Nexts(before, batch, learn), next => AreEqual(next, after));
            extracted = samples;
        }

        // 20·m·(n + 1)/δ steps with δ = 1/10 for m samples.
        Assert.Equal((int)Math.Round(TMini.Info.Steps.Value / (200.0 * (inputBits + 1))), extracted);
    }

    private static void CheckFullBatch<TLearner, TFull>(TFull model, LabelledBits samples, Learning<TLearner> learn, Func<TFull, (TLearner Memory, int Samples)> of)
        where TLearner : unmanaged
        where TFull : class, IBatchNetwork<TFull>
    {
        // In descending order of label and bits, the first bit first. The coins are the model's own: any sequence of them may be what it used.
        (ulong X, bool Y)[] sorted = [.. Samples(samples).OrderByDescending(static sample => sample.Y).ThenByDescending(sample => Reverse(sample.X, samples.InputBits))];
        var possible = new List<TLearner> { default };
        int given = 0;
        for (long step = 0; step < TFull.Info.Steps; step++)
        {
            model.Step(samples);
            (TLearner memory, int extracted) = of(model);
            if (extracted == given)
                continue;
            (ulong x, bool y) = sorted[given++];
            possible = [.. possible.SelectMany(learner => new[] { Next(learner, x, y, false, learn), Next(learner, x, y, true, learn) }).Where(next => AreEqual(next, memory)).Take(1)];
            Assert.Single(possible);
        }

        Assert.Equal(samples.Count, given);
    }

    private static IEnumerable<TLearner> Nexts<TLearner>(TLearner learner, LabelledBits batch, Learning<TLearner> learn) =>
        Samples(batch).SelectMany(sample => new[] { Next(learner, sample.X, sample.Y, false, learn), Next(learner, sample.X, sample.Y, true, learn) });

    private static TLearner Next<TLearner>(TLearner learner, ulong x, bool y, bool coin, Learning<TLearner> learn)
    {
        learn(ref learner, x, y, coin);
        return learner;
    }

    private static IEnumerable<(ulong X, bool Y)> Samples(LabelledBits batch)
    {
        var x = new ulong[1];
        for (int i = 0; i < batch.Count; i++)
        {
            batch.GetInput(i, x);
            yield return (x[0], batch.GetLabel(i));
        }
    }

    private static ulong Reverse(ulong x, int bits)
    {
        ulong reversed = 0;
        for (int bit = 0; bit < bits; bit++)
            reversed |= (x >> bit & 1) << (bits - 1 - bit);
        return reversed;
    }

    private static bool AreEqual<TLearner>(TLearner left, TLearner right)
        where TLearner : unmanaged =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<TLearner>(in left)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<TLearner>(in right)));
}
