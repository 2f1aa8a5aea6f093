using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>
/// 64 samples to planes of bytes and back: plane j has byte j of each. Byte 4l + u of a plane belongs to sample 16u + l, whatever the size of a sample: the order
/// in which the bytes of 64 integers of 32 bits fall out of four vectors without a shuffle.
/// </summary>
internal static partial class BytePlanes
{
    /// <summary>
    /// The vectors between two planes: one for each group of 64 samples, and one between them, without which the planes of a group would share few sets of the cache.
    /// </summary>
    public const int PlaneStride = BitPlanes.Groups + 1;

    /// <summary>The bytes of a sample that are transposed as one, where samples have more than eight.</summary>
    public const int UnitSize = 16;

    /// <summary>The most bytes of a sample that are transposed at once: a line of the cache.</summary>
    public const int MostPlanes = 64;

    /// <summary>Reads the planes of a window: some bytes at the same place in each sample.</summary>
    /// <param name="samples">The window of the first sample.</param>
    /// <param name="size">The size of the window in bytes: the distance of samples if that is 1, 2, 4 or 8, otherwise a multiple of 16, at most 64.</param>
    /// <param name="stride">The distance of samples in bytes: 1, 2, 4, 8 or at least 16.</param>
    /// <param name="groups">The number of groups of 64 samples, at most 8.</param>
    /// <param name="planes">Receives, for each byte, a vector for each group, at distances of <see cref="PlaneStride"/>.</param>
    public static void Load(ref readonly byte samples, int size, int stride, int groups, ref Vector512<ulong> planes)
    {
        ref byte first = ref Unsafe.AsRef(in samples);
        switch (stride)
        {
            case 1:
                LoadBytes(ref first, groups, ref planes);
                break;
            case 2:
                LoadPairs(ref first, groups, ref planes);
                break;
            case 4:
                LoadIntegers(ref first, groups, ref planes);
                break;
            case 8:
                LoadWords(ref first, groups, ref planes);
                break;
            default:
                LoadUnits(ref first, size / UnitSize, stride, groups, ref planes);
                break;
        }
    }

    /// <summary>Whether samples whose first bytes alone can be other than 0 are written without planes for the rest.</summary>
    /// <param name="filled">The number of those bytes.</param>
    /// <param name="stride">The size of a sample.</param>
    public static bool IsNarrow(int filled, int stride) => filled == 1 && stride == 4;

    /// <summary>Writes the bytes of a window.</summary>
    /// <param name="planes">For each byte a vector for each group, at distances of <see cref="PlaneStride"/>.</param>
    /// <param name="filled">The number of planes; bytes past them are 0 (<see cref="IsNarrow"/>).</param>
    /// <param name="samples">The window of the first sample.</param>
    /// <param name="size">The size of the window in bytes: the distance of samples if that is 1, 2, 4 or 8, otherwise a multiple of 16, at most 64.</param>
    /// <param name="stride">The distance of samples in bytes: 1, 2, 4, 8 or at least 16.</param>
    /// <param name="groups">The number of groups of 64 samples, at most 8.</param>
    public static void Store(ref Vector512<ulong> planes, int filled, ref byte samples, int size, int stride, int groups)
    {
        if (IsNarrow(filled, stride))
        {
            StoreNarrowIntegers(ref planes, ref samples, groups);
            return;
        }

        switch (stride)
        {
            case 1:
                StoreBytes(ref planes, ref samples, groups);
                break;
            case 2:
                StorePairs(ref planes, ref samples, groups);
                break;
            case 4:
                StoreIntegers(ref planes, ref samples, groups);
                break;
            case 8:
                StoreWords(ref planes, ref samples, groups);
                break;
            default:
                StoreUnits(ref planes, ref samples, size / UnitSize, stride, groups);
                break;
        }
    }

    private static Vector512<byte> FromBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (byte)0, 16, 32, 48, 1, 17, 33, 49, 2, 18, 34, 50, 3, 19, 35, 51, 4, 20, 36, 52, 5, 21, 37, 53, 6, 22, 38, 54, 7, 23, 39, 55,
            8, 24, 40, 56, 9, 25, 41, 57, 10, 26, 42, 58, 11, 27, 43, 59, 12, 28, 44, 60, 13, 29, 45, 61, 14, 30, 46, 62, 15, 31, 47, 63);
    }

    private static Vector512<byte> ToBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (byte)0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45, 49, 53, 57, 61,
            2, 6, 10, 14, 18, 22, 26, 30, 34, 38, 42, 46, 50, 54, 58, 62, 3, 7, 11, 15, 19, 23, 27, 31, 35, 39, 43, 47, 51, 55, 59, 63);
    }

    /// <summary>The bytes of 32 pairs: first those of samples l and 16 + l, then their second ones.</summary>
    private static Vector512<byte> FromPairs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (byte)0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39, 8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, 47,
            16, 48, 17, 49, 18, 50, 19, 51, 20, 52, 21, 53, 22, 54, 23, 55, 24, 56, 25, 57, 26, 58, 27, 59, 28, 60, 29, 61, 30, 62, 31, 63);
    }

    private static Vector512<byte> ToPairs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (byte)0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52, 54, 56, 58, 60, 62,
            1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41, 43, 45, 47, 49, 51, 53, 55, 57, 59, 61, 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadBytes(ref byte first, int groups, ref Vector512<ulong> planes)
    {
        for (int i = 0; i < groups; i++)
            Unsafe.Add(ref planes, i) = Vector512.Shuffle(Vector512.LoadUnsafe(ref first, (nuint)(i * 64)), FromBytes).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreBytes(ref Vector512<ulong> planes, ref byte first, int groups)
    {
        for (int i = 0; i < groups; i++)
            Vector512.Shuffle(Unsafe.Add(ref planes, i).AsByte(), ToBytes).StoreUnsafe(ref first, (nuint)(i * 64));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadPairs(ref byte first, int groups, ref Vector512<ulong> planes)
    {
        for (int i = 0; i < groups; i++)
        {
            // Vector u has samples 32u to 32u + 31, and FromPairs puts the bytes of l and 16 + l together.
            Vector512<uint> v0 = Vector512.Shuffle(Vector512.LoadUnsafe(ref first, (nuint)(i * 128)), FromPairs).AsUInt32();
            Vector512<uint> v1 = Vector512.Shuffle(Vector512.LoadUnsafe(ref first, (nuint)((i * 128) + 64)), FromPairs).AsUInt32();
            Unsafe.Add(ref planes, i) = Low16(v0, v1).AsUInt64();
            Unsafe.Add(ref planes, PlaneStride + i) = High16(v0, v1).AsUInt64();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StorePairs(ref Vector512<ulong> planes, ref byte first, int groups)
    {
        for (int i = 0; i < groups; i++)
        {
            Vector512<uint> low = Unsafe.Add(ref planes, i).AsUInt32();
            Vector512<uint> high = Unsafe.Add(ref planes, PlaneStride + i).AsUInt32();
            Vector512.Shuffle(Low16(low, high).AsByte(), ToPairs).StoreUnsafe(ref first, (nuint)(i * 128));
            Vector512.Shuffle(High16(low, high).AsByte(), ToPairs).StoreUnsafe(ref first, (nuint)((i * 128) + 64));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Integers(ref byte first, int index) => Vector512.LoadUnsafe(ref first, (nuint)(64 * index)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadIntegers(ref byte first, int groups, ref Vector512<ulong> planes)
    {
        for (int i = 0; i < groups; i++)
        {
            ref byte group = ref Unsafe.Add(ref first, i * 256);
            ToPlanes(Integers(ref group, 0), Integers(ref group, 1), Integers(ref group, 2), Integers(ref group, 3), ref Unsafe.Add(ref planes, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreIntegers(ref Vector512<ulong> planes, ref byte first, int groups)
    {
        for (int i = 0; i < groups; i++)
        {
            FromPlanes(ref Unsafe.Add(ref planes, i), out Vector512<uint> v0, out Vector512<uint> v1, out Vector512<uint> v2, out Vector512<uint> v3);
            ref byte group = ref Unsafe.Add(ref first, i * 256);
            v0.AsByte().StoreUnsafe(ref group);
            v1.AsByte().StoreUnsafe(ref group, 64);
            v2.AsByte().StoreUnsafe(ref group, 128);
            v3.AsByte().StoreUnsafe(ref group, 192);
        }
    }

    /// <summary>Integers with one byte each: byte u of the integers of a plane belongs to vector u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreNarrowIntegers(ref Vector512<ulong> planes, ref byte first, int groups)
    {
        Vector512<uint> lowest = Vector512.Create(0xFFu);
        for (int i = 0; i < groups; i++)
        {
            Vector512<uint> bytes = Unsafe.Add(ref planes, i).AsUInt32();
            ref byte group = ref Unsafe.Add(ref first, i * 256);
            (bytes & lowest).AsByte().StoreUnsafe(ref group);
            (bytes >>> 8 & lowest).AsByte().StoreUnsafe(ref group, 64);
            (bytes >>> 16 & lowest).AsByte().StoreUnsafe(ref group, 128);
            (bytes >>> 24).AsByte().StoreUnsafe(ref group, 192);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadWords(ref byte first, int groups, ref Vector512<ulong> planes)
    {
        for (int i = 0; i < groups; i++)
        {
            ref byte group = ref Unsafe.Add(ref first, i * 512);
            Prefetch(ref group, BitPlanes.BlockLength * sizeof(ulong), 512);
            ref Vector512<ulong> target = ref Unsafe.Add(ref planes, i);
            ToPlanes(Lower(ref group, 0), Lower(ref group, 1), Lower(ref group, 2), Lower(ref group, 3), ref target);
            ToPlanes(Upper(ref group, 0), Upper(ref group, 1), Upper(ref group, 2), Upper(ref group, 3), ref Unsafe.Add(ref target, 4 * PlaneStride));
        }
    }

    /// <summary>
    /// Asks for bytes that are transposed soon, while others are transposed and evaluated: blocks of many bytes are read and written by pages, at whose ends
    /// processors stop to read ahead.
    /// </summary>
    /// <param name="current">What is transposed now.</param>
    /// <param name="distance">How far the bytes are from there.</param>
    /// <param name="count">The number of bytes, a multiple of 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref byte current, nint distance, int count)
    {
        if (!Sse.IsSupported)
            return;

        // Past the end of the column, and where it has been moved, nothing happens.
        byte* next = (byte*)Unsafe.AsPointer(ref current) + distance;
        for (int i = 0; i < count; i += 64)
            Sse.Prefetch1(next + i);
    }

    /// <summary>The lower halves of sixteen words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Lower(ref byte first, int index)
    {
        Vector512<uint> v0 = Integers(ref first, 2 * index);
        Vector512<uint> v1 = Integers(ref first, (2 * index) + 1);
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(v0, Vector512.CreateSequence(0u, 2u), v1)
            : Vector512.Narrow(v0.AsUInt64(), v1.AsUInt64());
    }

    /// <summary>The upper halves of sixteen words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Upper(ref byte first, int index)
    {
        Vector512<uint> v0 = Integers(ref first, 2 * index);
        Vector512<uint> v1 = Integers(ref first, (2 * index) + 1);
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(v0, Vector512.CreateSequence(1u, 2u), v1)
            : Vector512.Narrow(v0.AsUInt64() >>> 32, v1.AsUInt64() >>> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreWords(ref Vector512<ulong> planes, ref byte first, int groups)
    {
        for (int i = 0; i < groups; i++)
        {
            ref Vector512<ulong> low = ref Unsafe.Add(ref planes, i);
            ref Vector512<ulong> high = ref Unsafe.Add(ref low, 4 * PlaneStride);
            FromPlanes(ref low, out Vector512<uint> low0, out Vector512<uint> low1, out Vector512<uint> low2, out Vector512<uint> low3);
            FromPlanes(ref high, out Vector512<uint> high0, out Vector512<uint> high1, out Vector512<uint> high2, out Vector512<uint> high3);
            ref byte group = ref Unsafe.Add(ref first, i * 512);
            Prefetch(ref group, BitPlanes.BlockLength * sizeof(ulong), 512);
            StoreSixteen(low0, high0, ref group);
            StoreSixteen(low1, high1, ref Unsafe.Add(ref group, 128));
            StoreSixteen(low2, high2, ref Unsafe.Add(ref group, 256));
            StoreSixteen(low3, high3, ref Unsafe.Add(ref group, 384));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreSixteen(Vector512<uint> low, Vector512<uint> high, ref byte target)
    {
        if (Avx512F.IsSupported)
        {
            Vector512<uint> lower = Vector512.Create(0u, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
            Avx512F.PermuteVar16x32x2(low, lower, high).AsByte().StoreUnsafe(ref target);
            Avx512F.PermuteVar16x32x2(low, lower + Vector512.Create(8u), high).AsByte().StoreUnsafe(ref target, 64);
            return;
        }

        (Vector512<ulong> lowFirst, Vector512<ulong> lowSecond) = Vector512.Widen(low);
        (Vector512<ulong> highFirst, Vector512<ulong> highSecond) = Vector512.Widen(high);
        (lowFirst | (highFirst << 32)).AsByte().StoreUnsafe(ref target);
        (lowSecond | (highSecond << 32)).AsByte().StoreUnsafe(ref target, 64);
    }
}
