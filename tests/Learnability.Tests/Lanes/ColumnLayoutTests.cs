using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace Learnability.Tests.Lanes;

/// <summary>Columns of every kind of sample against their bits read one by one, through a circuit that copies its inputs.</summary>
public sealed class ColumnLayoutTests
{
    private static readonly int[] _lengths = [0, 1, 2, 63, 64, 65, 127, 511, 512, 513, 1000, 1025];

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Packed
    {
        public byte First;
        public uint Second;
        public ushort Third;
    }

    private struct Padded
    {
        public byte First;
        public ulong Second;
        public bool Third;
    }

    private struct Twenty
    {
        public uint A, B, C, D;
        public short E;
        public sbyte F;
    }

    [InlineArray(17)]
    private struct Seventeen
    {
        public uint Element;
    }

    private enum Shade : short
    {
        Dark = -1,
        Light = 1,
    }

    [Fact]
    public void Integers_of_one_byte_are_transposed() => RequireBits<byte>(1, (ref sample) => [Part(ref sample, ref sample, 8)], (sample, _) => Bits(sample, 8));

    [Fact]
    public void Integers_of_two_bytes_are_transposed() =>
        RequireBits<Shade>(1, (ref sample) => [Part(ref sample, ref sample, 16, isSigned: true)], (sample, _) => Bits((ushort)sample, 16));

    [Fact]
    public void Integers_of_four_bytes_are_transposed() => RequireBits<uint>(1, (ref sample) => [Part(ref sample, ref sample, 32)], (sample, _) => Bits(sample, 32));

    [Fact]
    public void Integers_of_eight_bytes_are_transposed() =>
        RequireBits<long>(1, (ref sample) => [Part(ref sample, ref sample, 64, isSigned: true)], (sample, _) => Bits((ulong)sample, 64));

    [Fact]
    public void Truth_values_are_transposed() => RequireBits<bool>(1, (ref sample) => [Part(ref sample, ref sample, 1)], (sample, _) => [Truth(sample)]);

    [Fact]
    public void Tuples_of_three_bytes_are_transposed() => RequireBits<(byte A, bool B, sbyte C)>(
        1,
        (ref sample) => [Part(ref sample, ref sample.A, 8), Part(ref sample, ref sample.B, 1), Part(ref sample, ref sample.C, 8, isSigned: true)],
        (sample, _) => [.. Bits(sample.A, 8), Truth(sample.B), .. Bits((byte)sample.C, 8)]);

    [Fact]
    public void Packed_structs_are_transposed() => RequireBits<Packed>(
        1,
        (ref sample) => [Part(ref sample, ref sample.First, 8), Part(ref sample, ref sample.Second, 32), Part(ref sample, ref sample.Third, 16)],
        (sample, _) => [.. Bits(sample.First, 8), .. Bits(sample.Second, 32), .. Bits(sample.Third, 16)]);

    [Fact]
    public void Padded_structs_are_transposed() => RequireBits<Padded>(
        1,
        (ref sample) => [Part(ref sample, ref sample.First, 8), Part(ref sample, ref sample.Second, 64), Part(ref sample, ref sample.Third, 1)],
        (sample, _) => [.. Bits(sample.First, 8), .. Bits(sample.Second, 64), Truth(sample.Third)]);

    [Fact]
    public void Structs_whose_last_unit_overlaps_are_transposed() => RequireBits<Twenty>(
        1,
        (ref sample) =>
        [
            Part(ref sample, ref sample.A, 32), Part(ref sample, ref sample.B, 32), Part(ref sample, ref sample.C, 32), Part(ref sample, ref sample.D, 32),
            Part(ref sample, ref sample.E, 16, isSigned: true), Part(ref sample, ref sample.F, 8, isSigned: true),
        ],
        (sample, _) =>
        [
            .. Bits(sample.A, 32), .. Bits(sample.B, 32), .. Bits(sample.C, 32), .. Bits(sample.D, 32), .. Bits((ushort)sample.E, 16), .. Bits((byte)sample.F, 8),
        ]);

    [Fact]
    public void Inline_arrays_longer_than_a_line_of_the_cache_are_transposed() => RequireBits<Seventeen>(
        1,
        (ref sample) =>
        {
            var parts = new ColumnPart[17];
            for (int i = 0; i < 17; i++)
                parts[i] = Part(ref sample, ref sample[i], 32);
            return parts;
        },
        (sample, _) => [.. MemoryMarshal.CreateSpan(ref sample[0], 17).ToArray().SelectMany(element => Bits(element, 32))]);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(33)]
    public void Arrays_are_transposed(int elements) => RequireBits<ushort>(elements, (ref sample) => [Part(ref sample, ref sample, 16)], (sample, _) => Bits(sample, 16));

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, false)]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(17, true)]
    [InlineData(31, true)]
    public void What_is_above_the_stored_bits_is_zero_or_repeats_the_highest(int stored, bool repeats)
    {
        int[] column = [.. Enumerable.Range(0, 700).Select(i => i * 0x1234567)];
        var results = new int[700];
        int sample = 0;
        var load = new ColumnLayout<int>(1, [Part(ref sample, ref sample, 32)]);
        var store = new ColumnLayout<int>(1, [ColumnPart.Of(ref sample, ref sample, 32, true, stored, repeats, "")]);
        ColumnParallel.Run(new CopyingKernel<int, int>(column, results, load, store), 700, 1, 32, 32, 0);
        Assert.Equal(column.Select(value => repeats ? value << (32 - stored) >> (32 - stored) : value & ((1 << stored) - 1)), results);
    }

    private struct Signs
    {
        public sbyte First;
        public byte Second;
    }

    [Fact]
    public void Above_its_bits_each_part_of_a_sample_has_its_own_rest()
    {
        Signs zero = default;
        Signs[] column = [.. Enumerable.Range(0, 130).Select(i => new Signs { First = (sbyte)(37 * i), Second = (byte)(91 * i) })];
        var results = new Signs[column.Length];
        var load = new ColumnLayout<Signs>(1, [Part(ref zero, ref zero.First, 8, isSigned: true), Part(ref zero, ref zero.Second, 3)]);
        var store = new ColumnLayout<Signs>(
            1, [ColumnPart.Of(ref zero, ref zero.First, 8, true, 8, true, ""), ColumnPart.Of(ref zero, ref zero.Second, 3, false, 3, false, "")]);
        ColumnParallel.Run(new CopyingKernel<Signs, Signs>(column, results, load, store), column.Length, 1, 11, 11, 0);
        Assert.Equal(column.Select(sample => (sample.First, sample.Second & 7)), results.Select(sample => (sample.First, (int)sample.Second)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 4)]
    [InlineData(15, 1)]
    public void Long_columns_are_transposed_wherever_they_begin_in_a_line_of_the_cache(int offset, int threads)
    {
        const int Length = (512 * 40) + 77;
        uint[] column = [.. Enumerable.Range(0, Length).Select(i => (uint)i * 2654435761)];
        var results = new uint[Length + 32];
        uint sample = 0;
        var layout = new ColumnLayout<uint>(1, [Part(ref sample, ref sample, 32)]);
        ColumnParallel.Run(new CopyingKernel<uint, uint>(column, results.AsSpan(offset, Length), layout, layout), Length, threads, 32, 32, 1000);
        Assert.Equal([.. new uint[offset], .. column, .. new uint[32 - offset]], results);
    }

    [Fact]
    public void Any_byte_but_zero_is_true()
    {
        bool[] column = MemoryMarshal.Cast<byte, bool>(Enumerable.Range(0, 256).Select(i => (byte)i).ToArray()).ToArray();
        var results = new byte[256];
        bool truth = false;
        byte sample = 0;
        var load = new ColumnLayout<bool>(1, [Part(ref truth, ref truth, 1)]);
        var store = new ColumnLayout<byte>(1, [Part(ref sample, ref sample, 1)]);
        ColumnParallel.Run(new CopyingKernel<bool, byte>(column, results, load, store), 256, 1, 1, 1, 0);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => i == 0 ? (byte)0 : (byte)1), results);
    }

    [Fact]
    public void Blocks_of_large_circuits_are_evaluated_together()
    {
        uint[] column = [.. Enumerable.Range(0, 5000).Select(i => (uint)i * 2654435761)];
        var results = new uint[5000];
        uint sample = 0;
        var layout = new ColumnLayout<uint>(1, [Part(ref sample, ref sample, 32)]);
        ColumnParallel.Run(new CopyingKernel<uint, uint>(column, results, layout, layout), 5000, 3, 32, 32, 1_000_000);
        Assert.Equal(column, results);
    }

    [Fact]
    public void Nothing_is_allocated_once_a_thread_has_its_scratch_memory()
    {
        var column = new uint[2000];
        var results = new uint[2000];
        uint sample = 0;
        var layout = new ColumnLayout<uint>(1, [Part(ref sample, ref sample, 32)]);
        ColumnParallel.Run(new CopyingKernel<uint, uint>(column, results, layout, layout), 2000, 1, 32, 32, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ColumnParallel.Run(new CopyingKernel<uint, uint>(column, results, layout, layout), 2000, 1, 32, 32, 0);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_part_must_be_an_integer_in_its_sample()
    {
        uint sample = 0;
        byte other = 0;
        Assert.Throws<ArgumentOutOfRangeException>(() => Part(ref sample, ref sample, 33));
        Assert.Throws<ArgumentException>(() =>
        {
            UInt128 wide = 0;
            return Part(ref wide, ref wide, 64);
        });
        Assert.Throws<ArgumentException>(() => Part(ref other, ref sample, 32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnLayout<uint>(0, []));
    }

    private delegate ColumnPart[] Describe<T>(ref T sample);

    private static ColumnPart Part<T, TPart>(ref T sample, ref TPart part, int width, bool isSigned = false)
        where T : struct
        where TPart : unmanaged =>
        ColumnPart.Of(ref sample, ref part, width, isSigned, width, false, "");

    /// <summary>Any byte but 0 is true, and all true values are equal.</summary>
    private static bool Truth(bool value) => Unsafe.BitCast<bool, byte>(value) != 0;

    private static bool[] Bits(ulong value, int width) => [.. Enumerable.Range(0, width).Select(i => (value >> i & 1) != 0)];

    /// <summary>Reads a column's bits through one truth value each, and writes the column from those.</summary>
    private static void RequireBits<T>(int elements, Describe<T> describe, Func<T, int, bool[]> bits)
        where T : unmanaged
    {
        T zero = default;
        var layout = new ColumnLayout<T>(elements, describe(ref zero));
        int width = bits(zero, 0).Length * elements;
        bool truth = false;
        var bitLayout = new ColumnLayout<bool>(width, [Part(ref truth, ref truth, 1)]);
        foreach (int length in _lengths)
        {
            var random = new RandomBits(length, RandomPurpose.Examples);
            var column = new T[length * elements];
            foreach (ref byte value in MemoryMarshal.AsBytes(column.AsSpan()))
                value = (byte)random.NextBits(8);
            bool[] expected = [.. column.SelectMany(bits)];
            var actual = new bool[length * width];
            ColumnParallel.Run(new CopyingKernel<T, bool>(column, actual, layout, bitLayout), length, 1, width, width, 0);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"{length} samples");

            var back = new T[length * elements];
            MemoryMarshal.AsBytes(back.AsSpan()).Fill(0xAA);
            ColumnParallel.Run(new CopyingKernel<bool, T>(actual, back, bitLayout, layout), length, 1, width, width, 0);
            Assert.True(expected.AsSpan().SequenceEqual(back.SelectMany(bits).ToArray()), $"{length} samples, back");
        }
    }
}
