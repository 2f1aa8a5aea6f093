using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Xunit;

namespace Learnability.Tests.Lanes;

/// <summary>Columns of more bytes than a span can have, and of as many samples as an index can count.</summary>
public sealed class LongColumnsTests
{
    /// <summary>As words more than two gigabytes, of which only the addresses are used.</summary>
    private const int Length = 300_000_000;

    [Fact]
    public void Columns_of_more_than_two_gigabytes_are_compared_by_their_addresses()
    {
        var memory = new ulong[1];
        LaneColumns.RequireAligned(At(0), At(0), "x", "y");
        LaneColumns.RequireAligned(At(0), At(Length), "x", "y");
        LaneColumns.RequireAligned(At(Length), At(0), "x", "y");
        LaneColumns.RequireSeparate(At(0), At(Length), "x", "y");
        foreach (int offset in (int[])[1, Length - 1])
        {
            Assert.Equal("y", Assert.Throws<ArgumentException>(() => LaneColumns.RequireAligned(At(0), At(offset), "x", "y")).ParamName);
            Assert.Equal("y", Assert.Throws<ArgumentException>(() => LaneColumns.RequireAligned(At(offset), At(0), "x", "y")).ParamName);
            Assert.Equal("y", Assert.Throws<ArgumentException>(() => LaneColumns.RequireSeparate(At(0), At(offset), "x", "y")).ParamName);
        }

        Assert.Equal("y", Assert.Throws<ArgumentException>(() => LaneColumns.RequireSeparate(At(0), At(0), "x", "y")).ParamName);

        ReadOnlySpan<ulong> At(int offset) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref memory[0], offset), Length);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 60_000)]
    [InlineData(2, 60_000)]
    public void As_many_samples_as_an_index_can_count_are_each_visited_once(int threads, int gates)
    {
        long[] counts = [0, 0];
        ColumnParallel.Run(new CountingKernel(counts), int.MaxValue, threads, 1, 1, gates);
        Assert.Equal([int.MaxValue, int.MaxValue], counts);
    }

    [Fact]
    public void Long_columns_are_checked_to_their_end()
    {
        var column = new ushort[8_400_000];
        ushort sample = 0;
        var layout = new ColumnLayout<ushort>(2, ColumnPart.Of(ref sample, ref sample, 5, false, 5, false, ""));
        Assert.True(layout.Fits(column, 0, column.Length / 2));
        layout.RequireRanges(column, "x");
        foreach (int index in (int[])[8_388_607, 8_388_608, 8_399_999])
        {
            column[index] = 32;
            Assert.False(layout.Fits(column, 0, column.Length / 2));
            Assert.False(layout.Fits(column, index / 2 & ~63, (column.Length / 2) - (index / 2 & ~63)));
            Assert.StartsWith($"x[{index}] is 32,", Assert.Throws<ArgumentException>(() => layout.RequireRanges(column, "x")).Message, StringComparison.Ordinal);
            column[index] = 31;
        }
    }

    /// <summary>Counts the samples that are loaded and stored.</summary>
    private readonly struct CountingKernel(long[] counts) : IColumnKernel
    {
        public int Lead => 3;

        public bool Fits(int start, int count) => true;

        public void Load(int start, int count, LaneBlock inputs) => Count(0, start, count);

        public void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
        {
        }

        public void Store(int start, int count, LaneBlock outputs) => Count(1, start, count);

        private void Count(int index, int start, int count)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(start);
            Interlocked.Add(ref counts[index], count);
        }
    }
}
