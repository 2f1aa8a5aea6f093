using System.Collections.Immutable;
using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [MetaAlgorithm] to its networks.</summary>
internal static class MetaAlgorithmCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<MetaAlgorithmModel> metaAlgorithm, CancellationToken cancellation) => metaAlgorithm.Then(
        metaAlgorithm.Value?.Program.Name ?? "",
        model => Compile(model, cancellation));

    private static GeneratedFiles? Compile(MetaAlgorithmModel model, CancellationToken cancellation)
    {
        if (LoweringCache.Lower(model.Program, NoSink.Instance, NoSink.Instance, cancellation) is not { } circuits)
            return null;
        ImmutableArray<GeneratedText>.Builder files = ImmutableArray.CreateBuilder<GeneratedText>();
        files.Add(new GeneratedText(GeneratedFile.GetHintName(model.Context, SgdNetworkWriter.ClassName), new MetaAlgorithmWriter(model, circuits).Write()));
        if (model.NoisySgd is { } noisySgd && NoisySgdNetworkWriter.Write(
            model.Context, MetaAlgorithmWriter.DescribeSubject(model), model.Input, circuits.Learner, noisySgd) is { } noisyText)
        {
            files.Add(new GeneratedText(GeneratedFile.GetHintName(model.Context, NoisySgdNetworkWriter.ClassName), noisyText));
        }

        return new GeneratedFiles(new EquatableArray<GeneratedText>(files.ToImmutable()));
    }
}
