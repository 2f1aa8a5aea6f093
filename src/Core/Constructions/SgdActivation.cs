using System;
using System.Globalization;

namespace Learnability;

/// <summary>
/// The activation and the constants of the noise-free network: odd, piecewise linear, and flat where Lemmas 8 and 9 need it. It takes the place of the
/// paper's f⋆, with which a run needs 10⁷⁹ dummies and hundreds of digits.
/// </summary>
/// <remarks>
/// docs/theory.md, "The noise-free network". Along a path of a memory component the signals are 2, 1, 1/2, 1/4, 1/8, f(1/16) = 2/m', 1/m'. A path that
/// contributes I = 1/m' to the output and whose signal is proportional to each of its six weights has the derivative ±I/w = ±2/m' for each weight of
/// magnitude w = 1/2. In a wrong step dL/dz = 2·(±2), so that one step of rate γ = m'/8 moves each weight by γ·4·2/m' = 1 = 2w: it changes its sign.
/// </remarks>
public static class SgdActivation
{
    /// <summary>The smallest m': below it no exact and monotone activation is known, as then f(1/16) = 2/m' exceeds 1/16.</summary>
    public const int SmallestDummyCount = 32;

    /// <summary>The magnitude of the weights along a path. Every signal of a run is then a power of two.</summary>
    public const double PathWeight = 0.5;

    /// <summary>The weight from the constant to v0, which saturates v0 at f(2) = 2.</summary>
    public const double SourceWeight = 2;

    /// <summary>The weight from vc to v4: −(signal at v4) / (output of a closing control) = −(1/8)/2.</summary>
    public const double CancelWeight = -1.0 / 16;

    /// <summary>The output of v0, and of every saturated vertex that is true.</summary>
    public const double Saturation = 2;

    /// <summary>Creates the activation for a number of dummies.</summary>
    /// <param name="dummyCount">m', a power of two, at least <see cref="SmallestDummyCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dummyCount"/> is not such a number.</exception>
    public static Activation Create(int dummyCount)
    {
        RequireDummyCount(dummyCount);

        // g·(1/16) = 2/m', so that the last edge, of weight 1/2, contributes 1/m'.
        double g = GetCompression(dummyCount);
        (double X, double Y)[] positive =
        [
            (1.0 / 32, 0), // the dead zone: a closed vertex's 1/8 − 1/8, with room for perturbations
            (3.0 / 64, 3 * g / 64), // v5's zone of slope g, around 1/16
            (5.0 / 64, 5 * g / 64),
            (3.0 / 32, 3.0 / 32), // the zone of slope 1, around 1/8, 1/4, 1/2 and ±1, the output
            (9.0 / 8, 9.0 / 8),
            (3.0 / 2, 2), // the flat zone of gates (Lemma 8), controls and v0
        ];

        var breakpoints = new (double X, double Y)[2 * positive.Length];
        for (int i = 0; i < positive.Length; i++)
        {
            breakpoints[positive.Length + i] = positive[i];
            breakpoints[positive.Length - 1 - i] = (-positive[i].X, 0 - positive[i].Y); // 0 − y: no negative zero
        }

        return new Activation(string.Format(CultureInfo.InvariantCulture, "sgd-{0}", dummyCount), breakpoints);
    }

    /// <summary>The slope g = 32/m' of the zone around 1/16.</summary>
    /// <param name="dummyCount">m'.</param>
    public static double GetCompression(int dummyCount) => 32.0 / dummyCount;

    /// <summary>The learning rate γ = w²/(2I) = m'/8 for the loss (z − y)².</summary>
    /// <param name="dummyCount">m'.</param>
    public static double GetLearningRate(int dummyCount) => dummyCount / 8.0;

    /// <summary>m' for a number of groups of memory bits: at least 32, a power of two and not below that number.</summary>
    /// <param name="groups">The number of groups, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is negative or above 2³⁰.</exception>
    public static int GetDummyCount(int groups)
    {
        if (groups is < 0 or > 1 << 30)
            throw new ArgumentOutOfRangeException(nameof(groups), groups, "The number of groups must be from 0 to 2^30.");
        int count = SmallestDummyCount;
        while (count < groups)
            count *= 2;
        return count;
    }

    internal static void RequireDummyCount(int dummyCount)
    {
        if (dummyCount < SmallestDummyCount || (dummyCount & (dummyCount - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(dummyCount), dummyCount, $"The number of dummies must be a power of two and at least {SmallestDummyCount}.");
        }
    }
}
