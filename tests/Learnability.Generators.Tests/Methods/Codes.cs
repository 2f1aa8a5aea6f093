using System;
using System.Numerics;

namespace Learnability.Generators.Tests.Methods;

/// <summary>Codes: Gray, Hamming, decimal digits, text.</summary>
public static partial class Codes
{
    private const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The segments of the digits 0 to F, the lowest bit on top.</summary>
    private static ReadOnlySpan<byte> Segments => [0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F, 0x77, 0x7C, 0x39, 0x5E, 0x79, 0x71];

    [Circuit]
    public static ushort ToGray(ushort value) => (ushort)(value ^ value >> 1);

    [Circuit]
    public static ushort FromGray(ushort gray)
    {
        ushort value = gray;
        while ((gray >>= 1) != 0)
            value ^= gray;
        return value;
    }

    /// <summary>Four bits of data in seven.</summary>
    [Circuit]
    [return: Bits(7)]
    public static byte EncodeHamming([Bits(4)] byte data)
    {
        int d0 = data & 1, d1 = data >> 1 & 1, d2 = data >> 2 & 1, d3 = data >> 3 & 1;
        int p0 = d0 ^ d1 ^ d3, p1 = d0 ^ d2 ^ d3, p2 = d1 ^ d2 ^ d3;
        return (byte)(p0 | p1 << 1 | d0 << 2 | p2 << 3 | d1 << 4 | d2 << 5 | d3 << 6);
    }

    [Circuit]
    public static (byte Data, bool Corrected) DecodeHamming([Bits(7)] byte code)
    {
        int syndrome = 0;
        for (int position = 1; position <= 7; position++)
        {
            if ((code & 1 << (position - 1)) != 0)
                syndrome ^= position;
        }

        bool isWrong = syndrome != 0;
        if (isWrong)
            code ^= (byte)(1 << (syndrome - 1));
        int data = (code >> 2 & 1) | (code >> 4 & 7) << 1;
        return ((byte)data, isWrong);
    }

    /// <summary>Shift and add 3.</summary>
    [Circuit]
    public static ushort ToBcd(byte value)
    {
        uint scratch = value;
        for (int i = 0; i < 8; i++)
        {
            for (int digit = 8; digit < 20; digit += 4)
            {
                if ((scratch >> digit & 15) >= 5)
                    scratch += 3u << digit;
            }

            scratch <<= 1;
        }

        return (ushort)(scratch >> 8);
    }

    [Circuit]
    public static (int Hundreds, int Tens, int Ones) Digits(byte value)
    {
        (int rest, int ones) = Math.DivRem((int)value, 10);
        return (rest / 10, rest % 10, ones);
    }

    [Circuit]
    public static byte AddBcd(byte a, byte b)
    {
        int low = (a & 15) + (b & 15);
        int carry = low > 9 ? 1 : 0;
        if (carry == 1)
            low -= 10;
        int high = (a >> 4) + (b >> 4) + carry;
        if (high > 9)
            high -= 10;
        return unchecked((byte)(high << 4 | low & 15));
    }

    [Circuit]
    public static char Base64Digit([Bits(6)] byte value) => Base64Digits[value];

    [Circuit]
    public static int Base64Value(char digit) => digit switch
    {
        >= 'A' and <= 'Z' => digit - 'A',
        >= 'a' and <= 'z' => digit - 'a' + 26,
        >= '0' and <= '9' => digit - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    [Circuit]
    public static int HexValue(char digit)
    {
        if (char.IsAsciiDigit(digit))
            return digit - '0';
        int letter = digit | 0x20;
        return letter is >= 'a' and <= 'f' ? letter - 'a' + 10 : -1;
    }

    [Circuit]
    public static (char High, char Low) ToHex(byte value)
    {
        return (Digit(value >> 4), Digit(value & 15));

        static char Digit(int nibble) => (char)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
    }

    [Circuit]
    public static byte SevenSegments([Bits(4)] byte digit, bool point) => (byte)(Segments[digit] | (point ? 0x80 : 0));

    [Circuit]
    public static char Rot13(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)((c - 'a' + 13) % 26 + 'a'),
        >= 'A' and <= 'Z' => (char)((c - 'A' + 13) % 26 + 'A'),
        _ => c,
    };

    /// <summary>The number of bytes of a UTF-8 sequence by its first byte; 0 if it is none.</summary>
    [Circuit]
    public static int Utf8Length(byte first) => BitOperations.LeadingZeroCount((uint)(byte)~first) switch
    {
        24 => 1,
        26 => 2,
        27 => 3,
        28 => 4,
        _ => 0,
    };

    [Circuit]
    public static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);

    [Circuit]
    public static int VarintLength(uint value)
    {
        int length = 1;
        while (value >= 0x80)
        {
            value >>= 7;
            length++;
        }

        return length;
    }

    /// <summary>Which of six is the one, from its one-hot code.</summary>
    [Circuit]
    public static sbyte Decode([Bits(6)] byte oneHot) => BitOperations.IsPow2(oneHot) ? (sbyte)BitOperations.Log2(oneHot) : (sbyte)-1;

    [Circuit]
    public static int VowelsBefore(char c)
    {
        int count = 0;
        foreach (char vowel in "aeiou")
        {
            if (vowel < c)
                count++;
        }

        return count;
    }
}
