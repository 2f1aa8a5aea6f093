namespace Learnability.Generators.Emit;

/// <summary>The members that train and answer.</summary>
internal sealed partial class SgdNetworkWriter
{
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
            .Line($"bool isWrong = _weights.StepLanes({Flips}, predicted, label, out double output);")
            .Line("LastOutput = output;")
            .Line($"return isWrong && (_gateOutputs[{Number(_network.MemoryBits + 1)}] & 1) != 0;")
            .Close()
            .Line()
            .Line("/// <summary>The gates on one sample, in the lowest bit of each word. Their weights never change (Lemma 8), so that they are computed as bits.</summary>")
            .Open("private bool RunGates(global::System.ReadOnlySpan<ulong> input, bool isLearning, bool guess, bool coin)")
            .Line("SetGateInputs(isLearning, guess, coin);")
            .Line($"global::Learnability.LaneBits.Spread(input, global::System.MemoryExtensions.AsSpan(_gateInputs, {Number(_network.MemoryBits)}, {Number(_network.InputBits)}));")
            .Line("_gates.Evaluate(_gateInputs, _gateOutputs);")
            .Line("return (_gateOutputs[0] & 1) != 0;")
            .Close()
            .Line();

    private void WritePredict(CodeWriter writer)
    {
        string remark = ("Changes no weight. " + _description.Unknown).TrimEnd();
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
            .Line($"return _weights.GetOutputLanes({Flips}, predicted) > 0;")
            .Close()
            .Line();

        writer.Line("/// <summary>Puts the memory, and what the network is told beside its input, before the gates.</summary>")
            .Open("private void SetGateInputs(bool isLearning, bool guess, bool coin)")
            .Line($"_weights.ReadMemoryLanes(global::System.MemoryExtensions.AsSpan(_gateInputs, 0, {Number(_network.MemoryBits)}));");
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
}
