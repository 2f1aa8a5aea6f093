using System.Collections.Immutable;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>What the classes for gradient descent on batches are written from, whether the method asks queries itself or is a learner behind a sample extraction.</summary>
internal sealed record BatchMethod(
    MemberContext Context,
    string Name,
    ValueModel Input,
    ValueModel Memory,
    ValueModel Packed,
    BatchTrainingModel Training,
    QueryMethodCircuits Circuits,
    bool HasBegin,
    bool HasDone,
    string RandomType,
    bool UsesCoin)
{
    public ExtractionModel? Extraction => Training.Extraction;

    public QueryPlan Plan => Training.Plan;

    public static BatchMethod OfQueries(QueryMethodModel model, BatchTrainingModel training, QueryMethodCircuits circuits) =>
        new(model.Context, model.Name, model.Input, model.Memory, model.Memory, training, circuits, model.HasBegin, model.HasDone, model.RandomType, false);

    public static BatchMethod OfLearner(LearnerModel model, BatchTrainingModel training, QueryMethodCircuits circuits) => new(
        model.Context, model.Name, model.Input, model.Memory, training.Extraction!.Memory, training, circuits, false, false, "", model.Program.UsesCoin);
}

/// <summary>Writes all classes that a training asks for.</summary>
internal static class BatchWriters
{
    public static void Write(BatchMethod method, ImmutableArray<GeneratedText>.Builder files)
    {
        if (method.Training.HasModel)
            files.Add(new GeneratedText(GeneratedFile.GetHintName(method.Context, method.Training.Prefix + "Model"), new BatchClassWriter(method, isNetwork: false).Write()));
        if (method.Training.HasNetwork)
            files.Add(new GeneratedText(GeneratedFile.GetHintName(method.Context, method.Training.Prefix + "Network"), new BatchClassWriter(method, isNetwork: true).Write()));
    }
}
