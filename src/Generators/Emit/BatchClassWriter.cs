using System;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes X.MiniBatchModel, X.MiniBatchNetwork and those of full batches: the queries' gates as code, the method itself for its answers, and the weights that
/// move in an object of the runtime library.
/// </summary>
internal sealed class BatchClassWriter
{
    private const string Kernel = "Gates";
    private const string Holder = "Circuits";

    private readonly BatchMethod _method;
    private readonly QueryPlan _plan;
    private readonly NetworkInput _input;
    private readonly NetworkInfo _info;
    private readonly string _className;
    private readonly bool _isNetwork;

    public BatchClassWriter(BatchMethod method, bool isNetwork)
    {
        _method = method;
        _plan = method.Plan;
        _input = new NetworkInput(method.Input, _plan.InputBits);
        _isNetwork = isNetwork;
        _className = method.Training.Prefix + (isNetwork ? "Network" : "Model");
        (long vertices, long edges) = isNetwork ? QueryNetworkGraph.Count(_plan, method.Circuits) : QueryModelGraph.Count(_plan, method.Circuits);
        _info = new NetworkInfo(
            Clamp(vertices),
            Clamp(edges),
            method.Circuits.MemoryBits,
            LearningRate: isNetwork ? 2 : 1,
            _plan.PrecisionBits + QueryMethodCircuits.BitLength(_plan.BatchSize),
            _plan.Steps,
            _plan.IsFullBatch ? _plan.BatchSize : (double)_plan.Steps * _plan.BatchSize);
    }

    private bool HasExtraction => _method.Extraction is not null;

    private bool IsTable => _method.Circuits.Query.GateCount > VectorKernelWriter.MaxGates;

    private string Runtime => _isNetwork ? "QueryNetwork" : "QueryModel";

    private bool IsRelu => _isNetwork && _plan.Activation == NetworkActivation.Relu;

    private string Kind => IsRelu ? "neural network of ReLUs, whose weights are frozen but for those that hold answers,"
        : _isNetwork ? "neural network, every edge of which is trained,"
        : "differentiable model";

    private string Noun => _isNetwork ? "network" : "model";

    private string Learner => HasExtraction ? "_learner" : "_method";

    /// <summary>Writes the file.</summary>
    public string Write()
    {
        CircuitInfo gates = _method.Circuits.Query.Info;
        CodeWriter writer = GeneratedFile.Start(
            _method.Context,
            $"{_method.Name}: {CSharpText.Count(_plan.Width)} queries of {CSharpText.Count(gates.Gates)} gates, {CSharpText.Count(_plan.Steps)} steps; "
            + (_isNetwork ? "" : $"{CSharpText.Count(_plan.Parameters)} parameters; as an explicit network ")
            + $"{CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges; learning rate {CSharpText.Double(_info.LearningRate)}.");
        WriteSummary(writer);
        writer.Line(GeneratedFile.Attribute)
            .Open($"public sealed class {_className} : global::Learnability.IBatchNetwork<{_className}>");
        QueryPlanWriter.Write(writer, _plan);
        WriteFields(writer);
        WriteConstructors(writer);
        WriteFacts(writer);
        WriteStep(writer);
        WritePredict(writer);
        WriteNeuralNet(writer);
        WriteSetMemory(writer);
        ValueWriter.WriteAccessors(writer, [_method.Input, _method.Packed]);
        if (IsTable)
            WriteInterpreter(writer);
        else
            new VectorKernelWriter(QueryGates()).Write(writer, Kernel);
        writer.Line();
        BatchCircuitsWriter.Write(writer, Holder, _method);
        if (_method.Extraction is { } extraction)
            writer.Line().Lines(extraction.Source);
        return writer.Close().CloseContext(_method.Context).ToString();
    }

    private static int Clamp(long count) => (int)Math.Min(count, int.MaxValue);

    private static string Number(long value) => CSharpText.Number(value);

    /// <summary>The queries depend on the extraction's memory alone, and not on the learner's.</summary>
    private int QueryMemoryBits => HasExtraction ? _method.Packed.Width : _method.Circuits.MemoryBits;

    private Circuit QueryGates()
    {
        if (!HasExtraction)
            return _method.Circuits.Query;
        var builder = new CircuitBuilder();
        Literal[] memory = builder.AddInputPort("memory", QueryMemoryBits);
        Literal[] rest = builder.AddInputPort("rest", _method.Circuits.Query.InputCount - _method.Circuits.MemoryBits);
        var inputs = new Literal[_method.Circuits.Query.InputCount];
        memory.CopyTo(inputs, 0);
        rest.CopyTo(inputs, _method.Circuits.MemoryBits);
        builder.AddOutputPort("answers", builder.Instantiate(_method.Circuits.Query, inputs));
        return builder.Build();
    }

    private void WriteSummary(CodeWriter writer)
    {
        string what = _plan.IsFullBatch
            ? $"full-batch gradient descent on {Number(_plan.BatchSize)} samples"
            : $"gradient descent on a mini-batch of {Number(_plan.BatchSize)} fresh samples a step";
        string theorem = (_plan.Kind, _plan.IsFullBatch) switch
        {
            (QueryKind.Statistical, false) => "Theorem 1d",
            (QueryKind.Statistical, true) => "Theorem 3d",
            (_, false) => HasExtraction ? "Theorem 1a" : "Lemma 3a",
            _ => HasExtraction ? "Theorem 3a" : "Section 6",
        };
        writer.Line("/// <summary>")
            .Line($"/// A {Kind} that learns what <see cref=\"{_method.Memory.CSharpType}\"/> learns, by {what}")
            .Line($"/// with gradients rounded to {CSharpText.Double(_plan.Precision)}: {(_isNetwork ? $"{CSharpText.Count(_info.Vertices)} vertices, {CSharpText.Count(_info.Edges)} edges" : CSharpText.Count(_plan.Parameters) + " parameters")}, {CSharpText.Count(_plan.Steps)} steps, learning rate {CSharpText.Double(_info.LearningRate)}, loss ½(ŷ − y)².")
            .Line("/// </summary>")
            .Line("/// <remarks>")
            .Line("/// <para>")
            .Line($"/// Abbe, Kamath, Malach, Sandon and Srebro, \"On the power of differentiable learning versus PAC and SQ learning\", {theorem}, Lemma {(_isNetwork ? "3b" : "3a")}{(IsRelu ? " and Section 3" : "")}.");
        if (HasExtraction)
        {
            writer.Line($"/// The answers to its queries, which its gradients are, give {Number(_method.Extraction!.Samples)} samples, and those are given to the learner"
                + $"{(_plan.IsFullBatch ? ", in descending order of label and input" : "")}.");
        }

        writer.Line("/// </para>")
            .Line("/// <para>")
            .Line("/// Until all steps are taken the output is the clock's, so that Predict answers false and true by turns. "
                + (_isNetwork ? "A step after the last is refused." : "Steps after the last change nothing."))
            .Line("/// An instance is for one thread at a time.")
            .Line("/// </para>")
            .Line("/// </remarks>");
    }

    private void WriteFields(CodeWriter writer)
    {
        writer.Line($"private readonly global::Learnability.{Runtime} _model;")
            .Line($"private readonly ulong[] _memoryBits = new ulong[{Number((QueryMemoryBits + 63) / 64)}];");
        if (_method.Extraction is { } extraction)
        {
            writer.Line($"private {extraction.StructName} _extraction;")
                .Line($"private {_method.Memory.CSharpType} _learner;");
        }
        else
        {
            writer.Line($"private {_method.Memory.CSharpType} _method;");
            if (_plan.Scale > 0)
                writer.Line($"private readonly int[] _answers = new int[{Number(_plan.Width / _plan.Copies)}];");
        }

        writer.Line();
    }

    private void WriteConstructors(CodeWriter writer)
    {
        writer.Line($"/// <summary>Creates the {Noun} with its initial weights.</summary>")
            .Line(_plan.RandomBits > 0 ? "/// <param name=\"seed\">The seed of its random weights.</param>" : $"/// <param name=\"seed\">Of no effect: this {Noun} has no random weights.</param>")
            .Open($"public {_className}(int seed) : this(seed, new global::Learnability.MiniBatchSgdOptions())")
            .Close()
            .Line()
            .Line($"/// <summary>Creates the {Noun} with its initial weights, to be trained otherwise than its attribute says.</summary>")
            .Line("/// <param name=\"seed\">The seed of its random weights.</param>")
            .Line("/// <param name=\"options\">What differs from the attribute.</param>")
            .Line($"/// <exception cref=\"global::System.ArgumentException\">The batch size is less than 1, the precision is no power of two in its range{(_isNetwork && !IsRelu ? " or not below 1/12" : "")}, or there is no such variant.</exception>")
            .Open($"public {_className}(int seed, global::Learnability.MiniBatchSgdOptions options)")
            .Line($"_model = new global::Learnability.{Runtime}(_plan, options, seed, {Number(QueryMemoryBits)}, {Number(_method.Circuits.RoundBits)});");
        if (HasExtraction && !_plan.IsFullBatch)
        {
            writer.Line("_extraction.BatchSize = _model.Plan.BatchSize;");
        }
        else if (HasExtraction)
        {
            writer.Open("if (_model.Plan.BatchSize != _plan.BatchSize)")
                .Line($"throw new global::System.ArgumentException($\"The batch has all {Number(_plan.BatchSize)} samples of the attribute, and cannot have {{_model.Plan.BatchSize}}.\", nameof(options));")
                .Close();
        }

        if (_method.HasBegin)
            writer.Line("_method.Begin(_model.InitialRandomBits);");
        writer.Line("SetMemory();").Close().Line();
    }

    private void WriteFacts(CodeWriter writer)
    {
        NetworkInfoWriter.Write(writer, _info);
        writer.Line("/// <summary>When which query is asked, as the options have it.</summary>")
            .Line("public global::Learnability.QueryPlan Plan => _model.Plan;")
            .Line()
            .Line("/// <summary>The learning rate γ.</summary>")
            .Line("public double LearningRate => Info.LearningRate;")
            .Line()
            .Line("/// <summary>The number of steps taken.</summary>")
            .Line("public int StepsTaken => _model.StepsTaken;")
            .Line()
            .Line("/// <summary>Whether all steps are taken, so that the output is the prediction.</summary>")
            .Line("public bool IsDone => _model.IsDone;")
            .Line()
            .Line($"/// <summary>The memory of the {(HasExtraction ? "learner" : "method")} after the answers so far.</summary>")
            .Line($"public {_method.Memory.CSharpType} Memory => {Learner};")
            .Line();
        if (HasExtraction)
        {
            writer.Line("/// <summary>The number of samples extracted so far.</summary>")
                .Line("public int SamplesExtracted { get; private set; }")
                .Line();
        }

        writer.Line(_isNetwork
                ? "/// <summary>The mean clipped gradient of the last step before rounding, of the weights that the step moves.</summary>"
                : "/// <summary>The mean clipped gradient of the last step before rounding: of each answer, then of the clock.</summary>")
            .Line("public global::System.ReadOnlySpan<double> LastGradient => _model.LastGradient;")
            .Line()
            .Line("/// <summary>On how many samples of the last batch with the label asked about each query held: what its answer stands for.</summary>")
            .Line("public global::System.ReadOnlySpan<int> LastCounts => _model.LastCounts;")
            .Line()
            .Line("/// <summary>The same over the examples of a rounding that is told the distribution; zeros with any other rounding.</summary>")
            .Line("public global::System.ReadOnlySpan<int> LastPopulationCounts => _model.LastPopulationCounts;")
            .Line();
        if (_isNetwork)
        {
            string rest = IsRelu ? "" : ", for each four of its gadget, for each two into the output, and the primary control";
            writer.Line($"/// <summary>The weights that a step moves: for each query and then Φ ≡ 1 its answer{rest}.</summary>")
                .Line("/// <param name=\"step\">The step, from 0.</param>")
                .Line("public global::System.ReadOnlySpan<double> GetWeights(int step) => _model.GetWeights(step);")
                .Line();
        }
        else
        {
            writer.Line("/// <summary>The answers θ of a step in units of the precision, then its clock κ.</summary>")
                .Line("/// <param name=\"step\">The step, from 0.</param>")
                .Line("public global::System.ReadOnlySpan<int> GetAnswers(int step) => _model.GetAnswers(step);")
                .Line()
                .Line("/// <summary>Writes all parameters: θ₀, then θ and κ of each step.</summary>")
                .Line("/// <param name=\"parameters\">Receives as many numbers as the plan has parameters.</param>")
                .Line("/// <exception cref=\"global::System.ArgumentException\">The length is wrong.</exception>")
                .Line("public void CopyParameters(global::System.Span<double> parameters) => _model.CopyParameters(parameters);")
                .Line();
        }

        writer
            .Line($"/// <summary>Creates the {Noun} with its initial weights.</summary>")
            .Line("/// <param name=\"seed\">The seed of its random weights.</param>")
            .Line($"public static {_className} Create(int seed) => new(seed);")
            .Line();
    }

    private void WriteStep(CodeWriter writer)
    {
        writer.Line($"/// <summary>Takes one step of gradient descent. {(_isNetwork ? "There are exactly as many as the plan says." : "After the last step it changes nothing.")}</summary>")
            .Line(_plan.IsFullBatch
                ? "/// <param name=\"batch\">All samples, the same in every step.</param>"
                : "/// <param name=\"batch\">As many fresh samples as the plan says.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The batch has the wrong size or inputs"
                + $"{(_plan.IsFullBatch ? ", or differs from the first" : "")}; no weight has changed.</exception>")
            .Line(_isNetwork
                ? "/// <exception cref=\"global::System.InvalidOperationException\">All steps are taken; no weight has changed.</exception>"
                : "/// <exception cref=\"global::System.InvalidOperationException\">The rounding is none within three quarters of the precision; no weight has changed.</exception>")
            .Open("public void Step(global::Learnability.LabelledBits batch)")
            .Line("int round = _model.Round;");
        if (_isNetwork)
        {
            // Past step T the output 0 is at a kink of the activation, and its residual is not 0.
            writer.Open("if (_model.IsDone)")
                .Line("throw new global::System.InvalidOperationException(\"All steps of the network are taken; create a new one to train again.\");")
                .Close();
        }

        writer.Open(IsTable ? $"if (!_model.Step({Kernel}.Interpreter, batch))" : $"if (!_model.Step<{Kernel}>(batch))")
            .Line("return;")
            .Close();
        if (_method.Extraction is { } extraction)
        {
            bool byLevels = extraction.SamplesAtOnce > 1;
            string random = extraction.DrawBits > 0 ? $", _model.RoundRandomBits & {Number((1L << extraction.DrawBits) - 1)}UL" : "";
            string coin = _method.UsesCoin ? $", (_model.RoundRandomBits >> {(byLevels ? "sample" : Number(extraction.DrawBits))} & 1) != 0" : "";
            writer.Line($"_extraction.Receive(round, _model.Units, _model.UnitsPerOne{random});")
                .Open("if (_extraction.HasSample)");
            if (byLevels)
                writer.Open($"for (int sample = 0; sample < {Number(extraction.SamplesAtOnce)}; sample++)");
            string which = byLevels ? "[sample]" : "";
            WriteUnpacking(writer, "_extraction.SampleInput" + which, "x");
            writer.Line($"_learner.Learn(x, _extraction.SampleLabel{which}{coin});")
                .Line("SamplesExtracted++;");
            if (byLevels)
                writer.Close();
            writer.Close();
        }
        else
        {
            string random = _method.RandomType.Length > 0 ? $", ({_method.RandomType})_model.RoundRandomBits" : "";
            string units = _plan.Scale == 0 ? "_model.Units, _model.UnitsPerOne" : $"_answers, _model.UnitsPerOne * {Number(_plan.Scale)}";
            if (_method.HasDone)
                writer.Open("if (!_method.Done)");
            if (_plan.Scale > 0)
                writer.Line($"global::Learnability.QueryDigits.Join(_model.Units, {Number(_plan.Digits)}, {CSharpText.Boolean(_plan.IsSigned)}, _answers);");
            writer.Line($"_method.Receive(round, {units}{random});");
            if (_method.HasDone)
                writer.Close();
        }

        writer.Line("SetMemory();").Close().Line();
    }

    private void WriteUnpacking(CodeWriter writer, string bits, string name)
    {
        LeafModel leaf = _method.Input.Leaves[0];
        string extended = leaf.IsSigned ? $"global::Learnability.RawBits.SignExtend({bits}, {Number(leaf.Width)})" : bits;
        writer.Line($"{_method.Input.CSharpType} {name} = default;")
            .Line($"global::Learnability.RawBits.Store(ref {name}, {extended});");
    }

    private void WritePredict(CodeWriter writer)
    {
        writer.Line("/// <summary>Whether the output for an input is above 1/2: the prediction once all steps are taken. Changes nothing.</summary>");
        _input.WriteDocumentation(writer);
        _input.WriteException(writer, "").Open($"public bool Predict({_input.CSharpType} x)");
        _input.WritePacking(writer, "x", "input");
        writer.Line("return Predict(input);").Close().Line();
        writer.Line("/// <inheritdoc/>")
            .Open("public bool Predict(global::System.ReadOnlySpan<ulong> input)")
            .Line($"global::Learnability.PackedInput.Validate(input, {Number(_plan.InputBits)}, nameof(input));");
        WriteUnpacking(writer, "input[0]", "x");
        writer.Line($"return _model.IsDone ? {Learner}.Predict(x) : _model.ClockOutput > 0.5;").Close().Line();
    }

    private void WriteNeuralNet(CodeWriter writer)
    {
        writer.Line("/// <summary>")
            .Line(_isNetwork
                ? "/// The same network as an explicit weighted graph with its current weights. Trained on the same batches with loss ½(ŷ − y)², rate 2, gradients clipped to"
                : "/// The same model as an explicit weighted graph with its current parameters, which are the first of its weights. Trained on the same batches with loss")
            .Line(_isNetwork
                ? "/// 1 and rounded alike, it has the same weights after every step. Built anew on each call."
                : "/// ½(ŷ − y)², rate 1, gradients clipped to 1 and rounded alike, it has the same parameters after every step. The weights of the constant parts of past");
        if (!_isNetwork)
            writer.Line("/// steps, which count no more, are as at the start. Built anew on each call.");
        writer.Line("/// </summary>")
            .Line("/// <exception cref=\"global::System.InvalidOperationException\">")
            .Line("/// The options have another batch size or precision than the attribute, for which the answers' circuits are compiled, or the graph would be too large.")
            .Line("/// </exception>")
            .Open("public global::Learnability.NeuralNet ToNeuralNet()")
            .Open("if (_model.Plan.BatchSize != _plan.BatchSize || _model.Plan.Precision != _plan.Precision)")
            .Line("throw new global::System.InvalidOperationException(\"The explicit network exists for the batch size and the precision of the attribute; create the model without them in its options.\");")
            .Close();
        if (_isNetwork)
        {
            writer.Line($"global::Learnability.QueryNetworkGraph graph = global::Learnability.QueryNetworkGraph.Build(_model.Plan, {Holder}.Method);")
                .Line("_model.CopyWeightsTo(graph);")
                .Line("return graph.Network;");
        }
        else
        {
            writer.Line($"global::Learnability.NeuralNet network = global::Learnability.QueryModelGraph.Build(_model.Plan, {Holder}.Method);")
                .Line("_model.CopyParameters(network.Weights[..checked((int)_model.Plan.Parameters)]);")
                .Line("return network;");
        }

        writer.Close().Line();
    }

    private void WriteSetMemory(CodeWriter writer)
    {
        string value = HasExtraction ? "_extraction" : "_method";
        writer.Line("/// <summary>Puts the memory before the gates of the queries.</summary>")
            .Open("private void SetMemory()")
            .Line("global::System.Array.Clear(_memoryBits);");
        int offset = 0;
        foreach (LeafModel leaf in _method.Packed.Leaves)
        {
            writer.Line($"global::Learnability.RawBits.Insert(_memoryBits, {Number(offset)}, {Number(leaf.Width)}, "
                + $"global::Learnability.RawBits.Load({ValueWriter.Reference(leaf, value)}));");
            offset += leaf.Width;
        }

        writer.Line("_model.SetMemory(_memoryBits);").Close().Line();
    }

    private void WriteInterpreter(CodeWriter writer)
    {
        TableWriter.WriteInterpreter(writer, Kernel, "QueryTable");
        writer.Line();
        TableWriter.WriteHolder(writer, "QueryTable", QueryGates());
    }
}
