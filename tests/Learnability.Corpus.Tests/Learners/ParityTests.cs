using System.Numerics;
using Xunit;

namespace Learnability.Corpus.Tests.Learners;

/// <summary>The parity learners run directly, as ordinary C#.</summary>
public sealed class ParityTests
{
    [Fact]
    public void Parity_of_three_answers_every_input_once_the_examples_span_the_space()
    {
        for (uint secret = 0; secret < 8; secret++)
        {
            var learner = new Parity3();
            foreach (uint x in new uint[] { 3, 5, 6, 7 })
                learner.Learn(x, Parity(secret, x));
            for (uint x = 0; x < 8; x++)
            {
                Assert.True(learner.Knows(x), $"secret {secret}, x {x}");
                Assert.True(learner.Predict(x) == Parity(secret, x), $"secret {secret}, x {x}");
            }
        }
    }

    [Fact]
    public void Parity_knows_exactly_the_sums_of_stored_examples()
    {
        var learner = new Parity4();
        Assert.True(learner.Knows(0));
        Assert.False(learner.Predict(0));
        learner.Learn(0b0011, true);
        learner.Learn(0b0110, true);
        for (uint x = 0; x < 16; x++)
            Assert.Equal(x is 0b0000 or 0b0011 or 0b0110 or 0b0101, learner.Knows(x));
        Assert.False(learner.Predict(0b0101));
    }

    [Fact]
    public void Parity_of_sixteen_is_right_on_every_input_for_one_hundred_secrets()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var examples = new RandomBits(seed, RandomPurpose.Examples);
            uint secret = (uint)examples.NextBits(16);
            var learner = new Parity16();
            int stored = 0;
            for (int step = 0; step < 200 && stored < 16; step++)
            {
                uint x = (uint)examples.NextBits(16);
                if (!learner.Knows(x))
                    stored++;
                learner.Learn(x, Parity(secret, x));
            }

            Assert.True(stored == 16, $"seed {seed}: {stored} independent examples");
            for (uint x = 0; x <= ushort.MaxValue; x++)
                Assert.True(learner.Predict(x) == Parity(secret, x), $"seed {seed}, x {x}");
        }
    }

    [Fact]
    public void Parity_of_thirty_two_uses_all_bits_of_its_input()
    {
        const uint Secret = 0x80000001;
        var learner = new Parity32();
        for (int bit = 0; bit < 32; bit++)
            learner.Learn(uint.MaxValue << bit, Parity(Secret, uint.MaxValue << bit));
        Assert.True(learner.Predict(1));
        Assert.True(learner.Predict(0x80000000));
        Assert.False(learner.Predict(0x7FFFFFFE));
        Assert.True(learner.Knows(0xDEADBEEF));
    }

    [Fact]
    public void Positive_examples_alone_determine_a_parity()
    {
        for (uint secret = 1; secret < 64; secret++)
        {
            var learner = new PositiveParity();
            for (uint x = 0; x < 64; x++)
            {
                if (Parity(secret, x))
                    learner.Learn(x, true);
            }

            for (uint x = 0; x < 64; x++)
                Assert.True(learner.Predict(x) == Parity(secret, x), $"secret {secret}, x {x}");
        }
    }

    private static bool Parity(uint secret, uint x) => (BitOperations.PopCount(secret & x) & 1) != 0;
}
