using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [MetaAlgorithm] to its network.</summary>
internal static class MetaAlgorithmCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<MetaAlgorithmModel> metaAlgorithm, CancellationToken cancellation) => metaAlgorithm.Then(
        metaAlgorithm.Value?.Program.Name ?? "",
        model => LoweringCache.Lower(model.Program, NoSink.Instance, NoSink.Instance, cancellation) is { } circuits
            ? new GeneratedFiles(new EquatableArray<GeneratedText>(
                [new GeneratedText(GeneratedFile.GetHintName(model.Context, SgdNetworkWriter.ClassName), new MetaAlgorithmWriter(model, circuits).Write())]))
            : null);
}
