using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>What [MiniBatchSgd] or [FullBatchGd] says.</summary>
internal sealed record BatchTraining(
    bool IsFullBatch,
    int BatchSize,
    int Samples,
    int Steps,
    double Precision,
    double Confidence,
    QueryModelVariant Variant,
    CountDecoding Decoding,
    NetworkActivation Activation,
    ExtractionForm Extraction,
    bool HasModel,
    bool HasNetwork,
    double LearningRate,
    string Loss,
    AttributeData Attribute,
    ISymbol Carrier)
{
    /// <summary>The argument that says the batch size.</summary>
    public string BatchArgument => IsFullBatch ? "Samples" : "BatchSize";

    /// <summary>The number of steps in which all samples of n bits are extracted, on mini-batches with the probability 1 − δ.</summary>
    public double CountNeededSteps(int inputBits) => (IsFullBatch, Extraction) switch
    {
        (true, ExtractionForm.LevelParallel) => MiniBatchTheorems.LevelParallelSteps(inputBits),
        (true, _) => MiniBatchTheorems.Theorem3aSteps(Samples, inputBits),
        _ => MiniBatchTheorems.Theorem1aSteps(Samples, inputBits, 1 - Confidence),
    };

    /// <summary>Where an argument stands, or the attribute if it is not given.</summary>
    public Location At(string argument) => AttributeNames.LocationOf(Attribute, Carrier, argument);
}
