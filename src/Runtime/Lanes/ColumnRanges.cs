using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// Checks samples against the widths declared for their parts, as bytes: an unsigned part fits if its bits above the width are 0, a signed one if they and the bit
/// below them are all alike.
/// </summary>
internal sealed class ColumnRanges
{
    /// <summary>Longer patterns of masks, which samples of odd sizes have, are not worth their memory.</summary>
    private const int MostMasks = 64;

    private readonly int _size;
    private readonly ColumnPart[] _parts;

    /// <summary>The bits that must be 0, as far as samples and vectors need to come out even; empty if all parts have the width of their type.</summary>
    private readonly Vector512<ulong>[] _zeros = [];

    /// <summary>The bits that must be equal to the next higher one; empty if there are none.</summary>
    private readonly Vector512<ulong>[] _repeats = [];

    private readonly bool _isVectorized;

    public ColumnRanges(int size, ColumnPart[] parts)
    {
        _size = size;
        _parts = Array.FindAll(parts, static part => part.Width < 8 * part.Size && !part.IsTruth);
        if (_parts.Length == 0)
            return;
        int vectors = size / Math.Min(64, size & -size);
        _isVectorized = vectors <= MostMasks && Array.TrueForAll(_parts, part => part.Offset % part.Size == 0 && size % part.Size == 0);
        if (!_isVectorized)
            return;

        // Short patterns are repeated, so that there is one test for several vectors.
        vectors *= Math.Max(1, 8 / vectors);
        _zeros = new Vector512<ulong>[vectors];
        Span<byte> zeros = MemoryMarshal.AsBytes(_zeros.AsSpan());
        if (Array.Exists(_parts, static part => part.IsSigned))
            _repeats = new Vector512<ulong>[vectors];
        Span<byte> repeats = MemoryMarshal.AsBytes(_repeats.AsSpan());
        for (int sample = 0; sample < zeros.Length; sample += size)
        {
            foreach (ColumnPart part in _parts)
                Mark(part, (part.IsSigned ? repeats : zeros).Slice(sample + part.Offset, part.Size));
        }
    }

    /// <summary>Whether all samples fit.</summary>
    /// <param name="samples">Whole samples; the first one's number is a multiple of 64.</param>
    public bool Fit(ReadOnlySpan<byte> samples)
    {
        if (_parts.Length == 0)
            return true;
        if (!_isVectorized)
            return FindMisfit(samples, out _) < 0;

        int period = _zeros.Length * 64;
        int whole = samples.Length / period * period;
        if (!FitWhole(samples[..whole]))
            return false;
        if (whole == samples.Length)
            return true;

        // Zeros fit.
        Span<byte> rest = stackalloc byte[MostMasks * 64];
        rest[..period].Clear();
        samples[whole..].CopyTo(rest);
        return FitWhole(rest[..period]);
    }

    /// <summary>Throws for the first sample that does not fit.</summary>
    /// <param name="samples">Whole samples.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="parameterName">The column's parameter.</param>
    /// <exception cref="ArgumentException">A part does not fit; the message has its index and value.</exception>
    public void Require(ReadOnlySpan<byte> samples, int first, string parameterName)
    {
        int index = FindMisfit(samples, out ColumnPart part);
        if (index < 0)
            return;
        ulong bits = Read(samples.Slice((index * _size) + part.Offset, part.Size));
        string place = $"{parameterName}[{first + index}]{part.Name}";
        throw new ArgumentException(RawBits.DescribeMisfit(bits, part.Size * 8, part.Width, part.IsSigned, place), parameterName);
    }

    private bool FitWhole(ReadOnlySpan<byte> samples)
    {
        ReadOnlySpan<Vector512<ulong>> vectors = MemoryMarshal.Cast<byte, Vector512<ulong>>(samples);
        ReadOnlySpan<Vector512<ulong>> zeros = _zeros;
        ReadOnlySpan<Vector512<ulong>> repeats = _repeats;
        for (; vectors.Length > 0; vectors = vectors[zeros.Length..])
        {
            Vector512<ulong> wrong = default;
            for (int i = 0; i < zeros.Length; i++)
                wrong |= vectors[i] & zeros[i];
            for (int i = 0; i < repeats.Length; i++)
                wrong |= (vectors[i] ^ (vectors[i] >>> 1)) & repeats[i];
            if (wrong != Vector512<ulong>.Zero)
                return false;
        }

        return true;
    }

    private int FindMisfit(ReadOnlySpan<byte> samples, out ColumnPart misfit)
    {
        for (int start = 0; start < samples.Length; start += _size)
        {
            foreach (ColumnPart part in _parts)
            {
                misfit = part;
                if (!RawBits.Fits(Read(samples.Slice(start + part.Offset, part.Size)), 8 * part.Size, part.Width, part.IsSigned))
                    return start / _size;
            }
        }

        misfit = default;
        return -1;
    }

    /// <summary>Sets the bits of a part that are checked: those above the width, and for a signed one, whose highest bit has none above it, one place lower.</summary>
    private static void Mark(ColumnPart part, Span<byte> mask)
    {
        int first = part.IsSigned ? part.Width - 1 : part.Width;
        int end = part.IsSigned ? (8 * part.Size) - 1 : 8 * part.Size;
        for (int bit = first; bit < end; bit++)
            mask[bit >> 3] |= (byte)(1 << (bit & 7));
    }

    private static ulong Read(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => MemoryMarshal.Read<ushort>(bytes),
        4 => MemoryMarshal.Read<uint>(bytes),
        _ => MemoryMarshal.Read<ulong>(bytes),
    };
}
