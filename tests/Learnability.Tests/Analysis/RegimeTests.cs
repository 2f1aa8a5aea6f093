using System;
using Xunit;

namespace Learnability.Tests.Analysis;

/// <summary>The regimes of batch size and precision, and the constants of the theorems.</summary>
public sealed class RegimeTests
{
    [Fact]
    public void Small_batches_are_as_powerful_as_samples_and_huge_ones_no_more_than_queries()
    {
        Assert.Equal(GradientPower.Pac, Regime.Classify(31, 1.0 / 256, 716, 12172, 0.9));
        Assert.Equal(GradientPower.Gap, Regime.Classify(32, 1.0 / 256, 716, 12172, 0.9));
        Assert.Equal(GradientPower.Gap, Regime.Classify(64, 1.0 / 256, 716, 12172, 0.9));
        Assert.Equal(GradientPower.StatisticalQueries, Regime.Classify(200_000_000, 1.0 / 256, 716, 12172, 0.9));
    }

    [Fact]
    public void Certified_queries_need_the_batch_of_the_theorem()
    {
        // The conjunction run of 16 inputs is formally in the gap: queries would need b ≥ 1.65e8.
        double batch = MiniBatchTheorems.Theorem1cBatch(1.0 / 256, 716, 12172, 0.1);
        Assert.InRange(batch, 1.6e8, 1.7e8);
        Assert.Equal(GradientPower.Gap, Regime.Classify((long)batch - 1, 1.0 / 256, 716, 12172, 0.9));
        Assert.Equal(GradientPower.StatisticalQueries, Regime.Classify((long)batch + 1, 1.0 / 256, 716, 12172, 0.9));
    }

    [Fact]
    public void Both_theorems_never_hold_at_once()
    {
        for (int bits = 0; bits <= 20; bits++)
        {
            double precision = Math.Pow(2, -bits);
            double smallest = MiniBatchTheorems.Theorem1cBatch(precision, 1, 1, 0.999);
            Assert.True(smallest * precision >= 1.0 / 8);
        }
    }

    [Fact]
    public void Full_batches_have_bounds_of_their_own()
    {
        Assert.Equal(GradientPower.Pac, Regime.ClassifyFullBatch(40, 1.0 / 512, 1360, 2720, 0.9));
        Assert.Equal(GradientPower.Gap, Regime.ClassifyFullBatch(64, 1.0 / 512, 1360, 2720, 0.9));
        double paper = MiniBatchTheorems.Theorem3cSamples(0.25, 10, 20, 0.1);
        double derived = MiniBatchTheorems.Derived3cSamples(0.25, 10, 20, 0.1);
        Assert.True(derived < paper);
        Assert.Equal(GradientPower.Gap, Regime.ClassifyFullBatch((long)derived + 1, 0.25, 10, 20, 0.9));
        Assert.Equal(GradientPower.StatisticalQueries, Regime.ClassifyFullBatchDerived((long)derived + 1, 0.25, 10, 20, 0.9));
        Assert.Equal(GradientPower.StatisticalQueries, Regime.ClassifyFullBatch((long)paper + 1, 0.25, 10, 20, 0.9));
    }

    [Fact]
    public void Averaging_takes_the_steps_of_theorem_1d()
    {
        Assert.Equal(358, MiniBatchTheorems.Theorem1dRepetitions(16, 64, 0.1, 0.1));
        Assert.Equal(716, MiniBatchTheorems.Theorem1dSteps(1, 16, 64, 0.1, 0.1));
        Assert.Equal(11456, MiniBatchTheorems.Theorem1dSteps(16, 16, 64, 0.1, 0.1));
        Assert.Equal(81, MiniBatchTheorems.Theorem2dRepetitions(16, 64, 0.1, 0.1));
        Assert.Equal(1.0 / 256, MiniBatchTheorems.Theorem1dPrecision(0.1));
    }

    [Theory]
    [InlineData(0, 0.5, 1, 1, 0.9)]
    [InlineData(1, 0, 1, 1, 0.9)]
    [InlineData(1, 2, 1, 1, 0.9)]
    [InlineData(1, 0.5, 0, 1, 0.9)]
    [InlineData(1, 0.5, 1, 0, 0.9)]
    [InlineData(1, 0.5, 1, 1, 1)]
    [InlineData(1, 0.5, 1, 1, 0)]
    public void Impossible_sizes_are_refused(long batch, double precision, long steps, long parameters, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Regime.Classify(batch, precision, steps, parameters, confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => Regime.ClassifyFullBatch(batch, precision, steps, parameters, confidence));
    }
}
