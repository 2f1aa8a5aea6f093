using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Ranges, slices, and the members of arrays and spans, which become loops over their elements.</summary>
internal sealed partial class MethodReader
{
    /// <summary>A member of an array or span, or of the classes beside them; null for another method.</summary>
    private IrExpression? ReadSpanMember(IInvocationOperation operation, int site)
    {
        IMethodSymbol target = operation.TargetMethod;
        ITypeSymbol? owner = operation.Instance?.Type is { } instance ? _types.Apply(instance) : null;
        bool isMember = owner is IArrayTypeSymbol || (owner is INamedTypeSymbol named && TypeReader.IsSpan(named));
        bool isStatic = owner is null && target.ContainingType is { Name: "Array" or "MemoryExtensions", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
        if (!isMember && !isStatic)
            return null;
        if (target.Name == "GetLength" && owner is IArrayTypeSymbol && operation.Arguments[0].Value.ConstantValue.Value is int dimension)
            return new IrLength(Read(operation.Instance!), site, dimension);
        if (target is { Name: "Empty", ContainingType.Name: "Array" })
            return TypeAt(operation.Type, site) is IrArrayType empty ? NewArray(EquatableArray<IrExpression>.Empty, empty.Element, empty, site) : Absent(site);

        var statements = new List<IrStatement>();
        var operands = new List<IrExpression>();
        if (operation.Instance is { } receiver)
            operands.Add(Pin(Read(receiver), statements));
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                return null;
            operands.Add(Pin(ReadOrText(WithoutBase(argument.Value)), statements));
        }

        if (operands.Any(static operand => operand.Type is IrVoidType) || IsReordered(operation.Arguments))
            return Absent(site);
        if (ElementOf(operands[0].Type) is not { } element)
            return null;
        IrExpression? value = (target.Name, operands.Count) switch
        {
            ("AsSpan" or "Slice", 1) => View(operands[0], element, site),
            ("AsSpan" or "Slice", 2) => SliceFrom(operands[0], operands[1], null, element, site),
            ("AsSpan" or "Slice", 3) => SliceFrom(operands[0], operands[1], operands[2], element, site),
            ("ToArray", 1) => new IrArrayCopy(operands[0], new IrArrayType(element), site),
            ("Fill", 2) => Fill(operands[0], ConvertTo(operands[1], element, site), element, statements, site),
            ("Clear", 1) => Fill(operands[0], new IrDefault(element, site), element, statements, site),
            ("Reverse", 1) => Reverse(operands[0], element, statements, site),
            ("CopyTo", 2) when ElementOf(operands[1].Type) == element => CopyTo(operands[0], operands[1], element, statements, site),
            ("SequenceEqual", 2) when ElementOf(operands[1].Type) == element && element is IrIntegerType or IrBooleanType =>
                SequenceEqual(operands[0], operands[1], element, statements, site),
            ("Contains", 2) when element is IrIntegerType or IrBooleanType && operands[1].Type == element => Contains(operands[0], operands[1], element, statements, site),
            _ => ReadSearch(target.Name, operands, element, statements, site) ?? ReadPartMember(target.Name, operands, element, statements, site),
        };
        return value is null ? null : Sequence(statements, value, site);
    }

    /// <summary>An array that is passed as System.Array.</summary>
    private static IOperation WithoutBase(IOperation value) =>
        value is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Array } conversion ? conversion.Operand : value;

    private static IrType? ElementOf(IrType type) => type switch
    {
        IrArrayType { Rank: 1 } array => array.Element,
        IrSpanType span => span.Element,
        _ => null,
    };

    private IrExpression View(IrExpression array, IrType element, int site) => ConvertTo(array, new IrSpanType(element), site);

    private static IrSlice SliceFrom(IrExpression array, IrExpression start, IrExpression? length, IrType element, int site) =>
        new(array, start, length ?? Binary(IrBinaryOperator.Subtract, new IrLength(array, site), start, site), new IrSpanType(element), site);

    /// <summary>A part of an array or span by a range; of an array it is a copy, as in C#.</summary>
    private IrExpression ReadRange(IrExpression array, IOperation range, bool copies, int site)
    {
        while (range is IConversionOperation { IsImplicit: true } conversion)
            range = conversion.Operand;
        if (array.Type is IrVoidType || ElementOf(array.Type) is not { } element)
            return Absent(site);
        if (range is not IRangeOperation bounds)
        {
            // Ranges are no values: whatever this one comes from is reported.
            Read(range);
            program.Reporter.Fail();
            return Absent(site);
        }

        var statements = new List<IrStatement>();
        IrExpression view = Pin(array, statements);
        IrExpression length = new IrLength(view, site);
        IrExpression start = Pin(Bound(bounds.LeftOperand, length, new IrConstant(0, IrType.Int32, site)), statements);
        IrExpression end = Bound(bounds.RightOperand, length, length);
        if (start.Type is IrVoidType || end.Type is IrVoidType)
            return Absent(site);
        IrExpression part = SliceFrom(view, start, Binary(IrBinaryOperator.Subtract, end, start, site), element, site);
        return Sequence(statements, copies ? new IrArrayCopy(part, new IrArrayType(element), site) : part, site);
    }

    private IrExpression Bound(IOperation? bound, IrExpression length, IrExpression fallback)
    {
        while (bound is IConversionOperation { IsImplicit: true, Type.Name: "Index" } conversion)
            bound = conversion.Operand;
        if (bound is null)
            return fallback;
        if (FromEnd(bound) is not { } distance)
            return ConvertTo(Index(bound), IrType.Int32, Site(bound));
        return Binary(IrBinaryOperator.Subtract, length, ConvertTo(Index(distance), IrType.Int32, Site(distance)), Site(bound));
    }

    /// <summary>A loop over the indices from 0 up to a length.</summary>
    private IrLoop ForEachIndex(IrExpression length, List<IrStatement> statements, System.Func<IrExpression, IEnumerable<IrStatement>> body, int site)
    {
        IrPlace index = Spill(new IrConstant(0, IrType.Int32, site), statements, site);
        return new IrLoop(
            _labelCount++,
            Test(IrBinaryOperator.Less, Load(index), length, site),
            false,
            new IrBlock(body(Load(index)).ToEquatableArray(), site),
            new IrStatement[] { Increase(index, site) }.ToEquatableArray(),
            site);
    }

    private static IrArrayElementPlace At(IrExpression array, IrExpression index, IrType element, int site) => new(array, index, element, site);

    private static IrExpressionStatement Assign(IrPlace place, IrExpression value, int site) => Effect(new IrAssignment(place, value, place.Type, site));

    private static IrDefault Nothing(int site) => new(IrType.Boolean, site);

    private IrDefault Fill(IrExpression array, IrExpression value, IrType element, List<IrStatement> statements, int site)
    {
        if (value.Type is IrVoidType)
            return Absent(site);
        statements.Add(ForEachIndex(new IrLength(array, site), statements, index => [Assign(At(array, index, element, site), value, site)], site));
        return Nothing(site);
    }

    private IrDefault Reverse(IrExpression array, IrType element, List<IrStatement> statements, int site)
    {
        IrExpression length = new IrLength(array, site);
        IrExpression half = Binary(IrBinaryOperator.ShiftRight, length, new IrConstant(1, IrType.Int32, site), site);
        statements.Add(ForEachIndex(half, statements, Swap, site));
        return Nothing(site);

        IEnumerable<IrStatement> Swap(IrExpression index)
        {
            var swap = new List<IrStatement>();
            IrExpression last = Binary(IrBinaryOperator.Subtract, length, new IrConstant(1, IrType.Int32, site), site);
            IrExpression mirror = Binary(IrBinaryOperator.Subtract, last, index, site);
            IrPlace kept = Spill(Load(At(array, index, element, site)), swap, site);
            swap.Add(Assign(At(array, index, element, site), Load(At(array, mirror, element, site)), site));
            swap.Add(Assign(At(array, mirror, element, site), Load(kept), site));
            return swap;
        }
    }

    /// <summary>The elements as they were before: source and destination may overlap.</summary>
    private IrDefault CopyTo(IrExpression source, IrExpression destination, IrType element, List<IrStatement> statements, int site)
    {
        IrExpression copy = Pin(new IrArrayCopy(source, new IrArrayType(element), site), statements);
        statements.Add(ForEachIndex(
            new IrLength(copy, site), statements, index => [Assign(At(destination, index, element, site), Load(At(copy, index, element, site)), site)], site));
        return Nothing(site);
    }

    private IrConditional SequenceEqual(IrExpression left, IrExpression right, IrType element, List<IrStatement> statements, int site)
    {
        IrExpression sameLength = Test(IrBinaryOperator.Equal, new IrLength(left, site), new IrLength(right, site), site);
        var compare = new List<IrStatement>();
        IrPlace equal = Spill(new IrConstant(1, IrType.Boolean, site), compare, site);
        compare.Add(ForEachIndex(
            new IrLength(left, site),
            compare,
            index =>
            [
                Assign(
                    equal,
                    Test(IrBinaryOperator.And, Load(equal), Test(IrBinaryOperator.Equal, Load(At(left, index, element, site)), Load(At(right, index, element, site)), site), site),
                    site),
            ],
            site));
        return new IrConditional(sameLength, Sequence(compare, Load(equal), site), new IrConstant(0, IrType.Boolean, site), IrType.Boolean, site);
    }

    private IrLoad Contains(IrExpression array, IrExpression value, IrType element, List<IrStatement> statements, int site)
    {
        IrPlace found = Spill(new IrConstant(0, IrType.Boolean, site), statements, site);
        statements.Add(ForEachIndex(
            new IrLength(array, site),
            statements,
            index => [Assign(found, Test(IrBinaryOperator.Or, Load(found), Test(IrBinaryOperator.Equal, Load(At(array, index, element, site)), value, site), site), site)],
            site));
        return Load(found);
    }
}
