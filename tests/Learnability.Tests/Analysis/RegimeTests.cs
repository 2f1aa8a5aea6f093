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

    /// <summary>Each theorem's constants, computed apart from the formulas of the specification: n = 8, m = 18, b = 16, ρ = 1/256, δ = 0.1, T = 420, p = 10, k = 7, τ = 0.2.</summary>
    public static TheoryData<string, double, double> Constants => new()
    {
        { "1a: T = 20m(n + 1)/δ", MiniBatchTheorems.Theorem1aSteps(18, 8, 0.1), 32400.0 },
        { "1a: r' + (n + 2)T", MiniBatchTheorems.Theorem1aParameters(5, 8, 420), 4205.0 },
        { "1a: bρ", MiniBatchTheorems.ExtractionBound, 0.125 },
        { "1a, network: ρ", MiniBatchTheorems.NetworkPrecisionBound, 0.08333333333333333 },
        { "1b: Tb", MiniBatchTheorems.Theorem1bSamples(420, 16), 6720.0 },
        { "1c: b", MiniBatchTheorems.Theorem1cBatch(1.0 / 256, 420, 10, 0.1), 100929376.4246458 },
        { "1c: Tp", MiniBatchTheorems.Theorem1cQueries(420, 10), 4200.0 },
        { "1c: ρ/8", MiniBatchTheorems.Theorem1cTolerance(1.0 / 256), 0.00048828125 },
        { "1d: 2k⌈32 ln(8k/δ)/(bτ²)⌉", MiniBatchTheorems.Theorem1dSteps(7, 7, 16, 0.2, 0.1), 4438.0 },
        { "1d: ρ", MiniBatchTheorems.Theorem1dPrecision(0.2), 0.0078125 },
        { "1d: r + 2T", MiniBatchTheorems.Theorem1dParameters(5, 420), 845.0 },
        { "2a: k = 10m(n + 1)/δ", MiniBatchTheorems.Theorem2aRounds(18, 8, 0.1), 16200.0 },
        { "Lemma 1: k", MiniBatchTheorems.Lemma1Rounds(18, 8, 0.1), 32400.0 },
        { "2a: p = n + 1", MiniBatchTheorems.Theorem2aWidth(8), 9.0 },
        { "2a: τ", MiniBatchTheorems.Theorem2aTolerance(16), 0.03125 },
        { "2b: kb", MiniBatchTheorems.Theorem2bSamples(7, 16), 112.0 },
        { "2c: b", MiniBatchTheorems.Theorem2cBatch(0.2, 7, 10, 0.1), 1587.4749392326587 },
        { "2c: kp", MiniBatchTheorems.Theorem2cQueries(7, 10), 70.0 },
        { "2c: τ/2", MiniBatchTheorems.Theorem2cTolerance(0.2), 0.1 },
        { "2d: q", MiniBatchTheorems.Theorem2dRepetitions(7, 16, 0.2, 0.1), 71.0 },
        { "2d: kq", MiniBatchTheorems.Theorem2dRounds(7, 16, 0.2, 0.1), 497.0 },
        { "3a: T = 2m(n + 1)", MiniBatchTheorems.Theorem3aSteps(18, 8), 324.0 },
        { "3a: r + 2T", MiniBatchTheorems.Theorem1dParameters(0, 324), 648.0 },
        { "3b: m", MiniBatchTheorems.Theorem3bSamples(18), 18.0 },
        { "3c: m", MiniBatchTheorems.Theorem3cSamples(1.0 / 256, 420, 10, 0.1), 1172446703169.3665 },
        { "3d: m", MiniBatchTheorems.Theorem3dSamples(1.0 / 256, 7, 0.1), 2350325.862078131 },
        { "3d: T = 2k", MiniBatchTheorems.Theorem3dSteps(7), 14.0 },
        { "derived 3c: m", MiniBatchTheorems.Derived3cSamples(1.0 / 256, 420, 10, 0.1), 100929376.4246458 },
    };

    [Theory]
    [MemberData(nameof(Constants))]
    public void Constant_is_that_of_its_theorem(string theorem, double constant, double expected) =>
        Assert.True(Math.Abs(constant - expected) <= 1e-12 * expected, $"{theorem}: {constant}, expected {expected}");

    [Fact]
    public void Theorem_3a_bounds_the_samples_and_theorem_1a_the_batch()
    {
        Assert.True(MiniBatchTheorems.Theorem1aHolds(31, 1.0 / 256) && !MiniBatchTheorems.Theorem1aHolds(32, 1.0 / 256));
        Assert.True(MiniBatchTheorems.Theorem3aHolds(31, 1.0 / 256) && !MiniBatchTheorems.Theorem3aHolds(32, 1.0 / 256));
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
