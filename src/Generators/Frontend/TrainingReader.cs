using System.Globalization;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads how a learner is trained: [Sgd] and [NoisySgd].</summary>
internal static class TrainingReader
{
    private static readonly string[] _modeNames = ["Guessing", "MistakeDriven", "PositiveOnly"];

    public static SgdModel? ReadSgd(INamedTypeSymbol learner, LearnerMembers members, ProblemReporter reporter)
    {
        if (AttributeNames.Find(learner, AttributeNames.Sgd) is not { } attribute)
            return null;
        int mode = AttributeNames.Argument(attribute, "Mode") as int? ?? 0;
        Location at = AttributeNames.LocationOf(attribute, learner);
        if (mode < 0 || mode >= _modeNames.Length)
        {
            reporter.Report(RuleIds.AttributeOutOfRange, at, "Mode", mode.ToString(CultureInfo.InvariantCulture), "Guessing, MistakeDriven or PositiveOnly");
            return null;
        }

        // Lemma 10 and Remark 2 use no random bits: there is none to give to Learn.
        if (mode != 0 && members.UsesCoin)
            reporter.Report(RuleIds.CoinWithoutRandomBits, at, _modeNames[mode]);
        double samples = AttributeNames.Argument(attribute, "Samples") as double? ?? 0;
        if (double.IsNaN(samples) || double.IsInfinity(samples) || samples < 0)
            reporter.Report(RuleIds.AttributeOutOfRange, at, "Samples", samples.ToString("R", CultureInfo.InvariantCulture), "a number above 0, or 0 if it is not known");
        return new SgdModel(mode, samples);
    }

    public static NoisySgdModel? ReadNoisySgd(INamedTypeSymbol learner, ProblemReporter reporter)
    {
        if (AttributeNames.Find(learner, AttributeNames.NoisySgd) is not { } attribute)
            return null;
        Location at = AttributeNames.LocationOf(attribute, learner);
        double deviation = AttributeNames.Argument(attribute, "CumulativeDeviation") as double? ?? 0.008;
        int samples = AttributeNames.Argument(attribute, "Samples") as int? ?? 0;
        int maxVertices = AttributeNames.Argument(attribute, "MaxVertices") as int? ?? 100_000;
        if (double.IsNaN(deviation) || double.IsInfinity(deviation) || deviation < 0)
            reporter.Report(RuleIds.AttributeOutOfRange, at, "CumulativeDeviation", deviation.ToString("R", CultureInfo.InvariantCulture), "a number of at least 0");
        if (samples < 1)
            reporter.Report(RuleIds.AttributeOutOfRange, at, "Samples", samples.ToString(CultureInfo.InvariantCulture), "at least 1");
        if (maxVertices < 1)
            reporter.Report(RuleIds.AttributeOutOfRange, at, "MaxVertices", maxVertices.ToString(CultureInfo.InvariantCulture), "at least 1");
        return new NoisySgdModel(deviation, samples, maxVertices);
    }
}
