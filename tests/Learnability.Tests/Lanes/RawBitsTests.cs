using System;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class RawBitsTests
{
    [Fact]
    public void Values_are_loaded_as_they_are_stored()
    {
        Assert.Equal(1UL, RawBits.Load(true));
        Assert.Equal(0xFFUL, RawBits.Load((sbyte)-1));
        Assert.Equal(0xFFFEUL, RawBits.Load((short)-2));
        Assert.Equal(0xFFFF_FFFDUL, RawBits.Load(-3));
        Assert.Equal(ulong.MaxValue, RawBits.Load(-1L));
        Assert.Equal(0x41UL, RawBits.Load('A'));
        Assert.Equal(5UL, RawBits.Load(DayOfWeek.Friday));
        Assert.Throws<NotSupportedException>(() => RawBits.Load((1UL, 2UL)));
    }

    [Fact]
    public void Stored_values_take_the_low_bits()
    {
        bool truth = false;
        RawBits.Store(ref truth, 3);
        sbyte small = 0;
        RawBits.Store(ref small, 0x1FE);
        DayOfWeek day = default;
        RawBits.Store(ref day, 6);
        Assert.Equal((true, -2, DayOfWeek.Saturday), (truth, (int)small, day));
    }

    [Theory]
    [InlineData(-16, 5, true, true)]
    [InlineData(15, 5, true, true)]
    [InlineData(16, 5, true, false)]
    [InlineData(-17, 5, true, false)]
    [InlineData(31, 5, false, true)]
    [InlineData(32, 5, false, false)]
    [InlineData(-1, 32, false, true)]
    [InlineData(int.MinValue, 32, true, true)]
    public void A_value_fits_the_range_of_its_width(int value, int width, bool isSigned, bool fits) =>
        Assert.Equal(fits, RawBits.Fits(value, width, isSigned));

    [Fact]
    public void A_value_that_does_not_fit_is_named()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => RawBits.RequireWidth(9, 3, false, ".Left", "pair"));
        Assert.Equal("pair", exception.ParamName);
        Assert.StartsWith("pair.Left is 9, which does not fit the declared width of 3 bits: 0 to 7.", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>(() => RawBits.RequireWidth(long.MinValue, 63, true, "", "x"));
        Assert.StartsWith("x is -9223372036854775808, which does not fit the declared width of 63 bits: -4611686018427387904 to", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(60, 8)]
    [InlineData(63, 1)]
    [InlineData(64, 33)]
    public void Groups_of_bits_are_inserted_and_extracted_across_words(int offset, int width)
    {
        ulong bits = new RandomBits(offset, RandomPurpose.Examples).NextUInt64();
        var words = new ulong[3];
        RawBits.Insert(words, offset, width, bits);
        ulong expected = width == 64 ? bits : bits & ((1UL << width) - 1);
        Assert.Equal(expected, RawBits.Extract(words, offset, width));
        for (int i = 0; i < 192; i++)
        {
            ulong bit = i >= offset && i < offset + width ? bits >> (i - offset) & 1 : 0;
            Assert.Equal(bit, words[i >> 6] >> (i & 63) & 1);
        }
    }

    [Fact]
    public void Signs_are_extended() => Assert.Equal((ulong.MaxValue, 3UL), (RawBits.SignExtend(7, 3), RawBits.SignExtend(3, 3)));
}
