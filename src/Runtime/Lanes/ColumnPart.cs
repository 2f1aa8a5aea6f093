using System;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>A part of a sample that is one group of bits: an integer of at most 64 bits, a truth value, a character or an enum. Generated code makes these.</summary>
public readonly record struct ColumnPart
{
    private ColumnPart(int offset, int size, int width, bool isSigned, bool isTruth, int storedBits, bool repeatsHighest, string name)
    {
        Offset = offset;
        Size = size;
        Width = width;
        IsSigned = isSigned;
        IsTruth = isTruth;
        StoredBits = storedBits;
        RepeatsHighest = repeatsHighest;
        Name = name;
    }

    /// <summary>Where the part is in the sample, in bytes.</summary>
    public int Offset { get; }

    /// <summary>Its size in bytes: 1, 2, 4 or 8.</summary>
    public int Size { get; }

    /// <summary>The number of bits: the circuit has an input or output for each.</summary>
    public int Width { get; }

    /// <summary>Whether it is two's complement.</summary>
    public bool IsSigned { get; }

    /// <summary>Whether it is a truth value, of which any byte but 0 is true.</summary>
    public bool IsTruth { get; }

    /// <summary>The number of low bits that are written as the circuit gives them, at most <see cref="Width"/>.</summary>
    public int StoredBits { get; }

    /// <summary>Whether all higher bits are written like the highest of those; otherwise they are 0.</summary>
    public bool RepeatsHighest { get; }

    /// <summary>The part's name after that of the sample, such as <c>.Left</c>; empty for the sample itself.</summary>
    public string Name { get; }

    /// <summary>Describes a part of a sample.</summary>
    /// <typeparam name="TSample">The type of the sample.</typeparam>
    /// <typeparam name="TPart">The type of the part.</typeparam>
    /// <param name="sample">A variable with a sample.</param>
    /// <param name="part">The part within that variable.</param>
    /// <param name="width">The number of bits, from 1 to the width of <typeparamref name="TPart"/>.</param>
    /// <param name="isSigned">Whether it is two's complement.</param>
    /// <param name="storedBits">The number of low bits that are written as the circuit gives them, not negative.</param>
    /// <param name="repeatsHighest">Whether all higher bits are written like the highest of those; otherwise they are 0.</param>
    /// <param name="name">The part's name after that of the sample.</param>
    /// <exception cref="ArgumentException">The part is not in the sample, or is no integer of at most 64 bits.</exception>
    public static ColumnPart Of<TSample, TPart>(
        ref readonly TSample sample, ref readonly TPart part, int width, bool isSigned, int storedBits, bool repeatsHighest, string name)
        where TSample : struct
        where TPart : unmanaged
    {
        int size = Unsafe.SizeOf<TPart>();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, size * 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)storedBits, (uint)width, nameof(storedBits));
        if (size is not (1 or 2 or 4 or 8))
            throw new ArgumentException($"{typeof(TPart)} is not an integer of at most 64 bits, bool, char or an enum.", nameof(part));
        nint offset = Unsafe.ByteOffset(ref Unsafe.As<TSample, byte>(ref Unsafe.AsRef(in sample)), ref Unsafe.As<TPart, byte>(ref Unsafe.AsRef(in part)));
        if (offset < 0 || offset > Unsafe.SizeOf<TSample>() - size)
            throw new ArgumentException("The part is not in the sample.", nameof(part));
        return new ColumnPart((int)offset, size, width, isSigned, typeof(TPart) == typeof(bool), storedBits, repeatsHighest, name);
    }
}
