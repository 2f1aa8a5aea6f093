using System;

namespace Learnability;

/// <summary>
/// How a generated model or network is trained, beside what its attribute says. What is not set is as in the attribute. Numbers outside the hypotheses of the
/// theorems are allowed, so that one can see what happens then.
/// </summary>
public sealed class MiniBatchSgdOptions
{
    /// <summary>The number b of samples in a batch, at least 1.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The precision ρ of gradients, a power of two from 2⁻³⁰ to 1/2.</summary>
    public double? Precision { get; init; }

    /// <summary>The rounding oracle; default <see cref="GradientRounding.Nearest"/>.</summary>
    public IGradientRounding Rounding { get; init; } = GradientRounding.Nearest;

    /// <summary>The variant of the model; of no effect on networks.</summary>
    public QueryModelVariant? Variant { get; init; }

    /// <summary>A plan with what is set here.</summary>
    /// <param name="plan">The attribute's plan.</param>
    /// <exception cref="ArgumentException">The batch size is less than 1, the precision is no power of two in its range, or there is no such variant.</exception>
    internal QueryPlan Apply(QueryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(Rounding);
        QueryPlan applied = plan with
        {
            BatchSize = BatchSize ?? plan.BatchSize,
            Precision = Precision ?? plan.Precision,
            Variant = Variant ?? plan.Variant,
        };
        if (!Enum.IsDefined(applied.Variant))
            throw new ArgumentException($"There is no variant {applied.Variant}.");
        if (applied.FindFault() is { } fault)
            throw new ArgumentException(fault);
        return applied;
    }
}
