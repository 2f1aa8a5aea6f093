using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Learnability;

/// <summary>Columns of samples: their lengths, places and ranges, and up to 64 samples at once as bits. Generated code calls this.</summary>
public static class LaneColumns
{
    /// <summary>Checks that a column is as long as the first.</summary>
    /// <param name="length">The column's length.</param>
    /// <param name="expected">The length of the first column.</param>
    /// <param name="parameterName">The column's parameter, which the exception names.</param>
    /// <param name="firstName">The first column's parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireLength(int length, int expected, string parameterName, string firstName)
    {
        if (length != expected)
            throw new ArgumentException($"The length of {parameterName} is {length}, but that of {firstName} is {expected}.", parameterName);
    }

    /// <summary>The number of samples of a column whose samples have several elements.</summary>
    /// <param name="length">The column's length.</param>
    /// <param name="elements">The number of elements of a sample, at least 1.</param>
    /// <param name="parameterName">The column's parameter, which the exception names.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the number of elements.</exception>
    public static int CountSamples(int length, int elements, string parameterName)
    {
        if (length % elements != 0)
            throw new ArgumentException($"The length of {parameterName} is {length}, which is no multiple of the {elements} elements of a sample.", parameterName);
        return length / elements;
    }

    /// <summary>Checks that a column whose samples have several elements has as many samples as the first.</summary>
    /// <param name="length">The column's length.</param>
    /// <param name="elements">The number of elements of a sample, at least 1.</param>
    /// <param name="samples">The number of samples of the first column.</param>
    /// <param name="parameterName">The column's parameter, which the exception names.</param>
    /// <exception cref="ArgumentException">The length is not the product of both numbers.</exception>
    public static void RequireSamples(int length, int elements, int samples, string parameterName)
    {
        if (length != (long)elements * samples)
            throw new ArgumentException($"The length of {parameterName} is {length}, but {samples} samples have {(long)elements * samples} elements.", parameterName);
    }

    /// <summary>Checks that a written column does not share memory with a column that is read, unless it is the very same: that is evaluation in place.</summary>
    /// <typeparam name="TInput">The type of a sample of the column that is read.</typeparam>
    /// <typeparam name="TOutput">The type of a sample of the column that is written.</typeparam>
    /// <param name="input">The column that is read.</param>
    /// <param name="output">The column that is written.</param>
    /// <param name="inputName">The parameter of the column that is read.</param>
    /// <param name="outputName">The parameter of the column that is written, which the exception names.</param>
    /// <exception cref="ArgumentException">The columns overlap at an offset.</exception>
    public static void RequireAligned<TInput, TOutput>(ReadOnlySpan<TInput> input, ReadOnlySpan<TOutput> output, string inputName, string outputName)
        where TInput : unmanaged
        where TOutput : unmanaged
    {
        if (Overlap(input, output, out nint offset) && (offset != 0 || CountBytes(input) != CountBytes(output)))
            throw new ArgumentException($"{outputName} shares memory with {inputName} at an offset; it must be the same column or separate.", outputName);
    }

    /// <summary>Checks that two written columns do not share memory.</summary>
    /// <typeparam name="TFirst">The type of a sample of the first column.</typeparam>
    /// <typeparam name="TSecond">The type of a sample of the second column.</typeparam>
    /// <param name="first">The first column.</param>
    /// <param name="second">The second column.</param>
    /// <param name="firstName">The first column's parameter.</param>
    /// <param name="secondName">The second column's parameter, which the exception names.</param>
    /// <exception cref="ArgumentException">The columns overlap.</exception>
    public static void RequireSeparate<TFirst, TSecond>(ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second, string firstName, string secondName)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        if (Overlap(first, second, out _))
            throw new ArgumentException($"{secondName} shares memory with {firstName}, and both are written.", secondName);
    }

    /// <summary>Whether columns share memory. As spans of bytes, which have at most two gigabytes, long ones would not be compared.</summary>
    private static bool Overlap<TFirst, TSecond>(ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second, out nint offset)
    {
        offset = Unsafe.ByteOffset(
            ref Unsafe.As<TFirst, byte>(ref MemoryMarshal.GetReference(first)),
            ref Unsafe.As<TSecond, byte>(ref MemoryMarshal.GetReference(second)));
        return first.Length > 0 && second.Length > 0 && (offset >= 0 ? offset < CountBytes(first) : -offset < CountBytes(second));
    }

    private static long CountBytes<T>(ReadOnlySpan<T> column) => (long)column.Length * Unsafe.SizeOf<T>();

    /// <summary>Checks that every sample of a column is in the range of the declared width.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, char or an enum.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="width">The number of bits, from 1 to the width of <typeparamref name="T"/>.</param>
    /// <param name="isSigned">Whether samples are two's complement.</param>
    /// <param name="parameterName">The column's parameter, which the exception names.</param>
    /// <exception cref="ArgumentException">A sample does not fit; the message has its index and value.</exception>
    public static void RequireWidth<T>(ReadOnlySpan<T> column, int width, bool isSigned, string parameterName)
        where T : unmanaged
    {
        for (int i = 0; i < column.Length; i++)
        {
            if (!RawBits.Fits(column[i], width, isSigned))
                throw new ArgumentException(RawBits.DescribeMisfit(RawBits.Load(column[i]), Unsafe.SizeOf<T>() * 8, width, isSigned, $"{parameterName}[{i}]"), parameterName);
        }
    }

    /// <summary>Checks that a part of one sample is in the range of its declared width.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, char or an enum.</typeparam>
    /// <param name="value">The part's value.</param>
    /// <param name="width">The number of bits, from 1 to the width of <typeparamref name="T"/>.</param>
    /// <param name="isSigned">Whether the value is two's complement.</param>
    /// <param name="parameterName">The column's parameter, which the exception names.</param>
    /// <param name="index">The sample.</param>
    /// <param name="part">The part's name, such as <c>.Left</c>.</param>
    /// <exception cref="ArgumentException">The value does not fit; the message has the index and the value.</exception>
    public static void RequireWidth<T>(T value, int width, bool isSigned, string parameterName, int index, string part)
        where T : unmanaged
    {
        if (!RawBits.Fits(value, width, isSigned))
            throw new ArgumentException(RawBits.DescribeMisfit(RawBits.Load(value), Unsafe.SizeOf<T>() * 8, width, isSigned, $"{parameterName}[{index}]{part}"), parameterName);
    }

    /// <summary>Transposes samples to bits.</summary>
    /// <typeparam name="T">An integer of at most 64 bits, bool, char or an enum.</typeparam>
    /// <param name="samples">At most 64 samples.</param>
    /// <param name="words">Receives one word for each bit, least significant first; bit k of a word is sample k, and bits past the last sample are clear.</param>
    public static void Load<T>(ReadOnlySpan<T> samples, Span<ulong> words)
        where T : unmanaged
    {
        Span<ulong> block = stackalloc ulong[64];
        for (int i = 0; i < samples.Length; i++)
            block[i] = RawBits.Load(samples[i]);
        block[samples.Length..].Clear();
        Transpose(block, words);
    }

    /// <summary>Transposes a block of samples to bits.</summary>
    /// <param name="block">The bits of 64 samples; overwritten.</param>
    /// <param name="words">Receives one word for each bit, at most 64.</param>
    public static void Transpose(Span<ulong> block, Span<ulong> words)
    {
        BitTranspose.Transpose(block);
        block[..words.Length].CopyTo(words);
    }
}
