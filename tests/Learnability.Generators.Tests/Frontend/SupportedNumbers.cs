using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported integers of 128 bits and members of the base library: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedNumbers
{
    public static TheoryData<string, string> All => new()
    {
        // 128 bits
        { "arithmetic of Int128", "[Circuit] public static Int128 F(Int128 a, long b) => a + b - (a ^ b) + -a;" },
        { "product of UInt128", "[Circuit] public static UInt128 F(UInt128 a, uint b) => a * b + UInt128.MaxValue;" },
        { "shifts of Int128", "[Circuit] public static Int128 F(Int128 a, byte n) => (a << n) ^ (a >> n) ^ (a >>> n);" },
        { "logic of UInt128", "[Circuit] public static UInt128 F(UInt128 a, UInt128 b) { a &= b | UInt128.One; a ^= ~b; a++; a += 5; a <<= 3; return a; }" },
        { "comparisons of Int128", "[Circuit] public static (bool, bool, bool, bool) F(Int128 a, Int128 b) => (a < b, a >= b, a == b, a != Int128.Zero);" },
        { "conversions of Int128", "[Circuit] public static (byte, long, UInt128, Int128, ulong) F(Int128 a, sbyte b, UInt128 c) => ((byte)a, (long)a, (UInt128)a, b, (ulong)c);" },
        { "division of UInt128", "[Circuit] public static UInt128 F(UInt128 a, byte b) => a / 1000 + a % (byte)(b | 1);" },
        { "words of Int128", "[Circuit] public static Int128 F(ulong a, ulong b) => new Int128(a, b) + new Int128();" },
        { "members of UInt128", "[Circuit] public static UInt128 F(UInt128 a, byte n) => UInt128.PopCount(a) + UInt128.LeadingZeroCount(a) * 3 + UInt128.RotateLeft(a, n) + UInt128.Max(a, n) + UInt128.TrailingZeroCount(a);" },
        { "checked conversion of Int128", "[Circuit] public static long F(Int128 a) => checked((long)(a >> 65));" },

        // Compositions
        { "long products", "[Circuit] public static long F(short a, short b) => Math.BigMul(a, b) + (long)Math.BigMul((uint)(ushort)a, (uint)(ushort)b);" },
        { "quotient with remainder", "[Circuit] public static int F(short a, sbyte b) { var (q, r) = Math.DivRem(a, b | 1); var (s, t) = byte.DivRem((byte)a, 7); return q * 1000 + r + s * 3 + t; }" },
        { "quotient of sbyte", "[Circuit] public static (sbyte, sbyte) F(sbyte a, sbyte b) => Math.DivRem(a, b == 0 ? (sbyte)1 : b);" },
        { "sign copied", "[Circuit] public static short F(short a, short b) => short.CopySign((short)(a >> 1), b);" },
        { "rounding to a power of two", "[Circuit] public static uint F(uint a) => BitOperations.RoundUpToPowerOf2(a) ^ BitOperations.RoundUpToPowerOf2(a >> 20);" },
        { "rounding of ulong to a power of two", "[Circuit] public static ulong F(ulong a) => BitOperations.RoundUpToPowerOf2(a);" },
        { "reversed bytes", "[Circuit] public static (uint, short, ulong, Int128) F(uint a, short b, ulong c, Int128 d) => (System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(a), System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(b), System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(c), System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(d));" },
        { "parity and sign", "[Circuit] public static int F(short a) => (short.IsEvenInteger(a) ? 1 : 0) + (short.IsOddInteger(a) ? 2 : 0) + (short.IsNegative(a) ? 4 : 0) + (short.IsPositive(a) ? 8 : 0);" },
        { "saturation", "[Circuit] public static (byte, sbyte, uint, short) F(int a, ulong b) => (byte.CreateSaturating(a), sbyte.CreateSaturating(b), uint.CreateSaturating(a), short.CreateTruncating(a));" },
        { "checked creation that fits", "[Circuit] public static byte F(int a) => byte.CreateChecked(a & 255);" },
    };
}
