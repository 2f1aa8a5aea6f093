using System;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>Batches of random inputs with the labels of a target.</summary>
internal static class Batches
{
    public static LabelledBits Draw(RandomBits random, int inputBits, int count, Func<ulong, bool> target, double noise = 0)
    {
        var batch = new LabelledBits(inputBits, count);
        for (int i = 0; i < count; i++)
        {
            ulong x = random.NextBits(inputBits);
            bool y = target(x) ^ (noise > 0 && random.NextDouble() < noise);
            batch.Set(i, [x], y);
        }

        return batch;
    }

    /// <summary>Every input once, which stands for the uniform distribution.</summary>
    public static LabelledBits All(int inputBits, Func<ulong, bool> target)
    {
        var batch = new LabelledBits(inputBits, 1 << inputBits);
        for (ulong x = 0; x < (ulong)batch.Count; x++)
            batch.Set((int)x, [x], target(x));
        return batch;
    }

    public static bool Parity(ulong x) => (System.Numerics.BitOperations.PopCount(x) & 1) != 0;

    /// <summary>A batch as an explicit network takes it: inputs ±1, labels 0 and 1.</summary>
    public static (double[] Inputs, double[] Labels) Unpack(LabelledBits batch)
    {
        var inputs = new double[batch.Count * batch.InputBits];
        var labels = new double[batch.Count];
        Span<ulong> x = stackalloc ulong[1];
        for (int i = 0; i < batch.Count; i++)
        {
            batch.GetInput(i, x);
            for (int bit = 0; bit < batch.InputBits; bit++)
                inputs[(i * batch.InputBits) + bit] = (x[0] >> bit & 1) != 0 ? 1 : -1;
            labels[i] = batch.GetLabel(i) ? 1 : 0;
        }

        return (inputs, labels);
    }

    /// <summary>The six adversaries, by name.</summary>
    public static IGradientRounding Adversary(string name, int seed, LabelledBits population) => name switch
    {
        "nearest" => GradientRounding.Nearest,
        "random" => GradientRounding.CreateRandom(seed),
        "up" => GradientRounding.Up,
        "down" => GradientRounding.Down,
        "away" => GradientRounding.AwayFromGradient,
        _ => new TowardPopulationRounding(population),
    };
}
