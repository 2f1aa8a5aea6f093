using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes the class beside a [TuringMachine] method: the network, its facts and the machine's code.</summary>
internal static class RcnnWriter
{
    private const string Kernel = "Machine";

    /// <summary>Writes the file.</summary>
    /// <param name="model">The method.</param>
    /// <param name="machine">Its table.</param>
    public static string Write(MachineModel model, TransitionTable machine)
    {
        RcnnInfo info = Describe(model, machine);
        string name = CSharpText.Identifier(model.ClassName);
        CodeWriter writer = GeneratedFile.Start(
            model.Context,
            $"{model.MethodDisplay}: {CSharpText.Count(info.States)} states in {CSharpText.Count(info.Digits)} digits; {CSharpText.Count(info.Parameters)} weights in the recurrent layer.");
        WriteSummary(writer, model, info);
        writer.Line(GeneratedFile.Attribute)
            .Open($"{model.Accessibility} sealed partial class {name} : global::Learnability.IOnlineNetwork<{name}>")
            .Line($"private readonly global::Learnability.TuringNetwork<{Kernel}> _network;")
            .Line();
        WriteConstructors(writer, model, name);
        WriteFacts(writer, model, info, name);
        WriteSteps(writer);
        WritePredictions(writer);
        WriteExplicit(writer);
        new MachineKernelWriter(writer, machine).Write(Kernel);
        return writer.Close().CloseContext(model.Context).ToString();
    }

    /// <summary>The facts of the network of the default sizes.</summary>
    public static RcnnInfo Describe(MachineModel model, TransitionTable machine)
    {
        var shape = new RcnnShape(model.Inputs, model.Samples, model.Depth, Options(model));
        (long vertices, long edges) = RcnnGraph.Count(machine, shape);
        int bits = 0;
        for (long most = 4L * new RcnnEncoding(machine).Scale; most > 0; most >>= 1)
            bits++;
        return new RcnnInfo(
            machine.StateCount,
            machine.Digits,
            new RcnnReluLayer(new RcnnFactoredLayer(machine)).WeightCount,
            model.Inputs,
            model.Samples,
            model.Depth,
            checked((int)vertices),
            checked((int)edges),
            shape.Rows * shape.BlockColumns,
            bits);
    }

    private static RcnnOptions Options(MachineModel model) =>
        new() { AutoClean = model.AutoClean, Readout = model.CornerReadout ? RcnnReadout.Corner : RcnnReadout.Block };

    private static string DefaultOptions(MachineModel model) => model.AutoClean || model.CornerReadout
        ? $"new global::Learnability.RcnnOptions {{ AutoClean = {CSharpText.Boolean(model.AutoClean)}, Readout = global::Learnability.RcnnReadout.{Options(model).Readout} }}"
        : "global::Learnability.RcnnOptions.Default";

    private static void WriteSummary(CodeWriter writer, MachineModel model, RcnnInfo info) =>
        writer.Line("/// <summary>")
            .Line($"/// A recurrent convolutional neural network that SGD trains into what the Turing machine <see cref=\"{model.MethodReference}\"/> computes from the samples:")
            .Line($"/// {CSharpText.Count(info.States)} states, {CSharpText.Count(info.Parameters)} weights in the recurrent layer whatever the sizes, learning rate 1/54, loss ½(ŷ − y)².")
            .Line("/// </summary>")
            .Line("/// <remarks>")
            .Line("/// <para>")
            .Line("/// Goel, Kakade, Kalai &amp; Zhang, \"Recurrent Convolutional Neural Networks Learn Succinct Learning Algorithms\", Algorithm 1 and Lemma 1. Each of the first m steps")
            .Line("/// writes y·[x, 1]/3 into the next row of the memory. The step on the dummy sample (all bits set, true), which the network takes by itself after the last sample, makes")
            .Line("/// room for the input whose label is asked for: on input x its row holds [x, 1]/3. Later steps change nothing: their gradient is 0.")
            .Line("/// </para>")
            .Line("/// <para>An instance is for one thread at a time.</para>")
            .Line("/// </remarks>");

    private static void WriteConstructors(CodeWriter writer, MachineModel model, string name) =>
        writer.Line("/// <summary>Creates the network of a size, with its memory empty.</summary>")
            .Line("/// <param name=\"inputs\">The number d of inputs, at least 1.</param>")
            .Line("/// <param name=\"samples\">The number m of samples that it learns from, at least 1.</param>")
            .Line("/// <param name=\"depth\">The number L of times that the recurrent layer is applied: at least m + d + 1, and at least one more than the machine's steps.</param>")
            .Line("/// <param name=\"options\">The options; without them those of the attribute, which are the paper's network unless it says otherwise.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A size is out of range.</exception>")
            .Line($"public {name}(int inputs, int samples, int depth, global::Learnability.RcnnOptions? options = null) =>")
            .Line($"    _network = new global::Learnability.TuringNetwork<{Kernel}>(new global::Learnability.RcnnShape(inputs, samples, depth, options ?? {DefaultOptions(model)}));")
            .Line();

    private static void WriteFacts(CodeWriter writer, MachineModel model, RcnnInfo info, string name) =>
        writer.Line("/// <summary>The facts of the network that <see cref=\"Create(int)\"/> makes; those of the machine hold for every size.</summary>")
            .Line("public static global::Learnability.RcnnInfo Info { get; } = new(")
            .Line($"    States: {CSharpText.Number(info.States)},")
            .Line($"    Digits: {CSharpText.Number(info.Digits)},")
            .Line($"    Parameters: {CSharpText.Number(info.Parameters)},")
            .Line($"    Inputs: {CSharpText.Number(info.Inputs)},")
            .Line($"    Samples: {CSharpText.Number(info.Samples)},")
            .Line($"    Depth: {CSharpText.Number(info.Depth)},")
            .Line($"    Vertices: {CSharpText.Number(info.Vertices)},")
            .Line($"    Edges: {CSharpText.Number(info.Edges)},")
            .Line($"    MemoryBits: {CSharpText.Number(info.MemoryBits)},")
            .Line($"    PrecisionBits: {CSharpText.Number(info.PrecisionBits)});")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"static global::Learnability.NetworkInfo global::Learnability.INetwork<{name}>.Info => Info;")
            .Line()
            .Line("/// <summary>The machine's table.</summary>")
            .Line($"public static global::Learnability.TransitionTable Table => {Kernel}.Table;")
            .Line()
            .Line("/// <summary>The sizes of this network.</summary>")
            .Line("public global::Learnability.RcnnShape Shape => _network.Shape;")
            .Line()
            .Line("/// <summary>Whether all samples, and the dummy, are in the memory, so that the network predicts.</summary>")
            .Line("public bool IsTrained => _network.IsTrained;")
            .Line()
            .Line("/// <summary>The memory W, row after row of d + 1, in thirds: a weight is this divided by 3.</summary>")
            .Line("public global::System.ReadOnlySpan<sbyte> MemoryThirds => _network.MemoryThirds;")
            .Line()
            .Line("/// <summary>The number T of transitions that the machine took in the last prediction, until it entered the state that halts.</summary>")
            .Line("public long LastSteps => _network.LastSteps;")
            .Line()
            .Line("/// <summary>Creates the network of the sizes that the attribute states.</summary>")
            .Line("/// <param name=\"seed\">Not used: the network has no random bits.</param>")
            .Open($"public static {name} Create(int seed)")
            .Line("_ = seed;")
            .Line($"return new {name}({CSharpText.Number(model.Inputs)}, {CSharpText.Number(model.Samples)}, {CSharpText.Number(model.Depth)});")
            .Close()
            .Line();

    private static void WriteSteps(CodeWriter writer)
    {
        WriteStep(writer, "global::System.ReadOnlySpan<ulong> input, bool label", "input, label",
            "<param name=\"input\">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>", "<param name=\"label\">The label.</param>",
            "The number of words is wrong, or a bit past the last input is set; nothing has changed.");
        WriteStep(writer, "ulong x, bool y", "new global::System.ReadOnlySpan<ulong>(in x), y",
            "<param name=\"x\">The input bits, least significant first, for at most 64 inputs.</param>", "<param name=\"y\">The label.</param>",
            "There are more than 64 inputs, or a bit past the last is set; nothing has changed.");
        WriteStep(writer, "global::System.ReadOnlySpan<int> x, int y", "x, y",
            "<param name=\"x\">The d features, each −1 or +1.</param>", "<param name=\"y\">The label, −1 or +1.</param>",
            "There are not d features, or one or the label is not ±1; nothing has changed.");
    }

    private static void WriteStep(CodeWriter writer, string parameters, string arguments, string input, string label, string exception) =>
        writer.Line("/// <summary>One step of Algorithm 1: stochastic gradient descent on the memory, which writes the sample into its next row.</summary>")
            .Line("/// " + input)
            .Line("/// " + label)
            .Line("/// <returns>Whether the sample was stored: false once the memory is full, when steps change nothing.</returns>")
            .Line($"/// <exception cref=\"global::System.ArgumentException\">{exception}</exception>")
            .Line($"public bool Step({parameters}) => _network.Step({arguments});")
            .Line();

    private static void WritePredictions(CodeWriter writer)
    {
        WritePrediction(writer, "bool", "global::System.ReadOnlySpan<ulong> input", "input",
            "<param name=\"input\">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>",
            "The number of words is wrong, or a bit past the last input is set.");
        WritePrediction(writer, "bool", "ulong x", "new global::System.ReadOnlySpan<ulong>(in x)",
            "<param name=\"x\">The input bits, least significant first, for at most 64 inputs.</param>",
            "There are more than 64 inputs, or a bit past the last is set.");
        WritePrediction(writer, "int", "global::System.ReadOnlySpan<int> x", "x",
            "<param name=\"x\">The d features, each −1 or +1.</param>",
            "There are not d features, or one is not ±1.");
    }

    private static void WritePrediction(CodeWriter writer, string type, string parameter, string argument, string input, string exception) =>
        writer.Line("/// <summary>Answers an input, as the machine does that is given the samples; changes no weight.</summary>")
            .Line("/// " + input)
            .Line($"/// <returns>{(type == "int" ? "The label, −1 or +1." : "The label.")}</returns>")
            .Line($"/// <exception cref=\"global::System.ArgumentException\">{exception}</exception>")
            .Line("/// <exception cref=\"global::Learnability.RcnnLimitException\">The depth or the work tape does not suffice for the machine's run.</exception>")
            .Line("/// <exception cref=\"global::System.InvalidOperationException\">Samples are missing, or the machine leaves no answer.</exception>")
            .Line($"public {type} Predict({parameter}) => _network.Predict({argument});")
            .Line();

    private static void WriteExplicit(CodeWriter writer) =>
        writer.Line("/// <summary>The network layer by layer on an input: what each cell holds, as numbers and as text.</summary>")
            .Line("/// <param name=\"input\">The input bits, 64 a word, least significant first.</param>")
            .Line("/// <exception cref=\"global::System.InvalidOperationException\">Samples are missing.</exception>")
            .Line("public global::Learnability.RcnnTrace Trace(global::System.ReadOnlySpan<ulong> input) => new(Table, Shape, _network.StartRun(input));")
            .Line()
            .Line("/// <summary>The same network as an explicit weighted graph, with its current weights: its first (m + 1)(d + 1) weights are the memory's. Built anew on each call.</summary>")
            .Line("public global::Learnability.NeuralNet ToNeuralNet() => global::Learnability.RcnnGraph.Build(Table, Shape, _network.MemoryThirds);")
            .Line()
            .Line("/// <summary>The classifier that the network has become, as a Boolean circuit of its d inputs.</summary>")
            .Line("/// <exception cref=\"global::System.InvalidOperationException\">Samples are missing, there are more than 16 inputs, or there is an input without an answer.</exception>")
            .Line("public global::Learnability.Circuit ToCircuit() => global::Learnability.ClassifierCircuit.Of(Shape.Inputs, Predict);")
            .Line();
}
