using System.Linq;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes the SgdNetwork of a metaalgorithm: that of a learner, with what has been counted and chosen.</summary>
internal sealed class MetaAlgorithmWriter
{
    private readonly MetaAlgorithmModel _model;
    private readonly MetaAlgorithmOptions _options;
    private readonly MetaAlgorithmLayout _layout;
    private readonly SgdEmulationNetwork _network;

    public MetaAlgorithmWriter(MetaAlgorithmModel model, MetaAlgorithmCircuits circuits)
    {
        _model = model;
        _options = model.Program.Options;
        _network = new SgdEmulationNetwork(circuits.Step);
        _layout = circuits.Layout;
    }

    /// <summary>Writes the file.</summary>
    public string Write() => new SgdNetworkWriter(Describe(), _network) { WriteMembers = WriteMembers }.Write();

    /// <summary>What the networks of a metaalgorithm learn, as a documentation comment names it.</summary>
    public static string DescribeSubject(MetaAlgorithmModel model) => "the best of " + string.Join(", ", model.MemberTypes.Select(SgdNetworkDescription.Refer));

    private static string Number(int value) => CSharpText.Number(value);

    private SgdNetworkDescription Describe()
    {
        string trained = _options.IsDoubling
            ? $"Every member is trained on 1, 2, 4, … and {CSharpText.Count(_options.StepBudget)} samples, each time anew;"
            : $"Every member is trained on {CSharpText.Count(_options.StepBudget)} samples;";
        string compared = _options.ValidationSamples > 0
            ? $"its mistakes are counted on {CSharpText.Count(_options.ValidationSamples)} fresh ones"
            : "its mistakes are counted on as many fresh ones";
        string learning = _options.Schedule == MetaAlgorithmSchedule.PerfectSquares
            ? "It answers all the time, but learns from the next sample whenever the number of times that it has been wrong is a perfect square: then it outputs the complement of a random guess bit until that is wrong."
            : SgdNetworkDescription.Guessing;
        string answering = _options.IsDoubling
            ? $"Step sets the mode vertex to learning, Predict to answering with the member chosen last. After {CSharpText.Count(_layout.TotalSamples)} stored samples no step changes a memory bit."
            : $"After {CSharpText.Count(_layout.TotalSamples)} stored samples every input is answered, in Step as in Predict, and no step changes a memory bit.";

        // Theorem 17: every other sample is stored. How often a network that learns from its mistakes is wrong depends on the samples.
        double? expectedSamples = _options.Schedule == MetaAlgorithmSchedule.PerfectSquares ? null : 2.0 * _layout.TotalSamples;
        return new SgdNetworkDescription(
            _model.Context,
            _model.Program.Name,
            DescribeSubject(_model),
            _model.Input,
            new ValueModel("", EquatableArray<LeafModel>.Empty, EquatableArray<AccessorModel>.Empty),
            _options.IsDoubling ? "Remark 17" : "Remark 16 and Theorem 17",
            $"{trained} {compared}, and the best answers. {learning}",
            answering,
            _options.IsDoubling ? "" : "Before the best member is chosen, the answer is false.",
            expectedSamples);
    }

    private void WriteMembers(CodeWriter writer)
    {
        string names = string.Join(", ", _model.Program.Members.Select(static member => CSharpText.Literal(member.Program.Name)));
        string count = Number(_model.Program.Members.Count);
        MetaAlgorithmRound first = _layout.Rounds[0];
        MetaAlgorithmRound last = _layout.Rounds[_layout.Rounds.Count - 1];
        writer.Line("/// <summary>The names of the members, in the order in which they are listed.</summary>")
            .Line($"public static global::System.Collections.Generic.IReadOnlyList<string> Members {{ get; }} = [{names}];")
            .Line()
            .Line("/// <summary>The member that answers, as its place among the members; −1 before the first is chosen.</summary>")
            .Line(_layout.ChosenBits == 0
                ? $"public int Chosen => StoredSamples < {Number(first.End)} ? -1 : 0;"
                : $"public int Chosen => StoredSamples < {Number(first.End)} ? -1 : ReadNumber({Number(_layout.ChosenOffset)}, {Number(_layout.ChosenBits)});")
            .Line()
            .Line($"/// <summary>The number of samples that have trained or compared the members, up to {Number(_layout.TotalSamples)}.</summary>")
            .Line($"public int StoredSamples => ReadNumber({Number(_layout.SamplesOffset)}, {Number(_layout.SamplesBits)});")
            .Line()
            .Line("/// <summary>Whether the last member has been chosen, so that no step changes a memory bit any more.</summary>")
            .Line($"public bool IsSettled => StoredSamples == {Number(_layout.TotalSamples)};")
            .Line()
            .Line("/// <summary>The gap ε: with the given probability, the accuracy of the member chosen in the end is at least the best's minus ε.</summary>")
            .Line("/// <param name=\"confidence\">The probability, at least 0 and less than 1.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It is not.</exception>")
            .Line("/// <remarks>See <see cref=\"global::Learnability.MetaAlgorithmGap\"/>: by Hoeffding's inequality on the samples of the last comparison.</remarks>")
            .Line($"public static double GetGap(double confidence) => global::Learnability.MetaAlgorithmGap.Get({count}, {Number(last.End - last.TrainingEnd)}, confidence);")
            .Line()
            .Line("/// <summary>The mistakes of a member on the fresh samples of the current round, or of the last.</summary>")
            .Line("/// <param name=\"member\">The member, from 0, in the order in which they are listed.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such member.</exception>")
            .Open("public int GetMistakes(int member)")
            .Line("global::System.ArgumentOutOfRangeException.ThrowIfNegative(member);")
            .Line($"global::System.ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(member, {count});")
            .Line($"return ReadNumber({Number(_layout.MistakesOffset)} + ({Number(_layout.MistakesBits)} * member), {Number(_layout.MistakesBits)});")
            .Close()
            .Line()
            .Line("/// <summary>Reads the memory from the weights, in the order of <see cref=\"global::Learnability.MetaAlgorithmLayout\"/>.</summary>")
            .Line("/// <param name=\"bits\">Receives the bits, 64 a word, least significant first; those past the last are clear.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The number of words is wrong.</exception>")
            .Line("public void ReadMemory(global::System.Span<ulong> bits) => _weights.ReadMemory(bits);")
            .Line()
            .Open("private int ReadNumber(int offset, int width)")
            .Line("_weights.ReadMemory(_memoryBits);")
            .Line("return (int)global::Learnability.RawBits.Extract(_memoryBits, offset, width);")
            .Close()
            .Line();
    }
}
