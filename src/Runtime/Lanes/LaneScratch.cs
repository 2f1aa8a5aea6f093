using System;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Scratch memory of a thread, aligned to vectors and kept from call to call.</summary>
internal static class LaneScratch
{
    private const int Alignment = 64 / sizeof(ulong);

    /// <summary>More than this is given back after the call: 4 MiB, which is the second-level cache of large machines.</summary>
    private const int MostKept = 1 << 19;

    [ThreadStatic]
    private static ulong[]? _kept;

    /// <summary>Words whose first is at a multiple of 64 bytes; their contents are arbitrary. The next call on the same thread returns the same memory.</summary>
    /// <param name="count">The number of words.</param>
    public static unsafe Span<ulong> Rent(int count)
    {
        ulong[]? words = _kept;
        if (words is null || words.Length < count + Alignment)
        {
            // Pinned, so that it stays aligned.
            words = GC.AllocateUninitializedArray<ulong>(count + Alignment, pinned: true);
            if (words.Length <= MostKept)
                _kept = words;
        }

        nuint address = (nuint)Unsafe.AsPointer(ref words[0]);
        int offset = (int)((64 - (address & 63)) & 63) / sizeof(ulong);
        return words.AsSpan(offset, count);
    }
}
