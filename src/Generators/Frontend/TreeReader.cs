using System.Globalization;
using System.Linq;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads a [TreeCircuit] method.</summary>
internal static class TreeReader
{
    private const string Signature = "static bool Gate(int level, int index, bool left, bool right)";

    /// <summary>What is emitted for a method; null if anything was reported, or if the source does not compile.</summary>
    public static TreeModel? Read(IMethodSymbol method, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributeNames.Find(method, AttributeNames.TreeCircuit);
        if (attribute is null)
            return null;
        var reporter = new ProblemReporter(sink, sites);
        Location location = method.Locations.FirstOrDefault() ?? Location.None;
        if (AnnotatedMethod.Obstacle(method) is { } obstacle)
        {
            reporter.Report(RuleIds.NotACircuitMethod, location, method.Name, obstacle);
            return null;
        }

        if (!IsGate(method))
        {
            reporter.Report(RuleIds.NotAGate, location, method.Name, Signature);
            return null;
        }

        Location at = AttributeNames.LocationOf(attribute, method);
        string className = AnnotatedMethod.ReadClassName(method, AttributeNames.TreeCircuit, reporter);
        int depth = ReadInteger("Depth", 0, 1, BooleanTree.MaxDepth);
        int width = ReadInteger("Width", 4, 1, NeuralTree.MaxWidth);
        int maxSteps = ReadInteger("MaxSteps", 1_000_000, 1, int.MaxValue);
        TreeDistributionModel? distribution = TreeTrainingReader.ReadDistribution(method, depth, reporter);
        TreeTrainingModel? training = TreeTrainingReader.ReadTraining(method, width, reporter);
        var program = new ProgramReader(compilation, reporter, cancellation);
        int index = program.IndexOf(method, []);
        IrProgram? read = program.Read();
        if (read is null)
            return null;
        return new TreeModel(
            MemberContexts.Of(method.ContainingType),
            MemberContexts.Keyword(method.DeclaredAccessibility),
            className,
            method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
            method.GetDocumentationCommentId() ?? "",
            new TreeProgram(read, index, depth, maxSteps),
            width,
            distribution,
            training);

        int ReadInteger(string property, int byDefault, int least, int most)
        {
            int value = AttributeNames.Argument(attribute, property) as int? ?? byDefault;
            if (value < least || value > most)
            {
                string allowed = most == int.MaxValue ? "at least 1" : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", least, most);
                reporter.Report(RuleIds.AttributeOutOfRange, at, property, value.ToString(CultureInfo.InvariantCulture), allowed);
            }

            return value;
        }
    }

    private static bool IsGate(IMethodSymbol method) =>
        method.ReturnType.SpecialType == SpecialType.System_Boolean
        && method.Parameters.Select(static parameter => parameter.Type.SpecialType).SequenceEqual(
            [SpecialType.System_Int32, SpecialType.System_Int32, SpecialType.System_Boolean, SpecialType.System_Boolean])
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None && AttributeNames.Find(parameter, AttributeNames.Bits) is null);
}
