using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes the class beside a [TreeCircuit] method: the tree, and the network of neural gates that is trained into it.</summary>
internal sealed class TreeClassWriter(TreeModel model, BooleanTree tree)
{
    private const string Kernel = "Neurons";

    private readonly string _name = CSharpText.Identifier(model.ClassName);
    private readonly NetworkInfo _info = NeuralTree.GetInfo(tree.Depth, model.Width);

    /// <summary>Writes the file.</summary>
    public string Write()
    {
        CodeWriter writer = GeneratedFile.Start(
            model.Context,
            $"{model.MethodDisplay}: {CSharpText.Count(tree.InputCount)} inputs, {CSharpText.Count(tree.Gates.Count)} gates → "
            + $"{CSharpText.Number(model.Width)} neurons a gate, {CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges.");
        WriteSummary(writer);
        writer.Line(GeneratedFile.Attribute)
            .Open($"{model.Accessibility} sealed partial class {_name} : global::Learnability.INetwork<{_name}>");
        WriteConstruction(writer);
        WriteTarget(writer);
        WriteTraining(writer);
        WritePredict(writer);
        WriteLearned(writer);
        if (NeuralGateKernelWriter.CanUnroll(model.Width))
        {
            writer.Line();
            NeuralGateKernelWriter.Write(writer, Kernel, model.Width);
        }

        return writer.Close().CloseContext(model.Context).ToString();
    }

    private void WriteSummary(CodeWriter writer) =>
        writer.Line("/// <summary>")
            .Line($"/// The tree of gates of <see cref=\"{model.MethodReference}\"/>, of depth {CSharpText.Number(tree.Depth)} over {CSharpText.Count(tree.InputCount)} inputs, and a network of the same shape with")
            .Line($"/// {CSharpText.Number(model.Width)} neurons a gate, which layerwise gradient descent trains into it where the gates correlate with the label.")
            .Line("/// </summary>")
            .Line("/// <remarks>")
            .Line("/// Malach &amp; Shalev-Shwartz, \"Learning Boolean Circuits with Neural Networks\", Algorithm 1 and Theorem 4, in practical settings. An instance is for one")
            .Line("/// thread at a time.")
            .Line("/// </remarks>");

    private void WriteConstruction(CodeWriter writer)
    {
        writer.Line("private readonly int _seed;")
            .Line()
            .Line("/// <summary>Creates the network with its structured initial weights.</summary>")
            .Line("/// <param name=\"seed\">The seed of random initial weights, where training asks for them.</param>")
            .Open($"public {_name}(int seed = 0)")
            .Line("_seed = seed;")
            .Line($"Network = new global::Learnability.NeuralTree({CSharpText.Number(tree.Depth)}, {CSharpText.Number(model.Width)});")
            .Line(model.Width < 4
                ? "Network.Initialize(global::Learnability.LayerwiseInitialization.Random, seed);"
                : "Network.Initialize(global::Learnability.LayerwiseInitialization.Structured, seed);")
            .Close()
            .Line();
        NetworkInfoWriter.Write(writer, _info);
        writer.Line("/// <summary>Creates the network with its initial weights.</summary>")
            .Line("/// <param name=\"seed\">The seed of random initial weights, where training asks for them.</param>")
            .Line($"public static {_name} Create(int seed) => new(seed);")
            .Line();
    }

    private void WriteTarget(CodeWriter writer)
    {
        writer.Line("/// <summary>The tree that the network is to become.</summary>")
            .Line("public static global::Learnability.BooleanTree Target { get; } = global::Learnability.BooleanTree.FromTables(")
            .Line("    \"\"\"");
        for (int level = 0; level < tree.Depth; level++)
        {
            // A hexadecimal digit a gate: its truth table.
            string tables = string.Concat(Enumerable.Range(0, 1 << level).Select(index => "0123456789ABCDEF"[tree[level, index].Table]));
            for (int start = 0; start < tables.Length; start += 128)
                writer.Line("    " + tables.Substring(start, System.Math.Min(128, tables.Length - start)));
        }

        writer.Line("    \"\"\");")
            .Line()
            .Line("/// <summary>The tree as a circuit of one port of inputs, <c>x</c>, and one output, <c>y</c>.</summary>")
            .Line("public static global::Learnability.Circuit Circuit => Target.Circuit;")
            .Line()
            .Line("/// <summary>The correlation of every gate and input with the label, which decides whether training recovers the tree.</summary>")
            .Line("/// <param name=\"distribution\">The distribution of the inputs.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The distribution has another number of inputs, or is generative and a gate is constant.</exception>")
            .Line("public static global::Learnability.LocalCorrelation GetLocalCorrelation(global::Learnability.TreeDistribution distribution) =>")
            .Line("    global::Learnability.LocalCorrelation.Compute(Target, distribution);")
            .Line()
            .Line("/// <summary>Draws inputs from a distribution, labelled by the tree.</summary>")
            .Line("/// <param name=\"distribution\">The distribution.</param>")
            .Line("/// <param name=\"count\">The number of examples, not negative.</param>")
            .Line("/// <param name=\"seed\">The seed: the same one gives the same examples everywhere.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The distribution has another number of inputs, or is generative and a gate is constant; or the count is negative.</exception>")
            .Line("public static global::Learnability.LabelledBits Sample(global::Learnability.TreeDistribution distribution, int count, int seed) =>")
            .Line("    global::Learnability.TreeSampler.Sample(Target, distribution, count, seed);")
            .Line();
        WriteDistribution(writer);
    }

    private void WriteDistribution(CodeWriter writer)
    {
        if (model.Distribution is not { } distribution)
            return;
        string value = distribution.Kind == TreeDistributionKind.Product
            ? $"Product({string.Join(", ", distribution.Probabilities.Select(CSharpText.Double))})"
            : distribution.Kind.ToString();
        writer.Line("/// <summary>The distribution that the method declares.</summary>")
            .Line($"public static global::Learnability.TreeDistribution Distribution {{ get; }} = global::Learnability.TreeDistribution.{value};")
            .Line()
            .Line("/// <summary>The correlation of every gate and input with the label, under the declared distribution.</summary>")
            .Line("public static global::Learnability.LocalCorrelation GetLocalCorrelation() => GetLocalCorrelation(Distribution);")
            .Line()
            .Line("/// <summary>Draws examples from the declared distribution.</summary>")
            .Line("/// <param name=\"count\">The number of examples, not negative.</param>")
            .Line("/// <param name=\"seed\">The seed: the same one gives the same examples everywhere.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The count is negative.</exception>")
            .Line("public static global::Learnability.LabelledBits Sample(int count, int seed) => Sample(Distribution, count, seed);")
            .Line();
    }

    /// <summary>The options that [LayerwiseTraining] gives, with the λ that the declared distribution suggests where it gives none.</summary>
    private void WriteOptions(CodeWriter writer)
    {
        double? lambda = model.Training?.Lambda ?? (model.Distribution is { } distribution
            ? LocalCorrelation.Compute(tree, distribution.Create()).SuggestedLambda
            : null);
        writer.Line("/// <summary>The settings of training where none are given.</summary>")
            .Open("public static global::Learnability.LayerwiseOptions DefaultOptions { get; } = new global::Learnability.LayerwiseOptions");
        if (model.Training is { } training)
            writer.Line($"LearningRate = {CSharpText.Double(training.LearningRate)},");
        if (lambda is { } known)
            writer.Line($"Lambda = {CSharpText.Double(known)},");
        bool isRandom = model.Width < 4 || model.Training?.Initialization == LayerwiseInitialization.Random;
        writer.Line($"Initialization = global::Learnability.LayerwiseInitialization.{(isRandom ? "Random" : "Structured")},")
            .Close(";")
            .Line();
    }

    private void WriteTraining(CodeWriter writer)
    {
        string kernel = NeuralGateKernelWriter.CanUnroll(model.Width) ? Kernel : "global::Learnability.NeuralGateKernel";
        WriteOptions(writer);
        writer.Line("/// <summary>The network with its weights.</summary>")
            .Line("public global::Learnability.NeuralTree Network { get; }")
            .Line()
            .Line("/// <summary>")
            .Line("/// Trains the network from its initial weights, layer by layer from the inputs to the root, with full-batch gradient descent on the hinge loss of the layer's")
            .Line("/// average.")
            .Line("/// </summary>")
            .Line($"/// <param name=\"examples\">The examples, at least one, of {CSharpText.Count(tree.InputCount)} input bits.</param>")
            .Line("/// <param name=\"options\">The settings; null for <see cref=\"DefaultOptions\"/>.</param>")
            .Line("/// <param name=\"progress\">Told after every few gates; null for none.</param>")
            .Line("/// <param name=\"token\">Cancels; the weights are then those of an unfinished run.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The examples have another width, or there is none; no weight has changed.</exception>")
            .Line("/// <exception cref=\"global::System.OperationCanceledException\">The token was cancelled.</exception>")
            .Line("public global::Learnability.LayerwiseResult TrainLayerwise(")
            .Line("    global::Learnability.LabelledBits examples,")
            .Line("    global::Learnability.LayerwiseOptions? options = null,")
            .Line("    global::System.IProgress<global::Learnability.LayerwiseProgress>? progress = null,")
            .Line("    global::System.Threading.CancellationToken token = default) =>")
            .Line($"    global::Learnability.LayerwiseTrainer.Train<{kernel}>(Network, Target, examples, options ?? DefaultOptions, _seed, progress, token);")
            .Line();
    }

    private void WritePredict(CodeWriter writer)
    {
        string n = CSharpText.Count(tree.InputCount);
        writer.Line($"/// <summary>Answers an input of {n} bits: whether the network's output is above zero.</summary>")
            .Line("/// <param name=\"input\">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The number of words is wrong, or a bit past the last input is set.</exception>")
            .Open("public bool Predict(global::System.ReadOnlySpan<ulong> input)")
            .Line($"global::Learnability.PackedInput.Validate(input, {CSharpText.Number(tree.InputCount)}, nameof(input));")
            .Line("return Network.Evaluate(input) > 0;")
            .Close()
            .Line()
            .Line($"/// <summary>Answers an input of {n} bits, one an element: whether the network's output is above zero.</summary>")
            .Line("/// <param name=\"input\">The input bits.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The number of bits is wrong.</exception>")
            .Line("public bool Predict(global::System.ReadOnlySpan<bool> input) => Predict(global::Learnability.PackedInput.Pack(input, "
                + $"{CSharpText.Number(tree.InputCount)}, nameof(input)));")
            .Line();
        if (tree.Depth > 6)
            return;
        string type = tree.Depth switch { <= 3 => "byte", 4 => "ushort", 5 => "uint", _ => "ulong" };
        writer.Line($"/// <summary>Answers an input of {n} bits: whether the network's output is above zero.</summary>")
            .Line("/// <param name=\"x\">The input, bit 0 being the leftmost leaf.</param>")
            .Line(tree.Depth < 3 ? $"/// <exception cref=\"global::System.ArgumentException\"><paramref name=\"x\"/> has more than {n} bits.</exception>" : "/// <returns>The answer.</returns>")
            .Line($"public bool Predict({type} x) => Predict([(ulong)x]);")
            .Line();
    }

    private static void WriteLearned(CodeWriter writer) =>
        writer.Line("/// <summary>Whether the network answers as the tree does on all inputs: exact, by the values that each gate can take in both together.</summary>")
            .Line("/// <exception cref=\"global::System.InvalidOperationException\">")
            .Line("/// So many gates are unsaturated that the values are too many to follow, and yet no random input tells network and tree apart.")
            .Line("/// </exception>")
            .Line("public bool Recovered => Network.Computes(Target);")
            .Line()
            .Line("/// <summary>The gates that the network has learned, a level a line, up to signs that cancel; where one is not ±1 at a pattern, a question mark.</summary>")
            .Line("public string LearnedGates => Network.DescribeGates(Target);")
            .Line()
            .Line("/// <summary>The same network as an explicit weighted graph, with its current weights. Built anew on each call.</summary>")
            .Line("public global::Learnability.NeuralNet ToNeuralNet() => Network.ToNeuralNet();");
}
