using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Equality of tuples and structs: where the compiler or the base library writes it, there is no source to read.</summary>
internal sealed partial class MethodReader
{
    private IrSequence ReadTupleComparison(ITupleBinaryOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        IrPlace left = Spill(Read(operation.LeftOperand), statements, site);
        IrPlace right = Spill(Read(operation.RightOperand), statements, site);
        IrExpression equal = CompareElements(left, right, operation.LeftOperand.Type, operation.RightOperand.Type, site);
        return Sequence(statements, NegateUnless(operation.OperatorKind == BinaryOperatorKind.Equals, equal, site), site);
    }

    /// <summary>== of tuples is == of their elements, after the conversions that it implies.</summary>
    private IrExpression CompareElements(IrPlace left, IrPlace right, ITypeSymbol? leftType, ITypeSymbol? rightType, int site)
    {
        if (left.Type is IrVoidType || right.Type is IrVoidType || leftType is null || rightType is null)
            return Absent(site);
        (leftType, rightType) = (_types.Apply(leftType), _types.Apply(rightType));
        if (leftType is INamedTypeSymbol { IsTupleType: true } first && rightType is INamedTypeSymbol { IsTupleType: true } second
            && left.Type is IrStructType leftTuple && right.Type is IrStructType rightTuple && leftTuple.Fields.Count == rightTuple.Fields.Count)
        {
            return All(leftTuple.Fields.Select((field, i) => CompareElements(
                new IrFieldPlace(left, i, field.Type, site),
                new IrFieldPlace(right, i, rightTuple.Fields[i].Type, site),
                first.TupleElements[i].Type,
                second.TupleElements[i].Type,
                site)), site);
        }

        if (left.Type is IrStructType && SymbolEqualityComparer.Default.Equals(leftType, rightType) && EqualityOperator(leftType) is { } @operator)
            return @operator.IsImplicitlyDeclared ? CompareRecords(left, right, leftType, site) : CallOperator(@operator, [Load(left), Load(right)], site);
        return CompareValues(left, right, leftType, site);
    }

    private static IMethodSymbol? EqualityOperator(ITypeSymbol type) => type.GetMembers("op_Equality").OfType<IMethodSymbol>().FirstOrDefault(
        candidate => candidate.Parameters.Length == 2 && candidate.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type)));

    /// <summary>Records compare by their Equals; the compiler writes that operator.</summary>
    private IrExpression ReadRecordComparison(IBinaryOperation operation, INamedTypeSymbol record, int site)
    {
        if (operation.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return Unsupported(operation);
        var statements = new List<IrStatement>();
        IrPlace left = Spill(Read(operation.LeftOperand), statements, site);
        IrPlace right = Spill(Read(operation.RightOperand), statements, site);
        return Sequence(statements, NegateUnless(operation.OperatorKind == BinaryOperatorKind.Equals, CompareRecords(left, right, _types.Apply(record), site), site), site);
    }

    /// <summary>x.Equals(y) of a record or tuple, which the compiler or the base library writes; null for another method.</summary>
    private IrSequence? ReadImplicitEquals(IInvocationOperation operation, IMethodSymbol target, int site)
    {
        ITypeSymbol? type = target.ContainingType is null ? null : _types.Apply(target.ContainingType);
        bool isRecord = target is { IsImplicitlyDeclared: true, Parameters.Length: 1 } && type is { IsRecord: true, IsValueType: true } && AreSame(target.Parameters[0].Type, type);
        bool isTuple = type is { IsTupleType: true } && target.Parameters.Length == 1 && target.Parameters[0].Type.IsTupleType;
        if (target.Name != "Equals" || operation.Instance is not { } instance || !(isRecord || isTuple))
            return null;
        var statements = new List<IrStatement>();
        IrPlace left = Spill(Read(instance), statements, site);
        IrPlace right = Spill(Read(operation.Arguments[0].Value), statements, site);
        return Sequence(statements, isRecord ? CompareRecords(left, right, type!, site) : CompareValues(left, right, type!, site), site);
    }

    private IrExpression CompareRecords(IrPlace left, IrPlace right, ITypeSymbol record, int site) =>
        OwnEquals(record) is { } equals ? CallMethod(equals, left, [Load(right)], site) : CompareFields(left, right, record, site);

    /// <summary>The Equals(T) that a struct declares; null if there is none.</summary>
    private static IMethodSymbol? OwnEquals(ITypeSymbol type) => type.GetMembers("Equals").OfType<IMethodSymbol>().FirstOrDefault(
        candidate => !candidate.IsStatic && !candidate.IsImplicitlyDeclared && candidate.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(candidate.Parameters[0].Type, type));

    /// <summary>What EqualityComparer&lt;T&gt;.Default says of two values, as records and tuples compare their fields.</summary>
    private IrExpression CompareValues(IrPlace left, IrPlace right, ITypeSymbol type, int site)
    {
        switch (left.Type, right.Type)
        {
            case (IrBooleanType, IrBooleanType):
                return Test(IrBinaryOperator.Equal, Load(left), Load(right), site);
            case (IrIntegerType first, IrIntegerType second):
                IrIntegerType wide = first == second ? first : new IrIntegerType(System.Math.Max(64, System.Math.Max(first.Width, second.Width)), first.IsSigned || second.IsSigned);
                return Test(IrBinaryOperator.Equal, ConvertTo(Load(left), wide, site), ConvertTo(Load(right), wide, site), site);
            case (IrVoidType, _) or (_, IrVoidType):
                return Absent(site);
            case (IrStructType first, IrStructType second) when first == second && type is INamedTypeSymbol structure:
                if (structure.IsRecord)
                    return CompareRecords(left, right, structure, site);
                bool isEquatable = structure.AllInterfaces.Any(candidate => candidate is { Name: "IEquatable", Arity: 1 } && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], structure));
                if (!structure.IsTupleType && isEquatable && OwnEquals(structure) is { } equals)
                    return CallMethod(equals, left, [Load(right)], site);
                bool hasObjectEquals = structure.GetMembers("Equals").OfType<IMethodSymbol>().Any(static member => member.IsOverride && !member.IsImplicitlyDeclared);
                if (structure.IsTupleType || (!isEquatable && !hasObjectEquals))
                    return CompareFields(left, right, structure, site);
                break;
        }

        ReportUnsupported(site, "a comparison of " + left.Type, "compare integers and bools, or give the struct an Equals method for its own type");
        return Absent(site);
    }

    private IrExpression CompareFields(IrPlace left, IrPlace right, ITypeSymbol type, int site)
    {
        if (left.Type is not IrStructType structure || type is not INamedTypeSymbol named)
            return Absent(site);
        ITypeSymbol[] types = named.IsTupleType
            ? [.. named.TupleElements.Select(static element => element.Type)]
            : [.. TypeReader.StoredMembers(named).Select(static member => member.Type)];
        return types.Length != structure.Fields.Count ? Absent(site) : All(structure.Fields.Select((field, i) =>
            CompareValues(new IrFieldPlace(left, i, field.Type, site), new IrFieldPlace(right, i, field.Type, site), types[i], site)), site);
    }

    private static IrExpression All(IEnumerable<IrExpression> conditions, int site)
    {
        IrExpression? all = null;
        foreach (IrExpression condition in conditions)
        {
            if (condition.Type is IrVoidType)
                return condition;
            all = all is null ? condition : Test(IrBinaryOperator.And, all, condition, site);
        }

        return all ?? new IrConstant(1, IrType.Boolean, site);
    }

    private static IrExpression NegateUnless(bool keep, IrExpression condition, int site) =>
        keep ? condition : new IrUnary(IrUnaryOperator.Not, condition, false, IrType.Boolean, site);
}
