using System;

namespace Learnability;

/// <summary>
/// The adversary that hides the sample: wherever there is a choice, it rounds to the multiple that is nearer to the gradient over the whole distribution.
/// </summary>
/// <param name="population">Examples that stand for the distribution, at least one.</param>
/// <remarks>What makes large batches no more powerful than statistical queries: the idea of Theorem 1c.</remarks>
public sealed class TowardPopulationRounding(LabelledBits population) : IPopulationRounding
{
    /// <inheritdoc/>
    public LabelledBits Population { get; } = RequireExamples(population);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: this rounding needs the gradient over the distribution.</exception>
    public void Round(Span<double> gradient, double precision) =>
        throw new InvalidOperationException("A rounding toward the population needs the gradient over the distribution; use it with what computes that.");

    /// <inheritdoc/>
    public void Round(Span<double> gradient, ReadOnlySpan<double> population, double precision)
    {
        GradientRounding.RequirePrecision(precision);
        if (population.Length != gradient.Length)
            throw new ArgumentException($"The length is {population.Length}, but the gradient's is {gradient.Length}.", nameof(population));
        for (int i = 0; i < gradient.Length; i++)
        {
            var chooser = new Chooser(population[i] / precision);
            gradient[i] = GradientRounding.Round(gradient[i], precision, ref chooser);
        }
    }

    private static LabelledBits RequireExamples(LabelledBits population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return population.Count > 0 ? population : throw new ArgumentException("The distribution needs at least one example.", nameof(population));
    }

    /// <param name="target">The gradient over the distribution, in units of ρ.</param>
    private readonly struct Chooser(double target) : IRoundingChooser
    {
        public bool TakesUpper(double units, double fraction) => target >= Math.Floor(units) + 0.5;
    }
}
