using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>Vectors as in <see cref="VectorDialect"/>, which a method reads from memory and writes there, at places that are written in or that it is told.</summary>
/// <param name="method">The method.</param>
/// <param name="firstSlot">The first place that a method has for itself.</param>
internal sealed class PartDialect(PartMethod method, int firstSlot) : VectorDialect
{
    private const string Values = "values", Slots = "slots";

    public override string Slot(int slot) => At(Slots, slot);

    public override string Input(int input) => method.Places is null ? Told(input) : At(Values, method.Places.Inputs[input]);

    public override string Output(int output)
    {
        if (method.Places is null)
            return Told(method.Plan.Network.Circuit.InputCount + output);
        return method.Places.WritesOutputs ? base.Output(output) : At(Values, method.Places.Results[output]);
    }

    /// <summary>
    /// Statements that come first. Spans are as long as what they are read for, which is a constant: so the run-time compiler knows that no index is out of range.
    /// </summary>
    public override IEnumerable<string> Checks(int inputs, int outputs)
    {
        for (int i = 0; i < (method.Bases?.Leaders.Count ?? 0); i++)
            yield return Declare(Base(i), $"ref {PartKernelWriter.Unsafe}.AddByteOffset(ref memory, {PartKernelWriter.Unsafe}.Add(ref places, {CSharpText.Number(i)}))", method.Bases!.Lengths[i]);
        if (method.Places is not null)
            yield return Declare(Values, "ref memory", firstSlot);
        if (method.Plan.SlotCount > 0)
            yield return Declare(Slots, $"ref {PartKernelWriter.Unsafe}.Add(ref memory, {CSharpText.Number(firstSlot)})", method.Plan.SlotCount);
    }

    private static string Declare(string name, string first, int length) =>
        $"global::System.Span<V> {name} = {PartKernelWriter.Marshal}.CreateSpan({first}, {CSharpText.Number(length)});";

    private static string Base(int number) => "at" + CSharpText.Number(number);

    private static string At(string span, int index) => $"{span}[{CSharpText.Number(index)}]";

    /// <summary>A place that is as far from one that the method is told as in every call.</summary>
    private string Told(int index) => At(Base(method.Bases!.BaseOf[index]), method.Bases.Distances[index]);
}
