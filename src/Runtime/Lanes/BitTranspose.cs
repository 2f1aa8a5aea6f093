using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>Transposes bit matrices: samples of bits to bits of samples and back.</summary>
public static class BitTranspose
{
    /// <summary>Transposes a 64 × 64 bit matrix in place: afterwards bit j of word i is what bit i of word j was.</summary>
    /// <param name="block">The rows: 64 words.</param>
    /// <exception cref="ArgumentException"><paramref name="block"/> does not have 64 words.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(Span<ulong> block)
    {
        if (block.Length != 64)
            throw new ArgumentException($"The length is {block.Length} words, but a block has 64.", nameof(block));

        // Eight rows a vector. First the off-diagonal quarters of the matrix change places, then those of its quarters, and of theirs.
        ref ulong first = ref MemoryMarshal.GetReference(block);
        Vector512<ulong> v0 = Rows(ref first, 0), v1 = Rows(ref first, 1), v2 = Rows(ref first, 2), v3 = Rows(ref first, 3);
        Vector512<ulong> v4 = Rows(ref first, 4), v5 = Rows(ref first, 5), v6 = Rows(ref first, 6), v7 = Rows(ref first, 7);
        Exchange(ref v0, ref v4, 32, 0x00000000_FFFFFFFF);
        Exchange(ref v1, ref v5, 32, 0x00000000_FFFFFFFF);
        Exchange(ref v2, ref v6, 32, 0x00000000_FFFFFFFF);
        Exchange(ref v3, ref v7, 32, 0x00000000_FFFFFFFF);
        Exchange(ref v0, ref v2, 16, 0x0000FFFF_0000FFFF);
        Exchange(ref v1, ref v3, 16, 0x0000FFFF_0000FFFF);
        Exchange(ref v4, ref v6, 16, 0x0000FFFF_0000FFFF);
        Exchange(ref v5, ref v7, 16, 0x0000FFFF_0000FFFF);
        Exchange(ref v0, ref v1, 8, 0x00FF00FF_00FF00FF);
        Exchange(ref v2, ref v3, 8, 0x00FF00FF_00FF00FF);
        Exchange(ref v4, ref v5, 8, 0x00FF00FF_00FF00FF);
        Exchange(ref v6, ref v7, 8, 0x00FF00FF_00FF00FF);

        // Now each vector has eight blocks of 8 × 8 bits side by side.
        TransposeBlocks(v0).StoreUnsafe(ref first);
        TransposeBlocks(v1).StoreUnsafe(ref first, 8);
        TransposeBlocks(v2).StoreUnsafe(ref first, 16);
        TransposeBlocks(v3).StoreUnsafe(ref first, 24);
        TransposeBlocks(v4).StoreUnsafe(ref first, 32);
        TransposeBlocks(v5).StoreUnsafe(ref first, 40);
        TransposeBlocks(v6).StoreUnsafe(ref first, 48);
        TransposeBlocks(v7).StoreUnsafe(ref first, 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Rows(ref ulong first, nuint index) => Vector512.LoadUnsafe(ref first, index * 8);

    /// <summary>The masked part of the upper rows stays, and its complement changes places with the masked part of the lower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(ref Vector512<ulong> upper, ref Vector512<ulong> lower, int shift, ulong mask)
    {
        Vector512<ulong> masks = Vector512.Create(mask);
        Vector512<ulong> kept = upper;
        upper = Vector512.ConditionalSelect(masks, upper, lower << shift);
        lower = Vector512.ConditionalSelect(masks, kept >>> shift, lower);
    }

    /// <summary>Byte k of the eight words is one block; it becomes a word, is transposed there, and goes back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> TransposeBlocks(Vector512<ulong> rows)
    {
        Vector512<byte> order = Vector512.Create(
            (byte)0, 8, 16, 24, 32, 40, 48, 56, 1, 9, 17, 25, 33, 41, 49, 57, 2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
            4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61, 6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63);
        Vector512<ulong> block = Vector512.Shuffle(rows.AsByte(), order).AsUInt64();
        block = Swap(block, 7, 0x00AA00AA_00AA00AA);
        block = Swap(block, 14, 0x0000CCCC_0000CCCC);
        block = Swap(block, 28, 0x00000000_F0F0F0F0);
        return Vector512.Shuffle(block.AsByte(), order).AsUInt64();
    }

    /// <summary>Masked bits change places with those above them by a distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Swap(Vector512<ulong> words, int distance, ulong mask)
    {
        Vector512<ulong> swap = (words ^ (words >>> distance)) & Vector512.Create(mask);
        return words ^ swap ^ (swap << distance);
    }
}
