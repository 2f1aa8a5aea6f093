using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes X.NoisySgdNetwork: the noise-tolerant network, built from the learner's circuits when the first instance is, and trained by a kernel.</summary>
internal sealed class NoisySgdNetworkWriter
{
    /// <summary>The name of the class.</summary>
    public const string ClassName = "NoisySgdNetwork";

    private const string Holder = "Construction";

    private readonly MemberContext _context;
    private readonly string _subject;
    private readonly ValueModel _inputModel;
    private readonly LearnerCircuits _learner;
    private readonly NoisySgdModel _options;
    private readonly NetworkInfo _info;
    private readonly NetworkInput _input;

    private NoisySgdNetworkWriter(
        MemberContext context, string subject, ValueModel input, LearnerCircuits learner, NoisySgdModel options, NetworkInfo info)
    {
        _context = context;
        _subject = subject;
        _inputModel = input;
        _learner = learner;
        _options = options;
        _info = info;
        _input = new NetworkInput(input, learner.InputBits);
    }

    /// <summary>Writes the file; null if the network has more vertices than allowed, which an analyzer reports.</summary>
    /// <param name="context">Where it goes.</param>
    /// <param name="subject">What it learns, as a documentation comment names it.</param>
    /// <param name="input">An input.</param>
    /// <param name="learner">The learning algorithm.</param>
    /// <param name="options">What [NoisySgd] asks for.</param>
    public static string? Write(MemberContext context, string subject, ValueModel input, LearnerCircuits learner, NoisySgdModel options)
    {
        NoiseTolerantNetwork? network = NoiseTolerantEmulation.TryBuild(learner, options.Samples, options.MaxVertices, out _);
        return network is null ? null : new NoisySgdNetworkWriter(context, subject, input, learner, options, network.Info).Write();
    }

    private int PackedBits => _learner.InputBits + (_learner.UsesCoin ? 1 : 0);

    private string Write()
    {
        CodeWriter writer = GeneratedFile.Start(
            _context,
            $"{_learner.Name}, noise-tolerant: {Number(_options.Samples)} samples, {CSharpText.Count(_info.MemoryBits)} memory bits → "
            + $"{CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges; learning rate {CSharpText.Double(_info.LearningRate)}.");
        WriteSummary(writer);
        writer.Line(GeneratedFile.Attribute)
            .Open($"public sealed class {ClassName} : global::Learnability.IOnlineNetwork<{ClassName}>")
            .Line("private readonly global::Learnability.NoisySgdKernel _kernel;");
        if (_learner.UsesCoin)
            writer.Line("private readonly global::Learnability.RandomBits _coins;");
        writer.Line();
        WriteConstructors(writer);
        WriteFacts(writer);
        WriteSteps(writer);
        WritePredict(writer);
        WriteNeuralNet(writer);
        ValueWriter.WriteAccessors(writer, [_inputModel]);
        WriteHolder(writer);
        return writer.Close().CloseContext(_context).ToString();
    }

    private static string Number(int value) => CSharpText.Number(value);

    private void WriteSummary(CodeWriter writer) =>
        writer.Line("/// <summary>")
            .Line($"/// A neural network that learns what {_subject} learns from {Number(_options.Samples)} samples, by stochastic gradient descent with noise on every edge:")
            .Line($"/// {CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges, learning rate {CSharpText.Double(_info.LearningRate)}, loss (z − y)².")
            .Line("/// </summary>")
            .Line("/// <remarks>")
            .Line("/// <para>")
            .Line("/// Abbe &amp; Sandon, \"Poly-time universality and limitations of deep learning\", Theorem 2 and Lemma 13, with practical constants. After each of the")
            .Line($"/// {Number(_options.Samples)} steps normally distributed noise is added to the weight of every edge, of deviation {CSharpText.Double(_options.CumulativeDeviation)} summed over all steps;")
            .Line("/// a deviation of up to 0.008 is measured not to matter. Answering adds no noise.")
            .Line("/// </para>")
            .Line("/// <para>")
            .Line($"/// Each step stores its sample, and there are exactly {Number(_options.Samples)}: a further one is refused. Until the last the output is near 3/4 for every input, so that")
            .Line("/// Predict answers true.")
            .Line($"/// Input vertices of the explicit network, in order: x ({Number(_learner.InputBits)}){(_learner.UsesCoin ? ", coin" : "")}; true is +1, false −1. An instance is for one thread at a time.")
            .Line("/// </para>")
            .Line("/// </remarks>");

    private void WriteConstructors(CodeWriter writer)
    {
        writer.Line("/// <summary>Creates the network with its initial weights: nothing is stored.</summary>")
            .Line($"/// <param name=\"seed\">The seed of its random bits{(_learner.UsesCoin ? ": noise and coins are separate streams" : ": the noise")}.</param>")
            .Open($"public {ClassName}(int seed) : this(seed, {CSharpText.Double(_options.CumulativeDeviation)})")
            .Close()
            .Line()
            .Line("/// <summary>Creates the network with its initial weights and another deviation of the noise.</summary>")
            .Line("/// <param name=\"seed\">The seed of its random bits.</param>")
            .Line("/// <param name=\"cumulativeDeviation\">The standard deviation of the noise on each edge, summed over all steps, finite and at least 0.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\"><paramref name=\"cumulativeDeviation\"/> is negative, infinite or not a number.</exception>")
            .Open($"public {ClassName}(int seed, double cumulativeDeviation)")
            .Line("_kernel = new global::Learnability.NoisySgdKernel(")
            .Line($"    {Holder}.Network.CreateNeuralNet(),")
            .Line($"    {Number(_options.Samples)},")
            .Line("    cumulativeDeviation,")
            .Line("    new global::Learnability.RandomBits(seed, global::Learnability.RandomPurpose.Noise));");
        if (_learner.UsesCoin)
            writer.Line("_coins = new global::Learnability.RandomBits(seed, global::Learnability.RandomPurpose.Coin);");
        writer.Close().Line();
    }

    private void WriteFacts(CodeWriter writer)
    {
        NetworkInfoWriter.Write(writer, _info);
        writer.Line("/// <summary>The learning rate γ.</summary>")
            .Line("public double LearningRate => _kernel.LearningRate;")
            .Line()
            .Line("/// <summary>The number of edges, and so of perturbations of a step.</summary>")
            .Line("public int EdgeCount => _kernel.EdgeCount;")
            .Line()
            .Line("/// <summary>The number of training steps taken.</summary>")
            .Line("public int StepsTaken => _kernel.StepsTaken;")
            .Line()
            .Line("/// <summary>The number of training steps left.</summary>")
            .Line("public int StepsLeft => _kernel.StepsLeft;")
            .Line()
            .Line("/// <summary>The output z of the network in the last step, before its update. Before the first step, 0.</summary>")
            .Line("public double LastOutput { get; private set; }")
            .Line()
            .Line("/// <summary>Creates the network with its initial weights.</summary>")
            .Line("/// <param name=\"seed\">The seed of its random bits.</param>")
            .Line($"public static {ClassName} Create(int seed) => new(seed);")
            .Line();
    }

    private void WriteSteps(CodeWriter writer)
    {
        WriteStep(writer, hasCoin: false, isPerturbed: false);
        WriteStep(writer, hasCoin: false, isPerturbed: true);
        if (_learner.UsesCoin)
        {
            WriteStep(writer, hasCoin: true, isPerturbed: false);
            WriteStep(writer, hasCoin: true, isPerturbed: true);
        }

        writer.Line("/// <inheritdoc/>")
            .Line("/// <exception cref=\"global::System.InvalidOperationException\">All steps are spent; no weight has changed.</exception>")
            .Open("public bool Step(global::System.ReadOnlySpan<ulong> input, bool label)")
            .Line($"global::Learnability.PackedInput.Validate(input, {Number(_learner.InputBits)}, nameof(input));");
        if (_learner.UsesCoin)
        {
            writer.Line("RequireStep();")
                .Line($"global::System.Span<ulong> packed = stackalloc ulong[{Number((PackedBits + 63) / 64)}];")
                .Line("input.CopyTo(packed);");
            WriteCoin(writer, "packed", "_coins.NextBit()");
            writer.Line("LastOutput = _kernel.Step(packed, label);");
        }
        else
        {
            writer.Line("LastOutput = _kernel.Step(input, label);");
        }

        writer.Line("return true;").Close().Line();
        if (!_learner.UsesCoin)
            return;
        writer.Line("/// <summary>No coin is drawn for a step that is refused.</summary>")
            .Open("private void RequireStep()")
            .Open("if (_kernel.StepsLeft == 0)")
            .Line($"throw new global::System.InvalidOperationException(\"The network has taken its {Number(_options.Samples)} training steps; its steps are spent. Train a new one.\");")
            .Close()
            .Close()
            .Line();
    }

    private void WriteStep(CodeWriter writer, bool hasCoin, bool isPerturbed)
    {
        string given = (hasCoin, isPerturbed) switch
        {
            (false, false) => "random bits and noise are drawn",
            (false, true) => _learner.UsesCoin ? "the coin is drawn, then the given noise is added" : "then the given noise is added",
            (true, false) => "with a given coin; noise is drawn",
            _ => "with a given coin; then the given noise is added",
        };
        writer.Line($"/// <summary>Takes one step of stochastic gradient descent; {given}.</summary>");
        _input.WriteDocumentation(writer).Line("/// <param name=\"y\">The label.</param>");
        if (hasCoin)
            writer.Line("/// <param name=\"coin\">The learner's random bit.</param>");
        if (isPerturbed)
            writer.Line("/// <param name=\"perturbation\">What is added to the weight of each edge after the update, one finite number an edge, in the order of the weights of <see cref=\"ToNeuralNet\"/>.</param>");
        writer.Line("/// <returns>Whether the sample was stored: always true.</returns>");
        if (isPerturbed)
            writer.Line("/// <exception cref=\"global::System.ArgumentException\"><paramref name=\"x\"/> or <paramref name=\"perturbation\"/> is not so; no weight has changed.</exception>");
        else
            _input.WriteException(writer, "; no weight has changed");
        string coin = hasCoin ? ", bool coin" : "";
        string perturbation = isPerturbed ? ", global::System.ReadOnlySpan<double> perturbation" : "";
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">All steps are spent; no weight has changed.</exception>")
            .Open($"public bool Step({_input.CSharpType} x, bool y{coin}{perturbation})");
        _input.WritePacking(writer, "x", "input", PackedBits - _learner.InputBits);
        if (_learner.UsesCoin && !hasCoin)
            writer.Line("RequireStep();");
        if (_learner.UsesCoin)
            WriteCoin(writer, "input", hasCoin ? "coin" : "_coins.NextBit()");
        writer.Line($"LastOutput = _kernel.Step(input, y{(isPerturbed ? ", perturbation" : "")});")
            .Line("return true;")
            .Close()
            .Line();
    }

    private void WriteCoin(CodeWriter writer, string packed, string coin) =>
        writer.Line($"global::Learnability.RawBits.Insert({packed}, {Number(_learner.InputBits)}, 1, global::Learnability.RawBits.Load({coin}));");

    private void WritePredict(CodeWriter writer)
    {
        const string Summary = "Answers {0} by the sign of the output, without noise; changes no weight. Until the last step every answer is true.";
        writer.Line($"/// <summary>{string.Format(System.Globalization.CultureInfo.InvariantCulture, Summary, "an input")}</summary>");
        _input.WriteDocumentation(writer);
        _input.WriteException(writer, "").Open($"public bool Predict({_input.CSharpType} x)");
        _input.WritePacking(writer, "x", "input", PackedBits - _learner.InputBits);
        writer.Line("return _kernel.GetOutput(input) > 0;").Close().Line();

        writer.Line("/// <inheritdoc/>")
            .Open("public bool Predict(global::System.ReadOnlySpan<ulong> input)")
            .Line($"global::Learnability.PackedInput.Validate(input, {Number(_learner.InputBits)}, nameof(input));");
        if (_learner.UsesCoin)
        {
            writer.Line($"global::System.Span<ulong> packed = stackalloc ulong[{Number((PackedBits + 63) / 64)}];")
                .Line("input.CopyTo(packed);")
                .Line("return _kernel.GetOutput(packed) > 0;");
        }
        else
        {
            writer.Line("return _kernel.GetOutput(input) > 0;");
        }

        writer.Close().Line();
        writer.Line($"/// <summary>{string.Format(System.Globalization.CultureInfo.InvariantCulture, Summary, "many inputs")}</summary>")
            .Line($"/// <param name=\"xs\">The inputs, {Number(_learner.InputBits)} bits each.</param>")
            .Line("/// <param name=\"results\">Receives as many answers.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The lengths differ, or an input does not fit its declared width; nothing is written.</exception>")
            .Open($"public void Predict(global::System.ReadOnlySpan<{_input.CSharpType}> xs, global::System.Span<bool> results)")
            .Line("global::Learnability.LaneColumns.RequireLength(results.Length, xs.Length, nameof(results), nameof(xs));");
        _input.WriteColumnValidation(writer, "xs");
        writer.Open("for (int k = 0; k < xs.Length; k++)")
            .Line("results[k] = Predict(xs[k]);")
            .Close()
            .Close()
            .Line();
    }

    private static void WriteNeuralNet(CodeWriter writer) =>
        writer.Line("/// <summary>The same network as an explicit weighted graph, with its current weights. Built anew on each call.</summary>")
            .Open("public global::Learnability.NeuralNet ToNeuralNet()")
            .Line($"global::Learnability.NeuralNet network = {Holder}.Network.CreateNeuralNet();")
            .Line("_kernel.CopyWeightsTo(network);")
            .Line("return network;")
            .Close()
            .Line();

    private void WriteHolder(CodeWriter writer)
    {
        writer.Line("/// <summary>The construction from the learner's circuits, on first use.</summary>")
            .Open($"private static class {Holder}")
            .Line("internal static readonly global::Learnability.NoiseTolerantNetwork Network = global::Learnability.NoiseTolerantEmulation.Build(")
            .Open("    new global::Learnability.LearnerCircuits")
            .Line($"Name = {CSharpText.Literal(_learner.Name)},")
            .Line($"InputBits = {Number(_learner.InputBits)},")
            .Line($"MemoryBits = {Number(_learner.MemoryBits)},")
            .Line($"UsesCoin = {CSharpText.Boolean(_learner.UsesCoin)},");
        TableWriter.WriteCircuit(writer, "Learn = ", _learner.Learn, ",");
        TableWriter.WriteCircuit(writer, "Predict = ", _learner.Predict, ",");
        writer.Line("Knows = null,")
            .Close(",")
            .Line($"    {Number(_options.Samples)},")
            .Line($"    {Number(_options.MaxVertices)});")
            .Close();
    }
}
