using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Learnability.Generators.Tests.Methods;

/// <summary>Rounds of ciphers and hashes, and generators of pseudo-random numbers.</summary>
public static partial class Ciphers
{
    /// <summary>Four cycles of TEA; the cipher has 32.</summary>
    [Circuit]
    public static ulong Tea(ulong block, ulong key)
    {
        const uint Delta = 0x9E3779B9;
        uint v0 = (uint)block, v1 = (uint)(block >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32), k2 = ~k0, k3 = ~k1;
        uint sum = 0;
        unchecked
        {
            for (int i = 0; i < 4; i++)
            {
                sum += Delta;
                v0 += (v1 << 4) + k0 ^ v1 + sum ^ (v1 >> 5) + k1;
                v1 += (v0 << 4) + k2 ^ v0 + sum ^ (v0 >> 5) + k3;
            }
        }

        return (ulong)v1 << 32 | v0;
    }

    [Circuit]
    public static (uint, uint) Xtea((uint, uint) block, UInt128 key)
    {
        Span<uint> k = stackalloc uint[4];
        for (int i = 0; i < k.Length; i++)
            k[i] = (uint)(key >> (32 * i));
        (uint v0, uint v1) = block;
        uint sum = 0;
        unchecked
        {
            for (int round = 0; round < 4; round++)
            {
                v0 += ((v1 << 4) ^ (v1 >> 5)) + v1 ^ sum + k[(int)(sum & 3)];
                sum += 0x9E3779B9;
                v1 += ((v0 << 4) ^ (v0 >> 5)) + v0 ^ sum + k[(int)(sum >> 11 & 3)];
            }
        }

        return (v0, v1);
    }

    /// <summary>A few rounds of Speck 32/64.</summary>
    [Circuit]
    public static (ushort X, ushort Y) Speck((ushort X, ushort Y) block, ulong key)
    {
        var (x, y) = block;
        ushort k = (ushort)key;
        ReadOnlySpan<ushort> words = [(ushort)(key >> 16), (ushort)(key >> 32), (ushort)(key >> 48)];
        Span<ushort> l = stackalloc ushort[words.Length + 5];
        words.CopyTo(l);
        for (ushort i = 0; i < 6; i++)
        {
            Round(ref x, ref y, k);
            if (i < 5)
            {
                ushort left = l[i], right = k;
                Round(ref left, ref right, i);
                (l[i + 3], k) = (left, right);
            }
        }

        return (x, y);

        static void Round(ref ushort x, ref ushort y, ushort k)
        {
            x = ushort.RotateRight(x, 7);
            x += y;
            x ^= k;
            y = (ushort)(ushort.RotateLeft(y, 2) ^ x);
        }
    }

    public record struct SipState(ulong V0, ulong V1, ulong V2, ulong V3)
    {
        public void Round()
        {
            unchecked
            {
                V0 += V1;
                V1 = BitOperations.RotateLeft(V1, 13) ^ V0;
                V0 = BitOperations.RotateLeft(V0, 32);
                V2 += V3;
                V3 = BitOperations.RotateLeft(V3, 16) ^ V2;
                V0 += V3;
                V3 = BitOperations.RotateLeft(V3, 21) ^ V0;
                V2 += V1;
                V1 = BitOperations.RotateLeft(V1, 17) ^ V2;
                V2 = BitOperations.RotateLeft(V2, 32);
            }
        }
    }

    /// <summary>SipHash-1-3 of one word.</summary>
    [Circuit]
    public static ulong SipHash(ulong k0, ulong k1, ulong message)
    {
        var state = new SipState(k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261, k1 ^ 0x7465646279746573);
        foreach (ulong word in (ReadOnlySpan<ulong>)[message, 8ul << 56])
        {
            state.V3 ^= word;
            state.Round();
            state.V0 ^= word;
        }

        state = state with { V2 = state.V2 ^ 0xFF };
        for (int i = 0; i < 3; i++)
            state.Round();
        return state.V0 ^ state.V1 ^ state.V2 ^ state.V3;
    }

    [Circuit]
    public static (uint A, uint B, uint C, uint D) ChaChaQuarter(uint a, uint b, uint c, uint d)
    {
        Step(ref a, b, ref d, 16);
        Step(ref c, d, ref b, 12);
        Step(ref a, b, ref d, 8);
        Step(ref c, d, ref b, 7);
        return (a, b, c, d);

        static void Step(ref uint x, uint y, ref uint z, int by)
        {
            unchecked { x += y; }
            z = uint.RotateLeft(z ^ x, by);
        }
    }

    [Circuit]
    public static uint Xorshift32(uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        return state ^ state << 5;
    }

    [Circuit]
    public static (uint Output, ulong Next) Pcg32(ulong state)
    {
        ulong next = unchecked(state * 6364136223846793005ul + 1442695040888963407ul);
        uint shifted = (uint)((state >> 18 ^ state) >> 27);
        int rotation = (int)(state >> 59);
        return (shifted >> rotation | shifted << (-rotation & 31), next);
    }

    /// <summary>Eight steps of x¹⁶ + x¹⁴ + x¹³ + x¹¹ + 1.</summary>
    [Circuit]
    public static ushort Lfsr(ushort state)
    {
        for (int i = 0; i < 8; i++)
        {
            int bit = (state ^ state >> 2 ^ state >> 3 ^ state >> 5) & 1;
            state = (ushort)(state >> 1 | bit << 15);
        }

        return state;
    }

    /// <summary>A product in GF(2⁸) with the polynomial of AES.</summary>
    [Circuit]
    public static byte MultiplyInField(byte a, byte b)
    {
        byte product = 0;
        while (b != 0)
        {
            if ((b & 1) != 0)
                product ^= a;
            bool carry = (a & 0x80) != 0;
            a <<= 1;
            if (carry)
                a ^= 0x1B;
            b >>= 1;
        }

        return product;
    }

    /// <summary>MurmurHash3's finaliser over a word that is read and written as bytes.</summary>
    [Circuit]
    public static uint Mix(uint word)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
        bytes.Reverse();
        uint h = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        unchecked
        {
            h ^= h >> 16;
            h *= 0x85ebca6b;
            h ^= h >> 13;
            h *= 0xc2b2ae35;
        }

        return h ^ h >> 16;
    }

    /// <summary>The key stream of RC4 on a permutation of 16, to keep it small.</summary>
    [Circuit]
    public static byte StreamCipher(ushort key)
    {
        Span<byte> s = stackalloc byte[16];
        for (int i = 0; i < 16; i++)
            s[i] = (byte)i;
        int j = 0;
        for (int i = 0; i < 16; i++)
        {
            j = j + s[i] + (key >> 4 * (i % 4)) & 15;
            (s[i], s[j]) = (s[j], s[i]);
        }

        return s[s[1] + s[j] & 15];
    }
}
