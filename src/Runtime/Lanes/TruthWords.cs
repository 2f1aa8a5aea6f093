using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>
/// Runs of truth values, 64 at a time: those of a sample become the bits of a word, by one comparison, and words become planes as any column of words does. Bytes as
/// planes of their own would be eight times as many.
/// </summary>
internal static class TruthWords
{
    /// <summary>The number of truth values of a word, and so the number of their bytes.</summary>
    public const int Length = 64;

    /// <summary>The most words of a sample that are transposed at once: their planes are as many as those of a window of bytes.</summary>
    public const int MostWords = BytePlanes.MostPlanes / sizeof(ulong);

    /// <summary>Whether the processor can do this: compare the bytes of a vector to a mask, and shuffle them.</summary>
    public static bool IsSupported => Avx512BW.IsSupported;

    /// <summary>Reads the planes of words: any byte but 0 is true.</summary>
    /// <param name="samples">The first truth value of the first sample.</param>
    /// <param name="words">The number of words of a sample, at most <see cref="MostWords"/>.</param>
    /// <param name="stride">The distance of samples in bytes.</param>
    /// <param name="count">The number of samples, at most 512.</param>
    /// <param name="packed">Scratch memory for the words of 64 samples.</param>
    /// <param name="planes">Receives, for each byte of the words, a vector for each 64 samples, at distances of <see cref="BytePlanes.PlaneStride"/>.</param>
    public static void Load(ref readonly byte samples, int words, int stride, int count, Span<byte> packed, ref Vector512<ulong> planes)
    {
        ref byte first = ref Unsafe.AsRef(in samples);
        ref ulong target = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed[..(words * 64 * sizeof(ulong))]));
        for (int group = 0; group * 64 < count; group++)
        {
            Pack(ref Unsafe.Add(ref first, (nint)stride * (64 * group)), words, stride, Math.Min(64, count - (64 * group)), ref target);
            for (int word = 0; word < words; word++)
            {
                BytePlanes.Load(
                    in Unsafe.As<ulong, byte>(ref Unsafe.Add(ref target, 64 * word)),
                    sizeof(ulong),
                    sizeof(ulong),
                    1,
                    ref Unsafe.Add(ref planes, (word * sizeof(ulong) * BytePlanes.PlaneStride) + group));
            }
        }
    }

    /// <summary>Writes truth values, 0 and 1, from the planes of words.</summary>
    /// <param name="planes">For each byte of the words a vector for each 64 samples, at distances of <see cref="BytePlanes.PlaneStride"/>.</param>
    /// <param name="samples">The first truth value of the first sample.</param>
    /// <param name="words">The number of words of a sample, at most <see cref="MostWords"/>.</param>
    /// <param name="stride">The distance of samples in bytes.</param>
    /// <param name="count">The number of samples, at most 512.</param>
    /// <param name="packed">Scratch memory for the words of 64 samples.</param>
    public static void Store(ref Vector512<ulong> planes, ref byte samples, int words, int stride, int count, Span<byte> packed)
    {
        ref ulong source = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed[..(words * 64 * sizeof(ulong))]));
        for (int group = 0; group * 64 < count; group++)
        {
            for (int word = 0; word < words; word++)
            {
                BytePlanes.Store(
                    ref Unsafe.Add(ref planes, (word * sizeof(ulong) * BytePlanes.PlaneStride) + group),
                    sizeof(ulong),
                    ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref source, 64 * word)),
                    sizeof(ulong),
                    sizeof(ulong),
                    1);
            }

            Expand(ref source, ref Unsafe.Add(ref samples, (nint)stride * (64 * group)), words, stride, Math.Min(64, count - (64 * group)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(ref byte first, int words, int stride, int count, ref ulong target)
    {
        for (int sample = 0; sample < count; sample++)
        {
            for (int word = 0; word < words; word++)
            {
                ref byte values = ref Unsafe.Add(ref first, Length * word);
                BytePlanes.Prefetch(ref values, (nint)stride * 64, Length);
                Unsafe.Add(ref target, 64 * word) = Vector512.GreaterThan(Vector512.LoadUnsafe(ref values), Vector512<byte>.Zero).ExtractMostSignificantBits();
            }

            first = ref Unsafe.Add(ref first, stride);
            target = ref Unsafe.Add(ref target, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Expand(ref ulong source, ref byte first, int words, int stride, int count)
    {
        // Each byte of the word eight times, two in each quarter, where the whole word is; and of each its own bit.
        Vector512<byte> eightfold = Vector512.Create(
            (byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3,
            4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7);
        Vector512<byte> bits = Vector512.Create(0x80402010_08040201UL).AsByte();
        for (int sample = 0; sample < count; sample++)
        {
            for (int word = 0; word < words; word++)
            {
                ref byte values = ref Unsafe.Add(ref first, Length * word);
                BytePlanes.Prefetch(ref values, (nint)stride * 64, Length);
                Vector512<byte> copies = Avx512BW.Shuffle(Vector512.Create(Unsafe.Add(ref source, 64 * word)).AsByte(), eightfold);
                Vector512.Min(copies & bits, Vector512<byte>.One).StoreUnsafe(ref values);
            }

            first = ref Unsafe.Add(ref first, stride);
            source = ref Unsafe.Add(ref source, 1);
        }
    }
}
