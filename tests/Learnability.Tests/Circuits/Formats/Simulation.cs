using System;
using System.Numerics;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>Runs circuits on numbers, 64 samples at a time, and compares circuits with each other.</summary>
internal static class Simulation
{
    /// <summary>Inputs up to which two circuits are compared on all samples.</summary>
    private const int Exhaustive = 12;

    /// <summary>Samples of one word: bit j of every number is its own column of 64.</summary>
    public const int Samples = 64;

    /// <summary>Evaluates a circuit on 64 samples.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="samples">Of each sample, the value of each input port.</param>
    /// <returns>Of each sample, the value of each output port.</returns>
    public static BigInteger[][] Run(Circuit circuit, BigInteger[][] samples)
    {
        Assert.True(samples.Length <= Samples);
        var inputs = new ulong[circuit.InputCount];
        for (int sample = 0; sample < samples.Length; sample++)
        {
            Assert.Equal(circuit.InputPorts.Count, samples[sample].Length);
            int bit = 0;
            for (int port = 0; port < samples[sample].Length; port++)
            {
                for (int i = 0; i < circuit.InputPorts[port].Width; i++, bit++)
                    inputs[bit] |= (samples[sample][port] >> i).IsEven ? 0 : 1UL << sample;
            }
        }

        var outputs = new ulong[circuit.OutputCount];
        circuit.EvaluateLanes(inputs, outputs, 1);
        var results = new BigInteger[samples.Length][];
        for (int sample = 0; sample < samples.Length; sample++)
        {
            results[sample] = new BigInteger[circuit.OutputPorts.Count];
            int bit = 0;
            for (int port = 0; port < results[sample].Length; port++)
            {
                for (int i = 0; i < circuit.OutputPorts[port].Width; i++, bit++)
                    results[sample][port] |= (BigInteger)((outputs[bit] >> sample) & 1) << i;
            }
        }

        return results;
    }

    /// <summary>A random number; now and then all bits but a few low ones are equal, where carries and comparisons show.</summary>
    public static BigInteger RandomNumber(RandomBits random, int width)
    {
        bool isSpecial = random.NextInt32(4) == 0;
        bool fill = random.NextBit();
        int low = random.NextInt32(Math.Min(width, 8) + 1);
        BigInteger value = 0;
        for (int i = 0; i < width; i++)
            value |= (isSpecial && i >= low ? fill : random.NextBit()) ? BigInteger.One << i : 0;
        return value;
    }

    /// <summary>Compares two circuits: on all samples where they have few inputs, otherwise on random ones.</summary>
    /// <param name="expected">A circuit.</param>
    /// <param name="actual">A circuit with the same numbers of inputs and outputs.</param>
    /// <param name="seed">The seed of the samples.</param>
    /// <param name="what">What is compared, for the message.</param>
    /// <param name="words">The number of words of 64 random samples.</param>
    public static void AssertEqual(Circuit expected, Circuit actual, int seed, string what, int words = 8)
    {
        Assert.Null(CircuitVerifier.FindFault(actual));
        Assert.Equal(expected.InputCount, actual.InputCount);
        Assert.Equal(expected.OutputCount, actual.OutputCount);
        bool isExhaustive = expected.InputCount <= Exhaustive;
        if (isExhaustive)
            words = Math.Max(1, (1 << expected.InputCount) / 64);
        var random = new RandomBits(seed, RandomPurpose.Examples);
        var inputs = new ulong[expected.InputCount * words];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = isExhaustive ? Counter(i / words, i % words) : random.NextUInt64();

        var expectedOutputs = new ulong[expected.OutputCount * words];
        var actualOutputs = new ulong[expected.OutputCount * words];
        expected.EvaluateLanes(inputs, expectedOutputs, words);
        actual.EvaluateLanes(inputs, actualOutputs, words);
        for (int i = 0; i < expectedOutputs.Length; i++)
            Assert.True(expectedOutputs[i] == actualOutputs[i], $"{what}: output {i / words} differs in word {i % words}, seed {seed}.");
    }

    /// <summary>Bit <paramref name="bit"/> of 64 consecutive numbers.</summary>
    private static ulong Counter(int bit, int word)
    {
        ulong value = 0;
        for (int sample = 0; sample < 64; sample++)
            value |= (((((ulong)word * 64) + (ulong)sample) >> bit) & 1) << sample;
        return value;
    }
}
