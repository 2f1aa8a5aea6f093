using System;
using System.Runtime.InteropServices;
using Learnability;

namespace Circuits;

/// <summary>Whether each circuit computes what its method does, on random inputs; on all of them where these are few.</summary>
internal static class Checks
{
    private const int Samples = 1_000;

    private static readonly RandomBits _random = new(seed: 1, RandomPurpose.Examples);

    public static bool Add64() => Binary<ulong, ulong>(Arithmetic.Add64, Arithmetic.Add64Circuit.Evaluate);

    public static bool Multiply64() => Binary<ulong, ulong>(Arithmetic.Multiply64, Arithmetic.Multiply64Circuit.Evaluate);

    public static bool PopCount32() => Unary<uint, int>(Arithmetic.PopCount32, Arithmetic.PopCount32Circuit.Evaluate);

    public static bool Less32() => Binary<uint, bool>(Arithmetic.Less32, Arithmetic.Less32Circuit.Evaluate);

    public static bool Equal32() => Binary<uint, bool>(Arithmetic.Equal32, Arithmetic.Equal32Circuit.Evaluate);

    public static bool SubstituteByTowerField() => AllBytes(AesSubstitution.SubstituteCircuit.Evaluate);

    public static bool SubstituteByTable() => AllBytes(AesSubstitutionTable.SubstituteByTableCircuit.Evaluate);

    public static bool Aes128() => Binary<SixteenBytes, SixteenBytes>(Circuits.Aes128.Encrypt, Circuits.Aes128.EncryptCircuit.Evaluate);

    public static bool Sha256()
    {
        Block[] blocks = Fill<Block>();
        HashValue[] hashes = Fill<HashValue>();
        var results = new HashValue[Samples];
        Circuits.Sha256.CompressCircuit.Evaluate(blocks, hashes, results);
        return Agree(results, i => Circuits.Sha256.Compress(blocks[i], hashes[i]));
    }

    public static bool SolveByRowAddition() => Solve(LinearEquations.SolveByRowAddition, LinearEquations.SolveByRowAdditionCircuit.Evaluate);

    public static bool SolveByPivotSearch() => Solve(LinearEquations.SolveByPivotSearch, LinearEquations.SolveByPivotSearchCircuit.Evaluate);

    public static bool Majority31()
    {
        uint[] votes = Array.ConvertAll(Fill<uint>(), static value => value >> 1);
        var results = new bool[Samples];
        Majority.Majority31Circuit.Evaluate(votes, results);
        return Agree(results, i => Majority.Majority31(votes[i]));
    }

    public static bool BubbleSort() => Unary<EightBytes, EightBytes>(Sorting.BubbleSort, Sorting.BubbleSortCircuit.Evaluate);

    public static bool MultiplyMatrices() => Binary<Matrix, Matrix>(Matrices.Multiply, Matrices.MultiplyCircuit.Evaluate);

    public static bool Divide32()
    {
        uint[] dividends = Fill<uint>();
        uint[] divisors = Fill<uint>();
        for (int i = 0; i < Samples; i++)
            divisors[i] >>= i % 33;
        var results = new uint[Samples];
        var valid = new bool[Samples];
        Division.Divide32Circuit.Evaluate(dividends, divisors, results, valid);
        for (int i = 0; i < Samples; i++)
        {
            if (valid[i] != (divisors[i] != 0) || (valid[i] && results[i] != Division.Divide32(dividends[i], divisors[i])))
                return false;
        }

        return true;
    }

    private delegate void UnaryColumns<T, TResult>(ReadOnlySpan<T> a, Span<TResult> result);

    private delegate void BinaryColumns<T, TResult>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<TResult> result);

    private static bool Unary<T, TResult>(Func<T, TResult> method, UnaryColumns<T, TResult> circuit)
        where T : unmanaged
        where TResult : unmanaged
    {
        T[] a = Fill<T>();
        var results = new TResult[Samples];
        circuit(a, results);
        return Agree(results, i => method(a[i]));
    }

    private static bool Binary<T, TResult>(Func<T, T, TResult> method, BinaryColumns<T, TResult> circuit)
        where T : unmanaged
        where TResult : unmanaged
    {
        T[] a = Fill<T>();
        T[] b = Fill<T>();
        b[0] = a[0];
        var results = new TResult[Samples];
        circuit(a, b, results);
        return Agree(results, i => method(a[i], b[i]));
    }

    /// <summary>Both S-boxes against the table.</summary>
    private static bool AllBytes(UnaryColumns<byte, byte> circuit)
    {
        var all = new byte[256];
        for (int i = 0; i < all.Length; i++)
            all[i] = (byte)i;
        var results = new byte[256];
        circuit(all, results);
        return Agree(results, i => AesSubstitutionTable.Substitute((byte)i));
    }

    private static bool Solve(Func<Equations, (ushort, bool)> method, UnaryColumns<Equations, (ushort, bool)> circuit)
    {
        Equations[] systems = Fill<Equations>();
        foreach (ref Equations system in systems.AsSpan())
        {
            foreach (ref uint equation in system[..])
                equation &= 0x1FFFF;
        }

        var results = new (ushort Solution, bool IsUnique)[Samples];
        circuit(systems, results);
        for (int i = 0; i < Samples; i++)
        {
            if (results[i] != method(systems[i]))
                return false;
        }

        return true;
    }

    private static T[] Fill<T>()
        where T : unmanaged
    {
        var values = new T[Samples];
        foreach (ref byte value in MemoryMarshal.AsBytes(values.AsSpan()))
            value = (byte)_random.NextBits(8);
        return values;
    }

    private static bool Agree<T>(T[] results, Func<int, T> method)
        where T : unmanaged
    {
        for (int i = 0; i < results.Length; i++)
        {
            T expected = method(i);
            if (!MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in results[i])).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in expected))))
                return false;
        }

        return true;
    }
}
