using System;
using System.Numerics;

namespace Learnability.Generators.Tests.Methods;

/// <summary>Arithmetic: fixed point, saturation, roots, divisors, moduli.</summary>
public static partial class Numbers
{
    /// <summary>A number with 8 binary places.</summary>
    public readonly record struct Fixed(int Raw) : IAdditionOperators<Fixed, Fixed, Fixed>, IComparable<Fixed>
    {
        private const int Places = 8;

        public static Fixed One => new(1 << Places);

        public static Fixed operator +(Fixed a, Fixed b) => new(a.Raw + b.Raw);

        public static Fixed operator -(Fixed a) => new(-a.Raw);

        public static Fixed operator *(Fixed a, Fixed b) => new((int)((long)a.Raw * b.Raw >> Places));

        public static implicit operator Fixed(short value) => new(value << Places);

        public static explicit operator int(Fixed value) => value.Raw >> Places;

        public int CompareTo(Fixed other) => Raw.CompareTo(other.Raw);

        public static bool operator <(Fixed a, Fixed b) => a.CompareTo(b) < 0;

        public static bool operator >(Fixed a, Fixed b) => a.CompareTo(b) > 0;

        public static bool operator <=(Fixed a, Fixed b) => !(a > b);

        public static bool operator >=(Fixed a, Fixed b) => !(a < b);
    }

    public readonly struct Mod13(uint value) : IEquatable<Mod13>
    {
        private const uint Modulus = 13;

        public uint Value { get; } = value % Modulus;

        public static Mod13 operator +(Mod13 a, Mod13 b) => new(a.Value + b.Value);

        public static Mod13 operator *(Mod13 a, Mod13 b) => new(a.Value * b.Value);

        public static bool operator ==(Mod13 a, Mod13 b) => a.Equals(b);

        public static bool operator !=(Mod13 a, Mod13 b) => !a.Equals(b);

        public bool Equals(Mod13 other) => Value == other.Value;

        public override bool Equals(object? obj) => obj is Mod13 other && Equals(other);

        public override int GetHashCode() => (int)Value;
    }

    [Circuit]
    public static int Polynomial(short x)
    {
        Fixed value = x;
        Fixed half = new(Fixed.One.Raw / 2);
        Fixed result = value * half + -Fixed.One;
        return result < Fixed.One ? (int)result : result.Raw;
    }

    [Circuit]
    public static uint Power(byte a, [Bits(3)] byte exponent)
    {
        var result = new Mod13(1);
        for (var power = new Mod13(a); exponent > 0; exponent >>= 1, power *= power)
        {
            if (exponent % 2 == 1)
                result *= power;
        }

        return result == new Mod13(1) ? 100 : result.Value;
    }

    [Circuit]
    public static sbyte AddSaturating(sbyte a, sbyte b)
    {
        int sum = a + b;
        return sum > sbyte.MaxValue ? sbyte.MaxValue : sum < sbyte.MinValue ? sbyte.MinValue : (sbyte)sum;
    }

    [Circuit]
    public static byte SubtractSaturating(byte a, byte b) => (byte)Math.Max(a - b, 0);

    [Circuit]
    public static short MultiplySaturating(short a, sbyte b) => (short)Math.Clamp(a * b, short.MinValue, short.MaxValue);

    [Circuit]
    public static byte Average(byte a, byte b) => (byte)((a & b) + ((a ^ b) >> 1));

    [Circuit]
    public static uint SquareRoot(ushort x)
    {
        uint root = 0;
        uint rest = x;
        for (uint bit = 1u << 14; bit != 0; bit >>= 2)
        {
            if (rest >= root + bit)
            {
                rest -= root + bit;
                root = (root >> 1) + bit;
            }
            else
            {
                root >>= 1;
            }
        }

        return root;
    }

    [Circuit]
    public static int Gcd([Bits(5)] byte a, [Bits(5)] byte b) => GcdOf(a, b, 8);

    [Circuit]
    public static byte BinaryGcd([Bits(6)] byte a, [Bits(6)] byte b)
    {
        if (a == 0 || b == 0)
            return (byte)(a | b);
        int shift = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        for (int i = 0; i < 12 && b != 0; i++)
        {
            b >>= BitOperations.TrailingZeroCount(b);
            if (a > b)
                (a, b) = (b, a);
            b -= a;
        }

        return (byte)(a << shift);
    }

    [Circuit]
    public static int Collatz([Bits(5)] byte start)
    {
        int n = start, steps = 0;
        do
        {
            if (n <= 1)
                break;
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        }
        while (++steps < 12);
        return steps;
    }

    [Circuit]
    public static bool IsPrime([Bits(7)] byte n)
    {
        if (n < 2)
            return false;
        for (int divisor = 2; divisor * divisor < 128; divisor++)
        {
            if (divisor < n && n % divisor == 0)
                return false;
        }

        return true;
    }

    [Circuit]
    public static uint Fibonacci([Bits(4)] byte n)
    {
        (uint a, uint b) = (0, 1);
        for (int i = 0; i < n; i++)
            (a, b) = (b, a + b);
        return a;
    }

    [Circuit]
    public static int Median(sbyte a, sbyte b, sbyte c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    [Circuit]
    public static short FloorMod(short a, [Bits(4)] byte b)
    {
        if (b == 0)
            return 0;
        int r = a % b;
        return (short)(r < 0 ? r + b : r);
    }

    [Circuit]
    public static ulong MulHigh(ulong a, ulong b) => Math.BigMul(a, b, out ulong low) ^ low;

    [Circuit]
    public static UInt128 Square(ulong a) => Math.BigMul(a, a);

    [Circuit]
    public static int RoundHalfUp(int hundredths) => hundredths >= 0 ? hundredths / 100 + (hundredths % 100 >= 50 ? 1 : 0) : -((-hundredths & int.MaxValue) / 100);

    [Circuit]
    public static uint InverseOfOdd(uint odd)
    {
        uint x = odd |= 1;
        for (int i = 0; i < 2; i++)
            unchecked { x *= 2 - odd * x; }
        return x;
    }

    /// <summary>The bits of the product of 8-bit floats: a sign, 4 bits of exponent with bias 7, 3 of fraction; no special values.</summary>
    [Circuit]
    public static byte MultiplyMinifloat(byte a, byte b)
    {
        int sign = (a ^ b) & 0x80;
        int exponent = (a >> 3 & 15) + (b >> 3 & 15) - 7;
        int product = (8 | a & 7) * (8 | b & 7);
        if (product >= 128)
        {
            product >>= 1;
            exponent++;
        }

        return exponent switch
        {
            < 0 => (byte)sign,
            > 15 => (byte)(sign | 0x7F),
            _ => (byte)(sign | exponent << 3 | product >> 3 & 7),
        };
    }

    private static int GcdOf(int a, int b, int depth) => b == 0 || depth == 0 ? a : GcdOf(b, a % b, depth - 1);
}
