using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A learning algorithm as a method by queries: a sample extraction whose every completed sample is given to the learner, in the order in which they come. A round
/// completes one sample, or all at once.
/// </summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Theorem 2a with Lemma 1 for mini-batches, Lemma 6 for one batch of all samples.</remarks>
public static class SampleExtraction
{
    // The fields of an extraction's memory that hold what a round completed.
    private const string HasSample = nameof(HasSample);
    private const string SampleLabel = nameof(SampleLabel);
    private const string SampleInput = nameof(SampleInput);

    /// <summary>
    /// Joins an extraction and a learner: the memory is the extraction's, then the learner's; coins, one for each sample that a round completes, are the last random
    /// bits of a round.
    /// </summary>
    /// <param name="extraction">The extraction, whose memory has the fields HasSample, SampleLabel and SampleInput.</param>
    /// <param name="learner">The learner.</param>
    public static QueryMethodCircuits Compose(QueryMethodCircuits extraction, LearnerCircuits learner)
    {
        ArgumentNullException.ThrowIfNull(extraction);
        ArgumentNullException.ThrowIfNull(learner);
        return new QueryMethodCircuits
        {
            Name = learner.Name,
            MemoryBits = extraction.MemoryBits + learner.MemoryBits,
            RoundBits = extraction.RoundBits,
            UnitBits = extraction.UnitBits,
            Query = ComposeQuery(extraction, learner),
            Receive = ComposeReceive(extraction, learner),
            Begin = null,
            Predict = ComposePredict(extraction, learner),
        };
    }

    private static Circuit ComposeQuery(QueryMethodCircuits extraction, LearnerCircuits learner)
    {
        var builder = new CircuitBuilder();
        Literal[] own = builder.AddInputPort("extraction", extraction.MemoryBits);
        builder.AddInputPort("learner", learner.MemoryBits);
        Literal[] rest = builder.AddInputPort("rest", extraction.Query.InputCount - own.Length);
        builder.AddOutputPort("answers", builder.Instantiate(extraction.Query, Join(own, rest)));
        return builder.Build();
    }

    private static Circuit ComposeReceive(QueryMethodCircuits extraction, LearnerCircuits learner)
    {
        var builder = new CircuitBuilder();
        Literal[] own = builder.AddInputPort("extraction", extraction.MemoryBits);
        Literal[] memory = builder.AddInputPort("learner", learner.MemoryBits);
        Literal[] rest = builder.AddInputPort("rest", extraction.Receive.InputCount - own.Length);
        int samples = Field(extraction, extraction.Receive.Outputs, SampleLabel).Length;
        Literal[] coins = builder.AddInputPort("coin", learner.UsesCoin ? samples : 0);
        Literal[] next = builder.Instantiate(extraction.Receive, Join(own, rest));
        Literal hasSample = Field(extraction, next, HasSample)[0];
        Literal[] inputs = Field(extraction, next, SampleInput);
        Literal[] labels = Field(extraction, next, SampleLabel);
        Literal[] learned = memory;
        for (int sample = 0; sample < samples; sample++)
        {
            Literal[] x = inputs.AsSpan(sample * learner.InputBits, learner.InputBits).ToArray();
            Literal[] coin = learner.UsesCoin ? [coins[sample]] : [];
            learned = builder.Instantiate(learner.Learn, Join(learned, x, [labels[sample]], coin));
        }

        for (int i = 0; i < learned.Length; i++)
            learned[i] = builder.Mux(hasSample, learned[i], memory[i]);
        builder.AddOutputPort("extraction", next);
        builder.AddOutputPort("learner", learned);
        return builder.Build();
    }

    private static Circuit ComposePredict(QueryMethodCircuits extraction, LearnerCircuits learner)
    {
        var builder = new CircuitBuilder();
        builder.AddInputPort("extraction", extraction.MemoryBits);
        Literal[] memory = builder.AddInputPort("learner", learner.MemoryBits);
        Literal[] x = builder.AddInputPort("x", learner.InputBits);
        builder.AddOutputPort("answer", builder.Instantiate(learner.Predict, Join(memory, x)));
        return builder.Build();
    }

    private static Literal[] Field(QueryMethodCircuits extraction, ReadOnlySpan<Literal> memory, string name)
    {
        int offset = 0;
        foreach (CircuitPort port in extraction.Receive.OutputPorts)
        {
            if (port.Name == name)
                return memory.Slice(offset, port.Width).ToArray();
            offset += port.Width;
        }

        throw new ArgumentException($"The memory of '{extraction.Name}' has no field '{name}'.", nameof(extraction));
    }

    private static Literal[] Join(params Literal[][] parts)
    {
        var all = new List<Literal>();
        foreach (Literal[] part in parts)
            all.AddRange(part);
        return [.. all];
    }
}
