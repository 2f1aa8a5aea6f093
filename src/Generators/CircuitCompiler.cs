using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [Circuit] method to its class.</summary>
internal static class CircuitCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<CircuitModel> circuit, CancellationToken cancellation) => circuit.Then(
        circuit.Value?.MethodDisplay ?? "",
        model => LoweringCache.Lower(model.Program, NoSink.Instance, cancellation) is { } lowered
            ? new GeneratedFiles(new EquatableArray<GeneratedText>(
                [new GeneratedText(GeneratedFile.GetHintName(model.Context, model.ClassName), CircuitClassWriter.Write(model, lowered))]))
            : null);
}
