using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Learnability;

/// <summary>
/// Scratch memory of the calling thread, aligned to a cache line and rented without allocation once it is large enough. A lease that is open while another is
/// taken gets memory of its own: kernels may call each other.
/// </summary>
internal readonly ref struct KernelScratch
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static Buffer? _free;

    private readonly Buffer _buffer;

    private KernelScratch(Buffer buffer, int words)
    {
        _buffer = buffer;
        Words = buffer.Span[..words];
    }

    /// <summary>The memory, of any content.</summary>
    public Span<ulong> Words { get; }

    /// <summary>Rents memory until <see cref="Dispose"/>.</summary>
    /// <param name="words">The number of words, not negative.</param>
    public static KernelScratch Rent(int words)
    {
        Buffer? buffer = _free;
        if (buffer is not null)
            _free = buffer.Next;
        if (buffer is null || buffer.Span.Length < words)
            buffer = new Buffer(words);
        return new KernelScratch(buffer, words);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _buffer.Next = _free;
        _free = _buffer;
    }

    private sealed class Buffer
    {
        private readonly ulong[] _words;
        private readonly int _start;

        public unsafe Buffer(int words)
        {
            // Pinned, so that it stays aligned.
            _words = GC.AllocateUninitializedArray<ulong>(words + (Alignment / sizeof(ulong)), pinned: true);
            nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_words));
            _start = (int)(-address & (Alignment - 1)) / sizeof(ulong);
        }

        public Buffer? Next { get; set; }

        public Span<ulong> Span => _words.AsSpan(_start, _words.Length - (Alignment / sizeof(ulong)));
    }
}
