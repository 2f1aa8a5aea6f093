using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>The table of expressions. What is not listed is reported where it stands.</summary>
internal sealed partial class MethodReader
{
    private IrExpression Read(IOperation operation)
    {
        program.Cancellation.ThrowIfCancellationRequested();
        if (++_depth > MaxDepth)
        {
            _depth--;
            int site = Site(operation);
            ReportUnsupported(site, "an expression this deep", "split it with local variables");
            return Absent(site);
        }

        try
        {
            return ReadExpression(operation);
        }
        finally
        {
            _depth--;
        }
    }

    private IrExpression ReadExpression(IOperation operation)
    {
        if (operation is IInvalidOperation)
            return Erroneous(operation);
        if (operation.Type is { } type && TypeReader.IsUnbounded(_types.Apply(type)))
            return Unbounded(operation, _types.Apply(type));
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && operation.Type is not null)
            return ReadConstant(operation, constant);
        return operation switch
        {
            IParenthesizedOperation parenthesized => Read(parenthesized.Operand),
            IDefaultValueOperation value => ReadDefault(value),
            IUnaryOperation unary => ReadUnary(unary),
            IBinaryOperation binary => ReadBinary(binary),
            ITupleBinaryOperation tuples => ReadTupleComparison(tuples),
            IConversionOperation conversion => ReadConversion(conversion),
            IConditionalOperation conditional => ReadConditional(conditional),
            ISimpleAssignmentOperation assignment => ReadAssignment(assignment),
            ICompoundAssignmentOperation compound => ReadCompound(compound),
            IIncrementOrDecrementOperation increment => ReadIncrement(increment),
            IDeconstructionAssignmentOperation deconstruction => ReadDeconstruction(deconstruction),
            IInvocationOperation invocation => ReadInvocation(invocation),
            IPropertyReferenceOperation property => ReadProperty(property),
            IFieldReferenceOperation { Field.IsStatic: true } field => ReadStaticField(field),
            IArrayCreationOperation array => ReadArrayCreation(array),
            ICollectionExpressionOperation collection => ReadCollection(collection),
            ITupleOperation tuple => ReadTuple(tuple),
            IObjectCreationOperation creation => ReadObjectCreation(creation),
            IWithOperation with => ReadWith(with),
            IIsPatternOperation pattern => ReadIsPattern(pattern),
            IIsTypeOperation test => ReadTypeTest(test),
            ISwitchExpressionOperation @switch => ReadSwitchExpression(@switch),
            IThrowOperation @throw => ReadThrowExpression(@throw),
            IUtf8StringOperation text => ReadUtf8(text),
            IArrayElementReferenceOperation { Indices.Length: 1 } element when IsRange(element.Indices[0]) =>
                ReadRange(Read(element.ArrayReference), element.Indices[0], copies: true, Site(operation)),
            IImplicitIndexerReferenceOperation { Instance: { } instance } element when IsRange(element.Argument) && IsArrayOrSpan(_types.Apply(instance.Type!)) =>
                ReadRange(Read(instance), element.Argument, copies: false, Site(operation)),
            IInlineArrayAccessOperation access when IsRange(access.Argument) =>
                ReadRange(InlineSpan(access.Instance, Site(operation)), access.Argument, copies: false, Site(operation)),
            _ when operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => ReadStackAlloc(operation),
            _ => ReadLoad(operation),
        };
    }

    private IrExpression ReadLoad(IOperation operation)
    {
        if (TryReadPlace(operation) is not { } place)
            return Unsupported(operation);
        return new IrLoad(place, place.Type, place.Site);
    }

    private IrDefault Unsupported(IOperation operation)
    {
        int site = Site(operation);
        (string what, string advice) = UnsupportedConstructs.Describe(operation);
        ReportUnsupported(site, what, advice);
        return Absent(site);
    }

    private IrDefault Unbounded(IOperation operation, ITypeSymbol type)
    {
        int site = Site(operation);
        Report(RuleIds.UnboundedPrecision, site, type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
        return Absent(site);
    }

    private IrDefault Erroneous(IOperation operation)
    {
        program.Reporter.Fail();
        return Absent(Site(operation));
    }

    /// <summary>Stands for an expression that was reported, so that reading goes on and finds what else is wrong.</summary>
    private static IrDefault Absent(int site) => new(IrType.Void, site);

    private static IrSequence Sequence(List<IrStatement> statements, IrExpression value, int site) =>
        new(statements.ToEquatableArray(), value, value.Type, site);

    /// <summary>A temporary with a value, declared among the statements.</summary>
    private IrVariablePlace Spill(IrExpression value, List<IrStatement> statements, int site)
    {
        int variable = NewVariable("temporary" + _variables.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), value.Type);
        statements.Add(new IrDeclaration(variable, value, site));
        return new IrVariablePlace(variable, value.Type, site);
    }

    private static IrLoad Load(IrPlace place) => new(place, place.Type, place.Site);

    private static bool IsTuple(IrStructType type) => type.Name.StartsWith("(", System.StringComparison.Ordinal);

    /// <summary>The same value in another type, where C# converts without saying so: elements of tuples, deconstructions, loop variables.</summary>
    private IrExpression ConvertTo(IrExpression value, IrType type, int site)
    {
        if (value.Type == type || value.Type is IrVoidType || type is IrVoidType)
            return value;
        switch (value.Type, type)
        {
            case (IrIntegerType, IrIntegerType):
                return new IrConversion(value, false, type, site);
            case (IrArrayType array, IrSpanType span) when array.Element == span.Element:
                return new IrConversion(value, false, type, site);
            case (IrStructType from, IrStructType to) when from.Fields.Count == to.Fields.Count && IsTuple(from) && IsTuple(to):
                var statements = new List<IrStatement>();
                IrVariablePlace temporary = Spill(value, statements, site);
                IEnumerable<IrExpression> fields = Enumerable.Range(0, to.Fields.Count)
                    .Select(i => ConvertTo(Load(new IrFieldPlace(temporary, i, from.Fields[i].Type, site)), to.Fields[i].Type, site));
                return Sequence(statements, new IrStructValue(fields.ToEquatableArray(), type, site), site);
            default:
                ReportUnsupported(site, "a conversion from " + value.Type + " to " + type, "convert between integers, or element by element");
                return Absent(site);
        }
    }
}
