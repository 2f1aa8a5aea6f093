using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads the distribution of a [TreeCircuit] method's examples, and how it is trained.</summary>
internal static class TreeTrainingReader
{
    /// <summary>The distribution that a method declares; null without one.</summary>
    public static TreeDistributionModel? ReadDistribution(IMethodSymbol method, int depth, ProblemReporter reporter)
    {
        AttributeData[] declared = [.. new[] { AttributeNames.UniformDistribution, AttributeNames.ProductDistribution, AttributeNames.GenerativeDistribution }
            .Select(name => AttributeNames.Find(method, name)).OfType<AttributeData>()];
        if (declared.Length == 0)
            return null;
        if (declared.Length > 1)
            reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(declared[1], method), "The number of distributions", "2", "one of [UniformDistribution], [ProductDistribution] and [GenerativeDistribution]");
        if (AttributeNames.Is(declared[0], AttributeNames.UniformDistribution))
            return new TreeDistributionModel(TreeDistributionKind.Uniform, default);
        if (AttributeNames.Is(declared[0], AttributeNames.GenerativeDistribution))
            return new TreeDistributionModel(TreeDistributionKind.Generative, default);
        Location at = AttributeNames.LocationOf(declared[0], method);
        ImmutableArray<double> probabilities = [.. declared[0].ConstructorArguments.Length == 1 && declared[0].ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } values
            ? values.Values.Select(static value => value.Value as double? ?? double.NaN)
            : []];
        if (probabilities.Length != 1 && probabilities.Length != 1 << depth)
            reporter.Report(RuleIds.AttributeOutOfRange, at, "The number of probabilities", Text(probabilities.Length), "1 for all inputs, or " + Text(1 << depth) + ", one for each");
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] > 0 && probabilities[i] < 1))
                reporter.Report(RuleIds.AttributeOutOfRange, at, "Probability " + Text(i), Text(probabilities[i]), "strictly between 0 and 1");
        }

        return new TreeDistributionModel(TreeDistributionKind.Product, new EquatableArray<double>(probabilities));
    }

    /// <summary>What [LayerwiseTraining] says; null without it.</summary>
    public static TreeTrainingModel? ReadTraining(IMethodSymbol method, int width, ProblemReporter reporter)
    {
        if (AttributeNames.Find(method, AttributeNames.LayerwiseTraining) is not { } attribute)
            return null;
        Location at = AttributeNames.LocationOf(attribute, method);
        int samples = AttributeNames.Argument(attribute, "Samples") as int? ?? 0;
        double rate = AttributeNames.Argument(attribute, "LearningRate") as double? ?? NeuralTree.DefaultLearningRate;
        double lambda = AttributeNames.Argument(attribute, "Lambda") as double? ?? double.NaN;
        int initialization = AttributeNames.Argument(attribute, "Initialization") as int? ?? 0;
        double failure = AttributeNames.Argument(attribute, "FailureProbability") as double? ?? 0.01;
        Require(samples >= 0, "Samples", Text(samples), "at least 1, or 0 if it is not known");
        Require(rate > 0 && !double.IsInfinity(rate), "LearningRate", Text(rate), "a positive number");
        Require(!double.IsInfinity(lambda), "Lambda", Text(lambda), "a finite number");
        Require(initialization is 0 or 1, "Initialization", Text(initialization), "Structured or Random");
        Require(width >= 4 || initialization == 1, "Width", Text(width), "at least 4 with structured initial weights");
        Require(failure > 0 && failure < 1, "FailureProbability", Text(failure), "strictly between 0 and 1");
        return new TreeTrainingModel(samples, rate, double.IsNaN(lambda) ? null : lambda, (LayerwiseInitialization)initialization, failure);

        void Require(bool isFine, string property, string value, string allowed)
        {
            if (!isFine)
                reporter.Report(RuleIds.AttributeOutOfRange, at, property, value, allowed);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
