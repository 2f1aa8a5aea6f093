using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Unary and binary operators, short-circuit and conditional ones.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadUnary(IUnaryOperation operation)
    {
        int site = Site(operation);
        if (operation.IsLifted)
            return Unsupported(operation);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
            return CallOperator(method, [Read(operation.Operand)], site);
        IrUnaryOperator? unary = operation.OperatorKind switch
        {
            UnaryOperatorKind.BitwiseNegation => IrUnaryOperator.Complement,
            UnaryOperatorKind.Not => IrUnaryOperator.Not,
            UnaryOperatorKind.Minus => IrUnaryOperator.Negate,
            _ => null,
        };
        if (unary is { } @operator)
            return new IrUnary(@operator, Read(operation.Operand), IsChecked(operation.IsChecked, operation.OperatorMethod), TypeAt(operation.Type, site), site);
        return operation.OperatorKind == UnaryOperatorKind.Plus ? Read(operation.Operand) : Unsupported(operation);
    }

    private IrExpression ReadBinary(IBinaryOperation operation)
    {
        int site = Site(operation);
        if (operation.IsLifted)
            return Unsupported(operation);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
        {
            if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
                return Unsupported(operation);
            if (method.IsImplicitlyDeclared)
                return CompareRecords(operation, method.ContainingType, site);
            return CallOperator(method, [Read(operation.LeftOperand), Read(operation.RightOperand)], site);
        }

        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            return new IrShortCircuit(isAnd, Read(operation.LeftOperand), Read(operation.RightOperand), site);
        }

        IrExpression left = Read(operation.LeftOperand);
        IrExpression right = Read(operation.RightOperand);
        if (left.Type is IrVoidType || right.Type is IrVoidType)
            return Absent(site);
        bool unsigned = left.Type is IrIntegerType { IsSigned: false };
        if (OperatorOf(operation.OperatorKind, unsigned) is not { } @operator || left.Type is not (IrIntegerType or IrBooleanType))
            return Unsupported(operation);
        if (IsNarrowShift(@operator, operation.ConstrainedToType, left.Type))
            return NarrowShift(site);
        if (!IsShift(@operator))
            right = ConvertTo(right, left.Type, site);
        IrType type = TypeAt(operation.Type, site);
        bool isChecked = IsChecked(operation.IsChecked, operation.OperatorMethod);
        if (operation.ConstrainedToType is null || !IsDivision(@operator))
            return new IrBinary(@operator, left, right, isChecked, type, site);

        // A quotient of narrow integers is computed on int and wraps.
        IrType wide = Promoted(left.Type);
        return ConvertTo(new IrBinary(@operator, ConvertTo(left, wide, site), ConvertTo(right, wide, site), false, wide, site), type, site);
    }

    /// <summary>A C# operator as one of the IR; null if it has none.</summary>
    private static IrBinaryOperator? OperatorOf(BinaryOperatorKind kind, bool unsigned) => kind switch
    {
        BinaryOperatorKind.Add => IrBinaryOperator.Add,
        BinaryOperatorKind.Subtract => IrBinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => IrBinaryOperator.Multiply,
        BinaryOperatorKind.Divide => IrBinaryOperator.Divide,
        BinaryOperatorKind.Remainder => IrBinaryOperator.Remainder,
        BinaryOperatorKind.And => IrBinaryOperator.And,
        BinaryOperatorKind.Or => IrBinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => IrBinaryOperator.Xor,
        BinaryOperatorKind.LeftShift => IrBinaryOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => unsigned ? IrBinaryOperator.ShiftRightUnsigned : IrBinaryOperator.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => IrBinaryOperator.ShiftRightUnsigned,
        BinaryOperatorKind.Equals => IrBinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => IrBinaryOperator.NotEqual,
        BinaryOperatorKind.LessThan => IrBinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => IrBinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => IrBinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => IrBinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private static bool IsShift(IrBinaryOperator @operator) =>
        @operator is IrBinaryOperator.ShiftLeft or IrBinaryOperator.ShiftRight or IrBinaryOperator.ShiftRightUnsigned;

    private IrExpression ReadConditional(IConditionalOperation operation)
    {
        int site = Site(operation);
        if (operation.IsRef || operation.WhenFalse is null)
            return Unsupported(operation);
        return new IrConditional(
            Read(operation.Condition), Read(operation.WhenTrue), Read(operation.WhenFalse), TypeAt(operation.Type, site), site);
    }

    private IrSequence ReadTupleComparison(ITupleBinaryOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        IrPlace left = Spill(Read(operation.LeftOperand), statements, site);
        IrPlace right = Spill(Read(operation.RightOperand), statements, site);
        IrExpression equal = CompareFields(left, right, site);
        return Sequence(statements, NegateUnless(operation.OperatorKind == BinaryOperatorKind.Equals, equal, site), site);
    }

    /// <summary>Records compare field by field; the compiler writes that operator, so there is no source to read.</summary>
    private IrExpression CompareRecords(IBinaryOperation operation, INamedTypeSymbol record, int site)
    {
        bool ownEquality = record.GetMembers("Equals").Any(static member => !member.IsImplicitlyDeclared);
        if (ownEquality || operation.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return Unsupported(operation);
        var statements = new List<IrStatement>();
        IrPlace left = Spill(Read(operation.LeftOperand), statements, site);
        IrPlace right = Spill(Read(operation.RightOperand), statements, site);
        return Sequence(statements, NegateUnless(operation.OperatorKind == BinaryOperatorKind.Equals, CompareFields(left, right, site), site), site);
    }

    private static IrExpression NegateUnless(bool keep, IrExpression condition, int site) =>
        keep ? condition : new IrUnary(IrUnaryOperator.Not, condition, false, IrType.Boolean, site);

    private IrExpression CompareFields(IrPlace left, IrPlace right, int site)
    {
        switch (left.Type, right.Type)
        {
            case (IrStructType first, IrStructType second) when first.Fields.Count == second.Fields.Count:
                IrExpression all = new IrConstant(1, IrType.Boolean, site);
                for (int i = 0; i < first.Fields.Count; i++)
                {
                    // A struct inside may have an equality of its own.
                    if (first.Fields[i].Type is IrStructType inner && !IsTuple(inner))
                    {
                        ReportUnsupported(site, "a comparison of structs inside others", "compare their fields");
                        return Absent(site);
                    }

                    IrExpression equal = CompareFields(
                        new IrFieldPlace(left, i, first.Fields[i].Type, site), new IrFieldPlace(right, i, second.Fields[i].Type, site), site);
                    all = i == 0 ? equal : new IrBinary(IrBinaryOperator.And, all, equal, false, IrType.Boolean, site);
                }

                return all;
            case (IrBooleanType, IrBooleanType):
                return new IrBinary(IrBinaryOperator.Equal, Load(left), Load(right), false, IrType.Boolean, site);
            case (IrIntegerType first, IrIntegerType second):
                IrIntegerType wide = first == second ? first : new IrIntegerType(System.Math.Max(64, System.Math.Max(first.Width, second.Width)), first.IsSigned || second.IsSigned);
                return new IrBinary(
                    IrBinaryOperator.Equal, ConvertTo(Load(left), wide, site), ConvertTo(Load(right), wide, site), false, IrType.Boolean, site);
            case (IrVoidType, _) or (_, IrVoidType):
                return Absent(site);
            default:
                ReportUnsupported(site, "a comparison of " + left.Type, "compare integers and bools");
                return Absent(site);
        }
    }
}
