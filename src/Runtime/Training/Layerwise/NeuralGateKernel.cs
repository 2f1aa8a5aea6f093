using System;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>The gradient steps of eight neural gates at once, for any number of neurons; generated code has the same, unrolled.</summary>
public readonly struct NeuralGateKernel : INeuralGateKernel
{
    /// <inheritdoc/>
    public static bool Step(
        Span<Vector512<double>> sums,
        Span<Vector512<double>> differences,
        ReadOnlySpan<Vector512<double>> signs,
        ReadOnlySpan<Vector512<double>> pulls,
        int maxSteps,
        ref Vector512<long> steps)
    {
        for (int step = 0; step < maxSteps; step++)
        {
            // The pre-activations; σ(−s) = −min(s, 0).
            Vector512<double> both = default, left = default, right = default, none = default;
            for (int neuron = 0; neuron < signs.Length; neuron++)
            {
                both = Vector512.FusedMultiplyAdd(signs[neuron], Vector512.Max(sums[neuron], default), both);
                none = Vector512.FusedMultiplyAdd(signs[neuron], Vector512.Min(sums[neuron], default), none);
                left = Vector512.FusedMultiplyAdd(signs[neuron], Vector512.Max(differences[neuron], default), left);
                right = Vector512.FusedMultiplyAdd(signs[neuron], Vector512.Min(differences[neuron], default), right);
            }

            // Saturated patterns pull no more.
            Vector512<double> pullBoth = NeuralGateLanes.Unsaturated(both, pulls[3]);
            Vector512<double> pullRight = NeuralGateLanes.Unsaturated(right, pulls[2]);
            Vector512<double> pullLeft = NeuralGateLanes.Unsaturated(left, pulls[1]);
            Vector512<double> pullNone = NeuralGateLanes.Unsaturated(none, pulls[0]);
            if (!NeuralGateLanes.CountStep(pullBoth | pullRight | pullLeft | pullNone, ref steps))
                return false;
            for (int neuron = 0; neuron < signs.Length; neuron++)
            {
                sums[neuron] = NeuralGateLanes.Move(sums[neuron], signs[neuron], pullBoth, pullNone);
                differences[neuron] = NeuralGateLanes.Move(differences[neuron], signs[neuron], pullLeft, pullRight);
            }
        }

        return true;
    }
}
