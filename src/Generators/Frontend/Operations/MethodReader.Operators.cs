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
        if (operation is { LeftOperand: ITypeOfOperation first, RightOperand: ITypeOfOperation second, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals })
            return Truth(AreSame(first.TypeOperand, second.TypeOperand) == (operation.OperatorKind == BinaryOperatorKind.Equals), site);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
        {
            if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
                return Unsupported(operation);
            if (method.IsImplicitlyDeclared)
                return ReadRecordComparison(operation, method.ContainingType, site);
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
        if (operation.IsRef)
            return ReadLoad(operation);
        if (operation.WhenFalse is null)
            return Unsupported(operation);
        return new IrConditional(
            Read(operation.Condition), Read(operation.WhenTrue), Read(operation.WhenFalse), TypeAt(operation.Type, site), site);
    }
}
