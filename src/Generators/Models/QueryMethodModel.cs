using System.Collections.Generic;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [StatisticalQueries] method.</summary>
/// <param name="Context">Where it goes; the method itself is the last containing type.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Input">An input, as ValueModelReader reads it.</param>
/// <param name="Memory">The struct itself, as ValueModelReader reads it.</param>
/// <param name="HasBegin">Whether the method has Begin.</param>
/// <param name="HasDone">Whether the method says when it wants no more answers.</param>
/// <param name="RandomType">The C# type of Receive's random bits; empty without.</param>
/// <param name="Trainings">What [MiniBatchSgd] and [FullBatchGd] ask for.</param>
internal sealed record QueryMethodModel(
    MemberContext Context,
    string Name,
    ValueModel Input,
    ValueModel Memory,
    bool HasBegin,
    bool HasDone,
    string RandomType,
    EquatableArray<BatchTrainingModel> Trainings);

/// <summary>What [MiniBatchSgd] or [FullBatchGd] asks for, for a method by queries or for the sample extraction of a learning algorithm.</summary>
/// <param name="Plan">When which query is asked.</param>
/// <param name="HasModel">Whether the model of Lemma 3a is generated.</param>
/// <param name="HasNetwork">Whether the network of Lemma 3b is generated.</param>
/// <param name="Program">What is compiled: answers are in units that depend on the training.</param>
/// <param name="Extraction">For a learning algorithm, the sample extraction; null for a method by queries.</param>
internal sealed record BatchTrainingModel(QueryPlan Plan, bool HasModel, bool HasNetwork, QueryProgram Program, ExtractionModel? Extraction)
{
    /// <summary>What the names of generated classes start with.</summary>
    public string Prefix => Plan.IsFullBatch ? "FullBatch" : "MiniBatch";

    /// <summary>The names of the generated classes.</summary>
    public IEnumerable<string> ClassNames
    {
        get
        {
            if (HasModel)
                yield return Prefix + "Model";
            if (HasNetwork)
                yield return Prefix + "Network";
        }
    }
}

/// <summary>The sample extraction of a learning algorithm.</summary>
/// <param name="StructName">The name of its struct.</param>
/// <param name="Source">The C# of the struct, in which the batch size is a field.</param>
/// <param name="Memory">The struct, as ValueModelReader reads it.</param>
/// <param name="DrawBits">The random bits of a round that Receive takes; 0 for none.</param>
/// <param name="Samples">The number m of samples.</param>
/// <param name="SamplesAtOnce">How many of them a round completes: 1, or all.</param>
internal sealed record ExtractionModel(string StructName, string Source, ValueModel Memory, int DrawBits, int Samples, int SamplesAtOnce);
