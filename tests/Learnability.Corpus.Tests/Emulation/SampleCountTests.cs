using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>
/// How many samples learning a parity takes (Theorem 17): an example is learnt where the guess is right, with probability 1/2, and rank k grows where the
/// example is not in the span of those stored, with probability 1 − 2^(k−n).
/// </summary>
public sealed class SampleCountTests
{
    private const int Seeds = 100;

    [Theory]
    [InlineData("Parity8", 8)]
    [InlineData("Parity16", 16)]
    [InlineData("Parity32", 32)]
    public void Mean_number_of_samples_is_within_five_percent_of_the_theory(string name, int n)
    {
        double theory = Enumerable.Range(0, n).Sum(rank => 2 / (1 - Math.Pow(2, rank - n)));
        var counts = new List<int>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            DirectLearner learner = CorpusLearners.Get(name).Start();
            var examples = new RandomBits(seed, RandomPurpose.Examples);
            var guesses = new RandomBits(seed, RandomPurpose.Guess);
            ulong secret = examples.NextBits(n);
            int steps = 0;
            for (int stored = 0; stored < n; steps++)
            {
                ulong x = examples.NextBits(n);
                if (learner.Step(x, Parity(secret & x), guesses.NextBit(), coin: false).IsStored)
                    stored++;
            }

            counts.Add(steps);
        }

        double mean = counts.Average();
        Assert.True(Math.Abs(mean / theory - 1) < 0.05, $"seeds 0 to {Seeds - 1}: {mean} samples, theory {theory}");
    }

    /// <summary>[Sgd(Samples = 17.6)]: the algorithm's own mean, of which a guessing network needs twice as many (Remark 15).</summary>
    [Fact]
    public void Info_states_the_expected_samples_where_the_attribute_states_the_algorithms_own()
    {
        double theory = Enumerable.Range(0, 16).Sum(rank => 2 / (1 - Math.Pow(2, rank - 16)));
        Assert.Equal(theory, Parity16.SgdNetwork.Info.ExpectedSamples!.Value, 0.1);
        Assert.Null(Parity8.SgdNetwork.Info.ExpectedSamples);
        Assert.Null(MistakeDrivenConjunction.SgdNetwork.Info.ExpectedSamples);
    }

    private static bool Parity(ulong bits) => (BitOperations.PopCount(bits) & 1) != 0;
}
