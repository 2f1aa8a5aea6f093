using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>The bits of integers, truth values, characters and enums. Generated code calls this.</summary>
public static class RawBits
{
    /// <summary>The bits of a value as it is stored, zero-extended; a truth value is 0 or 1.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, bool, char or an enum.</typeparam>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
            return Unsafe.BitCast<T, byte>(value) != 0 ? 1UL : 0;
        return Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value),
            2 => Unsafe.BitCast<T, ushort>(value),
            4 => Unsafe.BitCast<T, uint>(value),
            8 => Unsafe.BitCast<T, ulong>(value),
            _ => throw NotScalar<T>(),
        };
    }

    /// <summary>Stores the low bits of a word in a variable.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, bool, char or an enum.</typeparam>
    /// <param name="target">The variable.</param>
    /// <param name="bits">The bits; those past the width of <typeparamref name="T"/> are ignored, and for a truth value all but the lowest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T target, ulong bits)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
            bits &= 1;
        target = Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<byte, T>((byte)bits),
            2 => Unsafe.BitCast<ushort, T>((ushort)bits),
            4 => Unsafe.BitCast<uint, T>((uint)bits),
            8 => Unsafe.BitCast<ulong, T>(bits),
            _ => throw NotScalar<T>(),
        };
    }

    /// <summary>One of the two words of an integer of 128 bits.</summary>
    /// <typeparam name="T">Int128 or UInt128.</typeparam>
    /// <param name="value">The variable.</param>
    /// <param name="index">0 for the lower word, 1 for the upper one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is neither 0 nor 1.</exception>
    public static ref ulong Word<T>(ref T value, int index)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Unsafe.SizeOf<T>(), 16, nameof(T));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, 1u, nameof(index));
        return ref Unsafe.Add(ref Unsafe.As<T, ulong>(ref value), BitConverter.IsLittleEndian ? index : 1 - index);
    }

    /// <summary>The low bits of a word, sign-extended to 64.</summary>
    /// <param name="bits">The word.</param>
    /// <param name="width">The number of bits, from 1 to 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong bits, int width) => (ulong)((long)(bits << (64 - width)) >> (64 - width));

    /// <summary>Reads consecutive bits of a packed sequence.</summary>
    /// <param name="words">The sequence, 64 bits a word, least significant first.</param>
    /// <param name="offset">The first bit.</param>
    /// <param name="width">The number of bits, from 1 to 64.</param>
    public static ulong Extract(ReadOnlySpan<ulong> words, int offset, int width)
    {
        int word = offset >> 6;
        int shift = offset & 63;
        ulong bits = words[word] >> shift;
        if (shift + width > 64)
            bits |= words[word + 1] << (64 - shift);
        return width == 64 ? bits : bits & ((1UL << width) - 1);
    }

    /// <summary>Writes consecutive bits into a packed sequence in which they are clear.</summary>
    /// <param name="words">The sequence, 64 bits a word, least significant first.</param>
    /// <param name="offset">The first bit.</param>
    /// <param name="width">The number of bits, from 1 to 64.</param>
    /// <param name="bits">The bits; those past <paramref name="width"/> are ignored.</param>
    public static void Insert(Span<ulong> words, int offset, int width, ulong bits)
    {
        if (width < 64)
            bits &= (1UL << width) - 1;
        int word = offset >> 6;
        int shift = offset & 63;
        words[word] |= bits << shift;
        if (shift + width > 64)
            words[word + 1] |= bits >> (64 - shift);
    }

    /// <summary>Whether a value is in the range of a width.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, bool, char or an enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="width">The number of bits, from 1 to the width of <typeparamref name="T"/>.</param>
    /// <param name="isSigned">Whether the value is two's complement.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits<T>(T value, int width, bool isSigned)
        where T : unmanaged =>
        Fits(Load(value), Unsafe.SizeOf<T>() * 8, width, isSigned);

    /// <summary>Whether a value that is stored in a number of bits is in the range of a smaller number of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Fits(ulong bits, int storedWidth, int width, bool isSigned)
    {
        if (!isSigned)
            return width == 64 || bits >> width == 0;
        bits = SignExtend(bits, storedWidth);
        return SignExtend(bits, width) == bits;
    }

    /// <summary>Checks that a value is in the range of its declared width.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, bool, char or an enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="width">The number of bits, from 1 to the width of <typeparamref name="T"/>.</param>
    /// <param name="isSigned">Whether the value is two's complement.</param>
    /// <param name="place">What holds the value, for the message; empty for the parameter itself.</param>
    /// <param name="parameterName">The parameter that the exception names.</param>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public static void RequireWidth<T>(T value, int width, bool isSigned, string place, string parameterName)
        where T : unmanaged
    {
        if (!Fits(value, width, isSigned))
            throw new ArgumentException(DescribeMisfit(Load(value), Unsafe.SizeOf<T>() * 8, width, isSigned, parameterName + place), parameterName);
    }

    internal static string DescribeMisfit(ulong bits, int storedWidth, int width, bool isSigned, string place)
    {
        string shown = isSigned
            ? ((long)SignExtend(bits, storedWidth)).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : bits.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string range = isSigned
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{-1L << (width - 1)} to {(1L << (width - 1)) - 1}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0 to {ulong.MaxValue >> (64 - width)}");
        return $"{place} is {shown}, which does not fit the declared width of {width} bits: {range}.";
    }

    private static NotSupportedException NotScalar<T>() =>
        new($"{typeof(T)} is not an integer of at most 64 bits, bool, char or an enum.");
}
