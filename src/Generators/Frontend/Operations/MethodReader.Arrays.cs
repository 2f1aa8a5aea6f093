using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Arrays, collection expressions and stackalloc.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadArrayCreation(IArrayCreationOperation operation)
    {
        int site = Site(operation);
        if (TypeAt(operation.Type, site) is not IrArrayType type)
            return Absent(site);
        if (type.Rank > 1)
        {
            IEnumerable<IrExpression> values = Flatten(operation.Initializer).Select(element => ConvertTo(Read(element), type.Element, site));
            return new IrNewMatrix(operation.DimensionSizes.Select(Index).ToEquatableArray(), values.ToEquatableArray(), type, site);
        }

        IEnumerable<IrExpression> elements = operation.Initializer is { } initializer
            ? initializer.ElementValues.Select(element => ConvertTo(Read(element), type.Element, site))
            : [];
        return new IrNewArray(Index(operation.DimensionSizes[0]), elements.ToEquatableArray(), type, site);
    }

    /// <summary>The elements of an initialiser of several dimensions, the last index fastest.</summary>
    private static IEnumerable<IOperation> Flatten(IOperation? initializer) => initializer switch
    {
        null => [],
        IArrayInitializerOperation rows => rows.ElementValues.SelectMany(Flatten),
        _ => [initializer],
    };

    private IrExpression ReadCollection(ICollectionExpressionOperation operation)
    {
        int site = Site(operation);
        IrType type = TypeAt(operation.Type, site);
        IrType? element = type switch
        {
            IrArrayType array => array.Element,
            IrSpanType span => span.Element,
            _ => null,
        };
        if (element is null)
            return type is IrVoidType ? Absent(site) : Unsupported(operation);
        if (operation.Elements.Any(static value => value is ISpreadOperation))
            return ReadSpreads(operation, element, type, site);
        IEnumerable<IrExpression> elements = operation.Elements.Select(value => ConvertTo(Read(value), element, site));
        return NewArray(elements.ToEquatableArray(), element, type, site);
    }

    /// <summary>
    /// [first, .. others, last]: as in C#, everything up to the last spread is evaluated first, then the array is made and filled, and the elements after the
    /// last spread are evaluated as they are stored.
    /// </summary>
    private IrExpression ReadSpreads(ICollectionExpressionOperation operation, IrType element, IrType type, int site)
    {
        var statements = new List<IrStatement>();
        int last = operation.Elements.Length - 1;
        while (operation.Elements[last] is not ISpreadOperation)
            last--;
        var parts = new List<IrExpression>();
        IrExpression length = new IrConstant(operation.Elements.Count(static value => value is not ISpreadOperation), IrType.Int32, site);
        for (int i = 0; i <= last; i++)
        {
            IOperation value = operation.Elements[i];
            IrExpression part = Pin(value is ISpreadOperation spread ? Read(spread.Operand) : ConvertTo(Read(value), element, site), statements);
            if (value is ISpreadOperation && ElementOf(part.Type) is null)
                return part.Type is IrVoidType ? Absent(site) : Unsupported(value);
            if (value is ISpreadOperation)
                length = Binary(IrBinaryOperator.Add, length, new IrLength(part, site), site);
            parts.Add(part);
        }

        IrExpression array = Pin(new IrNewArray(length, EquatableArray<IrExpression>.Empty, new IrArrayType(element), site), statements);
        IrPlace next = Spill(new IrConstant(0, IrType.Int32, site), statements, site);
        for (int i = 0; i < operation.Elements.Length; i++)
        {
            if (operation.Elements[i] is ISpreadOperation)
                statements.Add(ForEachIndex(new IrLength(parts[i], site), statements, index => [.. Append(Load(At(parts[i], index, ElementOf(parts[i].Type)!, site)))], site));
            else
                statements.AddRange(Append(i <= last ? parts[i] : Read(operation.Elements[i])));
        }

        return Sequence(statements, ConvertTo(array, type, site), site);

        IrStatement[] Append(IrExpression value) => [Assign(At(array, Load(next), element, site), ConvertTo(value, element, site), site), Increase(next, site)];
    }

    private static IrExpressionStatement Increase(IrPlace counter, int site) => Effect(
        new IrCompoundAssignment(counter, IrBinaryOperator.Add, IrType.Int32, new IrConstant(1, IrType.Int32, site), false, false, IrType.Int32, site));

    private IrExpression NewArray(EquatableArray<IrExpression> elements, IrType element, IrType type, int site)
    {
        var array = new IrNewArray(new IrConstant(elements.Count, IrType.Int32, site), elements, new IrArrayType(element), site);
        return ConvertTo(array, type, site);
    }

    /// <summary>stackalloc has no operation of its own in Roslyn: its syntax is read.</summary>
    private IrExpression ReadStackAlloc(IOperation operation)
    {
        int site = Site(operation);
        SemanticModel? model = program.ModelOf(operation.Syntax.SyntaxTree);
        ITypeSymbol? converted = model?.GetTypeInfo(operation.Syntax, program.Cancellation).ConvertedType ?? operation.Type;
        if (converted is null || TypeAt(converted, site) is not IrSpanType span)
        {
            ReportUnsupported(site, "stackalloc without a span", "store it in a Span");
            return Absent(site);
        }

        InitializerExpressionSyntax? initializer = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax creation => creation.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax creation => creation.Initializer,
            _ => null,
        };
        if (initializer is not null)
        {
            IEnumerable<IrExpression> elements = initializer.Expressions
                .Select(syntax => model?.GetOperation(syntax, program.Cancellation) is { } element ? ConvertTo(Read(element), span.Element, site) : Absent(site));
            EquatableArray<IrExpression> values = elements.ToEquatableArray();
            return NewArray(values, span.Element, span, site);
        }

        ExpressionSyntax? size = operation.Syntax is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers.Count: 1 } array }
            && array.RankSpecifiers[0].Sizes.Count == 1 ? array.RankSpecifiers[0].Sizes[0] : null;
        if (size is null || model?.GetOperation(size, program.Cancellation) is not { } length)
            return Erroneous(operation);
        return ConvertTo(new IrNewArray(Index(length), EquatableArray<IrExpression>.Empty, new IrArrayType(span.Element), site), span, site);
    }
}
