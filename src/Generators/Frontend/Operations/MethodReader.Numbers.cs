using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Members of the base library's integers that are compositions of operators, called by their own type or by a type parameter.</summary>
internal sealed partial class MethodReader
{
    private static bool IsNumberMember(IMethodSymbol target) =>
        target.ContainingType is { } type && (IsNumber(type) || KnownMethods.IsComposition(target));

    private IrExpression ReadNumberMember(IInvocationOperation operation, int site)
    {
        ITypeSymbol owner = _types.Apply(operation.ConstrainedToType ?? operation.Instance?.Type ?? operation.TargetMethod.ContainingType);
        if (IsNumber(owner) && KnownMethods.FindOnInteger(operation.TargetMethod.Name) is { } intrinsic)
            return ReadIntrinsic(operation, intrinsic, site);
        var statements = new List<IrStatement>();
        var operands = new IrExpression[operation.TargetMethod.Parameters.Length];
        IrExpression? receiver = operation.Instance is { } instance ? Pin(Read(instance), statements) : null;
        foreach (IArgumentOperation argument in operation.Arguments)
            operands[argument.Parameter!.Ordinal] = Pin(Read(argument.Value), statements);
        IrType type = TypeAt(operation.Type, site);
        if (type is IrVoidType || receiver is { Type: IrVoidType } || operands.Any(static operand => operand is null or { Type: IrVoidType }))
            return Absent(site);
        IrExpression? value = receiver is null
            ? Compose(operation.TargetMethod.Name, operands, type, statements, site)
            : operands.Length == 1 ? ComposeInstance(operation.TargetMethod.Name, receiver, operands[0], site) : null;
        if (value is not null)
            return Sequence(statements, value, site);
        CanCall(operation.TargetMethod, site);
        return Absent(site);
    }

    private IrExpression? ComposeInstance(string name, IrExpression receiver, IrExpression other, int site)
    {
        if (other.Type != receiver.Type)
            return null;
        return name switch
        {
            "Equals" => Test(IrBinaryOperator.Equal, receiver, other, site),
            "CompareTo" => ComposeComparison(receiver, other, site),
            _ => null,
        };
    }

    /// <summary>Narrow integers subtract; wider ones give the sign of the difference.</summary>
    private IrExpression ComposeComparison(IrExpression left, IrExpression right, int site)
    {
        if (left.Type is IrIntegerType { Width: < 32 })
            return Binary(IrBinaryOperator.Subtract, ConvertTo(left, IrType.Int32, site), ConvertTo(right, IrType.Int32, site), site);
        return new IrConditional(
            Test(IrBinaryOperator.Less, left, right, site),
            new IrConstant(-1, IrType.Int32, site),
            new IrConditional(Test(IrBinaryOperator.Greater, left, right, site), new IrConstant(1, IrType.Int32, site), new IrConstant(0, IrType.Int32, site), IrType.Int32, site),
            IrType.Int32,
            site);
    }

    private IrExpression? Compose(string name, IrExpression[] operands, IrType type, List<IrStatement> statements, int site)
    {
        if (operands.Length == 0 || operands.Any(static operand => operand.Type is not IrIntegerType))
            return null;
        IrExpression first = operands[0];
        IrConstant zero = new(BigInteger.Zero, first.Type, site);
        IrConstant one = new(BigInteger.One, first.Type, site);
        switch (name, operands.Length)
        {
            case ("CreateTruncating" or "CreateChecked", 1):
                return new IrConversion(first, name == "CreateChecked", type, site);
            case ("CreateSaturating", 1):
                return Saturate(first, (IrIntegerType)type, site);
            case ("IsEvenInteger" or "IsOddInteger", 1):
                return Test(IrBinaryOperator.Equal, Binary(IrBinaryOperator.And, first, one, site), name == "IsOddInteger" ? one : zero, site);
            case ("IsNegative", 1):
                return Test(IrBinaryOperator.Less, first, zero, site);
            case ("IsPositive", 1):
                return Test(IrBinaryOperator.GreaterOrEqual, first, zero, site);
            case ("IsZero", 1):
                return Test(IrBinaryOperator.Equal, first, zero, site);
            case ("DivRem", 2) when type is IrStructType:
                IrExpression[] parts = [Divide(IrBinaryOperator.Divide, first, operands[1], site), Divide(IrBinaryOperator.Remainder, first, operands[1], site)];
                return new IrStructValue(parts.ToEquatableArray(), type, site);
            case ("BigMul", 2):
                return Binary(IrBinaryOperator.Multiply, ConvertTo(first, type, site), ConvertTo(operands[1], type, site), site);
            case ("CopySign", 2):
                return CopySign(first, operands[1], statements, site);
            case ("RoundUpToPowerOf2", 1):
                return RoundUpToPowerOf2(first, one, statements, site);
            case ("ReverseEndianness", 1):
                return ReverseBytes(first, (IrIntegerType)type, statements, site);
            default:
                return null;
        }
    }

    private static IrBinary Binary(IrBinaryOperator @operator, IrExpression left, IrExpression right, int site) =>
        new(@operator, left, right, false, left.Type, site);

    private static IrBinary Test(IrBinaryOperator @operator, IrExpression left, IrExpression right, int site) =>
        new(@operator, left, right, false, IrType.Boolean, site);

    /// <summary>A quotient or remainder of narrow integers is computed on int and wraps.</summary>
    private IrExpression Divide(IrBinaryOperator @operator, IrExpression left, IrExpression right, int site)
    {
        IrType wide = Promoted(left.Type);
        return ConvertTo(Binary(@operator, ConvertTo(left, wide, site), ConvertTo(right, wide, site), site), left.Type, site);
    }

    private IrExpression Saturate(IrExpression value, IrIntegerType type, int site)
    {
        var operand = (IrIntegerType)value.Type;
        IrExpression result = ConvertTo(value, type, site);
        if (MaximumOf(type) < MaximumOf(operand))
        {
            result = new IrConditional(
                Test(IrBinaryOperator.Greater, value, new IrConstant(MaximumOf(type), operand, site), site), new IrConstant(MaximumOf(type), type, site), result, type, site);
        }

        if (MinimumOf(type) > MinimumOf(operand))
        {
            result = new IrConditional(
                Test(IrBinaryOperator.Less, value, new IrConstant(MinimumOf(type), operand, site), site), new IrConstant(MinimumOf(type), type, site), result, type, site);
        }

        return result;
    }

    private static BigInteger MinimumOf(IrIntegerType type) => type.IsSigned ? -(BigInteger.One << (type.Width - 1)) : BigInteger.Zero;

    private static BigInteger MaximumOf(IrIntegerType type) => (BigInteger.One << (type.IsSigned ? type.Width - 1 : type.Width)) - 1;

    /// <summary>The magnitude of one number with the sign of another; it throws for the magnitude that has no positive counterpart.</summary>
    private IrExpression CopySign(IrExpression value, IrExpression sign, List<IrStatement> statements, int site)
    {
        var type = (IrIntegerType)value.Type;
        if (!type.IsSigned)
            return value;
        var zero = new IrConstant(BigInteger.Zero, type, site);
        IrExpression isNegative = Test(IrBinaryOperator.Less, value, zero, site);
        IrExpression magnitude = Load(Spill(new IrConditional(isNegative, new IrUnary(IrUnaryOperator.Negate, value, false, type, site), value, type, site), statements, site));
        IrExpression overflows = Test(IrBinaryOperator.Equal, value, new IrConstant(MinimumOf(type), type, site), site);
        return new IrConditional(
            Test(IrBinaryOperator.Less, sign, zero, site),
            new IrUnary(IrUnaryOperator.Negate, magnitude, false, type, site),
            new IrConditional(overflows, new IrUnreachable("CopySign of the smallest number overflows", type, site), magnitude, type, site),
            type,
            site);
    }

    /// <summary>One less, all bits below the highest set, one more; 0 stays 0, and what is too large becomes 0.</summary>
    private IrBinary RoundUpToPowerOf2(IrExpression value, IrConstant one, List<IrStatement> statements, int site)
    {
        IrExpression spread = Load(Spill(Binary(IrBinaryOperator.Subtract, value, one, site), statements, site));
        for (int places = 1; places < ((IrIntegerType)value.Type).Width; places *= 2)
        {
            IrExpression shifted = Binary(IrBinaryOperator.ShiftRightUnsigned, spread, new IrConstant(places, IrType.Int32, site), site);
            spread = Load(Spill(Binary(IrBinaryOperator.Or, spread, shifted, site), statements, site));
        }

        return Binary(IrBinaryOperator.Add, spread, one, site);
    }

    private IrExpression ReverseBytes(IrExpression value, IrIntegerType type, List<IrStatement> statements, int site)
    {
        var wide = new IrIntegerType(System.Math.Max(type.Width, 32), false);
        IrExpression bits = Load(Spill(ConvertTo(value, wide, site), statements, site));
        IrExpression reversed = new IrConstant(BigInteger.Zero, wide, site);
        for (int low = 0; low < type.Width; low += 8)
        {
            IrExpression @byte = Binary(
                IrBinaryOperator.And,
                Binary(IrBinaryOperator.ShiftRightUnsigned, bits, new IrConstant(low, IrType.Int32, site), site),
                new IrConstant(255, wide, site),
                site);
            IrExpression moved = Binary(IrBinaryOperator.ShiftLeft, @byte, new IrConstant(type.Width - 8 - low, IrType.Int32, site), site);
            reversed = Binary(IrBinaryOperator.Or, reversed, moved, site);
        }

        return ConvertTo(reversed, type, site);
    }

    /// <summary>Zero, One, MaxValue and the like, of an integer or of a type parameter that stands for one.</summary>
    private IrExpression ReadNumberProperty(IPropertyReferenceOperation operation, int site)
    {
        if (TypeAt(operation.Type, site) is not IrIntegerType type || operation.Instance is not null)
            return Unsupported(operation);
        BigInteger? value = operation.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => BigInteger.Zero,
            "One" or "MultiplicativeIdentity" => BigInteger.One,
            "MinValue" => MinimumOf(type),
            "MaxValue" => MaximumOf(type),
            "NegativeOne" when type.IsSigned => BigInteger.MinusOne,
            "AllBitsSet" => type.IsSigned ? BigInteger.MinusOne : MaximumOf(type),
            _ => null,
        };
        return value is { } number ? new IrConstant(number, type, site) : Unsupported(operation);
    }
}
