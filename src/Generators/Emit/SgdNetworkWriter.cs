using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes X.SgdNetwork: the gates of a step as code, around real weights that a kernel of the runtime library evaluates and trains.
/// </summary>
internal sealed class SgdNetworkWriter
{
    private const string Kernel = "Gates";
    private const string Holder = "Table";
    private const string ClassName = "SgdNetwork";

    private readonly LearnerModel _model;
    private readonly LearnerCircuits _learner;
    private readonly SgdMode _mode;
    private readonly SgdEmulationNetwork _network;
    private readonly NetworkInfo _info;
    private readonly NetworkInput _input;

    public SgdNetworkWriter(LearnerModel model, LearnerCircuits learner, SgdMode mode)
    {
        _model = model;
        _learner = learner;
        _mode = mode;
        _network = SgdEmulation.Build(learner, mode);
        _info = _network.Info;
        _input = new NetworkInput(model.Input, _network.InputBits);
    }

    /// <summary>Writes the file.</summary>
    public string Write()
    {
        CircuitInfo gates = _network.Step.Info;
        CodeWriter writer = GeneratedFile.Start(
            _model.Context,
            $"{_model.Name}: {CSharpText.Count(_info.MemoryBits)} memory bits, {CSharpText.Count(gates.Gates)} gates, depth {CSharpText.Count(gates.Depth)} → "
            + $"{CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges; learning rate {Text(_info.LearningRate)}; "
            + $"exact with {CSharpText.Number(_info.PrecisionBits)} significand bits.");
        WriteSummary(writer);
        writer.Line(GeneratedFile.Attribute)
            .Open($"public sealed class {ClassName} : global::Learnability.IOnlineNetwork<{ClassName}>");
        WriteFields(writer);
        WriteConstructor(writer);
        WriteFacts(writer);
        WriteMemory(writer);
        WriteWeights(writer);
        WriteStep(writer);
        WritePredict(writer);
        WriteNeuralNet(writer);
        ValueWriter.WriteAccessors(writer, [_model.Input, _model.Memory]);
        if (gates.Gates > StraightLineWriter.MaxGates)
            TableWriter.WriteKernel(writer, Kernel, Holder);
        else
            new StraightLineWriter("ulong").Write(writer, Kernel, _network.Step);
        writer.Line();
        TableWriter.WriteHolder(writer, Holder, _network.Step);
        return writer.Close().CloseContext(_model.Context).ToString();
    }

    private static string Text(double value) => CSharpText.Double(value);

    private static string Number(int value) => CSharpText.Number(value);

    private int ModeWord => _network.MemoryBits + _network.InputBits;

    private int GuessWord => ModeWord + (_network.HasMode ? 1 : 0);

    private int CoinWord => GuessWord + (_network.HasGuess ? 1 : 0);

    private void WriteSummary(CodeWriter writer)
    {
        string theorem = _mode switch
        {
            SgdMode.Guessing => "Theorem 17",
            SgdMode.MistakeDriven => "Lemma 10",
            _ => "Remark 2",
        };
        string learning = _mode switch
        {
            SgdMode.Guessing => "While it learns, it outputs the complement of a random guess bit, so that it stores each sample with probability 1/2, independently of the sample.",
            SgdMode.MistakeDriven => "It always outputs its prediction, and learns from the samples on which that is wrong. It uses no random bits.",
            _ => "While it learns, it outputs false, so that it stores exactly the samples labelled true. It uses no random bits.",
        };
        writer.Line("/// <summary>")
            .Line($"/// A neural network that learns what <see cref=\"{_model.Memory.CSharpType}\"/> learns, by stochastic gradient descent on one sample a step:")
            .Line($"/// {CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges, {CSharpText.Count(_info.MemoryBits)} memory bits in its weights, learning rate {Text(_info.LearningRate)}, loss (z − y)².")
            .Line("/// </summary>")
            .Line("/// <remarks>")
            .Line("/// <para>")
            .Line($"/// Abbe &amp; Sandon, \"Poly-time universality and limitations of deep learning\", {theorem}, with exact weights: {Number(_info.PrecisionBits)} significand bits suffice. {learning}")
            .Line("/// </para>")
            .Line("/// <para>")
            .Line($"/// Input vertices of the explicit network, in order: x ({Number(_network.InputBits)}){DescribeExtraInputs()}; true is +1, false −1. {DescribeAnswering()}")
            .Line("/// An instance is for one thread at a time.")
            .Line("/// </para>")
            .Line("/// </remarks>");
    }

    private string DescribeExtraInputs() =>
        (_network.HasMode ? ", mode (1: learning)" : "") + (_network.HasGuess ? ", guess" : "") + (_network.HasCoin ? ", coin" : "");

    private string DescribeAnswering() => (_mode, _network.HasMode) switch
    {
        (SgdMode.MistakeDriven, _) => "",
        (_, true) => "The learner does not say when it knows an answer, so the mode vertex does: Step sets it to learning, Predict to answering.",
        _ => "An input whose answer the learner knows is answered, in Step as in Predict, and changes no memory bit.",
    };

    private void WriteFields(CodeWriter writer)
    {
        writer.Line("private readonly global::Learnability.SgdMemory _weights;");
        if (_network.HasGuess)
            writer.Line("private readonly global::Learnability.RandomBits _guesses;");
        if (_network.HasCoin)
            writer.Line("private readonly global::Learnability.RandomBits _coins;");
        writer.Line($"private readonly ulong[] _gateInputs = new ulong[{Number(_network.Step.InputCount)}];")
            .Line($"private readonly ulong[] _gateOutputs = new ulong[{Number(_network.Step.OutputCount)}];")
            .Line($"private readonly ulong[] _memoryBits = new ulong[{Number(Words(_network.MemoryBits))}];")
            .Line($"private readonly ulong[] _flips = new ulong[{Number(Words(_network.MemoryBits))}];")
            .Line($"private {Kernel} _gates = default;")
            .Line("private bool _areWeightsSet;")
            .Line();
    }

    private void WriteConstructor(CodeWriter writer)
    {
        writer.Line("/// <summary>Creates the network with its initial weights: every memory bit is 0.</summary>")
            .Line(_network.HasGuess || _network.HasCoin
                ? "/// <param name=\"seed\">The seed of its random bits: guesses and coins are separate streams.</param>"
                : "/// <param name=\"seed\">Not used: this network has no random bits.</param>")
            .Open($"public {ClassName}(int seed)");
        if (_network.HasGuess)
            writer.Line("_guesses = new global::Learnability.RandomBits(seed, global::Learnability.RandomPurpose.Guess);");
        if (_network.HasCoin)
            writer.Line("_coins = new global::Learnability.RandomBits(seed, global::Learnability.RandomPurpose.Coin);");
        if (!_network.HasGuess && !_network.HasCoin)
            writer.Line("_ = seed;");
        writer.Line($"_weights = new global::Learnability.SgdMemory(GroupOf, {Number(_network.DummyCount)});")
            .Close()
            .Line();
    }

    private void WriteFacts(CodeWriter writer)
    {
        NetworkInfoWriter.Write(writer, _info);
        writer.Line("/// <summary>")
            .Line("/// The circuit of one step: from the memory, the input and what else the network is told, its prediction, the memory bits that flip if that is")
            .Line("/// wrong, and whether the learner is then given the sample.")
            .Line("/// </summary>")
            .Line($"public static global::Learnability.Circuit StepCircuit => {Holder}.Circuit;")
            .Line()
            .Line("/// <summary>The learning rate γ.</summary>")
            .Line("public double LearningRate => _weights.LearningRate;")
            .Line()
            .Line("/// <summary>The output z of the network in the last step, before its update: ±1 unless weights were set by hand. Before the first step, 0.</summary>")
            .Line("public double LastOutput { get; private set; }")
            .Line()
            .Line("/// <summary>The dummy that balances each memory bit in the output; bits that never flip in one step share one.</summary>")
            .Line("private static global::System.ReadOnlySpan<int> GroupOf =>")
            .Line("[");
        int[] groups = _network.Groups.GroupOf.ToArray();
        const int PerLine = 24;
        for (int start = 0; start < groups.Length; start += PerLine)
            writer.Line("    " + string.Join(", ", groups.Skip(start).Take(PerLine).Select(Number)) + ",");
        writer.Line("];")
            .Line()
            .Line("/// <summary>Creates the network with its initial weights.</summary>")
            .Line("/// <param name=\"seed\">The seed of its random bits.</param>")
            .Line($"public static {ClassName} Create(int seed) => new(seed);")
            .Line();
    }

    private void WriteMemory(CodeWriter writer)
    {
        if (_model.Memory.Width != _network.MemoryBits)
            return;
        writer.Line("/// <summary>The learner's memory, read from the weights.</summary>")
            .Open($"public {_model.Memory.CSharpType} Memory")
            .Open("get")
            .Line("_weights.ReadMemory(_memoryBits);")
            .Line($"{_model.Memory.CSharpType} memory = default;");
        int offset = 0;
        foreach (LeafModel leaf in _model.Memory.Leaves)
        {
            string bits = $"global::Learnability.RawBits.Extract(_memoryBits, {Number(offset)}, {Number(leaf.Width)})";
            if (leaf.IsSigned)
                bits = $"global::Learnability.RawBits.SignExtend({bits}, {Number(leaf.Width)})";
            writer.Line($"global::Learnability.RawBits.Store(ref {ValueWriter.Reference(leaf, "memory")}, {bits});");
            offset += leaf.Width;
        }

        writer.Line("return memory;").Close().Close().Line();
    }

    private static void WriteWeights(CodeWriter writer) =>
        writer.Line("/// <summary>The weight of an edge of a memory component.</summary>")
            .Line("/// <param name=\"memoryBit\">The memory bit, from 0.</param>")
            .Line("/// <param name=\"edge\">The edge.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such memory bit or edge.</exception>")
            .Line("public double GetWeight(int memoryBit, global::Learnability.SgdMemoryEdge edge) => _weights.GetMemoryWeight(memoryBit, edge);")
            .Line()
            .Line("/// <summary>Sets the weight of an edge of a memory component.</summary>")
            .Line("/// <param name=\"memoryBit\">The memory bit, from 0.</param>")
            .Line("/// <param name=\"edge\">The edge.</param>")
            .Line("/// <param name=\"weight\">The weight, finite.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such memory bit or edge, or the weight is not finite.</exception>")
            .Open("public void SetWeight(int memoryBit, global::Learnability.SgdMemoryEdge edge, double weight)")
            .Line("_weights.SetMemoryWeight(memoryBit, edge, weight);")
            .Line("_areWeightsSet = true;")
            .Close()
            .Line()
            .Line("/// <summary>The weight of an edge of a dummy.</summary>")
            .Line("/// <param name=\"dummy\">The dummy, from 0.</param>")
            .Line("/// <param name=\"place\">The place along its path, from 0, out of the source, to 5, into the output.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such dummy or place.</exception>")
            .Line("public double GetDummyWeight(int dummy, int place) => _weights.GetDummyWeight(dummy, place);")
            .Line()
            .Line("/// <summary>Sets the weight of an edge of a dummy.</summary>")
            .Line("/// <param name=\"dummy\">The dummy, from 0.</param>")
            .Line("/// <param name=\"place\">The place along its path, from 0, out of the source, to 5, into the output.</param>")
            .Line("/// <param name=\"weight\">The weight, finite.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such dummy or place, or the weight is not finite.</exception>")
            .Open("public void SetDummyWeight(int dummy, int place, double weight)")
            .Line("_weights.SetDummyWeight(dummy, place, weight);")
            .Line("_areWeightsSet = true;")
            .Close()
            .Line();

    private void WriteStep(CodeWriter writer)
    {
        string guess = _network.HasGuess ? "_guesses.NextBit()" : "false";
        string coin = _network.HasCoin ? "_coins.NextBit()" : "false";
        string guessText = _network.HasGuess ? "The random guess: the network outputs its complement while it learns." : "Not used in this mode.";
        string coinText = _network.HasCoin ? "The learner's random bit." : "Not used: the learner takes no coin.";
        const string Returns = "/// <returns>Whether the sample was stored: the network was wrong, and the learner was given the sample.</returns>";

        writer.Line("/// <summary>Takes one step of stochastic gradient descent; random bits are drawn.</summary>");
        _input.WriteDocumentation(writer)
            .Line("/// <param name=\"y\">The label.</param>")
            .Line(Returns);
        _input.WriteException(writer, "; no weight has changed and no random bit is drawn")
            .Open($"public bool Step({_input.CSharpType} x, bool y)");
        _input.WritePacking(writer, "x", "input");
        writer.Line($"return Train(input, y, {guess}, {coin});").Close().Line();

        writer.Line("/// <summary>Takes one step of stochastic gradient descent with given random bits.</summary>");
        _input.WriteDocumentation(writer)
            .Line("/// <param name=\"y\">The label.</param>")
            .Line($"/// <param name=\"guess\">{guessText}</param>")
            .Line($"/// <param name=\"coin\">{coinText}</param>")
            .Line(Returns);
        _input.WriteException(writer, "; no weight has changed")
            .Open($"public bool Step({_input.CSharpType} x, bool y, bool guess, bool coin)");
        _input.WritePacking(writer, "x", "input");
        writer.Line("return Train(input, y, guess, coin);").Close().Line();

        writer.Line("/// <inheritdoc/>")
            .Open("public bool Step(global::System.ReadOnlySpan<ulong> input, bool label)")
            .Line($"global::Learnability.PackedInput.Validate(input, {Number(_network.InputBits)}, nameof(input));")
            .Line($"return Train(input, label, {guess}, {coin});")
            .Close()
            .Line();
        writer.Line("/// <summary>Takes one step of stochastic gradient descent with given random bits.</summary>")
            .Line("/// <param name=\"input\">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>")
            .Line("/// <param name=\"label\">The label.</param>")
            .Line($"/// <param name=\"guess\">{guessText}</param>")
            .Line($"/// <param name=\"coin\">{coinText}</param>")
            .Line(Returns)
            .Line("/// <exception cref=\"global::System.ArgumentException\">The number of words is wrong, or a bit past the last input is set; no weight has changed.</exception>")
            .Open("public bool Step(global::System.ReadOnlySpan<ulong> input, bool label, bool guess, bool coin)")
            .Line($"global::Learnability.PackedInput.Validate(input, {Number(_network.InputBits)}, nameof(input));")
            .Line("return Train(input, label, guess, coin);")
            .Close()
            .Line();
        WriteTrain(writer);
    }

    private void WriteTrain(CodeWriter writer) =>
        writer.Line("/// <summary>Memory from the weights, the gates, then forward pass, gradient and update of the paths that learn.</summary>")
            .Open("private bool Train(global::System.ReadOnlySpan<ulong> input, bool label, bool guess, bool coin)")
            .Line("bool predicted = RunGates(input, true, guess, coin);")
            .Line("bool isWrong = _weights.Step(_flips, predicted, label, out double output);")
            .Line("LastOutput = output;")
            .Line($"return isWrong && (_gateOutputs[{Number(_network.MemoryBits + 1)}] & 1) != 0;")
            .Close()
            .Line()
            .Line("/// <summary>The gates on one sample, in the lowest bit of each word. Their weights never change (Lemma 8), so that they are computed as bits.</summary>")
            .Open("private bool RunGates(global::System.ReadOnlySpan<ulong> input, bool isLearning, bool guess, bool coin)")
            .Line("SetGateInputs(isLearning, guess, coin);")
            .Line($"global::Learnability.LaneBits.Spread(input, global::System.MemoryExtensions.AsSpan(_gateInputs, {Number(_network.MemoryBits)}, {Number(_network.InputBits)}));")
            .Line("_gates.Evaluate(_gateInputs, _gateOutputs);")
            .Line($"global::Learnability.LaneBits.Gather(global::System.MemoryExtensions.AsSpan(_gateOutputs, 1, {Number(_network.MemoryBits)}), _flips);")
            .Line("return (_gateOutputs[0] & 1) != 0;")
            .Close()
            .Line();

    private void WritePredict(CodeWriter writer)
    {
        string unknown = (_mode, _network.HasGuess && !_network.HasMode) switch
        {
            (_, true) => "An input that the learner does not know is answered false.",
            (SgdMode.PositiveOnly, _) when !_network.HasMode => "An input that the learner does not know is answered false.",
            _ => "",
        };
        string remark = ("Changes no weight. " + unknown).TrimEnd();
        writer.Line($"/// <summary>Answers an input. {remark}</summary>");
        _input.WriteDocumentation(writer);
        _input.WriteException(writer, "").Line($"public bool Predict({_input.CSharpType} x) => Predict(x, true);").Line();

        writer.Line("/// <summary>Answers an input with a given guess bit. Changes no weight.</summary>");
        _input.WriteDocumentation(writer)
            .Line(_network.HasGuess && !_network.HasMode
                ? "/// <param name=\"guess\">An input that the learner does not know is answered by its complement.</param>"
                : "/// <param name=\"guess\">Of no effect: this network answers every input without it.</param>");
        _input.WriteException(writer, "").Open($"public bool Predict({_input.CSharpType} x, bool guess)");
        _input.WritePacking(writer, "x", "input");
        writer.Line("return Answer(input, guess);").Close().Line();

        writer.Line("/// <inheritdoc/>")
            .Open("public bool Predict(global::System.ReadOnlySpan<ulong> input)")
            .Line($"global::Learnability.PackedInput.Validate(input, {Number(_network.InputBits)}, nameof(input));")
            .Line("return Answer(input, true);")
            .Close()
            .Line();
        WriteBatchPredict(writer, remark);
        writer.Line("/// <summary>The sign of the network's output, with mode at answering.</summary>")
            .Open("private bool Answer(global::System.ReadOnlySpan<ulong> input, bool guess)")
            .Line("bool predicted = RunGates(input, false, guess, false);")
            .Line("return _weights.GetOutput(_flips, predicted) > 0;")
            .Close()
            .Line();

        writer.Line("/// <summary>Puts the memory, and what the network is told beside its input, before the gates.</summary>")
            .Open("private void SetGateInputs(bool isLearning, bool guess, bool coin)")
            .Line("_weights.ReadMemory(_memoryBits);")
            .Line($"global::Learnability.LaneBits.Spread(_memoryBits, global::System.MemoryExtensions.AsSpan(_gateInputs, 0, {Number(_network.MemoryBits)}));");
        writer.Line(_network.HasMode ? $"_gateInputs[{Number(ModeWord)}] = isLearning ? ulong.MaxValue : 0;" : "_ = isLearning;");
        writer.Line(_network.HasGuess ? $"_gateInputs[{Number(GuessWord)}] = guess ? ulong.MaxValue : 0;" : "_ = guess;");
        writer.Line(_network.HasCoin ? $"_gateInputs[{Number(CoinWord)}] = coin ? ulong.MaxValue : 0;" : "_ = coin;");
        writer.Close().Line();
    }

    private void WriteBatchPredict(CodeWriter writer, string remark)
    {
        writer.Line($"/// <summary>Answers many inputs, 64 at a time. {remark}</summary>")
            .Line($"/// <param name=\"xs\">The inputs, {Number(_network.InputBits)} bits each.</param>")
            .Line("/// <param name=\"results\">Receives as many answers.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The lengths differ, or an input does not fit its declared width; nothing is written.</exception>")
            .Open($"public void Predict(global::System.ReadOnlySpan<{_input.CSharpType}> xs, global::System.Span<bool> results)")
            .Line("global::Learnability.LaneColumns.RequireLength(results.Length, xs.Length, nameof(results), nameof(xs));");
        _input.WriteColumnValidation(writer, "xs");
        writer.Open("if (_areWeightsSet)")
            .Line("// What follows holds for the weights that training makes; others are computed with one by one.")
            .Open("for (int k = 0; k < xs.Length; k++)")
            .Line("results[k] = Predict(xs[k]);")
            .Close()
            .Line("return;")
            .Close()
            .Line("SetGateInputs(false, true, false);")
            .Open("for (int start = 0; start < xs.Length; start += 64)")
            .Line("int length = global::System.Math.Min(64, xs.Length - start);");
        _input.WriteColumnLoad(writer, "xs", "_gateInputs", _network.MemoryBits);
        writer.Line("_gates.Evaluate(_gateInputs, _gateOutputs);")
            .Line("// Lemma 10: the output is what the gates predict.")
            .Open("for (int k = 0; k < length; k++)")
            .Line("results[start + k] = ((_gateOutputs[0] >> k) & 1) != 0;")
            .Close()
            .Close()
            .Close()
            .Line();
    }

    private static void WriteNeuralNet(CodeWriter writer) =>
        writer.Line("/// <summary>The same network as an explicit weighted graph, with its current weights. Built anew on each call.</summary>")
            .Open("public global::Learnability.NeuralNet ToNeuralNet()")
            .Line($"global::Learnability.SgdEmulationGraph graph = new global::Learnability.SgdEmulationNetwork({Holder}.Circuit).CreateGraph();")
            .Line("_weights.CopyWeightsTo(graph);")
            .Line("return graph.Net;")
            .Close()
            .Line();

    private static int Words(int bits) => (bits + 63) / 64;
}
