using System.Linq;
using System.Numerics;
using Xunit;

namespace Learnability.Corpus.Tests.Learners;

/// <summary>The learners that keep examples, run directly.</summary>
public sealed class ExampleMemoryTests
{
    [Fact]
    public void Nearest_neighbor_answers_as_a_search_through_the_last_eight_examples()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var learner = new NearestNeighbor();
            var stored = new (byte Input, bool Label)[8];
            for (int step = 0; step < 100; step++)
            {
                var query = (byte)random.NextBits(8);
                bool expected = step > 0 && stored.Take(step).MinBy(e => BitOperations.PopCount((uint)(e.Input ^ query))).Label;
                Assert.True(learner.Predict(query) == expected, $"seed {seed}, step {step}");
                stored[step % 8] = ((byte)random.NextBits(8), random.NextBit());
                learner.Learn(stored[step % 8].Input, stored[step % 8].Label);
            }
        }
    }

    [Fact]
    public void Nearest_match_keeps_the_first_four_examples()
    {
        var learner = new NearestMatch();
        Assert.False(learner.Predict(0));
        for (uint x = 0; x < 4; x++)
        {
            Assert.False(learner.Done);
            learner.Learn(x, x is 1 or 2);
        }

        Assert.True(learner.Done);
        learner.Learn(0, true);
        for (uint x = 0; x < 4; x++)
            Assert.Equal(x is 1 or 2, learner.Predict(x));
    }

    [Fact]
    public void Reservoir_holds_four_of_fifteen_examples_each_with_a_fair_chance_over_all_coins()
    {
        var held = new int[15];
        for (int coins = 0; coins < 1 << 15; coins++)
        {
            // Example t has the input t: an input is in the reservoir if and only if its example is.
            var learner = new ReservoirSampler();
            for (byte example = 0; example < 15; example++)
                learner.Learn(example, false, (coins >> example & 1) != 0);
            Assert.True(learner.Done);
            foreach (object example in MemoryBits.Elements(MemoryBits.ReadField(learner, "_examples")))
                held[(byte)MemoryBits.ReadField(example, "Input")]++;
        }

        Assert.Equal(4 << 15, held.Sum());
        for (int example = 0; example < 15; example++)
            Assert.True(held[example] / (double)(1 << 15) is > 0.15 and < 0.4, $"example {example}: {held[example]} of {1 << 15}, ideally 4 of 15");
    }

    [Fact]
    public void Reservoir_predicts_by_the_majority_of_its_examples()
    {
        var learner = new ReservoirSampler();
        Assert.False(learner.Predict(15));
        foreach (byte x in new byte[] { 0b1111, 0b0111, 0b1011, 0b0000 })
            learner.Learn(x, x != 0, false);
        Assert.True(learner.Predict(0b1111));
        Assert.False(learner.Predict(0b0000));
    }
}
