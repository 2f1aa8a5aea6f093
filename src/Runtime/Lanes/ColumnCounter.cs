using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// Counts set bits of columns and of their conjunctions. Blocks of eight vectors of 512 bits go through carry-save adders, so that only one vector in eight is
/// counted bit by bit.
/// </summary>
internal static class ColumnCounter
{
    private const int BlockWords = 64;

    /// <summary>The number of set bits of left ∧ right, and of left ∧ right ∧ label.</summary>
    public static (long Both, long BothTrue) CountBoth(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, ReadOnlySpan<ulong> labels)
    {
        long bothCount = 0, trueCount = 0;
        int word = 0;
        if (VectorBits.IsSupported && labels.Length >= BlockWords)
        {
            Adder both = default, bothTrue = default;
            for (; word + BlockWords <= labels.Length; word += BlockWords)
            {
                Block a = Load(left, word), b = Load(right, word), y = Load(labels, word);
                Block ab = And(a, b);
                both.Add(ab);
                bothTrue.Add(And(ab, y));
            }

            (bothCount, trueCount) = Sum(both, bothTrue);
        }

        for (; word < labels.Length; word++)
        {
            ulong ab = left[word] & right[word];
            bothCount += BitOperations.PopCount(ab);
            trueCount += BitOperations.PopCount(ab & labels[word]);
        }

        return (bothCount, trueCount);
    }

    /// <summary>The number of set bits of a column, and of its conjunction with the labels.</summary>
    public static (long Count, long CountTrue) Count(ReadOnlySpan<ulong> column, ReadOnlySpan<ulong> labels)
    {
        long count = 0, countTrue = 0;
        int word = 0;
        if (VectorBits.IsSupported && labels.Length >= BlockWords)
        {
            Adder all = default, allTrue = default;
            for (; word + BlockWords <= labels.Length; word += BlockWords)
            {
                Block a = Load(column, word);
                all.Add(a);
                allTrue.Add(And(a, Load(labels, word)));
            }

            (count, countTrue) = Sum(all, allTrue);
        }

        for (; word < labels.Length; word++)
        {
            count += BitOperations.PopCount(column[word]);
            countTrue += BitOperations.PopCount(column[word] & labels[word]);
        }

        return (count, countTrue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (long First, long Second) Sum(in Adder first, in Adder second) =>
        ((long)Vector512.Sum(first.Total()), (long)Vector512.Sum(second.Total()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Block Load(ReadOnlySpan<ulong> column, int word)
    {
        ref ulong first = ref Unsafe.Add(ref MemoryMarshal.GetReference(column), word);
        return new Block(
            Vector512.LoadUnsafe(ref first),
            Vector512.LoadUnsafe(ref first, 8),
            Vector512.LoadUnsafe(ref first, 16),
            Vector512.LoadUnsafe(ref first, 24),
            Vector512.LoadUnsafe(ref first, 32),
            Vector512.LoadUnsafe(ref first, 40),
            Vector512.LoadUnsafe(ref first, 48),
            Vector512.LoadUnsafe(ref first, 56));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Block And(in Block left, in Block right) =>
        new(left.V0 & right.V0, left.V1 & right.V1, left.V2 & right.V2, left.V3 & right.V3, left.V4 & right.V4, left.V5 & right.V5, left.V6 & right.V6, left.V7 & right.V7);

    /// <summary>Eight vectors: 4,096 bits of a column.</summary>
    private readonly record struct Block(
        Vector512<ulong> V0,
        Vector512<ulong> V1,
        Vector512<ulong> V2,
        Vector512<ulong> V3,
        Vector512<ulong> V4,
        Vector512<ulong> V5,
        Vector512<ulong> V6,
        Vector512<ulong> V7);

    /// <summary>A number of set bits at each of 512 positions, in binary: ones, twos and fours as vectors; eights are counted at once.</summary>
    private struct Adder
    {
        private Vector512<ulong> _ones;
        private Vector512<ulong> _twos;
        private Vector512<ulong> _fours;
        private Vector512<ulong> _eights;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(in Block block)
        {
            Vector512<ulong> twosA = VectorBits.AddWithCarry(ref _ones, block.V0, block.V1);
            Vector512<ulong> twosB = VectorBits.AddWithCarry(ref _ones, block.V2, block.V3);
            Vector512<ulong> foursA = VectorBits.AddWithCarry(ref _twos, twosA, twosB);
            twosA = VectorBits.AddWithCarry(ref _ones, block.V4, block.V5);
            twosB = VectorBits.AddWithCarry(ref _ones, block.V6, block.V7);
            Vector512<ulong> foursB = VectorBits.AddWithCarry(ref _twos, twosA, twosB);
            Vector512<ulong> eights = VectorBits.AddWithCarry(ref _fours, foursA, foursB);
            _eights += VectorBits.SumInWords(VectorBits.CountInBytes(eights));
        }

        /// <summary>The sum over all positions, in eight parts.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector512<ulong> Total()
        {
            // At most 8 + 16 + 32 in a byte.
            Vector512<byte> fours = VectorBits.CountInBytes(_fours), twos = VectorBits.CountInBytes(_twos);
            Vector512<byte> rest = fours + fours + twos;
            rest = rest + rest + VectorBits.CountInBytes(_ones);
            return (_eights << 3) + VectorBits.SumInWords(rest);
        }
    }
}
