using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>Samples of sixteen bytes and more, by units of sixteen.</summary>
internal static partial class BytePlanes
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadUnits(ref byte first, int units, int stride, int groups, ref Vector512<ulong> planes)
    {
        // Integer d of the unit of sample 16u + l becomes lane l of vector u of its four: four units in a vector, and then a transposition of 4 × 4 integers in each
        // quarter. Units are the inner loop, so that each line of the cache is read once.
        nint quarter = (nint)stride * 16;
        for (int i = 0; i < groups; i++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                PrefetchNextGroup(ref Unsafe.Add(ref first, quarter * (4 * i)), unit, units, stride);
                ref byte group = ref Unsafe.Add(ref first, (quarter * (4 * i)) + (unit * UnitSize));
                ref Vector512<ulong> target = ref Unsafe.Add(ref planes, (unit * UnitSize * PlaneStride) + i);
                Quarters(ref group, stride, out Vector512<uint> a0, out Vector512<uint> b0, out Vector512<uint> c0, out Vector512<uint> d0);
                Quarters(ref Unsafe.Add(ref group, quarter), stride, out Vector512<uint> a1, out Vector512<uint> b1, out Vector512<uint> c1, out Vector512<uint> d1);
                Quarters(ref Unsafe.Add(ref group, quarter * 2), stride, out Vector512<uint> a2, out Vector512<uint> b2, out Vector512<uint> c2, out Vector512<uint> d2);
                Quarters(ref Unsafe.Add(ref group, quarter * 3), stride, out Vector512<uint> a3, out Vector512<uint> b3, out Vector512<uint> c3, out Vector512<uint> d3);
                ToPlanes(a0, a1, a2, a3, ref target);
                ToPlanes(b0, b1, b2, b3, ref Unsafe.Add(ref target, 4 * PlaneStride));
                ToPlanes(c0, c1, c2, c3, ref Unsafe.Add(ref target, 8 * PlaneStride));
                ToPlanes(d0, d1, d2, d3, ref Unsafe.Add(ref target, 12 * PlaneStride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreUnits(ref Vector512<ulong> planes, ref byte first, int units, int stride, int groups)
    {
        nint quarter = (nint)stride * 16;
        for (int i = 0; i < groups; i++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                PrefetchNextGroup(ref Unsafe.Add(ref first, quarter * (4 * i)), unit, units, stride);
                ref Vector512<ulong> source = ref Unsafe.Add(ref planes, (unit * UnitSize * PlaneStride) + i);
                FromPlanes(ref source, out Vector512<uint> a0, out Vector512<uint> a1, out Vector512<uint> a2, out Vector512<uint> a3);
                FromPlanes(ref Unsafe.Add(ref source, 4 * PlaneStride), out Vector512<uint> b0, out Vector512<uint> b1, out Vector512<uint> b2, out Vector512<uint> b3);
                FromPlanes(ref Unsafe.Add(ref source, 8 * PlaneStride), out Vector512<uint> c0, out Vector512<uint> c1, out Vector512<uint> c2, out Vector512<uint> c3);
                FromPlanes(ref Unsafe.Add(ref source, 12 * PlaneStride), out Vector512<uint> d0, out Vector512<uint> d1, out Vector512<uint> d2, out Vector512<uint> d3);
                ref byte group = ref Unsafe.Add(ref first, (quarter * (4 * i)) + (unit * UnitSize));
                StoreQuarters(a0, b0, c0, d0, ref group, stride);
                StoreQuarters(a1, b1, c1, d1, ref Unsafe.Add(ref group, quarter), stride);
                StoreQuarters(a2, b2, c2, d2, ref Unsafe.Add(ref group, quarter * 2), stride);
                StoreQuarters(a3, b3, c3, d3, ref Unsafe.Add(ref group, quarter * 3), stride);
            }
        }
    }

    /// <summary>Asks for some of the next 64 windows: together, for all of them once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchNextGroup(ref byte group, int unit, int units, int stride)
    {
        int samplesInLine = Math.Max(1, 64 / stride);
        for (int sample = unit * samplesInLine; sample < 64; sample += units * samplesInLine)
            Prefetch(ref group, (nint)stride * (64 + sample), 64);
    }

    /// <summary>The four integers of sixteen units, a vector each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters(ref byte first, int stride, out Vector512<uint> a, out Vector512<uint> b, out Vector512<uint> c, out Vector512<uint> d)
    {
        a = FourUnits(ref first, stride);
        b = FourUnits(ref Unsafe.Add(ref first, stride), stride);
        c = FourUnits(ref Unsafe.Add(ref first, stride * 2), stride);
        d = FourUnits(ref Unsafe.Add(ref first, stride * 3), stride);
        TransposeQuarters(ref a, ref b, ref c, ref d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarters(Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d, ref byte first, int stride)
    {
        TransposeQuarters(ref a, ref b, ref c, ref d);
        StoreFour(a, ref first, stride);
        StoreFour(b, ref Unsafe.Add(ref first, stride), stride);
        StoreFour(c, ref Unsafe.Add(ref first, stride * 2), stride);
        StoreFour(d, ref Unsafe.Add(ref first, stride * 3), stride);
    }

    /// <summary>Units 0, 4, 8 and 12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> FourUnits(ref byte first, int stride) =>
        TwoUnits(ref first, stride).ToVector512Unsafe().WithUpper(TwoUnits(ref Unsafe.Add(ref first, stride * 8), stride)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> TwoUnits(ref byte first, int stride) =>
        Vector128.LoadUnsafe(ref first).ToVector256Unsafe().WithUpper(Vector128.LoadUnsafe(ref first, (nuint)stride * 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(Vector512<uint> units, ref byte first, int stride)
    {
        units.GetLower().GetLower().AsByte().StoreUnsafe(ref first);
        units.GetLower().GetUpper().AsByte().StoreUnsafe(ref first, (nuint)stride * 4);
        units.GetUpper().GetLower().AsByte().StoreUnsafe(ref first, (nuint)stride * 8);
        units.GetUpper().GetUpper().AsByte().StoreUnsafe(ref first, (nuint)stride * 12);
    }

    /// <summary>In each quarter of the vectors, integer j of vector i changes places with integer i of vector j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeQuarters(ref Vector512<uint> a, ref Vector512<uint> b, ref Vector512<uint> c, ref Vector512<uint> d)
    {
        if (Avx512F.IsSupported)
        {
            Vector512<ulong> lowAB = Avx512F.UnpackLow(a, b).AsUInt64(), highAB = Avx512F.UnpackHigh(a, b).AsUInt64();
            Vector512<ulong> lowCD = Avx512F.UnpackLow(c, d).AsUInt64(), highCD = Avx512F.UnpackHigh(c, d).AsUInt64();
            a = Avx512F.UnpackLow(lowAB, lowCD).AsUInt32();
            b = Avx512F.UnpackHigh(lowAB, lowCD).AsUInt32();
            c = Avx512F.UnpackLow(highAB, highCD).AsUInt32();
            d = Avx512F.UnpackHigh(highAB, highCD).AsUInt32();
            return;
        }

        // First within pairs of integers, by shifts; then the pairs themselves.
        Vector512<uint> lowPairs0 = Low32(a, b), highPairs0 = High32(a, b), lowPairs1 = Low32(c, d), highPairs1 = High32(c, d);
        a = LowPairs(lowPairs0, lowPairs1);
        b = LowPairs(highPairs0, highPairs1);
        c = HighPairs(lowPairs0, lowPairs1);
        d = HighPairs(highPairs0, highPairs1);
    }
}
