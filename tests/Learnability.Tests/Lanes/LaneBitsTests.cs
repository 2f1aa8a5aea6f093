using System;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class LaneBitsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void Bits_are_spread_and_gathered(int count)
    {
        var random = new RandomBits(count, RandomPurpose.Examples);
        var packed = new ulong[PackedInput.WordCount(count)];
        for (int i = 0; i < count; i++)
            packed[i >> 6] |= (ulong)(random.NextBit() ? 1 : 0) << (i & 63);

        var words = new ulong[count];
        LaneBits.Spread(packed, words);
        for (int i = 0; i < count; i++)
            Assert.Equal((packed[i >> 6] >> (i & 63) & 1) != 0 ? ulong.MaxValue : 0, words[i]);

        // Only the lowest bit of a word counts.
        for (int i = 0; i < count; i++)
            words[i] ^= random.NextUInt64() << 1;
        var gathered = new ulong[packed.Length];
        LaneBits.Gather(words, gathered);
        Assert.Equal(packed, gathered);
    }

    [Fact]
    public void Lengths_that_do_not_match_are_refused()
    {
        Assert.Equal("packed", Assert.Throws<ArgumentException>(() => LaneBits.Spread(new ulong[1], new ulong[65])).ParamName);
        Assert.Equal("packed", Assert.Throws<ArgumentException>(() => LaneBits.Gather(new ulong[65], new ulong[1])).ParamName);
    }
}
