using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Generators.Frontend;

/// <summary>Reads a [Circuit] method.</summary>
internal static class CircuitReader
{
    /// <summary>What is emitted for a method; null if anything was reported, or if the source does not compile.</summary>
    public static CircuitModel? Read(IMethodSymbol method, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributeNames.Find(method, AttributeNames.Circuit);
        if (attribute is null)
            return null;
        var reporter = new ProblemReporter(sink, sites);
        Location location = method.Locations.FirstOrDefault() ?? Location.None;
        if (AnnotatedMethod.Obstacle(method) is { } obstacle)
        {
            reporter.Report(RuleIds.NotACircuitMethod, location, method.Name, obstacle);
            return null;
        }

        string className = AnnotatedMethod.ReadClassName(method, AttributeNames.Circuit, reporter);
        LoweringLimits limits = LimitReader.Read(attribute, method, reporter);
        CircuitEmit emit = AttributeNames.Argument(attribute, "Emit") is int given ? (CircuitEmit)given : CircuitEmit.Auto;
        if (emit is not (CircuitEmit.Auto or CircuitEmit.Unrolled or CircuitEmit.Table or CircuitEmit.Repeated))
            reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(attribute, method), "Emit", ((int)emit).ToString(CultureInfo.InvariantCulture), "Auto, Unrolled, Repeated or Table");
        var program = new ProgramReader(compilation, reporter, cancellation);
        bool hasValidity = AttributeNames.Argument(attribute, "Validity") is true;
        ImmutableArray<ColumnModel> columns = ReadColumns(method, hasValidity, compilation, program, reporter);
        if (method.ReturnsVoid && method.Parameters.All(static parameter => !IsOutput(parameter)))
            reporter.Report(RuleIds.NotACircuitMethod, location, method.Name, "it has no result: return a value, or write to an out parameter or a Span with [Shape]");

        int index = program.IndexOf(method, []);
        IrProgram? read = program.Read();
        if (read is null)
            return null;
        return new CircuitModel(
            MemberContexts.Of(method.ContainingType),
            MemberContexts.Keyword(method.DeclaredAccessibility),
            className,
            method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
            method.GetDocumentationCommentId() ?? "",
            new EquatableArray<ColumnModel>(columns),
            new CircuitProgram(read, index, limits, hasValidity),
            emit);
    }

    private static ImmutableArray<ColumnModel> ReadColumns(IMethodSymbol method, bool hasValidity, Compilation compilation, ProgramReader program, ProblemReporter reporter)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnModel>();
        AddParameters(isReference: false);
        if (!method.ReturnsVoid
            && ReadValue(method.ReturnType, method, method.GetReturnTypeAttributes(), type => DeclaredWidth.OfReturn(method, type)) is var (result, length))
        {
            columns.Add(new ColumnModel(FreeName(method, "result"), result, -1, false, true) { Length = length });
        }

        AddParameters(isReference: true);
        if (hasValidity)
        {
            ITypeSymbol truth = compilation.GetSpecialType(SpecialType.System_Boolean);
            columns.Add(new ColumnModel(FreeName(method, "valid"), ValueModelReader.Read(truth, 0, method.ContainingType, compilation), -1, false, true));
        }

        return columns.ToImmutable();

        void AddParameters(bool isReference)
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                bool isOutput = IsOutput(parameter);
                if (isOutput == isReference
                    && ReadValue(parameter.Type, parameter, parameter.GetAttributes(), type => DeclaredWidth.OfParameter(parameter, type)) is var (value, length))
                {
                    columns.Add(new ColumnModel(parameter.Name, value, parameter.Ordinal, parameter.RefKind != RefKind.Out, isOutput) { Length = length });
                }
            }
        }

        // Null for a type without columns, which is reported here, or where the method is read.
        (ValueModel Element, int Length)? ReadValue(ITypeSymbol type, ISymbol place, ImmutableArray<AttributeData> attributes, Func<IrType, DeclaredWidth> width)
        {
            if (program.Types.Read(type).Type is not { } known)
                return null;
            DeclaredShape shape = DeclaredShape.Read(attributes, place.Name, known, place);
            if (shape.Problem is not null)
                return null;
            bool hasShape = shape.Lengths.Count > 0;
            ITypeSymbol element = hasShape ? DeclaredShape.ElementOf(type) : type;
            ValueModel value = ValueModelReader.Read(element, width(known).Bits, method.ContainingType, compilation);
            if (program.Types.Read(element).Type is { } elementType && !IrTypes.HoldsReference(elementType) && value.Leaves.Count > 0)
                return (value, shape.Count);
            reporter.Report(
                RuleIds.UnsupportedType,
                place.Locations.FirstOrDefault() ?? Location.None,
                type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
                "a circuit's parameters and result are values of fixed length, at most 4096 integers: use integers, tuples, structs, [InlineArray], and arrays and spans with [Shape]");
            return null;
        }
    }

    private static bool IsOutput(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.Ref or RefKind.Out
        || (DeclaredShape.IsWritableSpan(parameter.Type) && AttributeNames.Find(parameter, AttributeNames.Shape) is not null);

    private static string FreeName(IMethodSymbol method, string name)
    {
        while (method.Parameters.Any(parameter => parameter.Name == name))
            name += "Value";
        return name;
    }
}
