using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Analyzers;

/// <summary>The hypotheses of layerwise training, checked on the exact correlations of a tree under its declared distribution.</summary>
internal sealed class TreeChecks(IMethodSymbol method, TreeModel model, GateExpressions expressions, LocalCorrelation correlation, Action<Diagnostic> report)
{
    /// <summary>The properties of a diagnostic for the code fix: the named argument of the attribute at the first additional location, and its value.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>The value of <see cref="Argument"/>; without one, what replaces the attribute.</summary>
    public const string Value = nameof(Value);

    /// <summary>Rounding leaves correlations of zero this large.</summary>
    private const double Zero = 1e-12;

    private readonly BooleanTree _tree = correlation.Tree;
    private readonly double _lambda = model.Training?.Lambda ?? correlation.SuggestedLambda;

    /// <summary>Runs all checks.</summary>
    public void Run()
    {
        CheckGates();
        CheckInputs();
        CheckProjections();
        if (correlation.LabelMean < -Zero)
            Report(TreeRules.NegativeLabelMean, expressions[(0, 0)], Text(correlation.LabelMean));
        if (model.Training is not { } training)
            return;
        CheckLambda(training);
        CheckLearningRate(training);
        CheckWidth(training);
        CheckSamples(training);
    }

    // Assumption 1: |c| > |E[y]| for every influencing gate below the root.
    private void CheckGates()
    {
        double bias = Math.Abs(correlation.LabelMean);
        var below = expressions.Gates.Where(static gate => gate.Level > 0).ToList();
        var influencing = below.Where(gate => correlation[gate.Level, gate.Index].IsInfluencing).ToList();
        foreach (GateGroup group in expressions.Group(influencing.Where(gate => _tree[gate.Level, gate.Index].IsConstant)))
            Report(TreeRules.ConstantInfluencingGate, group.Location, group.Level, group.Index, Name(group), Text(correlation[group.Level, group.Index].Correlation), group.Others);

        double Gap((int Level, int Index) gate) => Math.Abs(correlation[gate.Level, gate.Index].Correlation) - bias;
        var weak = influencing.Where(gate => !_tree[gate.Level, gate.Index].IsConstant && Gap(gate) < Zero).ToList();
        if (weak.Count > 0)
        {
            (Location Attribute, string? Argument, string Value)? fix = DistributionFix();
            foreach (GateGroup group in expressions.Group(weak.OrderBy(Gap)))
            {
                Report(
                    TreeRules.GateWithoutCorrelation, group.Location, fix,
                    group.Level, group.Index, Name(group), Text(correlation[group.Level, group.Index].Correlation), Text(bias), Text(Gap((group.Level, group.Index))),
                    model.Distribution!.Create(), CauseOf(group.Level, group.Index), group.Others);
            }
        }

        IEnumerable<(int Level, int Index)> idle = below.Where(gate => !correlation[gate.Level, gate.Index].IsInfluencing && _tree[gate.Level, gate.Index] != TreeGate.True);
        foreach (GateGroup group in expressions.Group(idle))
            Report(TreeRules.GateWithoutInfluence, group.Location, group.Level, group.Index, Name(group), group.Others);
    }

    /// <summary>Why a gate has no correlation at all, where that is plain.</summary>
    private string CauseOf(int level, int index)
    {
        if (Math.Abs(correlation[level, index].Correlation) > Zero)
            return "";
        (int above, int parent) = (level - 1, index >> 1);
        if (above > 0 && Math.Abs(correlation[above, parent].Correlation) <= Zero)
            return FormattableString.Invariant($", because gate ({above}, {parent}) above it has none");
        TreeGate gate = _tree[above, parent];
        if (gate != TreeGate.Xor && gate != TreeGate.Xnor)
            return "";
        if (model.Distribution!.Kind == TreeDistributionKind.Generative)
            return FormattableString.Invariant($", because gate ({above}, {parent}) above it is {gate}, whose children the generative distribution makes fair coins that say nothing of it");
        return Math.Abs(correlation[level, index ^ 1].Mean) <= Zero
            ? FormattableString.Invariant($", because gate ({above}, {parent}) above it is {gate} and its sibling ({level}, {index ^ 1}) a fair coin: inputs of probability 1/2 hide a parity")
            : "";
    }

    private void CheckInputs()
    {
        double bias = Math.Abs(correlation.LabelMean);
        int[] weak = [.. Enumerable.Range(0, _tree.InputCount)
            .Where(input => correlation[_tree.Depth, input] is { IsInfluencing: true } node && Math.Abs(node.Correlation) - bias <= Zero)];
        if (weak.Length == 0)
            return;
        string others = GateGroup.Describe("input", [.. weak.Skip(1).Select(static input => input.ToString(CultureInfo.InvariantCulture))]);
        Location location = expressions[(_tree.Depth - 1, weak[0] >> 1)];
        Report(TreeRules.InputWithoutCorrelation, location, weak[0], Text(correlation[_tree.Depth, weak[0]].Correlation), Text(bias), others);
    }

    /// <summary>Gates that ignore one child, where their own output matters and the child is not the constant that stands for nothing.</summary>
    private void CheckProjections()
    {
        bool isGenerative = model.Distribution!.Kind == TreeDistributionKind.Generative;
        foreach (GateGroup group in expressions.Group(expressions.Gates.Where(IgnoresChild)))
            Report(isGenerative ? TreeRules.GenerativeProjection : TreeRules.IgnoredInput, group.Location, group.Level, group.Index, Name(group), group.Others);
    }

    private bool IgnoresChild((int Level, int Index) place)
    {
        TreeGate gate = _tree[place.Level, place.Index];
        if (gate.DependsOnLeft == gate.DependsOnRight || !correlation[place.Level, place.Index].IsInfluencing)
            return false;
        int ignored = (2 * place.Index) + (gate.DependsOnLeft ? 1 : 0);
        return place.Level + 1 == _tree.Depth || _tree[place.Level + 1, ignored] != TreeGate.True;
    }

    private TreeGate Name(GateGroup group) => _tree[group.Level, group.Index];

    private void CheckLambda(TreeTrainingModel training)
    {
        (double lower, double upper) = correlation.SignSafeInterval;
        if (training.Lambda is not { } lambda || !(lower < upper) || (lambda > lower && lambda < upper))
            return;
        string suggested = LiteralBetween(correlation.SuggestedLambda, lower, upper);
        ReportAttribute(TreeRules.LambdaOutOfInterval, AttributeNames.LayerwiseTraining, "Lambda", suggested, Text(lambda), Text(lower), Text(upper), "Lambda = " + suggested);
    }

    private void CheckLearningRate(TreeTrainingModel training)
    {
        if (training.LearningRate <= 0.5)
            return;
        string suggested = Literal(NeuralTree.DefaultLearningRate);
        ReportAttribute(TreeRules.LearningRateTooLarge, AttributeNames.LayerwiseTraining, "LearningRate", suggested, Text(training.LearningRate), "LearningRate = " + suggested);
    }

    // Lemma 21, over all patterns of all gates: random weights fail with probability at most 4(n − 1)(3/4)^k.
    private void CheckWidth(TreeTrainingModel training)
    {
        double patterns = 4.0 * _tree.Gates.Count;
        double failure = Math.Min(1, patterns * Math.Pow(0.75, model.Width));
        if (training.Initialization != LayerwiseInitialization.Random || failure <= training.FailureProbability)
            return;
        string needed = Literal(Math.Ceiling(Math.Log(patterns / training.FailureProbability) / Math.Log(4.0 / 3)));
        ReportAttribute(TreeRules.TooFewNeurons, AttributeNames.TreeCircuit, "Width", needed, model.Width, Text(failure), Text(training.FailureProbability), needed);
    }

    private void CheckSamples(TreeTrainingModel training)
    {
        if (training.Samples == 0)
            return;
        if (correlation.GetSampleSize(_lambda, training.FailureProbability) is { } needed && training.Samples < needed && needed <= int.MaxValue)
        {
            ReportAttribute(
                TreeRules.TooFewExamples, AttributeNames.LayerwiseTraining, "Samples", Literal(needed),
                training.Samples, Text(1 - training.FailureProbability), Literal(needed));
        }

        double rarest = _tree.Gates.Count == 0 ? 0 : RarestPattern();
        if (!(correlation.Gap is > 0 and < 0.5) || !(rarest is > 0 and < 0.5) || training.FailureProbability >= 0.5)
            return;
        LayerwiseGuarantee guarantee = LayerwiseGuarantee.ForProperties(_tree.Depth, training.FailureProbability, correlation.Gap, rarest);
        if (guarantee.SampleSize > training.Samples)
        {
            Report(
                TreeRules.FarFromTheorem, AttributeLocation(AttributeNames.LayerwiseTraining),
                guarantee.Theorem, Text(1 - training.FailureProbability), guarantee.Width, Text(guarantee.SampleSize), Text(guarantee.Steps));
        }
    }

    /// <summary>ε of Property 3: the least probability of a pattern that occurs.</summary>
    private double RarestPattern()
    {
        double rarest = 1;
        for (int level = 0; level < _tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                for (int pattern = 0; pattern < 4; pattern++)
                {
                    double probability = correlation.GetPattern(level, index, pattern).Probability;
                    if (probability > 0)
                        rarest = Math.Min(rarest, probability);
                }
            }
        }

        return rarest;
    }

    /// <summary>Biases the inputs of probability 1/2, if every gate gets its correlation by that: the least bias that leaves a gap to speak of, or the best.</summary>
    private (Location Attribute, string? Argument, string Value)? DistributionFix()
    {
        TreeDistributionModel distribution = model.Distribution!;
        bool isUniform = distribution.Kind == TreeDistributionKind.Uniform;
        if (!isUniform && (distribution.Kind != TreeDistributionKind.Product || !distribution.Probabilities.Contains(0.5)))
            return null;
        const double AmpleGap = 0.01;
        double best = 0;
        double[]? suggested = null;
        foreach (double biased in new[] { 0.9, 0.99, 0.999 })
        {
            double[] probabilities = isUniform ? [biased] : [.. distribution.Probabilities.Select(probability => probability == 0.5 ? biased : probability)];
            double gap = LocalCorrelation.Compute(_tree, TreeDistribution.Product(probabilities)).Gap;
            if (gap <= best)
                continue;
            (best, suggested) = (gap, probabilities);
            if (gap >= AmpleGap)
                break;
        }

        string attribute = isUniform ? AttributeNames.UniformDistribution : AttributeNames.ProductDistribution;
        return suggested is null ? null : (AttributeLocation(attribute), null, $"ProductDistribution({string.Join(", ", suggested.Select(Literal))})");
    }

    private void ReportAttribute(DiagnosticDescriptor rule, string attribute, string argument, string value, params object[] arguments)
    {
        Location location = AttributeLocation(attribute);
        Report(rule, location, (location, argument, value), arguments);
    }

    private void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) => Report(rule, location, null, arguments);

    private void Report(DiagnosticDescriptor rule, Location location, (Location Attribute, string? Argument, string Value)? fix, params object[] arguments)
    {
        IEnumerable<Location> additional = fix is { } known ? [known.Attribute] : [];
        ImmutableDictionary<string, string?> properties = fix is { } found
            ? ImmutableDictionary<string, string?>.Empty.Add(Argument, found.Argument).Add(Value, found.Value)
            : ImmutableDictionary<string, string?>.Empty;
        report(Diagnostic.Create(rule, location, additional, properties, arguments));
    }

    private Location AttributeLocation(string attribute) => AttributeNames.LocationOf(AttributeNames.Find(method, attribute)!, method);

    private static string Text(double value) => (Math.Abs(value) < Zero ? 0 : value).ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A number as an argument in C#, with as many digits as it takes to stay in an interval.</summary>
    private static string LiteralBetween(double value, double lower, double upper)
    {
        string text = Literal(value);
        double rounded = double.Parse(text, CultureInfo.InvariantCulture);
        return rounded > lower && rounded < upper ? text : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A number as an argument in C#.</summary>
    private static string Literal(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
