using System;

namespace Learnability;

/// <summary>What a step on a batch checks before anything changes.</summary>
internal sealed class BatchRequirements(QueryPlan plan)
{
    private LabelledBits? _fullBatch;

    /// <summary>Throws if a batch does not fit, or is another than the first where every step has the same.</summary>
    /// <param name="batch">The batch.</param>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public void Check(LabelledBits batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.InputBits != plan.InputBits)
            throw new ArgumentException($"The batch has inputs of {batch.InputBits} bits, but the method's have {plan.InputBits}.", nameof(batch));
        if (batch.Count != plan.BatchSize)
            throw new ArgumentException($"The batch has {batch.Count} examples, but a step takes {plan.BatchSize}.", nameof(batch));
        if (!plan.IsFullBatch)
            return;
        _fullBatch ??= batch.Clone();
        if (!_fullBatch.Labels.SequenceEqual(batch.Labels) || !_fullBatch.Inputs.SequenceEqual(batch.Inputs))
            throw new ArgumentException("Full-batch descent has the same batch in every step, and this is another than the first.", nameof(batch));
    }
}
