using Xunit;

namespace Learnability.Tests.Random;

public sealed class RandomBitsTests
{
    [Fact]
    public void Streams_of_different_purposes_differ_and_the_same_stream_repeats()
    {
        var guess = new RandomBits(7, RandomPurpose.Guess);
        var again = new RandomBits(7, RandomPurpose.Guess);
        var coin = new RandomBits(7, RandomPurpose.Coin);
        ulong first = guess.NextUInt64();
        Assert.Equal(first, again.NextUInt64());
        Assert.NotEqual(first, coin.NextUInt64());
    }

    /// <summary>Pins the generator: these numbers, computed by an independent program, must never change.</summary>
    [Theory]
    [InlineData(0, RandomPurpose.Guess, 0xBCECF42D1FA1DCE3UL)]
    [InlineData(1, RandomPurpose.Coin, 0x99F783CA2F5F6616UL)]
    [InlineData(-1, RandomPurpose.Noise, 0xD6B523ADCC6ECF02UL)]
    [InlineData(2147483647, RandomPurpose.Examples, 0x4AB7C63735D538D6UL)]
    public void The_generator_is_the_specified_one(int seed, RandomPurpose purpose, ulong expected) =>
        Assert.Equal(expected, new RandomBits(seed, purpose).NextUInt64());

    [Fact]
    public void Gaussians_have_mean_zero_and_deviation_one()
    {
        var noise = new RandomBits(1, RandomPurpose.Noise);
        double sum = 0;
        double squares = 0;
        const int Count = 100_000;
        for (int i = 0; i < Count; i++)
        {
            double value = noise.NextGaussian();
            sum += value;
            squares += value * value;
        }

        Assert.InRange(sum / Count, -0.015, 0.015);
        Assert.InRange(squares / Count, 0.98, 1.02);
    }
}
