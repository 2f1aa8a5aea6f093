using System.Numerics;

namespace Learnability.Generators.Tests.Methods;

/// <summary>Words as sets of bits.</summary>
public static partial class BitTricks
{
    [Circuit]
    public static int CountBySwar(uint x)
    {
        x -= x >> 1 & 0x55555555;
        x = (x & 0x33333333) + (x >> 2 & 0x33333333);
        x = x + (x >> 4) & 0x0F0F0F0F;
        return (int)(unchecked(x * 0x01010101) >> 24);
    }

    [Circuit]
    public static int CountByKernighan(ushort x)
    {
        int count = 0;
        for (; x != 0; x &= (ushort)(x - 1))
            count++;
        return count;
    }

    [Circuit]
    public static uint Reverse(uint x)
    {
        x = x >> 1 & 0x55555555 | (x & 0x55555555) << 1;
        x = x >> 2 & 0x33333333 | (x & 0x33333333) << 2;
        x = x >> 4 & 0x0F0F0F0F | (x & 0x0F0F0F0F) << 4;
        x = x >> 8 & 0x00FF00FF | (x & 0x00FF00FF) << 8;
        return x >> 16 | x << 16;
    }

    [Circuit]
    public static byte ReverseByLoop(byte x)
    {
        byte reversed = 0;
        for (int i = 0; i < 8; i++)
        {
            reversed = (byte)(reversed << 1 | x & 1);
            x >>= 1;
        }

        return reversed;
    }

    [Circuit]
    public static int LeadingOne(uint x)
    {
        int position = -1;
        for (int i = 0; i < 32; i++)
        {
            if ((x & 1u << i) != 0)
                position = i;
        }

        return position;
    }

    [Circuit]
    public static uint LowestSetBit(uint x) => x & (uint)-(int)x;

    [Circuit]
    public static (uint Interleaved, uint Low, uint High) Morton(ushort x, ushort y)
    {
        uint z = 0;
        for (int i = 0; i < 16; i++)
            z |= (x & 1u << i) << i | (y & 1u << i) << (i + 1);
        uint low = 0, high = 0;
        for (int i = 0; i < 16; i++)
        {
            low |= (z >> (2 * i) & 1) << i;
            high |= (z >> (2 * i + 1) & 1) << i;
        }

        return (z, low, high);
    }

    /// <summary>The bits of a word that a mask selects, moved together.</summary>
    [Circuit]
    public static ushort Extract(ushort word, ushort mask)
    {
        int result = 0, at = 0;
        for (int i = 0; i < 16; i++)
        {
            if ((mask >> i & 1) == 0)
                continue;
            result |= (word >> i & 1) << at++;
        }

        return (ushort)result;
    }

    [Circuit]
    public static byte SwapNibbles(byte x) => (byte)(x << 4 | x >> 4);

    [Circuit]
    public static bool HasZeroByte(uint x) => unchecked(x - 0x01010101 & ~x & 0x80808080) != 0;

    [Circuit]
    public static int RunOfOnes(byte x)
    {
        int best = 0, run = 0;
        for (int i = 0; i < 8; i++)
        {
            run = (x >> i & 1) == 1 ? run + 1 : 0;
            if (run > best)
                best = run;
        }

        return best;
    }

    [Circuit]
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    [Circuit]
    public static bool Get(uint word, [Bits(5)] byte index) => (word >> index & 1) != 0;

    [Circuit]
    public static uint Set(uint word, [Bits(5)] byte index, bool value) => value ? word | 1u << index : word & ~(1u << index);

    /// <summary>The next number with as many set bits.</summary>
    [Circuit]
    public static uint NextPermutation(ushort x)
    {
        uint v = x | 1u;
        uint t = v | v - 1;
        return unchecked(t + 1) | (~t & (uint)-(int)~t) - 1 >> BitOperations.TrailingZeroCount(v) + 1;
    }

    [Circuit]
    public static int SelectNth(byte word, [Bits(3)] byte n)
    {
        for (int i = 0; i < 8; i++)
        {
            if ((word >> i & 1) == 0)
                continue;
            if (n == 0)
                return i;
            n--;
        }

        return 8;
    }
}
