using System;

namespace Learnability;

/// <summary>
/// The differentiable model that asks a method's queries by its gradients: its parameters, of which each step of gradient descent sets the answers θ of one
/// step and its clock κ. Generated code calls this.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Lemma 3a with γ = 1. With s(u) = S((u − ρ/2)/(ρ/2)), S(z) = 3z² − 2z³ between 0 and 1, and
/// c(a, b, f) = s(a)·(1 − s(b))·f the model is Σₜ c(κₜ₋₁, κₜ, fₜ) + c(κ_T, 0, h). In step t only fₜ counts and only θₜ and κₜ have a gradient; after step T the
/// model is h, whose gradient is zero, so that further steps change nothing. An instance is for one thread at a time.
/// </remarks>
public sealed class QueryModel : QueryDescent
{
    private readonly QueryModelConstants _constants;
    private readonly int[] _answers;

    /// <summary>Creates the model with its initial parameters: θ₀ random, all others 0.</summary>
    /// <param name="plan">The attribute's plan.</param>
    /// <param name="options">What differs from it.</param>
    /// <param name="seed">The seed of θ₀.</param>
    /// <param name="memoryBits">The number of memory bits of the method.</param>
    /// <param name="roundBits">The number of bits in which its queries are told the round.</param>
    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public QueryModel(QueryPlan plan, MiniBatchSgdOptions options, int seed, int memoryBits, int roundBits)
        : base(plan, options, seed, memoryBits, roundBits, static width => width + 1)
    {
        _constants = Plan.Constants;
        _answers = new int[checked(Plan.Steps * (Plan.Width + 1))];
    }

    /// <summary>The output while the method is not done: −ε where samples labelled true are asked about, 1 + ε where it is those labelled false.</summary>
    public double ClockOutput => QueryPlan.GetLabel(StepsTaken) ? -_constants.Offset : 1 + _constants.Offset;

    /// <summary>The answers θₜ of a step in units of ρ, then its clock κₜ; zeros for a step not yet taken.</summary>
    /// <param name="step">The step, from 0 to T − 1.</param>
    public ReadOnlySpan<int> GetAnswers(int step) => _answers.AsSpan(step * (Plan.Width + 1), Plan.Width + 1);

    /// <summary>Writes the parameters: θ₀, then θₜ and κₜ of each step.</summary>
    /// <param name="parameters">Receives <see cref="QueryPlan.Parameters"/> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void CopyParameters(Span<double> parameters)
    {
        if (parameters.Length != Plan.Parameters)
            throw new ArgumentException($"The length is {parameters.Length}, but there are {Plan.Parameters} parameters.", nameof(parameters));
        int next = (int)Plan.RandomBits;
        CopyRandomBits(parameters[..next]);
        for (int i = 0; i < _answers.Length; i++)
            parameters[next + i] = _answers[i] * Plan.Precision;
    }

    /// <summary>
    /// The gradient of ½(F − y)² with respect to θₜ and κₜ where F = −ε or 1 + ε: the residual times −Φ or Φ, and times K for the clock, clipped for each sample.
    /// </summary>
    private protected override void SetGradient(QueryCounts counts, LabelledBits batch, double[] gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double scale = i == gradient.Length - 1 ? _constants.ClockScale : 1;
            double matching = Math.Min(1, scale * (1 + _constants.Offset));
            double others = Math.Min(1, scale * _constants.Offset);
            gradient[i] = -((counts.Matching[i] * matching) + (counts.Others[i] * others)) / batch.Count;
        }
    }

    private protected override void Update(ReadOnlySpan<double> gradient, Span<int> units)
    {
        Span<int> answers = _answers.AsSpan(StepsTaken * (Plan.Width + 1), Plan.Width + 1);
        for (int i = 0; i < answers.Length; i++)
            answers[i] = (int)(-gradient[i] / Plan.Precision);
        for (int i = 0; i < units.Length; i++)
            units[i] += answers[i];
    }

    private protected override void CompleteRound(Span<int> units)
    {
    }
}
