using System.Linq;

namespace Learnability.Generators.Emit;

/// <summary>Writes the gradient steps of eight neural gates, unrolled over the neurons of a gate, whose weights stay in registers.</summary>
internal static class NeuralGateKernelWriter
{
    /// <summary>Beyond it, the weights of eight gates no longer fit the registers, and code only grows.</summary>
    private const int MaxUnrolledWidth = 8;

    public static bool CanUnroll(int width) => width <= MaxUnrolledWidth;

    /// <summary>Writes the struct.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="width">The number k of neurons in a gate.</param>
    public static void Write(CodeWriter writer, string name, int width)
    {
        const string Vector = "global::System.Runtime.Intrinsics.Vector512";
        const string Lanes = "global::Learnability.NeuralGateLanes";
        string[] neurons = [.. Enumerable.Range(0, width).Select(neuron => CSharpText.Number(neuron))];
        writer.Line("/// <summary>")
            .Line($"/// The gradient steps of eight gates, one a lane, unrolled over {(width == 1 ? "the neuron" : "the " + CSharpText.Number(width) + " neurons")} of a gate: s and t are a neuron's ⟨w, p⟩ at the patterns")
            .Line("/// (+,+) and (+,−), their negations those at (−,−) and (−,+).")
            .Line("/// </summary>")
            .Open($"private readonly struct {name} : global::Learnability.INeuralGateKernel")
            .Line("/// <inheritdoc/>")
            .Line("public static bool Step(")
            .Line($"    global::System.Span<{Vector}<double>> sums,")
            .Line($"    global::System.Span<{Vector}<double>> differences,")
            .Line($"    global::System.ReadOnlySpan<{Vector}<double>> signs,")
            .Line($"    global::System.ReadOnlySpan<{Vector}<double>> pulls,")
            .Line("    int maxSteps,")
            .Open($"    ref {Vector}<long> steps)");
        foreach (string l in neurons)
            writer.Line($"{Vector}<double> s{l} = sums[{l}], t{l} = differences[{l}], v{l} = signs[{l}];");
        writer.Line($"{Vector}<double> pull0 = pulls[0], pull1 = pulls[1], pull2 = pulls[2], pull3 = pulls[3];")
            .Line($"{Vector}<long> count = steps;")
            .Line("bool isPulled = true;")
            .Open("for (int step = 0; step < maxSteps; step++)")
            .Line("// The pre-activations at the four patterns; σ(−s) = −min(s, 0).")
            .Line($"{Vector}<double> g3 = {Sum("Max", "s")};")
            .Line($"{Vector}<double> g0 = {Sum("Min", "s")};")
            .Line($"{Vector}<double> g1 = {Sum("Max", "t")};")
            .Line($"{Vector}<double> g2 = {Sum("Min", "t")};")
            .Line()
            .Line("// Saturated patterns pull no more.");
        foreach (string p in new[] { "0", "1", "2", "3" })
            writer.Line($"{Vector}<double> c{p} = {Lanes}.Unsaturated(g{p}, pull{p});");
        writer.Line($"isPulled = {Lanes}.CountStep(c0 | c1 | c2 | c3, ref count);")
            .Line("if (!isPulled)")
            .Line("    break;");
        foreach (string l in neurons)
        {
            writer.Line($"s{l} = {Lanes}.Move(s{l}, v{l}, c3, c0);")
                .Line($"t{l} = {Lanes}.Move(t{l}, v{l}, c1, c2);");
        }

        writer.Close().Line();
        foreach (string l in neurons)
            writer.Line($"sums[{l}] = s{l};").Line($"differences[{l}] = t{l};");
        writer.Line("steps = count;")
            .Line("return isPulled;")
            .Close()
            .Close();

        // v = ±1, so that the fused operation rounds as the sum of exact products does.
        string Sum(string part, string weights) => neurons.Aggregate("", (sum, l) => sum.Length == 0
            ? $"v{l} * {Vector}.{part}({weights}{l}, default)"
            : $"{Vector}.FusedMultiplyAdd(v{l}, {Vector}.{part}({weights}{l}, default), {sum})");
    }
}
