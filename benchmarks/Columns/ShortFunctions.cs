using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using Circuits;

namespace Learnability.Benchmarks;

/// <summary>Functions of few gates, which a column's bandwidth bounds.</summary>
internal static class ShortFunctions
{
    public static Comparison Add()
    {
        var add = new Comparison<Arithmetic.Add64Circuit, ulong, ulong, ulong>(
            "64-bit addition",
            Comparison.Samples,
            (1, 1, 1),
            (a, b, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = Arithmetic.Add64(a[i], b[i]);
            },
            Arithmetic.Add64Circuit.Evaluate);
        add.Add("Vector512 by hand: eight additions", () => AddVectors(add.First, add.Second, add.Output));
        return add;
    }

    public static Comparison PopCount()
    {
        var count = new Comparison<Arithmetic.PopCount32Circuit, uint, byte, int>(
            "population count, 32-bit",
            Comparison.Samples,
            (1, 0, 1),
            (a, _, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = CountBySteps(a[i]);
            },
            (a, _, results, threads) => Arithmetic.PopCount32Circuit.Evaluate(a, results, threads));
        count.Add("the instruction: BitOperations.PopCount", () => CountByInstruction(count.First, count.Output));
        count.Add("Vector512 by hand: sums of fields, 16 samples", () => CountVectors(count.First, count.Output));
        return count;
    }

    public static Comparison Majority()
    {
        var majority = new Comparison<Circuits.Majority.Majority31Circuit, uint, byte, bool>(
            "majority of 31",
            Comparison.Samples,
            (1, 0, 1),
            (a, _, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = Circuits.Majority.Majority31(a[i]);
            },
            (a, _, results, threads) => Circuits.Majority.Majority31Circuit.Evaluate(a, results, threads));
        foreach (ref uint votes in majority.First.AsSpan())
            votes >>= 1;
        majority.Add("the instruction: BitOperations.PopCount > 15", () =>
        {
            uint[] votes = majority.First;
            bool[] results = majority.Output;
            for (int i = 0; i < results.Length; i++)
                results[i] = BitOperations.PopCount(votes[i]) > 15;
        });
        majority.Add("Vector512 by hand: sums of fields, 64 samples", () => CompareVectors(majority.First, majority.Output));
        return majority;
    }

    /// <summary>Without the instruction: sums of ever wider fields.</summary>
    private static int CountBySteps(uint x)
    {
        x -= x >> 1 & 0x55555555;
        x = (x & 0x33333333) + (x >> 2 & 0x33333333);
        x = (x + (x >> 4)) & 0x0F0F0F0F;
        return (int)(x * 0x01010101 >> 24);
    }

    private static void CountByInstruction(uint[] a, int[] results)
    {
        for (int i = 0; i < results.Length; i++)
            results[i] = BitOperations.PopCount(a[i]);
    }

    private static void AddVectors(ulong[] a, ulong[] b, ulong[] results)
    {
        for (int i = 0; i < results.Length; i += Vector512<ulong>.Count)
            (Vector512.LoadUnsafe(ref a[i]) + Vector512.LoadUnsafe(ref b[i])).StoreUnsafe(ref results[i]);
    }

    private static void CountVectors(uint[] a, int[] results)
    {
        for (int i = 0; i < results.Length; i += Vector512<int>.Count)
            Count(Vector512.LoadUnsafe(ref a[i])).AsInt32().StoreUnsafe(ref results[i]);
    }

    private static void CompareVectors(uint[] votes, bool[] results)
    {
        Span<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(results.AsSpan());
        for (int i = 0; i < votes.Length; i += 64)
        {
            Vector512<ushort> low = Vector512.Narrow(Compare(votes, i), Compare(votes, i + 16));
            Vector512<ushort> high = Vector512.Narrow(Compare(votes, i + 32), Compare(votes, i + 48));
            Vector512.Narrow(low, high).StoreUnsafe(ref bytes[i]);
        }
    }

    private static Vector512<uint> Compare(uint[] votes, int index) =>
        Vector512.GreaterThan(Count(Vector512.LoadUnsafe(ref votes[index])), Vector512.Create(15u)) & Vector512<uint>.One;

    private static Vector512<uint> Count(Vector512<uint> x)
    {
        x -= x >>> 1 & Vector512.Create(0x55555555u);
        x = (x & Vector512.Create(0x33333333u)) + (x >>> 2 & Vector512.Create(0x33333333u));
        x = (x + (x >>> 4)) & Vector512.Create(0x0F0F0F0Fu);
        return x * Vector512.Create(0x01010101u) >>> 24;
    }
}
