using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability.Benchmarks;

/// <summary>Sixteen vectors of sixteen integers: what hand-written code over sixteen samples needs before and after.</summary>
[InlineArray(16)]
internal struct Sixteen
{
    private Vector512<uint> _first;

    /// <summary>Integer j of vector i changes places with integer i of vector j.</summary>
    public void Transpose()
    {
        for (int i = 0; i < 16; i += 4)
        {
            Vector512<ulong> low01 = Avx512F.UnpackLow(this[i], this[i + 1]).AsUInt64(), high01 = Avx512F.UnpackHigh(this[i], this[i + 1]).AsUInt64();
            Vector512<ulong> low23 = Avx512F.UnpackLow(this[i + 2], this[i + 3]).AsUInt64(), high23 = Avx512F.UnpackHigh(this[i + 2], this[i + 3]).AsUInt64();
            this[i] = Avx512F.UnpackLow(low01, low23).AsUInt32();
            this[i + 1] = Avx512F.UnpackHigh(low01, low23).AsUInt32();
            this[i + 2] = Avx512F.UnpackLow(high01, high23).AsUInt32();
            this[i + 3] = Avx512F.UnpackHigh(high01, high23).AsUInt32();
        }

        for (int i = 0; i < 4; i++)
        {
            Vector512<uint> a = this[i], b = this[i + 4], c = this[i + 8], d = this[i + 12];
            Vector512<uint> ab02 = Avx512F.Shuffle4x128(a, b, 0x88), ab13 = Avx512F.Shuffle4x128(a, b, 0xDD);
            Vector512<uint> cd02 = Avx512F.Shuffle4x128(c, d, 0x88), cd13 = Avx512F.Shuffle4x128(c, d, 0xDD);
            this[i] = Avx512F.Shuffle4x128(ab02, cd02, 0x88);
            this[i + 4] = Avx512F.Shuffle4x128(ab13, cd13, 0x88);
            this[i + 8] = Avx512F.Shuffle4x128(ab02, cd02, 0xDD);
            this[i + 12] = Avx512F.Shuffle4x128(ab13, cd13, 0xDD);
        }
    }

    /// <summary>Reads sixteen samples at a distance.</summary>
    public void Load(ref uint first, int stride)
    {
        for (int i = 0; i < 16; i++)
            this[i] = Vector512.LoadUnsafe(ref first, (nuint)(i * stride));
        Transpose();
    }
}
