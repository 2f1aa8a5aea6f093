using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Lanes;

/// <summary>Samples out of the range of a declared width are found wherever they are, and named.</summary>
public sealed class ColumnRangesTests
{
    private struct Mixed
    {
        public ushort Narrow;
        public sbyte Signed;
        public bool Truth;
        public uint Whole;
        public short Other;
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(31, false)]
    [InlineData(31, true)]
    [InlineData(1, true)]
    public void A_misfit_is_found_at_every_place(int width, bool isSigned)
    {
        uint sample = 0;
        var layout = new ColumnLayout<uint>(1, [ColumnPart.Of(ref sample, ref sample, width, isSigned, width, isSigned, "")]);
        var random = new RandomBits(width, RandomPurpose.Examples);
        uint[] column = [.. Enumerable.Range(0, 777).Select(_ => Fitting(random))];
        Assert.True(layout.Fits(column, 0, 777));
        layout.RequireRanges(column, "x");
        for (int i = 0; i < column.Length; i++)
        {
            // The least value above the range, and one of the highest bit alone.
            uint kept = column[i];
            foreach (uint wrong in new[] { isSigned ? 1u << (width - 1) : 1u << width, 1u << 31 })
            {
                if (RawBits.Fits(wrong, width, isSigned))
                    continue;
                column[i] = wrong;
                Assert.False(layout.Fits(column, 0, 777));
                Assert.Equal(i < 64, !layout.Fits(column, 0, 64));
                ArgumentException exception = Assert.Throws<ArgumentException>(() => layout.RequireRanges(column, "x"));
                Assert.Equal("x", exception.ParamName);
                Assert.Contains($"x[{i}] is", exception.Message, StringComparison.Ordinal);
            }

            column[i] = kept;
        }

        uint Fitting(RandomBits bits)
        {
            ulong value = bits.NextBits(width);
            return (uint)(isSigned ? RawBits.SignExtend(value, width) : value);
        }
    }

    [Fact]
    public void The_parts_of_a_struct_are_checked_each_by_its_own_width()
    {
        Mixed zero = default;
        var layout = new ColumnLayout<Mixed>(1,
        [
            ColumnPart.Of(ref zero, ref zero.Narrow, 9, false, 9, false, ".Narrow"), ColumnPart.Of(ref zero, ref zero.Signed, 3, true, 3, true, ".Signed"),
            ColumnPart.Of(ref zero, ref zero.Truth, 1, false, 1, false, ".Truth"), ColumnPart.Of(ref zero, ref zero.Whole, 32, false, 32, false, ".Whole"),
            ColumnPart.Of(ref zero, ref zero.Other, 15, true, 15, true, ".Other"),
        ]);
        for (int length = 1; length < 200; length += 33)
        {
            var column = new Mixed[length];
            Array.Fill(column, new Mixed { Narrow = 511, Signed = -4, Truth = true, Whole = uint.MaxValue, Other = -16384 });
            Assert.True(layout.Fits(column, 0, length));
            layout.RequireRanges(column, "x");
            for (int i = 0; i < length; i++)
            {
                RequireMisfit((ref sample) => sample.Narrow = 512, ".Narrow is 512, which does not fit the declared width of 9 bits: 0 to 511");
                RequireMisfit((ref sample) => sample.Signed = 4, ".Signed is 4, which does not fit the declared width of 3 bits: -4 to 3");
                RequireMisfit((ref sample) => sample.Other = -16385, ".Other is -16385,");

                void RequireMisfit(Change change, string message)
                {
                    Mixed kept = column[i];
                    change(ref column[i]);
                    Assert.False(layout.Fits(column, 0, length));
                    Assert.Contains(message, Assert.Throws<ArgumentException>(() => layout.RequireRanges(column, "x")).Message, StringComparison.Ordinal);
                    column[i] = kept;
                }
            }
        }
    }

    [Fact]
    public void Samples_whose_parts_are_not_aligned_are_checked_one_by_one()
    {
        var packed = new ColumnLayout<Packed>(1, Parts());
        var column = new Packed[100];
        Assert.True(packed.Fits(column, 0, 100));
        column[99].Second = 16;
        Assert.False(packed.Fits(column, 0, 100));
        Assert.True(packed.Fits(column, 0, 99));

        static ColumnPart[] Parts()
        {
            Packed sample = default;
            return [ColumnPart.Of(ref sample, ref sample.First, 8, false, 8, false, ".First"), ColumnPart.Of(ref sample, ref sample.Second, 4, false, 4, false, ".Second")];
        }
    }

    private delegate void Change(ref Mixed sample);

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)]
    private struct Packed
    {
        public byte First;
        public uint Second;
    }
}
