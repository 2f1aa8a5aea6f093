using System.Numerics;
using Xunit;

namespace Learnability.Corpus.Tests.MetaAlgorithms;

/// <summary>Remark 18: the metaalgorithm with noise on every edge, where the number of samples is bounded.</summary>
public sealed class NoisyMetaAlgorithmTests
{
    [Theory]
    [InlineData("parity", 0)]
    [InlineData("parity", 0.008)]
    [InlineData("conjunction", 0.008)]
    [InlineData("neither", 0.008)]
    public void Network_answers_as_the_metaalgorithm_of_the_same_samples(string task, double deviation)
    {
        var metaAlgorithm = MetaAlgorithmCase.Get(nameof(NoisyPortfolio));
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var direct = new DirectMetaAlgorithm(metaAlgorithm);
            var network = new NoisyPortfolio.NoisySgdNetwork(seed, deviation);
            uint secret = 1 + (uint)random.NextInt32(7);
            for (int step = 0; step < NoisyPortfolio.NoisySgdNetwork.Info.Steps; step++)
            {
                uint x = (uint)random.NextBits(3);
                bool y = task switch
                {
                    "parity" => (BitOperations.PopCount(x & secret) & 1) != 0,
                    "conjunction" => (x & secret) == secret,
                    _ => random.NextBit(),
                };
                direct.Store(x, y, coin: false);
                network.Step(x, y);
            }

            Assert.True(direct.IsSettled);
            for (uint x = 0; x < 8; x++)
                Assert.True(direct.Output(x, isLearning: false, guess: true) == network.Predict(x), $"{task}, deviation {deviation}, seed {seed}, x {x}");
        }
    }
}
