using System;
using System.Numerics;

namespace Learnability.Generators.Tests.Methods;

/// <summary>Sorting, searching, matrices, queues and stacks.</summary>
public static partial class Collections
{
    private static readonly (int, int)[] _network = [(0, 1), (2, 3), (0, 2), (1, 3), (1, 2)];

    public readonly record struct Point(short X, short Y)
    {
        public int Cross(Point other) => X * other.Y - Y * other.X;

        public static Point operator -(Point a, Point b) => new((short)(a.X - b.X), (short)(a.Y - b.Y));
    }

    public struct Matrix
    {
        public short A { get; set; }

        public short B { get; set; }

        public short C { get; set; }

        public short D { get; set; }

        public readonly int Determinant => A * D - B * C;

        public readonly Matrix Transposed => this with { B = C, C = B };

        public static Matrix operator *(Matrix x, Matrix y) => new()
        {
            A = (short)(x.A * y.A + x.B * y.C),
            B = (short)(x.A * y.B + x.B * y.D),
            C = (short)(x.C * y.A + x.D * y.C),
            D = (short)(x.C * y.B + x.D * y.D),
        };
    }

    [Circuit]
    public static uint SortByNetwork(uint bytes)
    {
        Span<byte> v = [(byte)bytes, (byte)(bytes >> 8), (byte)(bytes >> 16), (byte)(bytes >> 24)];
        foreach (var (i, j) in _network)
        {
            if (v[i] > v[j])
                (v[i], v[j]) = (v[j], v[i]);
        }

        return (uint)(v[0] | v[1] << 8 | v[2] << 16) | (uint)v[3] << 24;
    }

    [Circuit]
    public static (byte, byte, byte) SortByInsertion(byte a, byte b, byte c)
    {
        byte[] items = [a, b, c];
        for (int i = 1; i < items.Length; i++)
        {
            byte item = items[i];
            int at = i;
            while (at > 0 && items[at - 1] > item)
            {
                items[at] = items[at - 1];
                at--;
            }

            items[at] = item;
        }

        return (items[0], items[1], items[2]);
    }

    [Circuit]
    public static int LargestOf(sbyte a, sbyte b, sbyte c)
    {
        return Largest<int>([a, b, c]) * 1000 + Largest((ReadOnlySpan<short>)[(short)-a, b]);

        static T Largest<T>(ReadOnlySpan<T> items) where T : struct, INumber<T>
        {
            T largest = items[0];
            foreach (T item in items[1..])
            {
                if (item > largest)
                    largest = item;
            }

            return largest;
        }
    }

    [Circuit]
    public static int IndexOfMinimum(uint nibbles)
    {
        int best = 0;
        for (int i = 1; i < 8; i++)
        {
            if (Nibble(i) < Nibble(best))
                best = i;
        }

        return best;

        int Nibble(int at) => (int)(nibbles >> 4 * at) & 15;
    }

    [Circuit]
    public static int BinarySearch(byte value)
    {
        ReadOnlySpan<byte> primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];
        int low = 0, high = primes.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (primes[middle] == value)
                return middle;
            if (primes[middle] < value)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    [Circuit]
    public static int Turn(Point a, Point b, Point c) => Math.Sign((long)(b - a).Cross(c - a));

    [Circuit]
    public static (Matrix, int) SquareOf(Matrix m) => ((m * m).Transposed, m.Determinant);

    /// <summary>Whether brackets match: a bit a bracket, and a depth of at most 8.</summary>
    [Circuit]
    public static bool Balanced(byte brackets)
    {
        int depth = 0;
        for (int i = 0; i < 8; i++)
        {
            depth += (brackets >> i & 1) == 0 ? 1 : -1;
            if (depth < 0)
                return false;
        }

        return depth == 0;
    }

    /// <summary>Reverse Polish notation: 0–9 push, + and * combine.</summary>
    [Circuit]
    public static int Evaluate([Bits(12)] ushort program)
    {
        Span<int> stack = stackalloc int[4];
        int top = 0;
        for (int i = 0; i < 12; i += 4)
        {
            int code = program >> i & 15;
            if (code < 10)
            {
                stack[top++] = code;
                continue;
            }

            if (top < 2)
                return -1;
            (int right, int left) = (stack[--top], stack[--top]);
            stack[top++] = code == 10 ? left + right : left * right;
        }

        return top > 0 ? stack[top - 1] : 0;
    }

    [Circuit]
    public static int Majority([Bits(12)] ushort votes)
    {
        int candidate = 0, lead = 0;
        for (int i = 0; i < 12; i += 2)
        {
            int vote = votes >> i & 3;
            if (lead == 0)
                (candidate, lead) = (vote, 1);
            else
                lead += vote == candidate ? 1 : -1;
        }

        return candidate;
    }

    [Circuit]
    public static int Transpose([Bits(4)] byte at, ushort bits)
    {
        int[][] rows = [new int[4], new int[4], new int[4], new int[4]];
        for (int i = 0; i < 16; i++)
            rows[i / 4][i % 4] = bits >> i & 1;
        return rows[at & 3][at >> 2];
    }

    [Circuit]
    public static int Window(ushort a, [Bits(2)] byte start)
    {
        Span<byte> nibbles = [(byte)(a & 15), (byte)(a >> 4 & 15), (byte)(a >> 8 & 15), (byte)(a >> 12), 7, 9];
        int sum = 0;
        foreach (byte nibble in nibbles.Slice(start, 3))
            sum = 3 * sum + nibble;
        return nibbles is [1, .., 9] ? sum + 1 : nibbles.IndexOf((byte)5) is >= 0 and var found ? sum * 8 + found : sum;
    }

    [Circuit]
    public static int Matches(uint text)
    {
        ReadOnlySpan<byte> bytes = [(byte)text, (byte)(text >> 8), (byte)(text >> 16), (byte)(text >> 24)];
        return bytes switch
        {
            [(byte)'G', (byte)'I', (byte)'F', _] => 1,
            [0x89, (byte)'P', ..] => 2,
            [.., 0xFF, 0xD9] => 3,
            _ when bytes.StartsWith("PK"u8) => 4,
            _ => bytes.Count((byte)0),
        };
    }
}
