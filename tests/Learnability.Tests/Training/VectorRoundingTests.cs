using System;
using Xunit;

namespace Learnability.Tests.Training;

/// <summary>Rounding eight numbers at a time gives what rounding them one by one does, to the bit.</summary>
public sealed class VectorRoundingTests
{
    [Fact]
    public void Eight_numbers_are_rounded_as_one_is()
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        foreach (IGradientRounding rounding in new[] { GradientRounding.Nearest, GradientRounding.Up, GradientRounding.Down, GradientRounding.AwayFromGradient })
        {
            for (int bits = 1; bits <= GradientRounding.MaxPrecisionBits; bits++)
            {
                double precision = Math.ScaleB(1, -bits);
                var gradient = new double[64];
                for (int i = 0; i < gradient.Length; i++)
                {
                    // Quarters of ρ and numbers beside them, zeros of both signs, and any.
                    double quarters = (random.NextInt32(17) - 8) * precision / 4;
                    gradient[i] = (i % 4) switch
                    {
                        0 => quarters,
                        1 => random.NextBit() ? Math.BitIncrement(quarters) : Math.BitDecrement(quarters),
                        2 => (2 * random.NextDouble()) - 1,
                        _ => random.NextBit() ? -0.0 : 0,
                    };
                }

                var rounded = new double[64];
                VectorRounding.Round(((FixedRounding)rounding).Choice, gradient, rounded, precision);
                double[] expected = [.. gradient];
                rounding.Round(expected, precision);
                Assert.Equal(Array.ConvertAll(expected, BitConverter.DoubleToInt64Bits), Array.ConvertAll(rounded, BitConverter.DoubleToInt64Bits));
            }
        }
    }
}
