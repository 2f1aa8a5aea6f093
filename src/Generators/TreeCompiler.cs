using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [TreeCircuit] method to its class.</summary>
internal static class TreeCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<TreeModel> tree, CancellationToken cancellation) => tree.Then(
        tree.Value?.MethodDisplay ?? "",
        model => LoweringCache.Lower(model.Program, NoSink.Instance, cancellation) is { } lowered
            && (model.Distribution?.Kind != TreeDistributionKind.Generative || lowered.Tree.FindConstantGate() is null)
            ? new GeneratedFiles(new EquatableArray<GeneratedText>(
                [new GeneratedText(GeneratedFile.GetHintName(model.Context, model.ClassName), new TreeClassWriter(model, lowered.Tree).Write())]))
            : null);
}
