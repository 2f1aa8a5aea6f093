using System;

namespace Learnability;

/// <summary>
/// Scratch memory of the calling thread, aligned to a cache line and rented without allocation once it is large enough. A lease that is open while another is
/// taken gets memory of its own: kernels may call each other.
/// </summary>
internal readonly ref struct KernelScratch
{
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

    private sealed class Buffer(int words)
    {
        private readonly AlignedWords _words = new(words);

        public Buffer? Next { get; set; }

        public Span<ulong> Span => _words.Span;
    }
}
