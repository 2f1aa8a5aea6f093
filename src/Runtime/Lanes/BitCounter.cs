using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>
/// Counts the set bits of vectors of 512 bits. Eight at a time go through carry-save adders into ones, twos, fours and eights at each position, so that only the
/// vector of the eights is counted bit by bit. .NET has no instruction that does that; a table of six bits, looked up in 64 bytes at once, is the next best.
/// </summary>
internal static class BitCounter
{
    /// <summary>The largest number of words at a time: a byte holds 8 eights from each of 16 blocks.</summary>
    public const int MaxWords = 16 * BlockWords;

    private const int VectorWords = 8;
    private const int BlockWords = 8 * VectorWords;

    /// <summary>What is counted.</summary>
    internal interface IOperand
    {
        /// <summary>The vector at a word.</summary>
        static abstract Vector512<ulong> Load(ref ulong left, ref ulong right, int word);
    }

    /// <summary>Whether the processor has what it takes.</summary>
    public static bool IsSupported => VectorBits.IsSupported && Avx512Vbmi.IsSupported;

    /// <summary>The number of set bits of six.</summary>
    private static Vector512<byte> Table
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x0302_0201_0201_0100UL, 0x0403_0302_0302_0201UL, 0x0403_0302_0302_0201UL, 0x0504_0403_0403_0302UL,
            0x0403_0302_0302_0201UL, 0x0504_0403_0403_0302UL, 0x0504_0403_0403_0302UL, 0x0605_0504_0504_0403UL).AsByte();
    }

    /// <summary>What two ones, two twos and two fours come to, from the least significant bit up.</summary>
    private static Vector512<byte> WeightedTable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x0403_0302_0201_0100UL, 0x0605_0504_0403_0302UL, 0x0807_0706_0605_0504UL, 0x0A09_0908_0807_0706UL,
            0x0807_0706_0605_0504UL, 0x0A09_0908_0807_0706UL, 0x0C0B_0B0A_0A09_0908UL, 0x0E0D_0D0C_0C0B_0B0AUL).AsByte();
    }

    /// <summary>The number of set bits, and from bit 32 on the number of set bits whose label is set.</summary>
    /// <param name="left">The column.</param>
    /// <param name="right">The other column of a conjunction.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="words">The number of words, at most <see cref="MaxWords"/>, in whole vectors.</param>
    public static ulong Count<TOperand>(ref ulong left, ref ulong right, ref ulong labels, int words)
        where TOperand : struct, IOperand
    {
        Vector512<ulong> ones = default, twos = default, fours = default, onesTrue = default, twosTrue = default, foursTrue = default;
        Vector512<byte> eights = default, eightsTrue = default, singles = default, singlesTrue = default;
        int word = 0;
        if (words >= BlockWords)
        {
            // Seven vectors make no eights yet.
            Vector512<ulong> v0 = TOperand.Load(ref left, ref right, 0);
            Vector512<ulong> v1 = TOperand.Load(ref left, ref right, 8);
            Vector512<ulong> v2 = TOperand.Load(ref left, ref right, 16);
            Vector512<ulong> v3 = TOperand.Load(ref left, ref right, 24);
            Vector512<ulong> v4 = TOperand.Load(ref left, ref right, 32);
            Vector512<ulong> v5 = TOperand.Load(ref left, ref right, 40);
            Vector512<ulong> v6 = TOperand.Load(ref left, ref right, 48);
            (ones, twos, fours) = Add(v0, v1, v2, v3, v4, v5, v6);
            (onesTrue, twosTrue, foursTrue) = Add(
                v0 & Load(ref labels, 0),
                v1 & Load(ref labels, 8),
                v2 & Load(ref labels, 16),
                v3 & Load(ref labels, 24),
                v4 & Load(ref labels, 32),
                v5 & Load(ref labels, 40),
                v6 & Load(ref labels, 48));
            word = 7 * VectorWords;
        }

        for (; word + BlockWords <= words; word += BlockWords)
        {
            Vector512<ulong> v0 = TOperand.Load(ref left, ref right, word);
            Vector512<ulong> v1 = TOperand.Load(ref left, ref right, word + 8);
            Vector512<ulong> v2 = TOperand.Load(ref left, ref right, word + 16);
            Vector512<ulong> v3 = TOperand.Load(ref left, ref right, word + 24);
            Vector512<ulong> v4 = TOperand.Load(ref left, ref right, word + 32);
            Vector512<ulong> v5 = TOperand.Load(ref left, ref right, word + 40);
            Vector512<ulong> v6 = TOperand.Load(ref left, ref right, word + 48);
            Vector512<ulong> v7 = TOperand.Load(ref left, ref right, word + 56);
            eights += CountInBytes(Add(ref ones, ref twos, ref fours, v0, v1, v2, v3, v4, v5, v6, v7));
            eightsTrue += CountInBytes(Add(
                ref onesTrue,
                ref twosTrue,
                ref foursTrue,
                v0 & Load(ref labels, word),
                v1 & Load(ref labels, word + 8),
                v2 & Load(ref labels, word + 16),
                v3 & Load(ref labels, word + 24),
                v4 & Load(ref labels, word + 32),
                v5 & Load(ref labels, word + 40),
                v6 & Load(ref labels, word + 48),
                v7 & Load(ref labels, word + 56)));
        }

        for (; word < words; word += VectorWords)
        {
            Vector512<ulong> bits = TOperand.Load(ref left, ref right, word);
            singles += CountInBytes(bits);
            singlesTrue += CountInBytes(bits & Load(ref labels, word));
        }

        return Vector512.Sum(Total(ones, twos, fours, eights, singles) | (Total(onesTrue, twosTrue, foursTrue, eightsTrue, singlesTrue) << 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Load(ref ulong column, int word) => Vector512.LoadUnsafe(ref Unsafe.Add(ref column, word));

    /// <summary>Adds seven vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<ulong> Ones, Vector512<ulong> Twos, Vector512<ulong> Fours) Add(
        Vector512<ulong> v0,
        Vector512<ulong> v1,
        Vector512<ulong> v2,
        Vector512<ulong> v3,
        Vector512<ulong> v4,
        Vector512<ulong> v5,
        Vector512<ulong> v6)
    {
        Vector512<ulong> twos = VectorBits.AddWithCarry(ref v0, v1, v2);
        Vector512<ulong> fours = VectorBits.AddWithCarry(ref twos, VectorBits.AddWithCarry(ref v0, v3, v4), VectorBits.AddWithCarry(ref v0, v5, v6));
        return (v0, twos, fours);
    }

    /// <summary>Adds eight vectors to ones, twos and fours; returns the eights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Add(
        ref Vector512<ulong> ones,
        ref Vector512<ulong> twos,
        ref Vector512<ulong> fours,
        Vector512<ulong> v0,
        Vector512<ulong> v1,
        Vector512<ulong> v2,
        Vector512<ulong> v3,
        Vector512<ulong> v4,
        Vector512<ulong> v5,
        Vector512<ulong> v6,
        Vector512<ulong> v7)
    {
        Vector512<ulong> twosA = VectorBits.AddWithCarry(ref ones, v0, v1);
        Vector512<ulong> twosB = VectorBits.AddWithCarry(ref ones, v2, v3);
        Vector512<ulong> foursA = VectorBits.AddWithCarry(ref twos, twosA, twosB);
        twosA = VectorBits.AddWithCarry(ref ones, v4, v5);
        twosB = VectorBits.AddWithCarry(ref ones, v6, v7);
        Vector512<ulong> foursB = VectorBits.AddWithCarry(ref twos, twosA, twosB);
        return VectorBits.AddWithCarry(ref fours, foursA, foursB);
    }

    /// <summary>The number of set bits of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> CountInBytes(Vector512<ulong> bits) =>
        Avx512Vbmi.PermuteVar64x8(Table, bits.AsByte()) + Avx512Vbmi.PermuteVar64x8(Table, (bits >>> 6).AsByte() & Vector512.Create((byte)0x03));

    /// <summary>The sum over all positions, in eight parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Total(Vector512<ulong> ones, Vector512<ulong> twos, Vector512<ulong> fours, Vector512<byte> eights, Vector512<byte> singles)
    {
        // Six bits of each byte are looked up where they are; the upper two of all three vectors go together.
        const byte LowTwo = 0xCA; // where the first operand is set the second, elsewhere the third
        Vector512<ulong> rest = Avx512F.TernaryLogic(Vector512.Create((byte)0x03).AsUInt64(), ones >>> 6, twos >>> 4, LowTwo);
        rest = Avx512F.TernaryLogic(Vector512.Create((byte)0x0F).AsUInt64(), rest, fours >>> 2, LowTwo);
        Vector512<byte> upper = Avx512Vbmi.PermuteVar64x8(Table, twos.AsByte()) + Avx512Vbmi.PermuteVar64x8(Table + Table, fours.AsByte());
        Vector512<byte> sum = Avx512Vbmi.PermuteVar64x8(Table, ones.AsByte()) + singles + (upper + upper) + Avx512Vbmi.PermuteVar64x8(WeightedTable, rest.AsByte());
        return (VectorBits.SumInWords(eights) << 3) + VectorBits.SumInWords(sum);
    }

    /// <summary>A column.</summary>
    internal readonly struct Column : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<ulong> Load(ref ulong left, ref ulong right, int word) => BitCounter.Load(ref left, word);
    }

    /// <summary>The conjunction of two columns.</summary>
    internal readonly struct Conjunction : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<ulong> Load(ref ulong left, ref ulong right, int word) => BitCounter.Load(ref left, word) & BitCounter.Load(ref right, word);
    }
}
