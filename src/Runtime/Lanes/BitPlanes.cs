using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>
/// Bytes of samples to bits of samples and back: eight vectors, of which vector g has one byte of each of 64 samples, and eight vectors, of which vector b has bit
/// b of those 512 bytes. Bit g of a byte of the second kind is a bit of vector g of the first: numbers of vectors and bits within bytes change places, and so the
/// same three steps lead back.
/// </summary>
/// <remarks>
/// A step changes one bit of the number of a vector with one bit of the place in a byte: two shifts and two selections (a vpternlog each, with AVX-512) for a
/// pair of vectors, on any port. Shuffles would need as many cycles on the single port that most processors have for them. Where the processor has GFNI, whole
/// planes go the shorter way of BitPlanes.Crossing.cs.
/// </remarks>
internal static partial class BitPlanes
{
    /// <summary>The number of samples of a block: the bits of a vector.</summary>
    public const int BlockLength = 512;

    /// <summary>The number of vectors of a plane: 64 samples in each.</summary>
    public const int Groups = BlockLength / 64;

    /// <summary>Reads bits from planes of bytes.</summary>
    /// <param name="plane">The planes, at distances of <see cref="BytePlanes.PlaneStride"/>: one byte of each sample in each.</param>
    /// <param name="words">Receives, at each multiple of <paramref name="stride"/>, the eight words of a bit, the lowest bit first.</param>
    /// <param name="stride">The distance of bits, in words, at least 8.</param>
    /// <param name="bits">The number of bits, at least 1; eight in each plane but the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToBits(ref Vector512<ulong> plane, ref ulong words, int stride, int bits)
    {
        int least = Gfni.V512.IsSupported ? 5 : 8;
        for (; bits >= least; bits -= 8)
        {
            if (Gfni.V512.IsSupported)
                Cross(ref plane, ref words, stride, Math.Min(8, bits));
            else
                ToBitsByShifts(ref plane, ref words, stride, 8);
            if (bits <= 8)
                return;
            plane = ref Unsafe.Add(ref plane, BytePlanes.PlaneStride);
            words = ref Unsafe.Add(ref words, 8 * stride);
        }

        if (bits > 0)
            ToBitsByShifts(ref plane, ref words, stride, bits);
    }

    private static void ToBitsByShifts(ref Vector512<ulong> plane, ref ulong words, int stride, int bits)
    {
        Vector512<ulong> p0 = plane;
        Vector512<ulong> p1 = Unsafe.Add(ref plane, 1);
        Vector512<ulong> p2 = Unsafe.Add(ref plane, 2);
        Vector512<ulong> p3 = Unsafe.Add(ref plane, 3);
        Vector512<ulong> p4 = Unsafe.Add(ref plane, 4);
        Vector512<ulong> p5 = Unsafe.Add(ref plane, 5);
        Vector512<ulong> p6 = Unsafe.Add(ref plane, 6);
        Vector512<ulong> p7 = Unsafe.Add(ref plane, 7);

        Vector512<ulong> q0 = Low4(p0, p4), q1 = Low4(p1, p5), q2 = Low4(p2, p6), q3 = Low4(p3, p7);
        Vector512<ulong> r0 = Low2(q0, q2), r1 = Low2(q1, q3);
        Low1(r0, r1).StoreUnsafe(ref words);
        if (bits == 1)
            return;
        High1(r0, r1).StoreUnsafe(ref words, (nuint)stride);
        if (bits == 2)
            return;
        Vector512<ulong> r2 = High2(q0, q2), r3 = High2(q1, q3);
        Low1(r2, r3).StoreUnsafe(ref words, (nuint)stride * 2);
        if (bits == 3)
            return;
        High1(r2, r3).StoreUnsafe(ref words, (nuint)stride * 3);
        if (bits == 4)
            return;
        Vector512<ulong> q4 = High4(p0, p4), q5 = High4(p1, p5), q6 = High4(p2, p6), q7 = High4(p3, p7);
        Vector512<ulong> r4 = Low2(q4, q6), r5 = Low2(q5, q7);
        Low1(r4, r5).StoreUnsafe(ref words, (nuint)stride * 4);
        if (bits == 5)
            return;
        High1(r4, r5).StoreUnsafe(ref words, (nuint)stride * 5);
        if (bits == 6)
            return;
        Vector512<ulong> r6 = High2(q4, q6), r7 = High2(q5, q7);
        Low1(r6, r7).StoreUnsafe(ref words, (nuint)stride * 6);
        if (bits == 8)
            High1(r6, r7).StoreUnsafe(ref words, (nuint)stride * 7);
    }

    /// <summary>Reads truth values from a plane of bytes: any byte but 0 is true.</summary>
    /// <param name="plane">One byte of each sample.</param>
    /// <param name="words">Receives eight words.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToTruth(ref Vector512<ulong> plane, ref ulong words)
    {
        Vector512<ulong> pair0 = Low1(Truth(ref plane, 0), Truth(ref plane, 1)), pair1 = Low1(Truth(ref plane, 2), Truth(ref plane, 3));
        Vector512<ulong> pair2 = Low1(Truth(ref plane, 4), Truth(ref plane, 5)), pair3 = Low1(Truth(ref plane, 6), Truth(ref plane, 7));
        Low4(Low2(pair0, pair1), Low2(pair2, pair3)).StoreUnsafe(ref words);
    }

    /// <summary>Writes planes of bytes from their bits.</summary>
    /// <param name="words">At each multiple of <paramref name="stride"/> the eight words of a bit, the lowest bit first.</param>
    /// <param name="stride">The distance of bits, in words, at least 8.</param>
    /// <param name="bits">The number of bits, from 0 to 8; or eight for each of several planes.</param>
    /// <param name="rest">All other bits of a plane with less than eight.</param>
    /// <param name="plane">Receives one byte of each sample in each plane, at distances of <see cref="BytePlanes.PlaneStride"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromBits(ref readonly ulong words, int stride, int bits, Vector512<ulong> rest, ref Vector512<ulong> plane)
    {
        ref ulong source = ref Unsafe.AsRef(in words);
        for (; bits >= 8; bits -= 8)
        {
            if (Gfni.V512.IsSupported)
                CrossBack(ref source, stride, ref plane);
            else
                FromBitsByShifts(ref source, stride, 8, rest, ref plane);
            if (bits == 8)
                return;
            source = ref Unsafe.Add(ref source, 8 * stride);
            plane = ref Unsafe.Add(ref plane, BytePlanes.PlaneStride);
        }

        FromBitsByShifts(ref source, stride, bits, rest, ref plane);
    }

    private static void FromBitsByShifts(ref ulong source, int stride, int bits, Vector512<ulong> rest, ref Vector512<ulong> plane)
    {
        Vector512<ulong> p0 = bits > 0 ? Vector512.LoadUnsafe(ref source) : rest;
        Vector512<ulong> p1 = bits > 1 ? Vector512.LoadUnsafe(ref source, (nuint)stride) : rest;
        Vector512<ulong> p2 = bits > 2 ? Vector512.LoadUnsafe(ref source, (nuint)stride * 2) : rest;
        Vector512<ulong> p3 = bits > 3 ? Vector512.LoadUnsafe(ref source, (nuint)stride * 3) : rest;
        Vector512<ulong> p4 = bits > 4 ? Vector512.LoadUnsafe(ref source, (nuint)stride * 4) : rest;
        Vector512<ulong> p5 = bits > 5 ? Vector512.LoadUnsafe(ref source, (nuint)stride * 5) : rest;
        Vector512<ulong> p6 = bits > 6 ? Vector512.LoadUnsafe(ref source, (nuint)stride * 6) : rest;
        Vector512<ulong> p7 = bits > 7 ? Vector512.LoadUnsafe(ref source, (nuint)stride * 7) : rest;

        Vector512<ulong> q0 = Low4(p0, p4), q1 = Low4(p1, p5), q2 = Low4(p2, p6), q3 = Low4(p3, p7);
        Vector512<ulong> q4 = High4(p0, p4), q5 = High4(p1, p5), q6 = High4(p2, p6), q7 = High4(p3, p7);
        Vector512<ulong> r0 = Low2(q0, q2), r1 = Low2(q1, q3), r2 = High2(q0, q2), r3 = High2(q1, q3);
        Vector512<ulong> r4 = Low2(q4, q6), r5 = Low2(q5, q7), r6 = High2(q4, q6), r7 = High2(q5, q7);
        plane = Low1(r0, r1);
        Unsafe.Add(ref plane, 1) = High1(r0, r1);
        Unsafe.Add(ref plane, 2) = Low1(r2, r3);
        Unsafe.Add(ref plane, 3) = High1(r2, r3);
        Unsafe.Add(ref plane, 4) = Low1(r4, r5);
        Unsafe.Add(ref plane, 5) = High1(r4, r5);
        Unsafe.Add(ref plane, 6) = Low1(r6, r7);
        Unsafe.Add(ref plane, 7) = High1(r6, r7);
    }

    /// <summary>Writes a plane of bytes of which only the lowest bit is not 0.</summary>
    /// <param name="words">The eight words of the bit.</param>
    /// <param name="plane">Receives one byte of each sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromBit(ref readonly ulong words, ref Vector512<ulong> plane)
    {
        Vector512<ulong> bits = Vector512.LoadUnsafe(in words);
        Vector512<ulong> lowest = Vector512.Create(0x01010101_01010101UL);
        plane = bits & lowest;
        Unsafe.Add(ref plane, 1) = bits >>> 1 & lowest;
        Unsafe.Add(ref plane, 2) = bits >>> 2 & lowest;
        Unsafe.Add(ref plane, 3) = bits >>> 3 & lowest;
        Unsafe.Add(ref plane, 4) = bits >>> 4 & lowest;
        Unsafe.Add(ref plane, 5) = bits >>> 5 & lowest;
        Unsafe.Add(ref plane, 6) = bits >>> 6 & lowest;
        Unsafe.Add(ref plane, 7) = bits >>> 7 & lowest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Truth(ref Vector512<ulong> plane, int index) =>
        Vector512.Min(Unsafe.Add(ref plane, index).AsByte(), Vector512<byte>.One).AsUInt64();

    /// <summary>The lower halves of the bytes of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Low4(Vector512<ulong> first, Vector512<ulong> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x0F0F0F0F_0F0F0F0FUL), first, second << 4);

    /// <summary>The upper halves of the bytes of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> High4(Vector512<ulong> first, Vector512<ulong> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x0F0F0F0F_0F0F0F0FUL), first >>> 4, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Low2(Vector512<ulong> first, Vector512<ulong> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x33333333_33333333UL), first, second << 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> High2(Vector512<ulong> first, Vector512<ulong> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x33333333_33333333UL), first >>> 2, second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Low1(Vector512<ulong> first, Vector512<ulong> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x55555555_55555555UL), first, second << 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> High1(Vector512<ulong> first, Vector512<ulong> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x55555555_55555555UL), first >>> 1, second);
}
