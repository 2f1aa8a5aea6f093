using System;
using System.Numerics;
using Xunit;

namespace Learnability.Corpus.Tests.Learners;

/// <summary>The learners that count, run directly.</summary>
public sealed class CountingTests
{
    [Fact]
    public void Majority_vote_learns_the_majority_of_inputs_some_of_them_negated()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var negated = (byte)random.NextBits(8);
            var learner = new MajorityVote();
            for (int step = 0; step < 2_000; step++)
            {
                var x = (byte)random.NextBits(8);
                int votes = BitOperations.PopCount((uint)(x ^ negated));
                if (votes != 4)
                    learner.Learn(x, votes > 4);
            }

            // Counters may be anywhere in their range, but an input that agrees in most examples seldom has one below 1.
            int right = 0;
            for (int x = 0; x < 256; x++)
                right += learner.Predict((byte)x) == BitOperations.PopCount((uint)(x ^ negated)) > 4 ? 1 : 0;
            Assert.True(right >= 200, $"seed {seed}: {right} of 256");
        }
    }

    [Fact]
    public void Majority_vote_counters_saturate()
    {
        var learner = new MajorityVote();
        for (int step = 0; step < 20; step++)
            learner.Learn(0xF0, true);
        for (int step = 0; step < 7; step++)
            learner.Learn(0x0F, true);
        // The high half has 7 − 7 = 0 and abstains; the low half has −8 + 7 = −1 and votes for the opposite of its value.
        Assert.True(learner.Predict(0xF0));
        Assert.False(learner.Predict(0x0F));
        Assert.False(learner.Predict(0xFF));
    }

    [Fact]
    public void Perceptron_converges_on_separable_examples_within_the_mistake_bound()
    {
        // Labels by the sign of 3x₀ + 2x₁ − x₂ + x₇ over ±1, never 0: unit margin, squared norm 15, squared radius 9.
        int[] target = [3, 2, -1, 0, 0, 0, 0, 1];
        var learner = new IntegerPerceptron();
        int mistakes = 0;
        bool clean = false;
        for (int pass = 0; pass < 200 && !clean; pass++)
        {
            clean = true;
            for (int x = 0; x < 256; x++)
            {
                bool label = Sum(target, x) > 0;
                if (learner.Predict((byte)x) == label)
                    continue;
                learner.Learn((byte)x, label);
                mistakes++;
                clean = false;
            }
        }

        Assert.True(clean);
        Assert.InRange(mistakes, 1, 135);
    }

    [Fact]
    public void Perceptron_weights_saturate()
    {
        var learner = new IntegerPerceptron();
        for (int step = 0; step < 300; step++)
            learner.Learn(0xFF, true);
        for (int step = 0; step < 127; step++)
            learner.Learn(0xFF, false);
        Assert.False(learner.Predict(0xFF));
        learner.Learn(0xFF, true);
        Assert.True(learner.Predict(0xFF));
        Assert.True(IsExtreme(learner, 127));

        static bool IsExtreme(IntegerPerceptron learner, int steps)
        {
            for (int step = 0; step < steps; step++)
                learner.Learn(0xFF, true);
            return Convert.ToInt32(MemoryBits.ReadField(learner, "_bias"), System.Globalization.CultureInfo.InvariantCulture) == sbyte.MaxValue;
        }
    }

    private static int Sum(int[] weights, int x)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += (x >> i & 1) != 0 ? weights[i] : -weights[i];
        return sum;
    }
}
