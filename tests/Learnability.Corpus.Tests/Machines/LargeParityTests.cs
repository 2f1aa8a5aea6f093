using System;
using System.Linq;
using TuringMachines;
using Xunit;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>The machine of 35 states at a size that no dense network reaches.</summary>
public sealed class LargeParityTests
{
    [Fact]
    public void Parity_of_256_features_is_learned_from_300_samples()
    {
        const int Inputs = 256;
        const int Samples = 300;
        var random = new RandomBits(1, RandomPurpose.Examples);
        ulong[] secret = Draw(random);
        var network = new GaussMachine.GaussRcnn(Inputs, Samples, 100_000_000);
        for (int i = 0; i < Samples; i++)
        {
            ulong[] x = Draw(random);
            Assert.True(network.Step(x, IsPlus(x, secret)));
        }

        // 300 random samples span all inputs but with probability 2⁻⁴⁴.
        ulong[] asked = Draw(random);
        Assert.Equal(IsPlus(asked, secret), network.Predict(asked));
        Assert.InRange(network.LastSteps, 40_000_000, 60_000_000);
    }

    private static bool IsPlus(ulong[] x, ulong[] secret) => x.Zip(secret, static (word, mask) => ulong.PopCount(~word & mask)).Sum(static count => (int)count) % 2 == 0;

    private static ulong[] Draw(RandomBits random) => [.. Enumerable.Range(0, 4).Select(_ => random.NextUInt64())];
}
