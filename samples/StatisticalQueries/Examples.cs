using System;
using Learnability;

namespace StatisticalQueries;

/// <summary>Random inputs with the labels of a target.</summary>
internal sealed class Examples(int inputs, int batchSize, int seed, Func<uint, bool> target, double noise = 0)
{
    private readonly RandomBits _random = new(seed, RandomPurpose.Examples);
    private readonly LabelledBits _batch = new(inputs, batchSize);

    /// <summary>The next batch, which takes the place of the one before.</summary>
    public LabelledBits Next()
    {
        Span<ulong> input = stackalloc ulong[1];
        for (int i = 0; i < batchSize; i++)
        {
            input[0] = _random.NextBits(inputs);
            _batch.Set(i, input, target((uint)input[0]) ^ (noise > 0 && _random.NextDouble() < noise));
        }

        return _batch;
    }

    /// <summary>Every input once: the uniform distribution.</summary>
    public static LabelledBits All(int inputs, Func<uint, bool> target)
    {
        var all = new LabelledBits(inputs, 1 << inputs);
        Span<ulong> input = stackalloc ulong[1];
        for (uint x = 0; x < 1u << inputs; x++)
        {
            input[0] = x;
            all.Set((int)x, input, target(x));
        }

        return all;
    }

    /// <summary>The share of all inputs on which a prediction is the target.</summary>
    public static double Accuracy(int inputs, Func<uint, bool> target, Func<uint, bool> prediction)
    {
        int right = 0;
        for (uint x = 0; x < 1u << inputs; x++)
            right += target(x) == prediction(x) ? 1 : 0;
        return (double)right / (1 << inputs);
    }
}
