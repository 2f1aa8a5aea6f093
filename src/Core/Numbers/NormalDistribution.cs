using System;

namespace Learnability;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The z with P[Z &gt; z] = <paramref name="tail"/>, by Newton's method on the tail probability; relative error below 1e-10 for tails from 1e-300 to ½.</summary>
    /// <param name="tail">The probability, above 0 and at most ½.</param>
    public static double UpperQuantile(double tail)
    {
        if (!(tail > 0 && tail <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "The probability must be above 0 and at most one half.");
        double z = Math.Sqrt(Math.Max(0, -2 * Math.Log(2 * tail)));
        for (int step = 0; step < 60; step++)
        {
            // Newton's method on log P[Z > z], which is concave: it converges from above.
            double ratio = MillsRatio(z);
            double logTail = Math.Log(ratio) - (0.5 * z * z) - _logRootTwoPi;
            double change = (logTail - Math.Log(tail)) * ratio;
            z += change;
            if (Math.Abs(change) < 1e-14 * Math.Max(1, z))
                break;
        }

        return z;
    }

    private static readonly double _logRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>P[Z &gt; z] over the density at z: a series near zero, a continued fraction beyond.</summary>
    private static double MillsRatio(double z)
    {
        if (z < 3)
        {
            // Φ(z) − ½ = density · Σ z^(2k+1)/(1·3·…·(2k+1)).
            double term = z;
            double sum = z;
            for (int k = 1; k < 200 && term > 1e-18 * sum; k++)
            {
                term *= z * z / ((2 * k) + 1);
                sum += term;
            }

            return (0.5 * Math.Exp((0.5 * z * z) + _logRootTwoPi)) - sum;
        }

        double fraction = 0;
        for (int k = 200; k > 0; k--)
            fraction = k / (z + fraction);
        return 1 / (z + fraction);
    }
}
