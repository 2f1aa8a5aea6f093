using System.Collections.Immutable;
using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [LearningAlgorithm] to its networks.</summary>
internal static class LearnerCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<LearnerModel> learner, CancellationToken cancellation) => learner.Then(
        learner.Value?.Name ?? "",
        model => Compile(model, cancellation));

    private static GeneratedFiles? Compile(LearnerModel model, CancellationToken cancellation)
    {
        if (model.Sgd is null && model.NoisySgd is null && model.BatchTrainings.Count == 0)
            return null;
        if (LoweringCache.Lower(model.Program, NoSink.Instance, cancellation) is not { } circuits)
            return null;
        ImmutableArray<GeneratedText>.Builder files = ImmutableArray.CreateBuilder<GeneratedText>();
        if (model.Sgd is { } sgd)
        {
            SgdEmulationNetwork network = SgdEmulation.Build(circuits, (SgdMode)sgd.Mode);
            string text = new SgdNetworkWriter(SgdNetworkDescription.Of(model, sgd, network), network).Write();
            files.Add(new GeneratedText(GeneratedFile.GetHintName(model.Context, SgdNetworkWriter.ClassName), text));
        }

        if (model.NoisySgd is { } noisySgd && NoisySgdNetworkWriter.Write(
            model.Context, SgdNetworkDescription.Refer(model.Memory.CSharpType), model.Input, circuits, noisySgd) is { } noisyText)
        {
            files.Add(new GeneratedText(GeneratedFile.GetHintName(model.Context, NoisySgdNetworkWriter.ClassName), noisyText));
        }

        foreach (BatchTrainingModel training in model.BatchTrainings)
        {
            if (LoweringCache.Lower(training.Program, NoSink.Instance, cancellation) is not { } extraction)
                return null;
            BatchWriters.Write(BatchMethod.OfLearner(model, training, SampleExtraction.Compose(extraction, circuits)), files);
        }

        return new GeneratedFiles(new EquatableArray<GeneratedText>(files.ToImmutable()));
    }
}
