using System;
using System.Globalization;
using System.Runtime.Intrinsics;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class LaneWidthTests
{
    /// <summary>
    /// The width that a run of these tests is meant for: continuous integration sets it beside the switch that takes instructions away, so that a switch of another
    /// name does not go unnoticed.
    /// </summary>
    private static readonly string? _expected = Environment.GetEnvironmentVariable("LEARNABILITY_LANES");

    [Fact]
    public void Lanes_are_as_wide_as_the_vectors_that_the_process_has()
    {
        int expected = _expected is not null ? int.Parse(_expected, CultureInfo.InvariantCulture)
            : Vector512.IsHardwareAccelerated ? 512
            : Vector256.IsHardwareAccelerated ? 256
            : Vector128.IsHardwareAccelerated ? 128
            : 64;
        Assert.Equal(expected, LaneWidth.Widest);
        Assert.Equal(expected / 64, VectorKernel.VectorWords);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(1000)]
    public void Few_words_get_a_vector_that_holds_them_or_the_widest(int words)
    {
        int width = LaneWidth.For(words);
        Assert.Contains(width, LaneWidth.All);
        Assert.True(width >= Math.Min(64 * words, LaneWidth.Widest));
        Assert.True(width <= LaneWidth.Widest);
    }
}
