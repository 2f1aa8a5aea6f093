using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>The steps: each makes a bit of the number of a vector change places with a bit of the place in a vector.</summary>
internal static partial class BytePlanes
{
    /// <summary>Four vectors of integers to the planes of their bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToPlanes(Vector512<uint> v0, Vector512<uint> v1, Vector512<uint> v2, Vector512<uint> v3, ref Vector512<ulong> planes)
    {
        Vector512<uint> low0 = Low16(v0, v2), low1 = Low16(v1, v3), high0 = High16(v0, v2), high1 = High16(v1, v3);
        planes = Low8(low0, low1).AsUInt64();
        Unsafe.Add(ref planes, PlaneStride) = High8(low0, low1).AsUInt64();
        Unsafe.Add(ref planes, 2 * PlaneStride) = Low8(high0, high1).AsUInt64();
        Unsafe.Add(ref planes, 3 * PlaneStride) = High8(high0, high1).AsUInt64();
    }

    /// <summary>Planes of bytes to four vectors of integers: the same steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FromPlanes(ref Vector512<ulong> planes, out Vector512<uint> v0, out Vector512<uint> v1, out Vector512<uint> v2, out Vector512<uint> v3)
    {
        Vector512<uint> p0 = planes.AsUInt32();
        Vector512<uint> p1 = Unsafe.Add(ref planes, PlaneStride).AsUInt32();
        Vector512<uint> p2 = Unsafe.Add(ref planes, 2 * PlaneStride).AsUInt32();
        Vector512<uint> p3 = Unsafe.Add(ref planes, 3 * PlaneStride).AsUInt32();
        Vector512<uint> low0 = Low16(p0, p2), low1 = Low16(p1, p3), high0 = High16(p0, p2), high1 = High16(p1, p3);
        v0 = Low8(low0, low1);
        v1 = High8(low0, low1);
        v2 = Low8(high0, high1);
        v3 = High8(high0, high1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Low8(Vector512<uint> first, Vector512<uint> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x00FF00FFu), first, second << 8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> High8(Vector512<uint> first, Vector512<uint> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x00FF00FFu), first >>> 8, second);

    // A shuffle under a mask is one instruction, on the port that the shifts of the other step leave free.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Low16(Vector512<uint> first, Vector512<uint> second) =>
        Avx512BW.IsSupported
            ? Avx512BW.BlendVariable(first.AsByte(), Avx512BW.Shuffle(second.AsByte(), OtherPairs), Vector512.Create(0xFFFF0000u).AsByte()).AsUInt32()
            : Vector512.ConditionalSelect(Vector512.Create(0x0000FFFFu), first, second << 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> High16(Vector512<uint> first, Vector512<uint> second) =>
        Avx512BW.IsSupported
            ? Avx512BW.BlendVariable(second.AsByte(), Avx512BW.Shuffle(first.AsByte(), OtherPairs), Vector512.Create(0x0000FFFFu).AsByte()).AsUInt32()
            : Vector512.ConditionalSelect(Vector512.Create(0x0000FFFFu), first >>> 16, second);

    private static Vector512<byte> OtherPairs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (byte)2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13,
            2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Low32(Vector512<uint> first, Vector512<uint> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x00000000FFFFFFFFUL), first.AsUInt64(), second.AsUInt64() << 32).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> High32(Vector512<uint> first, Vector512<uint> second) =>
        Vector512.ConditionalSelect(Vector512.Create(0x00000000FFFFFFFFUL), first.AsUInt64() >>> 32, second.AsUInt64()).AsUInt32();

    private static Vector512<ulong> EvenPairs => Vector512.Create(ulong.MaxValue, 0, ulong.MaxValue, 0, ulong.MaxValue, 0, ulong.MaxValue, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> LowPairs(Vector512<uint> first, Vector512<uint> second) =>
        Vector512.ConditionalSelect(EvenPairs, first.AsUInt64(), Vector512.Shuffle(second.AsUInt64(), Vector512.Create(1UL, 0, 3, 2, 5, 4, 7, 6))).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> HighPairs(Vector512<uint> first, Vector512<uint> second) =>
        Vector512.ConditionalSelect(EvenPairs, Vector512.Shuffle(first.AsUInt64(), Vector512.Create(1UL, 0, 3, 2, 5, 4, 7, 6)), second.AsUInt64()).AsUInt32();
}
