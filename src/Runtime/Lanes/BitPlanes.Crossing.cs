using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>
/// The three steps at once, without shifts: first place p of vector i takes bit p ⊕ i; then vector j takes place p from vector j ⊕ p, in three steps of selections
/// alone, since no bit leaves its place; then place p of vector j takes bit p ⊕ j. The permutations of the bits of all bytes are one instruction of GFNI each.
/// </summary>
internal static partial class BitPlanes
{
    private static void Cross(ref Vector512<ulong> plane, ref ulong words, int stride, int bits)
    {
        Vector512<ulong> v0 = plane, v1 = Unsafe.Add(ref plane, 1), v2 = Unsafe.Add(ref plane, 2), v3 = Unsafe.Add(ref plane, 3);
        Vector512<ulong> v4 = Unsafe.Add(ref plane, 4), v5 = Unsafe.Add(ref plane, 5), v6 = Unsafe.Add(ref plane, 6), v7 = Unsafe.Add(ref plane, 7);
        Cross(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7);
        v0.StoreUnsafe(ref words);
        v1.StoreUnsafe(ref words, (nuint)stride);
        v2.StoreUnsafe(ref words, (nuint)stride * 2);
        v3.StoreUnsafe(ref words, (nuint)stride * 3);
        v4.StoreUnsafe(ref words, (nuint)stride * 4);
        if (bits > 5)
            v5.StoreUnsafe(ref words, (nuint)stride * 5);
        if (bits > 6)
            v6.StoreUnsafe(ref words, (nuint)stride * 6);
        if (bits > 7)
            v7.StoreUnsafe(ref words, (nuint)stride * 7);
    }

    private static void CrossBack(ref ulong words, int stride, ref Vector512<ulong> plane)
    {
        Vector512<ulong> v0 = Vector512.LoadUnsafe(ref words);
        Vector512<ulong> v1 = Vector512.LoadUnsafe(ref words, (nuint)stride);
        Vector512<ulong> v2 = Vector512.LoadUnsafe(ref words, (nuint)stride * 2);
        Vector512<ulong> v3 = Vector512.LoadUnsafe(ref words, (nuint)stride * 3);
        Vector512<ulong> v4 = Vector512.LoadUnsafe(ref words, (nuint)stride * 4);
        Vector512<ulong> v5 = Vector512.LoadUnsafe(ref words, (nuint)stride * 5);
        Vector512<ulong> v6 = Vector512.LoadUnsafe(ref words, (nuint)stride * 6);
        Vector512<ulong> v7 = Vector512.LoadUnsafe(ref words, (nuint)stride * 7);
        Cross(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7);
        plane = v0;
        Unsafe.Add(ref plane, 1) = v1;
        Unsafe.Add(ref plane, 2) = v2;
        Unsafe.Add(ref plane, 3) = v3;
        Unsafe.Add(ref plane, 4) = v4;
        Unsafe.Add(ref plane, 5) = v5;
        Unsafe.Add(ref plane, 6) = v6;
        Unsafe.Add(ref plane, 7) = v7;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cross(
        ref Vector512<ulong> v0, ref Vector512<ulong> v1, ref Vector512<ulong> v2, ref Vector512<ulong> v3,
        ref Vector512<ulong> v4, ref Vector512<ulong> v5, ref Vector512<ulong> v6, ref Vector512<ulong> v7)
    {
        Vector512<ulong> p1 = Permute(v1, 1), p2 = Permute(v2, 2), p3 = Permute(v3, 3), p4 = Permute(v4, 4);
        Vector512<ulong> p5 = Permute(v5, 5), p6 = Permute(v6, 6), p7 = Permute(v7, 7);

        Vector512<ulong> mask = Vector512.Create(0x0F0F0F0F_0F0F0F0FUL);
        Vector512<ulong> q0 = Vector512.ConditionalSelect(mask, v0, p4), q4 = Vector512.ConditionalSelect(mask, p4, v0);
        Vector512<ulong> q1 = Vector512.ConditionalSelect(mask, p1, p5), q5 = Vector512.ConditionalSelect(mask, p5, p1);
        Vector512<ulong> q2 = Vector512.ConditionalSelect(mask, p2, p6), q6 = Vector512.ConditionalSelect(mask, p6, p2);
        Vector512<ulong> q3 = Vector512.ConditionalSelect(mask, p3, p7), q7 = Vector512.ConditionalSelect(mask, p7, p3);

        mask = Vector512.Create(0x33333333_33333333UL);
        Vector512<ulong> r0 = Vector512.ConditionalSelect(mask, q0, q2), r2 = Vector512.ConditionalSelect(mask, q2, q0);
        Vector512<ulong> r1 = Vector512.ConditionalSelect(mask, q1, q3), r3 = Vector512.ConditionalSelect(mask, q3, q1);
        Vector512<ulong> r4 = Vector512.ConditionalSelect(mask, q4, q6), r6 = Vector512.ConditionalSelect(mask, q6, q4);
        Vector512<ulong> r5 = Vector512.ConditionalSelect(mask, q5, q7), r7 = Vector512.ConditionalSelect(mask, q7, q5);

        mask = Vector512.Create(0x55555555_55555555UL);
        v0 = Vector512.ConditionalSelect(mask, r0, r1);
        v1 = Permute(Vector512.ConditionalSelect(mask, r1, r0), 1);
        v2 = Permute(Vector512.ConditionalSelect(mask, r2, r3), 2);
        v3 = Permute(Vector512.ConditionalSelect(mask, r3, r2), 3);
        v4 = Permute(Vector512.ConditionalSelect(mask, r4, r5), 4);
        v5 = Permute(Vector512.ConditionalSelect(mask, r5, r4), 5);
        v6 = Permute(Vector512.ConditionalSelect(mask, r6, r7), 6);
        v7 = Permute(Vector512.ConditionalSelect(mask, r7, r6), 7);
    }

    /// <summary>Place p of each byte takes bit p ⊕ <paramref name="distance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Permute(Vector512<ulong> bytes, int distance)
    {
        // Byte 7 − p of the matrix selects the bit for place p: for distance 0 that is 0x0102…80, and an exclusive or of the numbers of bytes exchanges halves,
        // quarters and eighths.
        ulong matrix = 0x0102040810204080;
        if ((distance & 1) != 0)
            matrix = (matrix & 0x00FF00FF00FF00FF) << 8 | (matrix >> 8 & 0x00FF00FF00FF00FF);
        if ((distance & 2) != 0)
            matrix = (matrix & 0x0000FFFF0000FFFF) << 16 | (matrix >> 16 & 0x0000FFFF0000FFFF);
        if ((distance & 4) != 0)
            matrix = matrix << 32 | matrix >> 32;
        return Gfni.V512.GaloisFieldAffineTransform(bytes.AsByte(), Vector512.Create(matrix).AsByte(), 0).AsUInt64();
    }
}
