using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Circuits;
using Instructions = System.Runtime.Intrinsics.X86.Aes;

namespace Learnability.Benchmarks;

/// <summary>AES-128, every sample with a key of its own.</summary>
internal static partial class AesForms
{
    private static readonly byte[] _substitutions = FindSubstitutions();
    private static readonly uint[][] _tables = FindTables();

    /// <summary>The same circuit as straight-line code, which is not the default for its size.</summary>
    [Circuit(Emit = CircuitEmit.Unrolled)]
    public static SixteenBytes Encrypt(SixteenBytes key, SixteenBytes plaintext) => Aes128.Encrypt(key, plaintext);

    public static Comparison CompareTable() => Compare<Aes128.EncryptCircuit>("AES-128, key schedule included", Aes128.EncryptCircuit.Evaluate);

    public static Comparison CompareUnrolled() => Compare<EncryptCircuit>("AES-128, key schedule included, unrolled", EncryptCircuit.Evaluate);

    private static Comparison<TCircuit, SixteenBytes, SixteenBytes, SixteenBytes> Compare<TCircuit>(string name, Comparison<TCircuit, SixteenBytes, SixteenBytes, SixteenBytes>.Evaluate circuit)
        where TCircuit : ICircuit
    {
        var aes = new Comparison<TCircuit, SixteenBytes, SixteenBytes, SixteenBytes>(
            name,
            Comparison.Samples / 8,
            (1, 1, 1),
            (keys, plaintexts, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = Aes128.Encrypt(keys[i], plaintexts[i]);
            },
            circuit);
        aes.Add("tables of four kilobytes, in software", () => EncryptByTables(aes.First, aes.Second, aes.Output));
        if (Instructions.IsSupported)
            aes.Add("the instructions: AESENC, AESKEYGENASSIST", () => EncryptByInstructions(aes.First, aes.Second, aes.Output));
        return aes;
    }

    private static void EncryptByTables(SixteenBytes[] keys, SixteenBytes[] plaintexts, SixteenBytes[] results)
    {
        Span<uint> schedule = stackalloc uint[44];
        ReadOnlySpan<uint> keyWords = MemoryMarshal.Cast<SixteenBytes, uint>(keys);
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<SixteenBytes, uint>(plaintexts);
        Span<uint> outputs = MemoryMarshal.Cast<SixteenBytes, uint>(results.AsSpan());
        uint[] t0 = _tables[0], t1 = _tables[1], t2 = _tables[2], t3 = _tables[3];
        byte[] s = _substitutions;
        for (int i = 0; i < words.Length; i += 4)
        {
            keyWords.Slice(i, 4).CopyTo(schedule);
            uint constant = 1;
            for (int k = 4; k < 44; k++)
            {
                uint word = schedule[k - 1];
                if ((k & 3) == 0)
                {
                    word = BitOperations.RotateRight(word, 8);
                    word = (uint)(s[(byte)word] | s[(byte)(word >> 8)] << 8 | s[(byte)(word >> 16)] << 16 | s[word >> 24] << 24) ^ constant;
                    constant = constant << 1 ^ (constant >> 7) * 0x11B;
                }

                schedule[k] = schedule[k - 4] ^ word;
            }

            uint a = words[i] ^ schedule[0], b = words[i + 1] ^ schedule[1], c = words[i + 2] ^ schedule[2], d = words[i + 3] ^ schedule[3];
            for (int k = 4; k < 40; k += 4)
            {
                uint na = t0[(byte)a] ^ t1[(byte)(b >> 8)] ^ t2[(byte)(c >> 16)] ^ t3[d >> 24] ^ schedule[k];
                uint nb = t0[(byte)b] ^ t1[(byte)(c >> 8)] ^ t2[(byte)(d >> 16)] ^ t3[a >> 24] ^ schedule[k + 1];
                uint nc = t0[(byte)c] ^ t1[(byte)(d >> 8)] ^ t2[(byte)(a >> 16)] ^ t3[b >> 24] ^ schedule[k + 2];
                d = t0[(byte)d] ^ t1[(byte)(a >> 8)] ^ t2[(byte)(b >> 16)] ^ t3[c >> 24] ^ schedule[k + 3];
                (a, b, c) = (na, nb, nc);
            }

            outputs[i] = (uint)(s[(byte)a] | s[(byte)(b >> 8)] << 8 | s[(byte)(c >> 16)] << 16 | s[d >> 24] << 24) ^ schedule[40];
            outputs[i + 1] = (uint)(s[(byte)b] | s[(byte)(c >> 8)] << 8 | s[(byte)(d >> 16)] << 16 | s[a >> 24] << 24) ^ schedule[41];
            outputs[i + 2] = (uint)(s[(byte)c] | s[(byte)(d >> 8)] << 8 | s[(byte)(a >> 16)] << 16 | s[b >> 24] << 24) ^ schedule[42];
            outputs[i + 3] = (uint)(s[(byte)d] | s[(byte)(a >> 8)] << 8 | s[(byte)(b >> 16)] << 16 | s[c >> 24] << 24) ^ schedule[43];
        }
    }

    private static void EncryptByInstructions(SixteenBytes[] keys, SixteenBytes[] plaintexts, SixteenBytes[] results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            Vector128<byte> key = Unsafe.As<SixteenBytes, Vector128<byte>>(ref keys[i]);
            Vector128<byte> state = Unsafe.As<SixteenBytes, Vector128<byte>>(ref plaintexts[i]) ^ key;
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x01)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x02)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x04)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x08)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x10)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x20)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x40)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x80)));
            state = EncryptRound(state, key = Next(key, Instructions.KeygenAssist(key, 0x1B)));
            key = Next(key, Instructions.KeygenAssist(key, 0x36));
            Unsafe.As<SixteenBytes, Vector128<byte>>(ref results[i]) = Instructions.EncryptLast(state, key);
        }

        static Vector128<byte> EncryptRound(Vector128<byte> state, Vector128<byte> key) => Instructions.Encrypt(state, key);

        static Vector128<byte> Next(Vector128<byte> key, Vector128<byte> assist)
        {
            key ^= Sse2.ShiftLeftLogical128BitLane(key, 4);
            key ^= Sse2.ShiftLeftLogical128BitLane(key, 8);
            return key ^ Sse2.Shuffle(assist.AsUInt32(), 0xFF).AsByte();
        }
    }

    private static byte[] FindSubstitutions()
    {
        var table = new byte[256];
        for (int i = 0; i < 256; i++)
            table[i] = AesSubstitutionTable.Substitute((byte)i);
        return table;
    }

    /// <summary>A byte of a row through the S-box and its column of MixColumns, for each of the four rows.</summary>
    private static uint[][] FindTables()
    {
        var tables = new uint[4][];
        for (int row = 0; row < 4; row++)
        {
            tables[row] = new uint[256];
            for (int i = 0; i < 256; i++)
            {
                uint s = _substitutions[i];
                uint twice = s << 1 ^ (s >> 7) * 0x11B;
                tables[row][i] = BitOperations.RotateLeft(twice | s << 8 | s << 16 | (twice ^ s) << 24, 8 * row);
            }
        }

        return tables;
    }
}
