using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// Paths of six edges into the output, side by side: source → 1 → 2 → 3 → 4 → 5 → output, with slope 1 at the vertices 1 to 4 and the output, and slope g at
/// 5. Each row of weights is as long as a whole number of vectors, and every index given below begins a vector within it: the loops do not check again.
/// </summary>
/// <remarks>
/// Weights are ±1/2, and sources, g, the learning rate and the derivative of the loss are powers of two, or 0: every product here is exact, in whatever order
/// it is taken, and a multiplication with an addition may round once or twice.
/// </remarks>
/// <param name="first">Where the row of the first edges begins.</param>
/// <param name="third">How far after it the row of the third edges begins.</param>
/// <param name="row">How far a row begins after the one before: the second after the first, the fourth to sixth after the third.</param>
internal readonly ref struct SixEdgePaths(ref double first, int third, int row)
{
    private readonly ref double _w1 = ref first;
    private readonly ref double _w2 = ref Unsafe.Add(ref first, row);
    private readonly ref double _w3 = ref Unsafe.Add(ref first, third);
    private readonly ref double _w4 = ref Unsafe.Add(ref first, third + row);
    private readonly ref double _w5 = ref Unsafe.Add(ref first, third + (2 * row));
    private readonly ref double _w6 = ref Unsafe.Add(ref first, third + (3 * row));

    /// <summary>The sum of what the paths contribute to the output.</summary>
    /// <param name="sources">The output of each path's source; 0 where the path is closed.</param>
    /// <param name="vectors">Where the vectors of paths begin that are not closed throughout.</param>
    /// <param name="compression">g.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sum(ReadOnlySpan<double> sources, ReadOnlySpan<int> vectors, double compression)
    {
        // Two sums, so that one addition need not wait for the other.
        ref double sourceRow = ref MemoryMarshal.GetReference(sources);
        Vector256<double> even = Vector256<double>.Zero;
        Vector256<double> odd = Vector256<double>.Zero;
        int k = 0;
        for (; k < vectors.Length - 1; k += 2)
        {
            even += Contribution(ref sourceRow, vectors[k]);
            odd += Contribution(ref sourceRow, vectors[k + 1]);
        }

        if (k < vectors.Length)
            even += Contribution(ref sourceRow, vectors[k]);
        return compression * Vector256.Sum(even + odd);
    }

    /// <summary>One step of gradient descent along every path: all gradients with the old weights, then all weights.</summary>
    /// <param name="sources">The output of each path's source; 0 where the path is closed, and then no weight changes.</param>
    /// <param name="vectors">Where the vectors of paths begin that are not closed throughout.</param>
    /// <param name="lossDerivative">The derivative of the loss at the output.</param>
    /// <param name="learningRate">γ.</param>
    /// <param name="compression">g.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update(ReadOnlySpan<double> sources, ReadOnlySpan<int> vectors, double lossDerivative, double learningRate, double compression)
    {
        ref double sourceRow = ref MemoryMarshal.GetReference(sources);

        // Each gradient has the factor g, from vertex 5, and each change of a weight the factor −γ: they are taken once, at the output.
        Vector256<double> delta6 = Vector256.Create(-learningRate * lossDerivative * compression);
        foreach (int i in vectors)
        {
            Vector256<double> source = At(ref sourceRow, i);
            Vector256<double> weight1 = At(ref _w1, i);
            Vector256<double> weight2 = At(ref _w2, i);
            Vector256<double> weight3 = At(ref _w3, i);
            Vector256<double> weight4 = At(ref _w4, i);
            Vector256<double> weight5 = At(ref _w5, i);
            Vector256<double> weight6 = At(ref _w6, i);

            // Forward: the output of each vertex, but for g at 5.
            Vector256<double> v1 = weight1 * source;
            Vector256<double> v2 = weight2 * v1;
            Vector256<double> v3 = weight3 * v2;
            Vector256<double> v4 = weight4 * v3;
            Vector256<double> v5 = weight5 * v4;

            // Backward: the derivative of the loss at each vertex's pre-activation, times −γ.
            Vector256<double> delta5 = delta6 * weight6;
            Vector256<double> delta4 = delta5 * weight5;
            Vector256<double> delta3 = delta4 * weight4;
            Vector256<double> delta2 = delta3 * weight3;
            Vector256<double> delta1 = delta2 * weight2;

            // The gradient of an edge is the derivative at its target times the output of its source.
            Store(ref _w1, i, Vector256.MultiplyAddEstimate(delta1, source, weight1));
            Store(ref _w2, i, Vector256.MultiplyAddEstimate(delta2, v1, weight2));
            Store(ref _w3, i, Vector256.MultiplyAddEstimate(delta3, v2, weight3));
            Store(ref _w4, i, Vector256.MultiplyAddEstimate(delta4, v3, weight4));
            Store(ref _w5, i, Vector256.MultiplyAddEstimate(delta5, v4, weight5));
            Store(ref _w6, i, Vector256.MultiplyAddEstimate(delta6, v5, weight6));
        }
    }

    /// <summary>What paths contribute to the output, but for g: from the source to vertex 2, times from there to the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Contribution(ref double sources, int i) =>
        At(ref sources, i) * At(ref _w1, i) * At(ref _w2, i) * ((At(ref _w3, i) * At(ref _w4, i)) * (At(ref _w5, i) * At(ref _w6, i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ref double row, int i) => Vector256.LoadUnsafe(ref row, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double row, int i, Vector256<double> value) => value.StoreUnsafe(ref row, (nuint)i);
}
