using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.Generators.Analyzers;

/// <summary>The hypotheses of layerwise training, checked on the exact correlations of a tree under its declared distribution.</summary>
internal sealed class TreeChecks(IMethodSymbol method, TreeModel model, BooleanTree tree, LocalCorrelation correlation, Action<Diagnostic> report)
{
    /// <summary>The properties of a diagnostic for the code fix: the named argument of the attribute at the first additional location, and its value.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>The value of <see cref="Argument"/>; without one, what replaces the attribute.</summary>
    public const string Value = nameof(Value);

    /// <summary>Rounding leaves correlations of zero this large.</summary>
    private const double Zero = 1e-12;

    private readonly double _lambda = model.Training?.Lambda ?? correlation.SuggestedLambda;

    /// <summary>The location of what the gates compute: the method's expression, or its name where it has a block.</summary>
    public static Location GateLocation(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax { ExpressionBody.Expression: { } expression }
            ? expression.GetLocation()
            : method.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>Runs all checks.</summary>
    public void Run()
    {
        CheckGates();
        CheckInputs();
        CheckProjections();
        if (correlation.LabelMean < -Zero)
            Report(TreeRules.NegativeLabelMean, GateLocation(method), Text(correlation.LabelMean));
        if (model.Training is not { } training)
            return;
        CheckLambda(training);
        CheckLearningRate(training);
        CheckWidth(training);
        CheckSamples(training);
    }

    // Assumption 1: |c| > |E[y]| for every influencing gate below the root. The one with the least gap is named.
    private void CheckGates()
    {
        double bias = Math.Abs(correlation.LabelMean);
        (int Level, int Index)? weakest = null;
        (int Level, int Index)? idle = null;
        int idleGates = 0;
        double least = Zero;
        for (int level = 1; level < tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                NodeCorrelation node = correlation[level, index];
                if (!node.IsInfluencing)
                {
                    if (tree[level, index] == TreeGate.True)
                        continue;
                    idle ??= (level, index);
                    idleGates++;
                }
                else if (tree[level, index].IsConstant)
                {
                    Report(TreeRules.ConstantInfluencingGate, GateLocation(method), level, index, tree[level, index], Text(node.Correlation));
                }
                else if (Math.Abs(node.Correlation) - bias < least)
                {
                    least = Math.Abs(node.Correlation) - bias;
                    weakest = (level, index);
                }
            }
        }

        if (weakest is var (l, i))
        {
            Report(
                TreeRules.GateWithoutCorrelation, GateLocation(method), DistributionFix(),
                l, i, tree[l, i], Text(correlation[l, i].Correlation), Text(bias), Text(least), model.Distribution!.Create());
        }

        if (idle is var (idleLevel, idleIndex))
            Report(TreeRules.GateWithoutInfluence, GateLocation(method), idleLevel, idleIndex, tree[idleLevel, idleIndex], idleGates);
    }

    private void CheckInputs()
    {
        double bias = Math.Abs(correlation.LabelMean);
        for (int index = 0; index < tree.InputCount; index++)
        {
            NodeCorrelation node = correlation[tree.Depth, index];
            if (!node.IsInfluencing || Math.Abs(node.Correlation) - bias > Zero)
                continue;
            Report(TreeRules.InputWithoutCorrelation, GateLocation(method), index, Text(node.Correlation), Text(bias));
            return;
        }
    }

    /// <summary>A gate that ignores one child, where its own output matters and the child is not the constant that stands for nothing. The first one is named.</summary>
    private void CheckProjections()
    {
        (int Level, int Index)? first = null;
        int count = 0;
        for (int level = 0; level < tree.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                TreeGate gate = tree[level, index];
                if (gate.DependsOnLeft == gate.DependsOnRight || !correlation[level, index].IsInfluencing)
                    continue;
                int ignored = (2 * index) + (gate.DependsOnLeft ? 1 : 0);
                if (level + 1 < tree.Depth && tree[level + 1, ignored] == TreeGate.True)
                    continue;
                first ??= (level, index);
                count++;
            }
        }

        if (first is var (l, i))
        {
            bool isGenerative = model.Distribution!.Kind == TreeDistributionKind.Generative;
            Report(isGenerative ? TreeRules.GenerativeProjection : TreeRules.IgnoredInput, GateLocation(method), l, i, tree[l, i], count);
        }
    }

    private void CheckLambda(TreeTrainingModel training)
    {
        (double lower, double upper) = correlation.SignSafeInterval;
        if (training.Lambda is not { } lambda || !(lower < upper) || (lambda > lower && lambda < upper))
            return;
        string suggested = Literal(correlation.SuggestedLambda);
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
        double patterns = 4.0 * tree.Gates.Count;
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

        double rarest = tree.Gates.Count == 0 ? 0 : RarestPattern();
        if (!(correlation.Gap is > 0 and < 0.5) || !(rarest is > 0 and < 0.5) || training.FailureProbability >= 0.5)
            return;
        LayerwiseGuarantee guarantee = LayerwiseGuarantee.ForProperties(tree.Depth, training.FailureProbability, correlation.Gap, rarest);
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
        for (int level = 0; level < tree.Depth; level++)
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

    /// <summary>Inputs that are all unbiased can be biased.</summary>
    private (Location Attribute, string? Argument, string Value)? DistributionFix()
    {
        TreeDistributionModel distribution = model.Distribution!;
        bool isUnbiased = distribution.Kind == TreeDistributionKind.Uniform
            || (distribution.Kind == TreeDistributionKind.Product && distribution.Probabilities.All(static probability => probability == 0.5));
        if (!isUnbiased)
            return null;
        string attribute = distribution.Kind == TreeDistributionKind.Uniform ? AttributeNames.UniformDistribution : AttributeNames.ProductDistribution;
        return (AttributeLocation(attribute), null, "ProductDistribution(0.9)");
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

    /// <summary>A number as an argument in C#.</summary>
    private static string Literal(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
