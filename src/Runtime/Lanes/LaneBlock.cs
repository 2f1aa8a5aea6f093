using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>A block of at most 512 samples among the lanes of a circuit: the words of its bits, in which columns are loaded and from which they are stored.</summary>
public readonly ref struct LaneBlock
{
    private readonly Span<ulong> _words;
    private readonly Span<ulong> _planes;

    /// <param name="words">The first word of the block for each bit, at multiples of <paramref name="stride"/>.</param>
    /// <param name="planes">Scratch memory of <see cref="PlaneWords"/> words.</param>
    /// <param name="stride">The number of words for each bit.</param>
    internal LaneBlock(Span<ulong> words, Span<ulong> planes, int stride)
    {
        _words = words;
        _planes = planes;
        Stride = stride;
    }

    /// <summary>The planes of a window of bytes, and the samples of a window.</summary>
    internal const int PlaneWords = (BytePlanes.MostPlanes * BytePlanes.PlaneStride * 8) + WindowWords;

    private const int WindowWords = 64 * BytePlanes.MostPlanes / sizeof(ulong);

    /// <summary>The number of words between two bits.</summary>
    internal int Stride { get; }

    /// <summary>The planes of a window.</summary>
    internal ref Vector512<ulong> Planes => ref Unsafe.As<ulong, Vector512<ulong>>(ref MemoryMarshal.GetReference(_planes));

    /// <summary>Room for 64 windows.</summary>
    internal Span<byte> Windows => MemoryMarshal.AsBytes(_planes[^WindowWords..]);

    /// <summary>The first word of a bit, after which the block has room for <paramref name="bits"/> bits.</summary>
    internal ref ulong Words(int firstBit, int bits)
    {
        int first = firstBit * Stride;
        return ref _words.Slice(first, ((bits - 1) * Stride) + BitPlanes.Groups)[0];
    }
}
