using System;
using System.Buffers.Binary;
using System.Linq;
using System.Numerics;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>The compression function of SHA-256, as FIPS 180-4 states it; its constants are computed from the primes.</summary>
internal static class Sha256Compression
{
    private static readonly int[] _primes = [.. Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).Take(64)];

    // The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static readonly uint[] _constants = [.. _primes.Select(prime => (uint)(Root(prime, 3) & uint.MaxValue))];

    /// <summary>The first 32 bits of the fractional parts of the square roots of the first eight primes.</summary>
    public static byte[] InitialState { get; } = [.. _primes.Take(8).SelectMany(prime => ToBytes((uint)(Root(prime, 2) & uint.MaxValue)))];

    /// <summary>The state after one block of 64 bytes.</summary>
    public static byte[] Compress(byte[] state, byte[] block)
    {
        uint[] w = new uint[64];
        for (int t = 0; t < 64; t++)
        {
            w[t] = t < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block.AsSpan(4 * t))
                : unchecked(SmallSigma(w[t - 2], 17, 19, 10) + w[t - 7] + SmallSigma(w[t - 15], 7, 18, 3) + w[t - 16]);
        }

        uint[] h = [.. Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadUInt32BigEndian(state.AsSpan(4 * i)))];
        (uint a, uint b, uint c, uint d, uint e, uint f, uint g, uint last) = (h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]);
        for (int t = 0; t < 64; t++)
        {
            uint first = unchecked(last + BigSigma(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + _constants[t] + w[t]);
            uint second = unchecked(BigSigma(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c)));
            (a, b, c, d, e, f, g, last) = unchecked((first + second, a, b, c, d + first, e, f, g));
        }

        uint[] sum = [a, b, c, d, e, f, g, last];
        return [.. sum.SelectMany((value, i) => ToBytes(unchecked(value + h[i])))];
    }

    private static uint BigSigma(uint x, int first, int second, int third) =>
        BitOperations.RotateRight(x, first) ^ BitOperations.RotateRight(x, second) ^ BitOperations.RotateRight(x, third);

    private static uint SmallSigma(uint x, int first, int second, int shift) =>
        BitOperations.RotateRight(x, first) ^ BitOperations.RotateRight(x, second) ^ (x >> shift);

    /// <summary>⌊prime^(1/degree) · 2^32⌋, by bisection.</summary>
    private static ulong Root(int prime, int degree)
    {
        BigInteger target = (BigInteger)prime << (32 * degree);
        ulong root = 0;
        for (int bit = 40; bit >= 0; bit--)
        {
            if (BigInteger.Pow(root | (1UL << bit), degree) <= target)
                root |= 1UL << bit;
        }

        return root;
    }

    private static byte[] ToBytes(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
