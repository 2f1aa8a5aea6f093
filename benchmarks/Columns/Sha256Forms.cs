using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using Circuits;

namespace Learnability.Benchmarks;

/// <summary>The compression function of SHA-256.</summary>
internal static partial class Sha256Forms
{
    /// <summary>The same circuit as straight-line code, which is not the default for its size.</summary>
    [Circuit(Emit = CircuitEmit.Unrolled)]
    public static HashValue Compress(Block block, HashValue hash) => Circuits.Sha256.Compress(block, hash);

    public static Comparison CompareTable() => Compare<Circuits.Sha256.CompressCircuit>("SHA-256 compression", Circuits.Sha256.CompressCircuit.Evaluate);

    public static Comparison CompareUnrolled() => Compare<CompressCircuit>("SHA-256 compression, unrolled", CompressCircuit.Evaluate);

    private static Comparison<TCircuit, Block, HashValue, HashValue> Compare<TCircuit>(string name, Comparison<TCircuit, Block, HashValue, HashValue>.Evaluate circuit)
        where TCircuit : ICircuit
    {
        var sha = new Comparison<TCircuit, Block, HashValue, HashValue>(
            name,
            Comparison.Samples / 16,
            (1, 1, 1),
            (blocks, hashes, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = Circuits.Sha256.Compress(blocks[i], hashes[i]);
            },
            circuit);
        sha.Add("the library: SHA256.HashData of 55 bytes, one compression", () => HashOneByOne(sha.First, sha.Output), isSame: false);
        sha.Add("Vector512 by hand: sixteen samples, transposed", () => SixteenAtOnce(sha.First, sha.Second, sha.Output));
        return sha;
    }

    private static void HashOneByOne(Block[] blocks, HashValue[] results)
    {
        ReadOnlySpan<byte> messages = MemoryMarshal.AsBytes(blocks.AsSpan());
        Span<byte> hashes = MemoryMarshal.AsBytes(results.AsSpan());
        for (int i = 0; i < results.Length; i++)
            SHA256.HashData(messages.Slice(64 * i, 55), hashes.Slice(32 * i, 32));
    }

    private static void SixteenAtOnce(Block[] blocks, HashValue[] hashes, HashValue[] results)
    {
        Sixteen schedule = default;
        Sixteen states = default;
        for (int first = 0; first < results.Length; first += 16)
        {
            schedule.Load(ref Unsafe.As<Block, uint>(ref blocks[first]), 16);

            // Two samples of eight words in a vector, the later eight samples in the upper half.
            for (int i = 0; i < 8; i++)
            {
                states[i] = Vector512.Create(
                    Vector256.LoadUnsafe(ref Unsafe.As<HashValue, uint>(ref hashes[first + i])), Vector256.LoadUnsafe(ref Unsafe.As<HashValue, uint>(ref hashes[first + 8 + i])));
                states[i + 8] = default;
            }

            states.Transpose();
            CompressSixteen(ref schedule, ref states);
            states.Transpose();
            for (int i = 0; i < 8; i++)
            {
                states[i].GetLower().StoreUnsafe(ref Unsafe.As<HashValue, uint>(ref results[first + i]));
                states[i].GetUpper().StoreUnsafe(ref Unsafe.As<HashValue, uint>(ref results[first + 8 + i]));
            }
        }
    }

    /// <summary>After the transposition, vector w has word w of samples 0 to 7 in its lower lanes, and vector w + 8 that of samples 8 to 15.</summary>
    private static void CompressSixteen(ref Sixteen schedule, ref Sixteen states)
    {
        Vector512<uint> a = Join(ref states, 0), b = Join(ref states, 1), c = Join(ref states, 2), d = Join(ref states, 3);
        Vector512<uint> e = Join(ref states, 4), f = Join(ref states, 5), g = Join(ref states, 6), h = Join(ref states, 7);
        Vector512<uint> a0 = a, b0 = b, c0 = c, d0 = d, e0 = e, f0 = f, g0 = g, h0 = h;
        for (int t = 0; t < 64; t++)
        {
            Vector512<uint> word = schedule[t & 15];
            if (t >= 16)
            {
                Vector512<uint> w15 = schedule[(t - 15) & 15], w2 = schedule[(t - 2) & 15];
                Vector512<uint> sigma0 = Avx512F.RotateRight(w15, 7) ^ Avx512F.RotateRight(w15, 18) ^ (w15 >>> 3);
                Vector512<uint> sigma1 = Avx512F.RotateRight(w2, 17) ^ Avx512F.RotateRight(w2, 19) ^ (w2 >>> 10);
                word += sigma0 + schedule[(t - 7) & 15] + sigma1;
                schedule[t & 15] = word;
            }

            Vector512<uint> t1 = h + (Avx512F.RotateRight(e, 6) ^ Avx512F.RotateRight(e, 11) ^ Avx512F.RotateRight(e, 25))
                + Vector512.ConditionalSelect(e, f, g) + Vector512.Create(Constants[t]) + word;
            Vector512<uint> t2 = (Avx512F.RotateRight(a, 2) ^ Avx512F.RotateRight(a, 13) ^ Avx512F.RotateRight(a, 22))
                + Avx512F.TernaryLogic(a, b, c, 0xE8);
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }

        Split(ref states, 0, a + a0);
        Split(ref states, 1, b + b0);
        Split(ref states, 2, c + c0);
        Split(ref states, 3, d + d0);
        Split(ref states, 4, e + e0);
        Split(ref states, 5, f + f0);
        Split(ref states, 6, g + g0);
        Split(ref states, 7, h + h0);
    }

    private static Vector512<uint> Join(ref Sixteen states, int word) => Vector512.Create(states[word].GetLower(), states[word + 8].GetLower());

    private static void Split(ref Sixteen states, int word, Vector512<uint> value)
    {
        states[word] = Vector512.Create(value.GetLower(), Vector256<uint>.Zero);
        states[word + 8] = Vector512.Create(value.GetUpper(), Vector256<uint>.Zero);
    }

    /// <summary>FIPS 180-4, section 4.2.2.</summary>
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];
}
