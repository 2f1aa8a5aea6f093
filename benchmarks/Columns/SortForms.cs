using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability.Benchmarks;

/// <summary>Sixteen integers.</summary>
[InlineArray(16)]
internal struct SixteenIntegers
{
    private uint _element;
}

/// <summary>Sorting sixteen integers.</summary>
internal static partial class SortForms
{
    /// <summary>Batcher's merge exchange (Knuth, The Art of Computer Programming, volume 3, 5.2.2, algorithm M), as one would write it for sixteen elements.</summary>
    [Circuit]
    public static SixteenIntegers Sort(SixteenIntegers values)
    {
        for (int p = 8; p > 0; p /= 2)
        {
            int q = 8;
            int r = 0;
            int d = p;
            while (true)
            {
                for (int i = 0; i < 16 - d; i++)
                {
                    if ((i & p) == r && values[i] > values[i + d])
                        (values[i], values[i + d]) = (values[i + d], values[i]);
                }

                if (q == p)
                    break;
                d = q - p;
                q /= 2;
                r = p;
            }
        }

        return values;
    }

    public static Comparison Compare()
    {
        var sort = new Comparison<SortCircuit, SixteenIntegers, byte, SixteenIntegers>(
            "sort of 16 integers",
            Comparison.Samples / 4,
            (1, 0, 1),
            (values, _, results) =>
            {
                for (int i = 0; i < results.Length; i++)
                    results[i] = Sort(values[i]);
            },
            (values, _, results, threads) => SortCircuit.Evaluate(values, results, threads));
        sort.Add("the library: Span.Sort of each sample", () =>
        {
            sort.First.CopyTo(sort.Output, 0);
            foreach (ref SixteenIntegers values in sort.Output.AsSpan())
                values[..].Sort();
        });
        sort.Add("Vector512 by hand: sixteen samples, transposed", () => SixteenAtOnce(sort.First, sort.Output));
        return sort;
    }

    private static void SixteenAtOnce(SixteenIntegers[] values, SixteenIntegers[] results)
    {
        Sixteen rows = default;
        for (int first = 0; first < values.Length; first += 16)
        {
            rows.Load(ref Unsafe.As<SixteenIntegers, uint>(ref values[first]), 16);
            foreach ((int low, int high) in _exchanges)
            {
                Vector512<uint> a = rows[low], b = rows[high];
                rows[low] = Vector512.Min(a, b);
                rows[high] = Vector512.Max(a, b);
            }

            rows.Transpose();
            for (int i = 0; i < 16; i++)
                rows[i].StoreUnsafe(ref Unsafe.As<SixteenIntegers, uint>(ref results[first + i]));
        }
    }

    private static readonly (int Low, int High)[] _exchanges = FindExchanges();

    private static (int Low, int High)[] FindExchanges()
    {
        var exchanges = new System.Collections.Generic.List<(int, int)>();
        for (int p = 8; p > 0; p /= 2)
        {
            for (int q = 8, r = 0, d = p; ; d = q - p, q /= 2, r = p)
            {
                for (int i = 0; i < 16 - d; i++)
                {
                    if ((i & p) == r)
                        exchanges.Add((i, i + d));
                }

                if (q == p)
                    break;
            }
        }

        return [.. exchanges];
    }
}
