using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// Paths of six edges into the output, side by side: source → 1 → 2 → 3 → 4 → 5 → output, with slope 1 at the vertices 1 to 4 and the output, and slope g at
/// 5. Each row of weights is as long as a whole number of vectors, and every index given below begins a vector within it: the loops do not check again.
/// </summary>
internal readonly ref struct SixEdgePaths(Span<double> w1, Span<double> w2, Span<double> w3, Span<double> w4, Span<double> w5, Span<double> w6)
{
    private readonly Span<double> _w1 = w1;
    private readonly Span<double> _w2 = w2;
    private readonly Span<double> _w3 = w3;
    private readonly Span<double> _w4 = w4;
    private readonly Span<double> _w5 = w5;
    private readonly Span<double> _w6 = w6;

    /// <summary>The sum of what the paths contribute to the output.</summary>
    /// <param name="sources">The output of each path's source; 0 where the path is closed.</param>
    /// <param name="vectors">Where the vectors of paths begin that are not closed throughout.</param>
    /// <param name="compression">g.</param>
    public double Sum(ReadOnlySpan<double> sources, ReadOnlySpan<int> vectors, double compression)
    {
        Vector256<double> g = Vector256.Create(compression);
        Vector256<double> sum = Vector256<double>.Zero;
        foreach (int i in vectors)
        {
            Vector256<double> source = At(sources, i);
            sum += source * At(_w1, i) * At(_w2, i) * At(_w3, i) * At(_w4, i) * (At(_w5, i) * g) * At(_w6, i);
        }

        return Vector256.Sum(sum);
    }

    /// <summary>One step of gradient descent along every path: all gradients with the old weights, then all weights.</summary>
    /// <param name="sources">The output of each path's source; 0 where the path is closed, and then no weight changes.</param>
    /// <param name="vectors">Where the vectors of paths begin that are not closed throughout.</param>
    /// <param name="lossDerivative">The derivative of the loss at the output.</param>
    /// <param name="learningRate">γ.</param>
    /// <param name="compression">g.</param>
    public void Update(ReadOnlySpan<double> sources, ReadOnlySpan<int> vectors, double lossDerivative, double learningRate, double compression)
    {
        Vector256<double> g = Vector256.Create(compression);
        Vector256<double> rate = Vector256.Create(learningRate);
        Vector256<double> delta6 = Vector256.Create(lossDerivative);
        foreach (int i in vectors)
        {
            Vector256<double> source = At(sources, i);
            Vector256<double> weight1 = At(_w1, i);
            Vector256<double> weight2 = At(_w2, i);
            Vector256<double> weight3 = At(_w3, i);
            Vector256<double> weight4 = At(_w4, i);
            Vector256<double> weight5 = At(_w5, i);
            Vector256<double> weight6 = At(_w6, i);

            // Forward: the output of each vertex.
            Vector256<double> v1 = weight1 * source;
            Vector256<double> v2 = weight2 * v1;
            Vector256<double> v3 = weight3 * v2;
            Vector256<double> v4 = weight4 * v3;
            Vector256<double> v5 = weight5 * v4 * g;

            // Backward: the derivative of the loss at each vertex's pre-activation.
            Vector256<double> delta5 = delta6 * weight6 * g;
            Vector256<double> delta4 = delta5 * weight5;
            Vector256<double> delta3 = delta4 * weight4;
            Vector256<double> delta2 = delta3 * weight3;
            Vector256<double> delta1 = delta2 * weight2;

            // The gradient of an edge is the derivative at its target times the output of its source.
            Store(_w1, i, weight1 - (rate * (delta1 * source)));
            Store(_w2, i, weight2 - (rate * (delta2 * v1)));
            Store(_w3, i, weight3 - (rate * (delta3 * v2)));
            Store(_w4, i, weight4 - (rate * (delta4 * v3)));
            Store(_w5, i, weight5 - (rate * (delta5 * v4)));
            Store(_w6, i, weight6 - (rate * (delta6 * v5)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ReadOnlySpan<double> weights, int i) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(weights), (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<double> weights, int i, Vector256<double> value) => value.StoreUnsafe(ref MemoryMarshal.GetReference(weights), (nuint)i);
}
