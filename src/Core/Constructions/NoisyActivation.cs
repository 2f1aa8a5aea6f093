using System;
using System.Globalization;

namespace Learnability;

/// <summary>
/// The activation and the constants of the noise-tolerant network: odd and piecewise linear, with zones as wide as the noise on three edges can move a signal.
/// They take the place of the paper's f⋆, which tolerates no noise that a machine could make.
/// </summary>
/// <remarks>
/// docs/theory.md, "The noise-tolerant network". A component is const –w→ v1 –w→ v2 –w→ output, with the signals w, w² and, compressed, g₀w³ = I. With the
/// output μ = 1/R and the label ±1, a step of rate γ = w²/(2μI) moves each of the three weights by −γ·2(μ ∓ 1)·I/w = ±Rw − w: it becomes Rw or −Rw.
/// </remarks>
public static class NoisyActivation
{
    /// <summary>w, the weight of an edge that is not set yet.</summary>
    public const double UnsetWeight = 3.0 / 4;

    /// <summary>R: a set weight is ±Rw. R = 1/w, so that it is ±1.</summary>
    public const double Growth = 4.0 / 3;

    /// <summary>|Rw|, the magnitude of a weight that is set.</summary>
    public const double SetWeight = 1;

    /// <summary>μ = 1/R, what the network outputs while it learns: away from both labels, so that it learns from each sample.</summary>
    public const double LearningOutput = 3.0 / 4;

    /// <summary>The weight from c, which outputs 2 while a component is neither set nor being set: it cancels w².</summary>
    public const double UnsetCancelWeight = -UnsetWeight * UnsetWeight / 2;

    /// <summary>The weight from c', which outputs 2 once a component is set: it cancels (Rw)².</summary>
    public const double SetCancelWeight = -SetWeight * SetWeight / 2;

    /// <summary>The weight of the answer's vertex, ±2, into the output: ±0.98, inside the zone of slope 1.</summary>
    public const double AnswerWeight = 0.49;

    /// <summary>The reader "set with label 1" is 100·v1 − 87.5: ±12.5 for v1 = 1 and v1 = 3/4, half way between which is 0.875.</summary>
    public const double TrueReaderWeight = 100;

    /// <summary>The bias of that reader.</summary>
    public const double TrueReaderBias = -87.5;

    /// <summary>The reader "set with label −1" is −8·v1: 8 for v1 = −1, −6 and −8 otherwise.</summary>
    public const double FalseReaderWeight = -8;

    /// <summary>g₀ = 2^−⌈log₂ n⌉, so that the n components set in a step contribute at most w³ together.</summary>
    /// <param name="inputs">The number n of inputs, random bits included, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputs"/> is below 1.</exception>
    public static double GetCompression(int inputs)
    {
        if (inputs < 1)
            throw new ArgumentOutOfRangeException(nameof(inputs), inputs, "A noise-tolerant network needs at least one input.");
        double compression = 1;
        while (compression * inputs > 1)
            compression /= 2;
        return compression;
    }

    /// <summary>I = g₀w³, what an open component contributes to the output.</summary>
    /// <param name="inputs">The number n of inputs, random bits included, at least 1.</param>
    public static double GetContribution(int inputs) => GetCompression(inputs) * UnsetWeight * UnsetWeight * UnsetWeight;

    /// <summary>The learning rate γ = w²/(2μI) = (8/9)/g₀ for the loss (z − y)².</summary>
    /// <param name="inputs">The number n of inputs, random bits included, at least 1.</param>
    public static double GetLearningRate(int inputs) => 8.0 / 9 / GetCompression(inputs);

    /// <summary>Creates the activation.</summary>
    /// <param name="inputs">The number n of inputs, random bits included, at least 1.</param>
    public static Activation Create(int inputs)
    {
        double g = GetCompression(inputs);
        (double X, double Y)[] positive =
        [
            (0.42, 0), // the dead zone of a closed component's v2: w² − w² or 1 − 1
            (0.46, 0.46 * g), // the zone of slope g₀ of an open component's v2, around w² = 0.5625
            (0.62, 0.62 * g),
            (0.66, 0.66), // the zone of slope 1: v1 at 3/4 and ±1, the output at 3/4 and ±0.98
            (9.0 / 8, 9.0 / 8),
            (3.0 / 2, 2), // the flat zone of gates and controls (Lemma 12)
        ];

        var breakpoints = new (double X, double Y)[2 * positive.Length];
        for (int i = 0; i < positive.Length; i++)
        {
            breakpoints[positive.Length + i] = positive[i];
            breakpoints[positive.Length - 1 - i] = (-positive[i].X, 0 - positive[i].Y); // 0 − y: no negative zero
        }

        return new Activation(string.Format(CultureInfo.InvariantCulture, "noisy-sgd-{0}", inputs), breakpoints);
    }
}
