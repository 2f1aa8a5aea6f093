using System.Collections.Generic;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>What can be read and written: variables, fields, elements, this.</summary>
internal sealed partial class MethodReader
{
    /// <summary>The place that an operation names; null if it names none.</summary>
    private IrPlace? TryReadPlace(IOperation operation)
    {
        int site = Site(operation);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return TryReadPlace(parenthesized.Operand);
            case ILocalReferenceOperation { IsDeclaration: true } local:
                return VariablePlace(DeclareLocal(local.Local, site), site);
            case ILocalReferenceOperation local:
                return VariableOf(local.Local, site) is { } index ? VariablePlace(index, site) : AbsentPlace(site);
            case IParameterReferenceOperation parameter when StoredParameter(parameter.Parameter, site) is { } stored:
                return stored;
            case IParameterReferenceOperation parameter:
                return VariableOf(parameter.Parameter, site) is { } position ? VariablePlace(position, site) : AbsentPlace(site);
            case IDeclarationExpressionOperation declaration:
                return TryReadPlace(declaration.Expression);
            case IDiscardOperation discard:
                IrType type = TypeAt(discard.Type, site);
                return new IrVariablePlace(NewVariable("discard", type), type, site);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput }:
                return _implicitReceivers.Count > 0 ? _implicitReceivers.Peek() : null;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } instance when IsStruct(instance.Type):
                return ThisPlace(site);
            case IFieldReferenceOperation { Instance: { } instance, Field.IsStatic: false } field when IsStruct(instance.Type):
                return ReadFieldPlace(instance, field.Field, field.Type, site);
            case IPropertyReferenceOperation { Instance: { } instance } property when IsSpanIndexer(property.Property):
                return ReadElement(instance, property.Arguments[0].Value, site);
            case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String }, Instance: { } instance } property
                when ConstantText(instance) is not null:
                return ReadElement(instance, property.Arguments[0].Value, site);
            case IPropertyReferenceOperation { Instance: { } instance } property when BackingField(property.Property) is { } field:
                return ReadFieldPlace(instance, field, property.Type, site);
            case IPropertyReferenceOperation { Property: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } property:
                return PlaceOf(ReadPropertyCall(property, site));
            case IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } call:
                return PlaceOf(ReadInvocation(call));
            case IConditionalOperation { IsRef: true } conditional:
                return ReadConditionalPlace(conditional, site);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element when !IsRange(element.Indices[0]):
                return ReadElement(element.ArrayReference, element.Indices[0], site);
            case IArrayElementReferenceOperation { Indices.Length: > 1 } element:
                return ReadMatrixElement(element, site);
            case IImplicitIndexerReferenceOperation { Instance: { } instance } element
                when !IsRange(element.Argument) && (IsArrayOrSpan(_types.Apply(instance.Type!)) || ConstantText(instance) is not null):
                return ReadElement(instance, element.Argument, site);
            case IInlineArrayAccessOperation access when !IsRange(access.Argument):
                return ReadInlineElement(access, site);
            default:
                return null;
        }
    }

    /// <summary>The field in which the compiler keeps a parameter of the struct's primary constructor; null for another parameter.</summary>
    private IrFieldPlace? StoredParameter(IParameterSymbol parameter, int site)
    {
        if (_method.IsStatic || _method.ContainingType is not { TypeKind: TypeKind.Struct } type || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor })
            return null;
        int index = TypeReader.IndexOf(parameter, type);
        return index < 0 ? null : new IrFieldPlace(ThisPlace(site), index, TypeAt(parameter.Type, site), site);
    }

    private IrVariablePlace VariablePlace(int variable, int site) => new(variable, _variables[variable].Type, site);

    private static IrValuePlace AbsentPlace(int site) => new(Absent(site), IrType.Void, site);

    /// <summary>The place of an operation, or a temporary with its value.</summary>
    private IrPlace ReadPlaceOrValue(IOperation operation)
    {
        if (TryReadPlace(operation) is { } place)
            return place;
        IrExpression value = Read(operation);
        return new IrValuePlace(value, value.Type, value.Site);
    }

    private IrPlace ReadFieldPlace(IOperation instance, IFieldSymbol field, ITypeSymbol? type, int site)
    {
        IrPlace container = ReadPlaceOrValue(instance);
        IrType fieldType = TypeAt(type, site);
        return container.Type is IrVoidType || fieldType is IrVoidType
            ? AbsentPlace(site)
            : new IrFieldPlace(container, TypeReader.IndexOf(field), fieldType, site);
    }

    private IrPlace ReadElement(IOperation array, IOperation index, int site)
    {
        IrExpression elements = ReadOrText(array);
        IrType? type = elements.Type switch
        {
            IrArrayType some => some.Element,
            IrSpanType some => some.Element,
            _ => null,
        };
        if (type is null)
            return AbsentPlace(site);
        if (FromEnd(index) is not { } distance)
            return new IrArrayElementPlace(elements, Index(index), type, site);

        // ^k is Length − k; the array is located once.
        if (!IsPure(elements))
        {
            ReportUnsupported(site, "an index from the end of such an array", "store the array in a local variable first");
            return AbsentPlace(site);
        }

        var fromEnd = new IrBinary(IrBinaryOperator.Subtract, new IrLength(elements, site), Index(distance), false, IrType.Int32, site);
        return new IrArrayElementPlace(elements, fromEnd, type, site);
    }

    private IrPlace ReadInlineElement(IInlineArrayAccessOperation access, int site)
    {
        IrPlace container = ReadPlaceOrValue(access.Instance);
        if (container.Type is not IrInlineArrayType array)
            return AbsentPlace(site);
        IrExpression index = FromEnd(access.Argument) is { } distance
            ? new IrBinary(IrBinaryOperator.Subtract, new IrConstant(array.Length, IrType.Int32, site), Index(distance), false, IrType.Int32, site)
            : Index(access.Argument);
        return new IrInlineElementPlace(container, index, array.Element, site);
    }

    /// <summary>The k of ^k; null for another index.</summary>
    private static IOperation? FromEnd(IOperation index) => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? hat.Operand : null;

    private static bool IsRange(IOperation index) => index.Type is { Name: "Range", ContainingNamespace.Name: "System" };

    /// <summary>Whether an array may be evaluated twice: nothing happens when it is.</summary>
    private static bool IsPure(IrExpression array) => array switch
    {
        IrLoad load => IsPure(load.Place),
        IrConversion conversion => IsPure(conversion.Operand),
        IrConstant or IrStaticArray => true,
        _ => false,
    };

    private static bool IsPure(IrPlace place) => place switch
    {
        IrVariablePlace or IrThisPlace => true,
        IrFieldPlace field => IsPure(field.Container),
        IrArrayElementPlace element => IsPure(element.Array) && IsPure(element.Index),
        _ => false,
    };

    private IrPlace ReadMatrixElement(IArrayElementReferenceOperation element, int site)
    {
        IrExpression array = Read(element.ArrayReference);
        if (array.Type is not IrArrayType type || type.Rank != element.Indices.Length)
            return AbsentPlace(site);
        var indices = new List<IrExpression>();
        foreach (IOperation index in element.Indices)
            indices.Add(Index(index));
        return indices.Exists(static index => index.Type is IrVoidType)
            ? AbsentPlace(site)
            : new IrMatrixElementPlace(array, indices.ToEquatableArray(), type.Element, site);
    }

    private IrExpression Index(IOperation index)
    {
        IrExpression value = Read(index);
        if (value.Type is IrIntegerType or IrVoidType)
            return value;
        ReportUnsupported(Site(index), "an index of type " + value.Type, "use an integer");
        return Absent(value.Site);
    }

    /// <summary>
    /// A place that names the same storage however often it is used: its indices are evaluated now, into temporaries.
    /// </summary>
    private IrPlace Pin(IrPlace place, List<IrStatement> statements)
    {
        switch (place)
        {
            case IrFieldPlace field:
                return field with { Container = Pin(field.Container, statements) };
            case IrInlineElementPlace element:
                IrPlace container = Pin(element.Container, statements);
                return element with { Container = container, Index = Pin(element.Index, statements) };
            case IrArrayElementPlace element:
                IrExpression array = Pin(element.Array, statements);
                return element with { Array = array, Index = Pin(element.Index, statements) };
            case IrMatrixElementPlace element:
                IrExpression matrix = Pin(element.Array, statements);
                var indices = new List<IrExpression>();
                foreach (IrExpression index in element.Indices)
                    indices.Add(Pin(index, statements));
                return element with { Array = matrix, Indices = indices.ToEquatableArray() };
            case IrValuePlace value:
                return Spill(value.Value, statements, value.Site);
            case IrCallPlace or IrConditionalPlace or IrSequencePlace:
                int reference = NewVariable("reference" + _variables.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), place.Type);
                statements.Add(new IrReferenceDeclaration(reference, place, place.Site));
                return VariablePlace(reference, place.Site);
            default:
                return place;
        }
    }

    private IrExpression Pin(IrExpression value, List<IrStatement> statements) =>
        value is IrConstant ? value : Load(Spill(value, statements, value.Site));

    /// <summary>The field behind an automatic property of a struct; null for other properties.</summary>
    private IFieldSymbol? BackingField(IPropertySymbol property)
    {
        if (property.IsStatic || property.IsIndexer || property.ContainingType.TypeKind != TypeKind.Struct || !program.Types.IsInSource(property))
            return null;
        foreach (IFieldSymbol field in TypeReader.InstanceFields(property.ContainingType))
        {
            if (SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property) && IsAutomatic(property.GetMethod) && IsAutomatic(property.SetMethod))
                return field;
        }

        return null;
    }

    private bool IsAutomatic(IMethodSymbol? accessor)
    {
        if (accessor is null || program.DeclarationOf(accessor) is not AccessorDeclarationSyntax declaration)
            return accessor is null || program.DeclarationOf(accessor) is null or ParameterSyntax;
        return declaration.Body is null && declaration.ExpressionBody is null && declaration.SemicolonToken.IsKind(SyntaxKind.SemicolonToken);
    }

    private static bool IsSpanIndexer(IPropertySymbol property) =>
        property is { IsIndexer: true, Parameters.Length: 1, ContainingType: { Name: "Span" or "ReadOnlySpan", Arity: 1 } type }
        && type.ContainingNamespace?.ToDisplayString() == "System";
}
