using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    private readonly (double Matching, double Others) _ofQuery;
    private readonly (double Matching, double Others) _ofClock;
    private readonly int _stride;
    private readonly int[] _answers;

    /// <summary>Creates the model with its initial parameters: θ₀ random, all others 0.</summary>
    /// <param name="plan">The attribute's plan.</param>
    /// <param name="options">What differs from it.</param>
    /// <param name="seed">The seed of θ₀.</param>
    /// <param name="memoryBits">The number of memory bits of the method.</param>
    /// <param name="roundBits">The number of bits in which its queries are told the round.</param>
    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public QueryModel(QueryPlan plan, MiniBatchSgdOptions options, int seed, int memoryBits, int roundBits)
        : base(plan, options, seed, memoryBits, roundBits, Require(plan).Width + 1, keepsLanes: false)
    {
        _constants = Plan.Constants;
        _ofQuery = GetWeights(1);
        _ofClock = GetWeights(_constants.ClockScale);
        _stride = VectorRounding.Pad(Plan.Width + 1);
        _answers = new int[checked(Plan.Steps * _stride)];
    }

    /// <summary>The output while the method is not done: −ε where samples labelled true are asked about, 1 + ε where it is those labelled false.</summary>
    public double ClockOutput => QueryPlan.GetLabel(StepsTaken) ? -_constants.Offset : 1 + _constants.Offset;

    /// <summary>The answers θₜ of a step in units of ρ, then its clock κₜ; zeros for a step not yet taken.</summary>
    /// <param name="step">The step, from 0 to T − 1.</param>
    public ReadOnlySpan<int> GetAnswers(int step) => _answers.AsSpan(step * _stride, Plan.Width + 1);

    /// <summary>Writes the parameters: θ₀, then θₜ and κₜ of each step.</summary>
    /// <param name="parameters">Receives <see cref="QueryPlan.Parameters"/> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void CopyParameters(Span<double> parameters)
    {
        if (parameters.Length != Plan.Parameters)
            throw new ArgumentException($"The length is {parameters.Length}, but there are {Plan.Parameters} parameters.", nameof(parameters));
        int next = (int)Plan.RandomBits;
        CopyRandomBits(parameters[..next]);
        for (int step = 0; step < Plan.Steps; step++)
        {
            foreach (int answer in GetAnswers(step))
                parameters[next++] = answer * Plan.Precision;
        }
    }

    /// <summary>
    /// The gradient of ½(F − y)² with respect to θₜ and κₜ where F = −ε or 1 + ε: the residual times −Φ or Φ, and times K for the clock, clipped for each sample.
    /// </summary>
    private protected override void SetGradient(QueryCounts counts, LabelledBits batch, double[] gradient)
    {
        ref long matching = ref MemoryMarshal.GetReference(counts.Matching[..gradient.Length]);
        ref long others = ref MemoryMarshal.GetReference(counts.Others[..gradient.Length]);
        ref double target = ref MemoryMarshal.GetArrayDataReference(gradient);
        double samples = batch.Count;
        for (nuint i = 0; i < (nuint)gradient.Length; i += (nuint)Vector512<double>.Count)
        {
            Vector512<double> sums = (Vector512.ConvertToDouble(Vector512.LoadUnsafe(ref matching, i)) * _ofQuery.Matching)
                + (Vector512.ConvertToDouble(Vector512.LoadUnsafe(ref others, i)) * _ofQuery.Others);
            (-sums / Vector512.Create(samples)).StoreUnsafe(ref target, i);
        }

        int clock = Plan.Width;
        gradient[clock] = -((counts.Matching[clock] * _ofClock.Matching) + (counts.Others[clock] * _ofClock.Others)) / samples;
    }

    private protected override void Update(ReadOnlySpan<double> gradient, Span<int> units)
    {
        Span<int> answers = _answers.AsSpan(StepsTaken * _stride, _stride);
        double unitsPerOne = 1 / Plan.Precision; // a power of two, so that the products are exact
        if (!Avx512F.IsSupported)
        {
            for (int i = 0; i < answers.Length; i++)
            {
                answers[i] = (int)(-gradient[i] * unitsPerOne);
                units[i] += answers[i];
            }

            return;
        }

        ref double source = ref MemoryMarshal.GetReference(gradient[..answers.Length]);
        ref int answer = ref MemoryMarshal.GetReference(answers);
        ref int sum = ref MemoryMarshal.GetReference(units[..answers.Length]);
        for (nuint i = 0; i < (nuint)answers.Length; i += (nuint)Vector256<int>.Count)
        {
            Vector256<int> eight = Avx512F.ConvertToVector256Int32WithTruncation(-Vector512.LoadUnsafe(ref source, i) * unitsPerOne);
            eight.StoreUnsafe(ref answer, i);
            (Vector256.LoadUnsafe(ref sum, i) + eight).StoreUnsafe(ref sum, i);
        }
    }

    /// <summary>What a sample with the label asked about, and any other, add to the gradient of a parameter with a factor where its query holds.</summary>
    private (double Matching, double Others) GetWeights(double scale) =>
        (Math.Min(1, scale * (1 + _constants.Offset)), Math.Min(1, scale * _constants.Offset));

    private protected override bool IsCentred => Plan.Decoding == CountDecoding.Centred;
}
