using System.Runtime.CompilerServices;

namespace Learnability.Benchmarks;

/// <summary>Sixteen integers.</summary>
[InlineArray(16)]
internal struct SixteenIntegers
{
    private uint _element;
}

/// <summary>Sorting networks.</summary>
internal static partial class SortCircuits
{
    /// <summary>Odd-even merge sort (Batcher).</summary>
    [Circuit]
    public static SixteenIntegers Sort(SixteenIntegers values)
    {
        for (int p = 1; p < 16; p *= 2)
        {
            for (int k = p; k >= 1; k /= 2)
            {
                for (int j = k % p; j <= 15 - k; j += 2 * k)
                {
                    for (int i = 0; i < k; i++)
                    {
                        int low = i + j, high = i + j + k;
                        if (high < 16 && low / (p * 2) == high / (p * 2) && values[low] > values[high])
                            (values[low], values[high]) = (values[high], values[low]);
                    }
                }
            }
        }

        return values;
    }
}
