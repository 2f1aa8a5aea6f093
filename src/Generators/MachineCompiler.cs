using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [TuringMachine] method to its network.</summary>
internal static class MachineCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<MachineModel> machine, CancellationToken cancellation) => machine.Then(
        machine.Value?.MethodDisplay ?? "",
        model => LoweringCache.Lower(model.Program, NoSink.Instance, cancellation) is { } tabulated
            ? new GeneratedFiles(new EquatableArray<GeneratedText>(
                [new GeneratedText(GeneratedFile.GetHintName(model.Context, model.ClassName), RcnnWriter.Write(model, tabulated.Table))]))
            : null);
}
