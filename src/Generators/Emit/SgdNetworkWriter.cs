using System;
using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes X.SgdNetwork: the gates of a step as code, around real weights that a kernel of the runtime library evaluates and trains.
/// </summary>
internal sealed partial class SgdNetworkWriter
{
    /// <summary>The name of the class.</summary>
    public const string ClassName = "SgdNetwork";

    private const string Kernel = "Gates";
    private const string Holder = "Table";

    private readonly SgdNetworkDescription _description;
    private readonly SgdEmulationNetwork _network;
    private readonly NetworkInfo _info;
    private readonly NetworkInput _input;

    public SgdNetworkWriter(SgdNetworkDescription description, SgdEmulationNetwork network)
    {
        _description = description;
        _network = network;
        _info = network.Info with { ExpectedSamples = description.ExpectedSamples };
        _input = new NetworkInput(description.Input, network.InputBits);
    }

    /// <summary>Members of the class beside those of every network; none by default.</summary>
    public Action<CodeWriter> WriteMembers { get; init; } = static _ => { };

    /// <summary>Writes the file.</summary>
    public string Write()
    {
        CircuitInfo gates = _network.Step.Info;
        CodeWriter writer = GeneratedFile.Start(
            _description.Context,
            $"{_description.Name}: {CSharpText.Count(_info.MemoryBits)} memory bits, {CSharpText.Count(gates.Gates)} gates, depth {CSharpText.Count(gates.Depth)} → "
            + $"{CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges; learning rate {Text(_info.LearningRate)}; "
            + $"exact with {CSharpText.Number(_info.PrecisionBits)} significand bits.");
        WriteSummary(writer);
        writer.Line(GeneratedFile.Attribute)
            .Open($"public sealed class {ClassName} : global::Learnability.IOnlineNetwork<{ClassName}>");
        WriteFields(writer);
        WriteConstructor(writer);
        WriteFacts(writer);
        WriteMemory(writer);
        WriteMembers(writer);
        WriteWeights(writer);
        WriteStep(writer);
        WritePredict(writer);
        WriteNeuralNet(writer);
        ValueWriter.WriteAccessors(writer, [_description.Input, _description.Memory]);
        if (gates.Gates > StraightLineWriter.MaxGates)
            TableWriter.WriteKernel(writer, Kernel, Holder);
        else
            new StraightLineWriter("ulong").Write(writer, Kernel, _network.Step);
        writer.Line();
        TableWriter.WriteHolder(writer, Holder, _network.Step);
        return writer.Close().CloseContext(_description.Context).ToString();
    }

    private static string Text(double value) => CSharpText.Double(value);

    private static string Number(int value) => CSharpText.Number(value);

    /// <summary>The words of the memory bits that flip, among the gates' outputs.</summary>
    private string Flips => $"global::System.MemoryExtensions.AsSpan(_gateOutputs, 1, {Number(_network.MemoryBits)})";

    private int ModeWord => _network.MemoryBits + _network.InputBits;

    private int GuessWord => ModeWord + (_network.HasMode ? 1 : 0);

    private int CoinWord => GuessWord + (_network.HasGuess ? 1 : 0);

    private void WriteSummary(CodeWriter writer)
    {
        writer.Line("/// <summary>")
            .Line($"/// A neural network that learns what {_description.Subject} learns, by stochastic gradient descent on one sample a step:")
            .Line($"/// {CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges, {CSharpText.Count(_info.MemoryBits)} memory bits in its weights, learning rate {Text(_info.LearningRate)}, loss (z − y)².")
            .Line("/// </summary>")
            .Line("/// <remarks>")
            .Line("/// <para>")
            .Line($"/// Abbe &amp; Sandon, \"Poly-time universality and limitations of deep learning\", {_description.Theorem}, with exact weights: {Number(_info.PrecisionBits)} significand bits suffice. {_description.Learning}")
            .Line("/// </para>")
            .Line("/// <para>")
            .Line($"/// Input vertices of the explicit network, in order: x ({Number(_network.InputBits)}){DescribeExtraInputs()}; true is +1, false −1. {_description.Answering}")
            .Line("/// An instance is for one thread at a time.")
            .Line("/// </para>")
            .Line("/// </remarks>");
    }

    private string DescribeExtraInputs() =>
        (_network.HasMode ? ", mode (1: learning)" : "") + (_network.HasGuess ? ", guess" : "") + (_network.HasCoin ? ", coin" : "");

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
        if (_description.Memory.Width != _network.MemoryBits)
            return;
        writer.Line("/// <summary>The learner's memory, read from the weights.</summary>")
            .Open($"public {_description.Memory.CSharpType} Memory")
            .Open("get")
            .Line("_weights.ReadMemory(_memoryBits);")
            .Line($"{_description.Memory.CSharpType} memory = default;");
        int offset = 0;
        foreach (LeafModel leaf in _description.Memory.Leaves)
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
