using System;

namespace Learnability;

/// <summary>Transposes bit matrices: samples of bits to bits of samples and back.</summary>
public static class BitTranspose
{
    /// <summary>Transposes a 64 × 64 bit matrix in place: afterwards bit j of word i is what bit i of word j was.</summary>
    /// <param name="block">The rows: 64 words.</param>
    /// <exception cref="ArgumentException"><paramref name="block"/> does not have 64 words.</exception>
    public static void Transpose(Span<ulong> block)
    {
        if (block.Length != 64)
            throw new ArgumentException($"The length is {block.Length} words, but a block has 64.", nameof(block));

        // Swaps the off-diagonal quarters of ever smaller sub-matrices: 32 × 32, then 16 × 16, down to single bits.
        ulong mask = 0x00000000FFFFFFFF;
        for (int half = 32; half != 0; half >>= 1, mask ^= mask << half)
        {
            for (int row = 0; row < 64; row = (row + half + 1) & ~half)
            {
                ulong swap = ((block[row] >> half) ^ block[row + half]) & mask;
                block[row] ^= swap << half;
                block[row + half] ^= swap;
            }
        }
    }
}
