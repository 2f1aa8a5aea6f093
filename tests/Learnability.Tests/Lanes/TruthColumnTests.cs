using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace Learnability.Tests.Lanes;

/// <summary>Columns whose samples have many truth values, alone and between other fields, through a circuit that copies its inputs.</summary>
public sealed class TruthColumnTests
{
    private static readonly int[] _lengths = [0, 1, 63, 64, 65, 511, 512, 513, 1025];

    [InlineArray(64)]
    private struct Truths64
    {
        public bool Element;
    }

    [InlineArray(100)]
    private struct Truths100
    {
        public bool Element;
    }

    private struct Mixed
    {
        public byte A;
        public Truths64 B;
        public ushort C;
        public Truths100 D;
        public uint E;
    }

    private struct Adjacent
    {
        public Truths100 A;
        public Truths64 B;
        public bool C;
        public byte D;
    }

    [Theory]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(79)]
    [InlineData(100)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    [InlineData(600)]
    [InlineData(1089)]
    public void Arrays_of_truth_values_are_copied_as_0_and_1(int elements) =>
        RequireCopies<bool>(elements, (ref sample) => [Part(ref sample, ref sample, 1)]);

    [Fact]
    public void Truth_values_between_other_fields_are_copied() => RequireCopies<Mixed>(1, DescribeMixed);

    [Fact]
    public void Arrays_of_structs_of_truth_values_are_copied() => RequireCopies<Mixed>(3, DescribeMixed);

    [Fact]
    public void Arrays_of_truth_values_side_by_side_are_copied() => RequireCopies<Adjacent>(
        1,
        (ref sample) => [.. Parts(ref sample, ref sample.A[0], 100), .. Parts(ref sample, ref sample.B[0], 64), Part(ref sample, ref sample.C, 1), Part(ref sample, ref sample.D, 8)]);

    [Fact]
    public void Truth_values_in_another_order_than_their_bits_are_copied() => RequireCopies<Truths100>(
        1,
        (ref sample) =>
        {
            ColumnPart[] parts = Parts(ref sample, ref sample[0], 100);
            Array.Reverse(parts);
            return parts;
        });

    [Fact]
    public void Truth_values_that_are_always_false_are_written_as_0()
    {
        bool truth = false;
        Truths100 zero = default;
        bool[] column = [.. Enumerable.Repeat(true, 100 * 130)];
        var results = new Truths100[130];
        var load = new ColumnLayout<bool>(100, [Part(ref truth, ref truth, 1)]);
        ColumnPart[] parts = Parts(ref zero, ref zero[0], 100);
        parts[70] = ColumnPart.Of(ref zero, ref zero[70], 1, false, 0, false, "");
        ColumnParallel.Run(new CopyingKernel<bool, Truths100>(column, results, load, new ColumnLayout<Truths100>(1, parts)), 130, 1, 100, 100, 0);
        Assert.Equal(Enumerable.Range(0, 100 * 130).Select(i => i % 100 != 70), MemoryMarshal.Cast<Truths100, bool>(results).ToArray());
    }

    [Fact]
    public void Truth_values_are_replaced_in_place()
    {
        bool truth = false;
        bool[] column = [.. Enumerable.Range(0, 100 * 700).Select(i => (i * 2654435761L >> 7) % 2 == 0)];
        bool[] copy = [.. column];
        var layout = new ColumnLayout<bool>(100, [Part(ref truth, ref truth, 1)]);
        ColumnParallel.Run(new CopyingKernel<bool, bool>(copy, copy, layout, layout), 700, 2, 100, 100, 0);
        Assert.Equal(column, copy);
    }

    private static ColumnPart[] DescribeMixed(ref Mixed sample) =>
    [
        Part(ref sample, ref sample.A, 8), .. Parts(ref sample, ref sample.B[0], 64), Part(ref sample, ref sample.C, 16),
        .. Parts(ref sample, ref sample.D[0], 100), Part(ref sample, ref sample.E, 32),
    ];

    private delegate ColumnPart[] Describe<T>(ref T sample);

    private static ColumnPart Part<T, TPart>(ref T sample, ref TPart part, int width)
        where T : struct
        where TPart : unmanaged =>
        ColumnPart.Of(ref sample, ref part, width, false, width, false, "");

    private static ColumnPart[] Parts<T>(ref T sample, ref bool first, int count)
        where T : struct
    {
        var parts = new ColumnPart[count];
        for (int i = 0; i < count; i++)
            parts[i] = Part(ref sample, ref Unsafe.Add(ref first, i), 1);
        return parts;
    }

    /// <summary>Copies columns of random bytes; parts are copied, truth values as 0 and 1, bytes between parts become 0, and what is around the column stays.</summary>
    private static void RequireCopies<T>(int elements, Describe<T> describe)
        where T : unmanaged
    {
        T zero = default;
        ColumnPart[] parts = describe(ref zero);
        int width = parts.Sum(part => part.Width) * elements;
        var layout = new ColumnLayout<T>(elements, parts);
        Dictionary<int, bool> isTruth = parts.SelectMany(part => Enumerable.Range(part.Offset, part.Size).Select(offset => (offset, part.IsTruth))).ToDictionary();
        foreach (int length in _lengths)
        {
            // Every second byte, about, is 0; the other ones have any of their bits.
            var random = new RandomBits(length, RandomPurpose.Examples);
            var column = new T[length * elements];
            Span<byte> bytes = MemoryMarshal.AsBytes(column.AsSpan());
            foreach (ref byte value in bytes)
                value = (byte)(random.NextBits(1) == 0 ? 0 : random.NextBits(8));

            var results = new T[(length * elements) + 2];
            MemoryMarshal.AsBytes(results.AsSpan()).Fill(0xAA);
            ColumnParallel.Run(new CopyingKernel<T, T>(column, results.AsSpan(1, length * elements), layout, layout), length, 1, width, width, 0);
            byte[] expected = [.. MemoryMarshal.AsBytes(results.AsSpan())];
            for (int i = 0; i < bytes.Length; i++)
            {
                bool isPart = isTruth.TryGetValue(i % Unsafe.SizeOf<T>(), out bool truth);
                expected[Unsafe.SizeOf<T>() + i] = !isPart ? (byte)0 : truth ? Math.Min(bytes[i], (byte)1) : bytes[i];
            }

            expected.AsSpan(0, Unsafe.SizeOf<T>()).Fill(0xAA);
            expected.AsSpan(expected.Length - Unsafe.SizeOf<T>()).Fill(0xAA);
            Assert.True(expected.AsSpan().SequenceEqual(MemoryMarshal.AsBytes(results.AsSpan())), $"{length} samples");
        }
    }
}
