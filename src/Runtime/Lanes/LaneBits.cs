using System;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>One sample in the lanes of a kernel: packed bits to words, and back from the lowest bit of each. Generated code calls this.</summary>
public static class LaneBits
{
    /// <summary>Spreads packed bits: bit i becomes word i, all ones or zero.</summary>
    /// <param name="packed">The bits, 64 a word, least significant first.</param>
    /// <param name="words">Receives a word for each bit.</param>
    /// <exception cref="ArgumentException">There are fewer bits than words.</exception>
    public static void Spread(ReadOnlySpan<ulong> packed, Span<ulong> words)
    {
        if (words.Length > packed.Length * 64L)
            throw new ArgumentException($"{packed.Length} words have fewer than {words.Length} bits.", nameof(packed));
        for (int start = 0; start < words.Length; start += 64)
        {
            ulong bits = packed[start >> 6];
            Span<ulong> block = words.Slice(start, Math.Min(64, words.Length - start));
            int i = 0;
            var all = Vector256.Create(bits);
            Vector256<ulong> masks = Vector256.Create(1UL, 2, 4, 8);
            for (; i + Vector256<ulong>.Count <= block.Length; i += Vector256<ulong>.Count)
            {
                Vector256.Equals(all & masks, masks).CopyTo(block[i..]);
                masks <<= Vector256<ulong>.Count;
            }

            for (; i < block.Length; i++)
                block[i] = (bits >> i & 1) != 0 ? ulong.MaxValue : 0;
        }
    }

    /// <summary>Gathers the lowest bit of each word.</summary>
    /// <param name="words">A word for each bit.</param>
    /// <param name="packed">Receives the bits, 64 a word, least significant first; those past the last are clear.</param>
    /// <exception cref="ArgumentException"><paramref name="packed"/> does not have as many words as the bits need.</exception>
    public static void Gather(ReadOnlySpan<ulong> words, Span<ulong> packed)
    {
        if (packed.Length != PackedInput.WordCount(words.Length))
            throw new ArgumentException($"The length is {packed.Length} words, but {words.Length} bits need {PackedInput.WordCount(words.Length)}.", nameof(packed));
        for (int word = 0; word < packed.Length; word++)
        {
            ReadOnlySpan<ulong> block = words.Slice(word * 64, Math.Min(64, words.Length - (word * 64)));
            ulong bits = 0;
            int i = 0;

            // The lowest bit becomes the sign, and signs are gathered by one instruction.
            for (; i + Vector256<ulong>.Count <= block.Length; i += Vector256<ulong>.Count)
                bits |= (ulong)Vector256.ShiftLeft(Vector256.Create(block[i..]), 63).ExtractMostSignificantBits() << i;
            for (; i < block.Length; i++)
                bits |= (block[i] & 1) << i;
            packed[word] = bits;
        }
    }
}
