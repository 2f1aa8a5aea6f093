using System;
using System.Collections.Generic;
using Xunit;

namespace Learnability.Tests.Networks;

/// <summary>Every adversary gives a ρ-approximate rounding, and chooses as its name says.</summary>
public sealed class GradientRoundingTests
{
    private static IEnumerable<IGradientRounding> Fixed =>
        [GradientRounding.Nearest, GradientRounding.Up, GradientRounding.Down, GradientRounding.AwayFromGradient, GradientRounding.CreateRandom(3)];

    [Fact]
    public void Every_adversary_stays_within_three_quarters_of_the_precision()
    {
        for (int bits = 0; bits <= 10; bits++)
        {
            double precision = Math.Pow(2, -bits);
            for (int numerator = -4096; numerator <= 4096; numerator++)
            {
                double value = numerator / 4096.0;
                foreach (IGradientRounding rounding in Fixed)
                {
                    double[] rounded = [value];
                    rounding.Round(rounded, precision);
                    Assert.True(GradientRounding.IsValid(rounded[0], value, precision), $"{rounding}: {value} to {rounded[0]} at {precision}");
                    Assert.InRange(rounded[0], -1, 1);
                }
            }
        }
    }

    [Theory]
    [InlineData(0.2, 0, 0, 0, 0)] // within a quarter: no choice
    [InlineData(0.3, 0, 1, 0, 1)]
    [InlineData(0.5, 1, 1, 0, 0)]
    [InlineData(0.7, 1, 1, 0, 0)]
    [InlineData(0.8, 1, 1, 1, 1)]
    [InlineData(-0.3, 0, 0, -1, -1)]
    public void Adversaries_choose_as_their_names_say(double units, double nearest, double up, double down, double away)
    {
        const double Precision = 1.0 / 8;
        IGradientRounding[] roundings = [GradientRounding.Nearest, GradientRounding.Up, GradientRounding.Down, GradientRounding.AwayFromGradient];
        double[] expected = [nearest, up, down, away];
        for (int i = 0; i < roundings.Length; i++)
        {
            double[] gradient = [units * Precision];
            roundings[i].Round(gradient, Precision);
            Assert.Equal(expected[i] * Precision, gradient[0]);
        }
    }

    [Fact]
    public void Population_decides_between_the_neighbours()
    {
        var rounding = new TowardPopulationRounding(new LabelledBits(1, 1));
        double[] gradient = [0.3, 0.3, 0.1, -0.3];
        rounding.Round(gradient, [5, -5, 5, -5], 1);
        Assert.Equal([1, 0, 0, -1], gradient);
        Assert.Throws<InvalidOperationException>(() => rounding.Round(gradient, 1));
        Assert.Throws<ArgumentException>(() => rounding.Round(gradient, [1.0], 1));
    }

    [Fact]
    public void Random_rounding_is_fair_and_reproducible()
    {
        var gradient = new double[10_000];
        Array.Fill(gradient, 0.5);
        GradientRounding.CreateRandom(1).Round(gradient, 1);
        double sum = 0;
        foreach (double value in gradient)
            sum += value;
        Assert.InRange(sum, 4800, 5200);
        var again = new double[10_000];
        Array.Fill(again, 0.5);
        GradientRounding.CreateRandom(1).Round(again, 1);
        Assert.Equal(gradient, again);
    }

    [Theory]
    [InlineData(0.3, 0.25)]
    [InlineData(0.5, 0.5)]
    [InlineData(3, 0.5)]
    [InlineData(1.0 / 300, 1.0 / 512)]
    [InlineData(0, 0)]
    public void Precisions_round_down_to_powers_of_two(double value, double expected) => Assert.Equal(expected, GradientRounding.RoundDownToPowerOfTwo(value));

    [Fact]
    public void Values_near_one_have_no_valid_rounding_unless_the_precision_is_a_power_of_two()
    {
        // The paper rounds into [−1, 1] for any ρ; where frac(1/ρ) > 3/4, the largest multiple below 1 is too far from 1.
        const double Precision = 0.21; // 1/ρ = 4.76
        double[] gradient = [1];
        GradientRounding.Nearest.Round(gradient, Precision);
        Assert.True(gradient[0] > 1);
        Assert.False(GradientRounding.IsValid(4 * Precision, 1, Precision));
        Assert.Equal(-1, GradientRounding.GetPrecisionBits(Precision));
    }
}
