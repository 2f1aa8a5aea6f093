using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// Where the bits of the samples of a column are, and how blocks of them are transposed to lanes and back. Generated code makes one for each column. May be used by
/// several threads at once.
/// </summary>
/// <typeparam name="T">An element of the column: an integer, truth value, tuple or struct without references.</typeparam>
/// <remarks>
/// The lanes have the samples of a block in an order of their own, the same for every type (<see cref="BytePlanes"/>): it is the order in which a transposition
/// costs least, and nothing but the columns of one call ever sees it.
/// </remarks>
public sealed class ColumnLayout<T>
    where T : struct
{
    private readonly int _stride;
    private readonly int _elements;
    private readonly ColumnPart[] _parts;
    private readonly Window[] _windows;
    private readonly ColumnRanges _ranges;

    /// <summary>Prepares the transposition of a column.</summary>
    /// <param name="elements">The number of elements of a sample, at least 1.</param>
    /// <param name="parts">The parts of an element, in the order of their bits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="elements"/> is not positive.</exception>
    /// <exception cref="PlatformNotSupportedException">The processor stores the highest byte of an integer first.</exception>
    public ColumnLayout(int elements, params ReadOnlySpan<ColumnPart> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(elements);
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Columns are transposed only where the lowest byte of an integer comes first.");
        _elements = elements;
        _stride = checked(Unsafe.SizeOf<T>() * elements);
        _parts = [.. parts];
        _ranges = new ColumnRanges(Unsafe.SizeOf<T>(), _parts);
        _windows = CutWindows();
    }

    /// <summary>Whether every part of a range of samples is in the range of its declared width.</summary>
    /// <param name="column">The column.</param>
    /// <param name="start">The first sample, a multiple of 64.</param>
    /// <param name="count">The number of samples.</param>
    public bool Fits(ReadOnlySpan<T> column, int start, int count)
    {
        ReadOnlySpan<T> rest = column.Slice(start * _elements, count * _elements);
        while (rest.Length > PieceLength)
        {
            if (!_ranges.Fit(MemoryMarshal.AsBytes(rest[..PieceLength])))
                return false;
            rest = rest[PieceLength..];
        }

        return _ranges.Fit(MemoryMarshal.AsBytes(rest));
    }

    /// <summary>Checks that every part of every sample is in the range of its declared width.</summary>
    /// <param name="column">The column.</param>
    /// <param name="parameterName">The column's parameter, which the exception names.</param>
    /// <exception cref="ArgumentException">A part does not fit; the message has its index and value.</exception>
    public void RequireRanges(ReadOnlySpan<T> column, string parameterName)
    {
        for (int start = 0; start < column.Length;)
        {
            int length = Math.Min(PieceLength, column.Length - start);
            _ranges.Require(MemoryMarshal.AsBytes(column.Slice(start, length)), start, parameterName);
            start += length;
        }
    }

    /// <summary>Elements that are checked together: a span of their bytes is not too long, as one of all could be.</summary>
    private static int PieceLength => Math.Max(1, (1 << 24) / Unsafe.SizeOf<T>());

    /// <summary>The number of samples before the first that is at a multiple of 64 bytes; 0 if there is none.</summary>
    /// <param name="column">The column.</param>
    public unsafe int GetLead(Span<T> column)
    {
        // The collector may move the column later: what is gained is time alone.
        int distance = (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(column)) & 63);
        return distance % _stride == 0 ? distance / _stride : 0;
    }

    /// <summary>Transposes samples to bits.</summary>
    /// <param name="column">The column.</param>
    /// <param name="start">The first sample of the block.</param>
    /// <param name="count">The number of samples, from 1 to 512; lanes past the last have arbitrary bits.</param>
    /// <param name="block">Receives the bits.</param>
    /// <param name="firstBit">The place of the lowest bit of the first part among the inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(ReadOnlySpan<T> column, int start, int count, LaneBlock block, int firstBit)
    {
        ReadOnlySpan<byte> samples = MemoryMarshal.AsBytes(column.Slice(start * _elements, count * _elements));
        ref Vector512<ulong> planes = ref block.Planes;
        foreach (Window window in _windows)
        {
            if (window.Loads.Length == 0)
                continue;
            if (window.TruthWords > 0)
            {
                TruthWords.Load(in samples[window.Offset], window.TruthWords, _stride, count, block.Windows, ref planes);
                BitPlanes.ToBits(ref planes, ref block.Words(firstBit + window.Loads[0].FirstBit, window.Size), block.Stride, window.Size);
                continue;
            }

            int groups = window.IsDirect ? count >> 6 : 0;
            if (groups > 0)
                BytePlanes.Load(in samples[window.Offset], window.CopyStride, _stride, groups, ref planes);
            for (; groups * 64 < count; groups++)
                LoadCopies(samples[(groups * 64 * _stride)..], Math.Min(64, count - (groups * 64)), window, block.Windows, ref Unsafe.Add(ref planes, groups));
            foreach (PlaneRun run in window.Loads)
            {
                ref Vector512<ulong> bytes = ref Unsafe.Add(ref planes, run.Index * BytePlanes.PlaneStride);
                ref ulong words = ref block.Words(firstBit + run.FirstBit, run.Bits);
                if (run.IsTruth)
                    BitPlanes.ToTruth(ref bytes, ref words);
                else
                    BitPlanes.ToBits(ref bytes, ref words, block.Stride, run.Bits);
            }
        }
    }

    /// <summary>Transposes bits to samples.</summary>
    /// <param name="block">The bits.</param>
    /// <param name="firstBit">The place of the lowest bit of the first part among the outputs.</param>
    /// <param name="column">The column.</param>
    /// <param name="start">The first sample of the block.</param>
    /// <param name="count">The number of samples, from 1 to 512.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store(LaneBlock block, int firstBit, Span<T> column, int start, int count)
    {
        Span<byte> samples = MemoryMarshal.AsBytes(column.Slice(start * _elements, count * _elements));
        ref Vector512<ulong> planes = ref block.Planes;
        foreach (Window window in _windows)
        {
            if (window.TruthWords > 0)
            {
                BitPlanes.FromBits(in block.Words(firstBit + window.Stores[0].FirstBit, window.Size), block.Stride, window.Size, Vector512<ulong>.Zero, ref planes);
                TruthWords.Store(ref planes, ref samples[window.Offset], window.TruthWords, _stride, count, block.Windows);
                continue;
            }

            foreach (PlaneRun run in window.Stores)
            {
                ref Vector512<ulong> bytes = ref Unsafe.Add(ref planes, run.Index * BytePlanes.PlaneStride);
                if (run.Bits == 0 && run.SignBit < 0)
                {
                    for (int i = 0; i < run.Count; i++)
                        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref bytes, i * BytePlanes.PlaneStride), BitPlanes.Groups).Clear();
                    continue;
                }

                ref ulong words = ref block.Words(firstBit + run.FirstBit, Math.Max(1, run.Bits));
                if (run.Bits == 1 && run.SignBit < 0)
                {
                    BitPlanes.FromBit(in words, ref bytes);
                    continue;
                }

                Vector512<ulong> rest = run.SignBit < 0 ? Vector512<ulong>.Zero : Vector512.LoadUnsafe(ref block.Words(firstBit + run.SignBit, 1));
                BitPlanes.FromBits(in words, block.Stride, run.Bits, rest, ref bytes);
            }

            int groups = window.IsDirect ? count >> 6 : 0;
            if (groups > 0)
                BytePlanes.Store(ref planes, window.Filled, ref samples[window.Offset], window.CopyStride, _stride, groups);
            for (; groups * 64 < count; groups++)
                StoreCopies(ref Unsafe.Add(ref planes, groups), window, block.Windows, samples[(groups * 64 * _stride)..], Math.Min(64, count - (groups * 64)));
        }
    }

    private void LoadCopies(ReadOnlySpan<byte> samples, int count, Window window, Span<byte> copies, ref Vector512<ulong> planes)
    {
        for (int i = 0; i < count; i++)
            samples.Slice((i * _stride) + window.Offset, window.Size).CopyTo(copies[(i * window.CopyStride)..]);
        BytePlanes.Load(in copies[0], window.CopyStride, window.CopyStride, 1, ref planes);
    }

    private void StoreCopies(ref Vector512<ulong> planes, Window window, Span<byte> copies, Span<byte> samples, int count)
    {
        BytePlanes.Store(ref planes, window.Filled, ref copies[0], window.CopyStride, window.CopyStride, 1);
        for (int i = 0; i < count; i++)
            copies.Slice(i * window.CopyStride, window.Size).CopyTo(samples[((i * _stride) + window.Offset)..]);
    }

    private Window[] CutWindows()
    {
        var bytes = new PlaneRun?[_stride];
        int bit = 0;
        for (int element = 0; element < _elements; element++)
        {
            foreach (ColumnPart part in _parts)
            {
                int offset = (element * Unsafe.SizeOf<T>()) + part.Offset;
                int signBit = part.RepeatsHighest ? bit + part.StoredBits - 1 : -1;
                for (int i = 0; i < part.Size; i++)
                {
                    int first = bit + Math.Min(8 * i, part.Width - 1);
                    bytes[offset + i] = new PlaneRun(0, 1, first, Math.Clamp(part.StoredBits - (8 * i), 0, 8), Math.Clamp(part.Width - (8 * i), 0, 8), signBit, part.IsTruth);
                }

                bit += part.Width;
            }
        }

        // As many whole units as there are; the last one goes to the end of the sample, and so may have bytes of the one before. Bytes between truth values that are
        // packed are in whole units too, and those after them are written twice.
        var windows = new List<Window>();
        for (int next = 0, end; next < _stride; next = end)
        {
            int words = CountTruthWords(bytes, next);
            end = next + Math.Max(1, words * TruthWords.Length);
            while (words == 0 && end < _stride && end - next < BytePlanes.MostPlanes && CountTruthWords(bytes, end) == 0)
                end++;
            int size = words > 0 ? end - next : Math.Min(_stride, Math.Max(BytePlanes.UnitSize, (end - next) / BytePlanes.UnitSize * BytePlanes.UnitSize));
            int offset = Math.Min(next, _stride - size);
            end = Math.Min(end, offset + size);
            var loads = new List<PlaneRun>();
            var stores = new List<PlaneRun>();
            for (int i = 0; i < size; i++)
            {
                PlaneRun? plane = bytes[offset + i];
                if (plane is { Width: > 0 } && offset + i >= next && offset + i < end)
                    Append(loads, plane.Value with { Index = i, Bits = plane.Value.Width, SignBit = -1 });
                Append(stores, plane is { } written ? written with { Index = i } : new PlaneRun { Index = i, Count = 1, SignBit = -1 });
            }

            int filled = stores[^1] is { Bits: 0, SignBit: < 0 } zeros ? zeros.Index : size;
            if (size == _stride && BytePlanes.IsNarrow(filled, _stride))
                stores.RemoveAt(stores.Count - 1);
            else
                filled = size;
            windows.Add(new Window(offset, size, _stride is 1 or 2 or 4 or 8 or >= BytePlanes.UnitSize, [.. loads], [.. stores], filled, words));
        }

        return [.. windows];
    }

    /// <summary>How many times 64 bytes from one on are truth values in the order of their bits, and can be packed.</summary>
    private static int CountTruthWords(PlaneRun?[] bytes, int first)
    {
        int count = 0;
        int most = TruthWords.IsSupported ? Math.Min(bytes.Length - first, TruthWords.Length * TruthWords.MostWords) : 0;
        while (count < most && bytes[first + count] is { IsTruth: true, Bits: 1, SignBit: < 0 } plane && plane.FirstBit == bytes[first]!.Value.FirstBit + count)
            count++;
        return count / TruthWords.Length;
    }

    /// <summary>Adds a plane to the run before, where its bits are the next ones or both are all 0.</summary>
    private static void Append(List<PlaneRun> runs, PlaneRun plane)
    {
        if (runs.Count > 0 && runs[^1] is var last && last.Index + last.Count == plane.Index && last.IsFollowedBy(plane))
            runs[^1] = last with { Count = last.Count + 1, Bits = last.Bits + plane.Bits, SignBit = plane.SignBit };
        else
            runs.Add(plane);
    }

    /// <summary>Some bytes of each sample.</summary>
    /// <param name="Offset">The first.</param>
    /// <param name="Size">Their number.</param>
    /// <param name="IsDirect">Whether 64 samples are transposed where they are; otherwise a copy of them is.</param>
    /// <param name="Loads">The bytes with inputs of the circuit.</param>
    /// <param name="Stores">The bytes that are written to planes.</param>
    /// <param name="Filled">The number of bytes before those that are 0 and in no plane.</param>
    /// <param name="TruthWords">The words of truth values that the bytes are; 0 for any others.</param>
    private sealed record Window(int Offset, int Size, bool IsDirect, PlaneRun[] Loads, PlaneRun[] Stores, int Filled, int TruthWords)
    {
        /// <summary>The distance of samples in a copy.</summary>
        public int CopyStride { get; } = Size is 1 or 2 or 4 or 8 ? Size : Math.Max(Size, BytePlanes.UnitSize);
    }

    /// <summary>Bytes of each sample that are transposed together: all but the last have eight bits of the circuit, or all have none.</summary>
    /// <param name="Index">The number of the first in the window.</param>
    /// <param name="Count">The number of bytes.</param>
    /// <param name="FirstBit">The place of the lowest bit among those of the sample.</param>
    /// <param name="Bits">The number of bits that are transposed.</param>
    /// <param name="Width">The number of bits of a single byte that are inputs of the circuit.</param>
    /// <param name="SignBit">The bit that all others of the last byte repeat; −1 if they are 0.</param>
    /// <param name="IsTruth">Whether it is a truth value.</param>
    private readonly record struct PlaneRun(int Index, int Count, int FirstBit, int Bits, int Width, int SignBit, bool IsTruth)
    {
        /// <summary>Whether another byte, which is next in the window, belongs to the run.</summary>
        public bool IsFollowedBy(PlaneRun next) =>
            (Bits == 8 * Count && next.Bits > 0 && next.FirstBit == FirstBit + Bits && !IsTruth && !next.IsTruth)
            || (Bits == 0 && next.Bits == 0 && SignBit < 0 && next.SignBit < 0);
    }
}
