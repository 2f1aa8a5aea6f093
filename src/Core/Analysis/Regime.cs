using System;

namespace Learnability;

/// <summary>
/// In which regime of batch size and precision a gradient descent is. The bounds are sufficient conditions, with the explicit constants of the proofs, and not
/// phase transitions.
/// </summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Theorems 1a, 1c, 3a and 3c; <see cref="MiniBatchTheorems"/> has their constants.</remarks>
public static class Regime
{
    /// <summary>Classifies mini-batch stochastic gradient descent.</summary>
    /// <param name="batch">The batch size b, at least 1.</param>
    /// <param name="precision">The precision ρ of gradients, positive and at most 1.</param>
    /// <param name="steps">The number T of steps of the method that is bounded, at least 1.</param>
    /// <param name="parameters">Its number p of parameters, at least 1.</param>
    /// <param name="confidence">1 − δ, more than 0 and less than 1.</param>
    /// <returns>
    /// PAC if bρ &lt; 1/8 (Theorem 1a); no more than statistical queries if bρ² ≥ 128·ln(4Tp/δ) (Theorem 1c); otherwise the gap. Both cannot hold at once.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static GradientPower Classify(long batch, double precision, long steps, long parameters, double confidence)
    {
        double delta = RequireDelta(confidence);
        RequireSizes(batch, nameof(batch), precision, steps, parameters);
        if (MiniBatchTheorems.Theorem1aHolds(batch, precision))
            return GradientPower.Pac;
        return batch >= MiniBatchTheorems.Theorem1cBatch(precision, steps, parameters, delta) ? GradientPower.StatisticalQueries : GradientPower.Gap;
    }

    /// <summary>Classifies full-batch gradient descent.</summary>
    /// <param name="samples">The number m of samples, all in every step, at least 1.</param>
    /// <param name="precision">The precision ρ of gradients, positive and at most 1.</param>
    /// <param name="steps">The number T of steps of the method that is bounded, at least 1.</param>
    /// <param name="parameters">Its number p of parameters, at least 1.</param>
    /// <param name="confidence">1 − δ, more than 0 and less than 1.</param>
    /// <returns>
    /// PAC if mρ &lt; 1/8 (Theorem 3a); no more than statistical queries if mρ² ≥ 512·(Tp·ln(16/ρ + 1) + ln(4p/δ)) (Theorem 3c); otherwise the gap.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static GradientPower ClassifyFullBatch(long samples, double precision, long steps, long parameters, double confidence)
    {
        double delta = RequireDelta(confidence);
        RequireSizes(samples, nameof(samples), precision, steps, parameters);
        if (MiniBatchTheorems.Theorem3aHolds(samples, precision))
            return GradientPower.Pac;
        return samples >= MiniBatchTheorems.Theorem3cSamples(precision, steps, parameters, delta) ? GradientPower.StatisticalQueries : GradientPower.Gap;
    }

    /// <summary>
    /// Derived, and not in the paper: as <see cref="ClassifyFullBatch"/> with the weaker condition mρ² ≥ 128·ln(4Tp/δ), which suffices where rounding errors may
    /// depend on samples of later steps too (the paper's E[sup …]).
    /// </summary>
    /// <inheritdoc cref="ClassifyFullBatch" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static GradientPower ClassifyFullBatchDerived(long samples, double precision, long steps, long parameters, double confidence)
    {
        double delta = RequireDelta(confidence);
        RequireSizes(samples, nameof(samples), precision, steps, parameters);
        if (MiniBatchTheorems.Theorem3aHolds(samples, precision))
            return GradientPower.Pac;
        return samples >= MiniBatchTheorems.Derived3cSamples(precision, steps, parameters, delta) ? GradientPower.StatisticalQueries : GradientPower.Gap;
    }

    private static double RequireDelta(double confidence) =>
        confidence > 0 && confidence < 1 ? 1 - confidence : throw Invalid(nameof(confidence), confidence, "The confidence must be more than 0 and less than 1.");

    private static void RequireSizes(long samples, string name, double precision, long steps, long parameters)
    {
        if (samples < 1)
            throw Invalid(name, samples, "There must be at least one sample.");
        if (!(precision > 0) || precision > 1)
            throw Invalid(nameof(precision), precision, "The precision must be more than 0 and at most 1.");
        if (steps < 1)
            throw Invalid(nameof(steps), steps, "There must be at least one step.");
        if (parameters < 1)
            throw Invalid(nameof(parameters), parameters, "There must be at least one parameter.");
    }

    private static ArgumentOutOfRangeException Invalid(string name, double value, string message) => new(name, value, message);
}
