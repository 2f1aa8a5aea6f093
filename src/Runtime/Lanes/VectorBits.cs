using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>Counts set bits of vectors of 512 bits, where the processor shuffles their bytes: .NET has no instruction that counts them.</summary>
internal static class VectorBits
{
    /// <summary>Whether the processor can.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    /// <summary>The number of set bits of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> CountInBytes(Vector512<ulong> bits)
    {
        Vector512<byte> table = Vector512.Create(0x0302_0201_0201_0100UL, 0x0403_0302_0302_0201UL, 0x0302_0201_0201_0100UL, 0x0403_0302_0302_0201UL, 0x0302_0201_0201_0100UL, 0x0403_0302_0302_0201UL, 0x0302_0201_0201_0100UL, 0x0403_0302_0302_0201UL).AsByte();
        Vector512<byte> nibble = Vector512.Create((byte)0x0F);
        Vector512<byte> low = Avx512BW.Shuffle(table, bits.AsByte() & nibble);
        Vector512<byte> high = Avx512BW.Shuffle(table, (bits >>> 4).AsByte() & nibble);
        return low + high;
    }

    /// <summary>A carry-save adder of each bit: sum ← sum ⊕ a ⊕ b; returns the majority of the three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> AddWithCarry(ref Vector512<ulong> sum, Vector512<ulong> a, Vector512<ulong> b)
    {
        const byte Parity = 0x96;
        const byte Majority = 0xE8;
        Vector512<ulong> carry = Avx512F.TernaryLogic(sum, a, b, Majority);
        sum = Avx512F.TernaryLogic(sum, a, b, Parity);
        return carry;
    }

    /// <summary>The sum of the bytes of each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> SumInWords(Vector512<byte> bytes) => Avx512BW.SumAbsoluteDifferences(bytes, default).AsUInt64();

    /// <summary>
    /// Word k of the result is the sum of the bytes of vector k. Three rounds of additions in pairs go from eight words to one; some of them, as many as do not
    /// overflow, are in bytes, since fewer sums of bytes then follow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> SumEach(
        Vector512<ulong> v0,
        Vector512<ulong> v1,
        Vector512<ulong> v2,
        Vector512<ulong> v3,
        Vector512<ulong> v4,
        Vector512<ulong> v5,
        Vector512<ulong> v6,
        Vector512<ulong> v7,
        int roundsInBytes) => roundsInBytes switch
        {
            3 => SumInWords(Halves<byte>(
                Halves<byte>(Pairs<byte>(v0, v1), Pairs<byte>(v2, v3)), Halves<byte>(Pairs<byte>(v4, v5), Pairs<byte>(v6, v7))).AsByte()),
            2 => Halves<ulong>(
                SumInWords(Halves<byte>(Pairs<byte>(v0, v1), Pairs<byte>(v2, v3)).AsByte()), SumInWords(Halves<byte>(Pairs<byte>(v4, v5), Pairs<byte>(v6, v7)).AsByte())),
            1 => Halves<ulong>(
                Halves<ulong>(SumInWords(Pairs<byte>(v0, v1).AsByte()), SumInWords(Pairs<byte>(v2, v3).AsByte())),
                Halves<ulong>(SumInWords(Pairs<byte>(v4, v5).AsByte()), SumInWords(Pairs<byte>(v6, v7).AsByte()))),
            _ => Halves<ulong>(
                Halves<ulong>(Pairs<ulong>(SumInWords(v0.AsByte()), SumInWords(v1.AsByte())), Pairs<ulong>(SumInWords(v2.AsByte()), SumInWords(v3.AsByte()))),
                Halves<ulong>(Pairs<ulong>(SumInWords(v4.AsByte()), SumInWords(v5.AsByte())), Pairs<ulong>(SumInWords(v6.AsByte()), SumInWords(v7.AsByte())))),
        };

    /// <summary>Sums of neighbours: of the one vector in even words, of the other in odd ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Pairs<T>(Vector512<ulong> even, Vector512<ulong> odd)
        where T : struct =>
        (Avx512F.UnpackLow(even, odd).As<ulong, T>() + Avx512F.UnpackHigh(even, odd).As<ulong, T>()).AsUInt64();

    /// <summary>Sums of neighbouring blocks of 128 bits: of the one vector in the lower half, of the other in the upper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Halves<T>(Vector512<ulong> lower, Vector512<ulong> upper)
        where T : struct
    {
        const byte Even = 0b10_00_10_00;
        const byte Odd = 0b11_01_11_01;
        return (Avx512F.Shuffle4x128(lower, upper, Even).As<ulong, T>() + Avx512F.Shuffle4x128(lower, upper, Odd).As<ulong, T>()).AsUInt64();
    }
}
