using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Learnability;

/// <summary>Words at an address that is a multiple of a cache line's length, where vectors are loaded and stored fastest.</summary>
internal sealed class AlignedWords
{
    private const int Alignment = 64;

    private readonly ulong[] _words;
    private readonly int _start;

    /// <summary>Allocates words of any content.</summary>
    /// <param name="length">The number of words, not negative.</param>
    public unsafe AlignedWords(int length)
    {
        Length = length;

        // Pinned, so that it stays aligned.
        _words = GC.AllocateUninitializedArray<ulong>(checked(length + (Alignment / sizeof(ulong))), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words));
        _start = (int)(-address & (Alignment - 1)) / sizeof(ulong);
    }

    /// <summary>The number of words.</summary>
    public int Length { get; }

    /// <summary>The words.</summary>
    public Span<ulong> Span => _words.AsSpan(_start, Length);
}
