using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;

namespace Learnability.Benchmarks;

/// <summary>
/// How often models learn through their gradients: methods by statistical queries under every rounding adversary, parities from mini-batches and from one batch.
/// Exits with 1 when a training that is covered by a theorem fails.
/// </summary>
internal static class Program
{
    private static readonly string[] Adversaries = ["nearest", "random", "up", "down", "away", "population"];

    private static bool _isRight = true;

    private static int Main(string[] parts)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (parts.Length == 0 || parts.Contains("parity"))
            ExtractParities();
        if (parts.Length == 0 || parts.Contains("full"))
            ReadParities();
        if (parts.Length == 0 || parts.Contains("queries"))
            AskQueries();
        return _isRight ? 0 : 1;
    }

    private static void AskQueries()
    {
        Console.WriteLine("statistical queries: trainings to accuracy 1, of 20 seeds, under " + string.Join(", ", Adversaries));
        foreach (int batchSize in new[] { 16, 64 })
        {
            Ask("dictator, 10% noise", 8, batchSize, 0.1, Dictator, static (seed, options) => Training.Of(new Dictator8.MiniBatchModel(seed, options), static model => model.IsDone));
            Ask("dictator, 10% noise", 16, batchSize, 0.1, Dictator, static (seed, options) => Training.Of(new Dictator16.MiniBatchModel(seed, options), static model => model.IsDone));
            Ask("conjunction", 8, batchSize, 0, Conjunction, static (seed, options) => Training.Of(new Conjunction8.MiniBatchModel(seed, options), static model => model.IsDone));
            Ask("conjunction", 16, batchSize, 0, Conjunction, static (seed, options) => Training.Of(new Conjunction16.MiniBatchModel(seed, options), static model => model.IsDone));
        }
    }

    private static void ExtractParities()
    {
        Console.WriteLine("parity from mini-batches, b = 16, bρ = 1/16, m = n + 10, rounding toward the distribution: trainings to accuracy 1, of 100 seeds");
        Extract(4, static (seed, options) => new Parity4.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 14, static (model, x) => model.Memory.Predict(x));
        Extract(5, static (seed, options) => new Parity5.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 15, static (model, x) => model.Memory.Predict(x));
        Extract(6, static (seed, options) => new Parity6.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 16, static (model, x) => model.Memory.Predict(x));
        Extract(7, static (seed, options) => new Parity7.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 17, static (model, x) => model.Memory.Predict(x));
        Extract(8, static (seed, options) => new Parity8.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 18, static (model, x) => model.Memory.Predict(x));
        Extract(9, static (seed, options) => new Parity9.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 19, static (model, x) => model.Memory.Predict(x));
        Extract(10, static (seed, options) => new Parity10.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 20, static (model, x) => model.Memory.Predict(x));
        Extract(11, static (seed, options) => new Parity11.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 21, static (model, x) => model.Memory.Predict(x));
        Extract(12, static (seed, options) => new Parity12.MiniBatchModel(seed, options), static model => model.IsDone || model.SamplesExtracted == 22, static (model, x) => model.Memory.Predict(x));
    }

    private static void ReadParities()
    {
        Console.WriteLine("parity from one batch, m = n + 10: trainings to exactly what the method learns, of 20 seeds under each of " + string.Join(", ", Adversaries));
        Read(
            4,
            static options => Training.Of(new Parity4.FullBatchModel(0, options), static model => model.IsDone),
            static samples =>
            {
                Parity4 method = default;
                foreach ((uint x, bool y) in samples)
                    method.Learn(x, y);
                return method.Predict;
            });
        Read(
            8,
            static options => Training.Of(new Parity8.FullBatchModel(0, options), static model => model.IsDone),
            static samples =>
            {
                Parity8 method = default;
                foreach ((uint x, bool y) in samples)
                    method.Learn(x, y);
                return method.Predict;
            });
        Read(
            12,
            static options => Training.Of(new Parity12.FullBatchModel(0, options), static model => model.IsDone),
            static samples =>
            {
                Parity12 method = default;
                foreach ((uint x, bool y) in samples)
                    method.Learn(x, y);
                return method.Predict;
            });
    }

    private static void Ask(string method, int inputs, int batchSize, double noise, Func<int, ulong, bool> target, Func<int, MiniBatchSgdOptions, Training> create)
    {
        string counts = string.Join(' ', Adversaries.Select(adversary => Count(20, seed =>
        {
            bool Target(ulong x) => target(seed * 5 % inputs, x);
            var random = new RandomBits(seed, RandomPurpose.Examples);
            LabelledBits population = Draw(new RandomBits(seed, RandomPurpose.Noise), inputs, 4096, Target, noise);
            var options = new MiniBatchSgdOptions { BatchSize = batchSize, Rounding = CreateRounding(adversary, seed, population) };
            return Train(create(seed, options), () => Draw(random, inputs, batchSize, Target, noise)).IsRight(inputs, Target);
        })));
        _isRight &= counts == "20 20 20 20 20 20";
        Console.WriteLine($"{method}, n = {inputs}, b = {batchSize}: {counts}");
    }

    /// <summary>A training ends with the last sample, after which the learner changes no more: its answers are the output once all steps are taken.</summary>
    private static void Extract<TModel>(int inputs, Func<int, MiniBatchSgdOptions, TModel> create, Func<TModel, bool> isDone, Func<TModel, uint, bool> predict)
        where TModel : class, IBatchNetwork<TModel>
    {
        int right = Count(100, seed =>
        {
            ulong members = new RandomBits(seed, RandomPurpose.Coin).NextBits(inputs);
            bool Target(ulong x) => (BitOperations.PopCount(x & members) & 1) != 0;
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var options = new MiniBatchSgdOptions { Rounding = new TowardPopulationRounding(All(inputs, Target)) };
            TModel model = create(seed, options);
            var training = new Training(model.Step, () => isDone(model), x => predict(model, x));
            return Train(training, () => Draw(random, inputs, 16, Target, 0)).IsRight(inputs, Target);
        });
        _isRight &= right >= 95;
        Console.WriteLine($"n = {inputs}: {right}");
    }

    private static void Read(int inputs, Func<MiniBatchSgdOptions, Training> create, Func<IEnumerable<(uint X, bool Y)>, Func<uint, bool>> learn)
    {
        double precision = 1.0 / (8 * BitOperations.RoundUpToPowerOf2((uint)inputs + 10));
        string counts = string.Join(' ', Adversaries.Select(adversary => Count(20, seed =>
        {
            ulong members = new RandomBits(seed, RandomPurpose.Coin).NextBits(inputs);
            bool Target(ulong x) => (BitOperations.PopCount(x & members) & 1) != 0;
            LabelledBits samples = Draw(new RandomBits(seed, RandomPurpose.Examples), inputs, inputs + 10, Target, 0);
            var options = new MiniBatchSgdOptions { Precision = precision, Rounding = CreateRounding(adversary, seed, All(inputs, Target)) };
            Func<uint, bool> direct = learn(InOrder(samples));
            return Train(create(options), () => samples).IsRight(inputs, x => direct((uint)x));
        })));
        _isRight &= counts == "20 20 20 20 20 20";
        Console.WriteLine($"n = {inputs}, mρ = {precision * (inputs + 10):F3}: {counts}");
    }

    private static Training Train(Training training, Func<LabelledBits> draw)
    {
        while (!training.IsDone())
            training.Step(draw());
        return training;
    }

    private static int Count(int seeds, Func<int, bool> isRight)
    {
        var right = new bool[seeds];
        Parallel.For(0, seeds, seed => right[seed] = isRight(seed));
        return right.Count(static each => each);
    }

    private static bool Dictator(int input, ulong x) => (x >> input & 1) != 0;

    /// <summary>Two inputs: with three the label is true too rarely to tell others from them within the tolerance.</summary>
    private static bool Conjunction(int input, ulong x) => (x >> input & x >> (input ^ 1) & 1) != 0;

    private static IGradientRounding CreateRounding(string adversary, int seed, LabelledBits population) => adversary switch
    {
        "nearest" => GradientRounding.Nearest,
        "random" => GradientRounding.CreateRandom(seed),
        "up" => GradientRounding.Up,
        "down" => GradientRounding.Down,
        "away" => GradientRounding.AwayFromGradient,
        _ => new TowardPopulationRounding(population),
    };

    private static LabelledBits Draw(RandomBits random, int inputs, int count, Func<ulong, bool> target, double noise)
    {
        var batch = new LabelledBits(inputs, count);
        for (int i = 0; i < count; i++)
        {
            ulong x = random.NextBits(inputs);
            batch.Set(i, [x], target(x) ^ (noise > 0 && random.NextDouble() < noise));
        }

        return batch;
    }

    /// <summary>Every input once, which is the uniform distribution.</summary>
    private static LabelledBits All(int inputs, Func<ulong, bool> target)
    {
        var all = new LabelledBits(inputs, 1 << inputs);
        for (int x = 0; x < all.Count; x++)
            all.Set(x, [(ulong)x], target((ulong)x));
        return all;
    }

    /// <summary>The samples in the order in which one batch gives them: descending by label, then by bits from the first.</summary>
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

    private static uint Reverse(uint x)
    {
        uint reversed = 0;
        for (int bit = 0; bit < 32; bit++)
            reversed |= (x >> bit & 1) << (31 - bit);
        return reversed;
    }

    /// <summary>A model in training: its step, whether it is done, and its answers then.</summary>
    private sealed record Training(Action<LabelledBits> Step, Func<bool> IsDone, Func<uint, bool> Predict)
    {
        public static Training Of<TModel>(TModel model, Func<TModel, bool> isDone)
            where TModel : class, IBatchNetwork<TModel> =>
            new(model.Step, () => isDone(model), x => model.Predict([x]));

        public bool IsRight(int inputs, Func<ulong, bool> target)
        {
            for (uint x = 0; x < 1u << inputs; x++)
            {
                if (Predict(x) != target(x))
                    return false;
            }

            return true;
        }
    }
}
