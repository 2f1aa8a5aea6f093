using System;
using System.Collections.Generic;
using System.Numerics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>C#'s operators on scalars: bits, range and choices of the result, wrapping as unchecked arithmetic does.</summary>
internal sealed partial class ScalarOperations(CircuitBuilder builder)
{
    public static ScalarValue Not(ScalarValue operand) => ScalarValue.OfBoolean(!operand.Truth);

    public ScalarValue Complement(ScalarValue operand)
    {
        // ~x = −x − 1 for signed integers, 2ʷ − 1 − x for unsigned ones: both reverse the order.
        BigInteger offset = operand.IsSigned ? BigInteger.MinusOne : (BigInteger.One << operand.Bits.Length) - 1;
        return ScalarValue.Create(
            operand.Type,
            Adder.Complement(operand.Bits),
            new ValueRange(offset - operand.Range.Maximum, offset - operand.Range.Minimum),
            operand.Choices?.Map(builder, value => offset - value));
    }

    public ScalarValue Negate(ScalarValue operand) => Wrap(
        operand.Type,
        Adder.Negate(builder, operand.Bits),
        new ValueRange(-operand.Range.Maximum, -operand.Range.Minimum),
        operand.Choices?.Map(builder, value => -value));

    public ScalarValue Convert(ScalarValue operand, IrType type)
    {
        if (type is IrBooleanType || operand.Type is IrBooleanType || type == operand.Type)
            return operand;
        int width = ScalarValue.WidthOf(type);
        if (operand.Sum is not null && width <= operand.Width)
            return WrapSum(type, new PendingSum(operand, null, false), operand.Range, operand.Choices);
        var bits = new Literal[width];
        Literal fill = operand.IsSigned ? operand.Bits[operand.Bits.Length - 1] : Literal.False;
        for (int i = 0; i < width; i++)
            bits[i] = i < operand.Bits.Length ? operand.Bits[i] : fill;
        return Wrap(type, bits, operand.Range, operand.Choices);
    }

    public ScalarValue Binary(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type)
    {
        if (left.IsConstant && right.IsConstant && FoldConstants(@operator, left.Constant, right.Constant) is { } folded)
            return ScalarValue.OfConstant(type, WrapNumber(folded, type));
        return BinarySymbolic(@operator, left, right, type);
    }

    /// <summary>The exact result of an operator that needs no width to be known.</summary>
    private static BigInteger? FoldConstants(IrBinaryOperator @operator, BigInteger left, BigInteger right) => @operator switch
    {
        IrBinaryOperator.Add => left + right,
        IrBinaryOperator.Subtract => left - right,
        IrBinaryOperator.Multiply => left * right,
        IrBinaryOperator.Divide when !right.IsZero => BigInteger.Divide(left, right),
        IrBinaryOperator.Remainder when !right.IsZero => BigInteger.Remainder(left, right),
        IrBinaryOperator.And => left & right,
        IrBinaryOperator.Or => left | right,
        IrBinaryOperator.Xor => left ^ right,
        IrBinaryOperator.Equal => left == right ? 1 : 0,
        IrBinaryOperator.NotEqual => left != right ? 1 : 0,
        IrBinaryOperator.Less => left < right ? 1 : 0,
        IrBinaryOperator.LessOrEqual => left <= right ? 1 : 0,
        IrBinaryOperator.Greater => left > right ? 1 : 0,
        IrBinaryOperator.GreaterOrEqual => left >= right ? 1 : 0,
        _ => null,
    };

    private ScalarValue BinarySymbolic(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type) => @operator switch
    {
        IrBinaryOperator.Add => WrapSum(
            type,
            new PendingSum(left, right, isSubtracted: false),
            ExactRange(@operator, left, right),
            MapWithConstant(left, right, (a, b) => a + b)),
        IrBinaryOperator.Subtract => WrapSum(
            type,
            new PendingSum(left, right, isSubtracted: true),
            ExactRange(@operator, left, right),
            MapWithConstant(left, right, (a, b) => a - b)),
        IrBinaryOperator.Multiply => Multiply(left, right, type),
        IrBinaryOperator.Divide => Divide(left, right, type, wantsQuotient: true),
        IrBinaryOperator.Remainder => Divide(left, right, type, wantsQuotient: false),
        IrBinaryOperator.And or IrBinaryOperator.Or or IrBinaryOperator.Xor => Bitwise(@operator, left, right, type),
        IrBinaryOperator.ShiftLeft or IrBinaryOperator.ShiftRight or IrBinaryOperator.ShiftRightUnsigned => Shift(@operator, left, right, type),
        IrBinaryOperator.Equal => ScalarValue.OfBoolean(Equal(left, right)),
        IrBinaryOperator.NotEqual => ScalarValue.OfBoolean(!Equal(left, right)),
        IrBinaryOperator.Less => ScalarValue.OfBoolean(Less(left, right)),
        IrBinaryOperator.GreaterOrEqual => ScalarValue.OfBoolean(!Less(left, right)),
        IrBinaryOperator.Greater => ScalarValue.OfBoolean(Less(right, left)),
        IrBinaryOperator.LessOrEqual => ScalarValue.OfBoolean(!Less(right, left)),
        _ => throw new InvalidOperationException("Unknown operator " + @operator),
    };

    /// <summary>The range of the exact result of +, − or ·, before it wraps.</summary>
    public static ValueRange ExactRange(IrBinaryOperator @operator, ScalarValue left, ScalarValue right)
    {
        (BigInteger a, BigInteger b) = (left.Range.Minimum, left.Range.Maximum);
        (BigInteger c, BigInteger d) = (right.Range.Minimum, right.Range.Maximum);
        switch (@operator)
        {
            case IrBinaryOperator.Add:
                return new ValueRange(a + c, b + d);
            case IrBinaryOperator.Subtract:
                return new ValueRange(a - d, b - c);
            default:
                BigInteger minimum = BigInteger.Min(BigInteger.Min(a * c, a * d), BigInteger.Min(b * c, b * d));
                BigInteger maximum = BigInteger.Max(BigInteger.Max(a * c, a * d), BigInteger.Max(b * c, b * d));
                return new ValueRange(minimum, maximum);
        }
    }

    public Literal Equal(ScalarValue left, ScalarValue right)
    {
        if (left.Range.Intersect(right.Range) is var common && common.Minimum > common.Maximum)
            return Literal.False;
        if (right.IsConstant && left.Choices is { } choices)
            return choices.Where(builder, value => value == right.Constant);
        if (left.IsConstant && right.Choices is { } others)
            return others.Where(builder, value => value == left.Constant);
        return Comparator.Equal(builder, left.Bits, right.Bits);
    }

    public Literal Less(ScalarValue left, ScalarValue right)
    {
        if (left.Range.Maximum < right.Range.Minimum)
            return Literal.True;
        if (left.Range.Minimum >= right.Range.Maximum)
            return Literal.False;
        if (right.IsConstant && left.Choices is { } choices)
            return choices.Where(builder, value => value < right.Constant);
        if (left.IsConstant && right.Choices is { } others)
            return others.Where(builder, value => left.Constant < value);
        int width = CompareWidth(left, right);
        bool isSigned = left.Range.Minimum.Sign < 0 || right.Range.Minimum.Sign < 0;
        ReadOnlySpan<Literal> a = left.Bits.AsSpan(0, width);
        ReadOnlySpan<Literal> b = right.Bits.AsSpan(0, width);
        return isSigned ? Comparator.LessSigned(builder, a, b) : Comparator.LessUnsigned(builder, a, b);
    }

    /// <summary>The number of low bits that hold both numbers, the sign included where one may be negative.</summary>
    private static int CompareWidth(ScalarValue left, ScalarValue right)
    {
        ValueRange hull = left.Range.Hull(right.Range);
        int width = hull.Minimum.Sign < 0
            ? 1 + Math.Max(ScalarValue.BitLength(-hull.Minimum - 1), hull.Maximum.Sign < 0 ? 0 : ScalarValue.BitLength(hull.Maximum))
            : ScalarValue.BitLength(hull.Maximum);
        return Math.Min(Math.Max(width, 1), left.Bits.Length);
    }

    private ScalarValue Bitwise(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type)
    {
        var bits = new Literal[left.Bits.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = @operator switch
            {
                IrBinaryOperator.And => builder.And(left.Bits[i], right.Bits[i]),
                IrBinaryOperator.Or => builder.Or(left.Bits[i], right.Bits[i]),
                _ => builder.Xor(left.Bits[i], right.Bits[i]),
            };
        }

        ValueRange range = ValueRange.OfType(type);
        if (left.Range.Minimum.Sign >= 0 && right.Range.Minimum.Sign >= 0)
        {
            BigInteger larger = BigInteger.Max(left.Range.Maximum, right.Range.Maximum);
            BigInteger smaller = BigInteger.Min(left.Range.Maximum, right.Range.Maximum);
            range = @operator switch
            {
                IrBinaryOperator.And => new ValueRange(BigInteger.Zero, smaller),
                IrBinaryOperator.Or => new ValueRange(BigInteger.Max(left.Range.Minimum, right.Range.Minimum), AllOnes(larger)),
                _ => new ValueRange(BigInteger.Zero, AllOnes(larger)),
            };
        }
        else if (@operator == IrBinaryOperator.And && (left.Range.Minimum.Sign >= 0 || right.Range.Minimum.Sign >= 0))
        {
            range = new ValueRange(BigInteger.Zero, left.Range.Minimum.Sign >= 0 ? left.Range.Maximum : right.Range.Maximum);
        }

        Choices? choices = type is IrBooleanType ? null : MapWithConstant(left, right, (a, b) => @operator switch
        {
            IrBinaryOperator.And => a & b,
            IrBinaryOperator.Or => a | b,
            _ => a ^ b,
        });
        return ScalarValue.Create(type, bits, range, choices);

        static BigInteger AllOnes(BigInteger value) => ValueRange.OfWidth(ScalarValue.BitLength(value), isSigned: false).Maximum;
    }

    private Choices? MapWithConstant(ScalarValue left, ScalarValue right, Func<BigInteger, BigInteger, BigInteger> function)
    {
        if (right.IsConstant && left.Choices is { } choices)
            return choices.Map(builder, value => WrapNumber(function(value, right.Constant), left.Type));
        if (left.IsConstant && right.Choices is { } others)
            return others.Map(builder, value => WrapNumber(function(left.Constant, value), left.Type));
        return null;
    }

    private ScalarValue WrapSum(IrType type, PendingSum sum, ValueRange exact, Choices? choices)
    {
        ValueRange all = ValueRange.OfType(type);
        return ScalarValue.OfSum(builder, type, sum, all.Contains(exact) ? exact : all, choices?.Map(builder, value => WrapNumber(value, type), isComputation: false));
    }

    /// <summary>A result that wraps into its type: where the exact range fits the type it is the result's.</summary>
    private ScalarValue Wrap(IrType type, Literal[] bits, ValueRange exact, Choices? choices)
    {
        ValueRange all = ValueRange.OfType(type);
        return ScalarValue.Create(type, bits, all.Contains(exact) ? exact : all, choices?.Map(builder, value => WrapNumber(value, type), isComputation: false));
    }

    public static BigInteger WrapNumber(BigInteger value, IrType type)
    {
        if (type is not IrIntegerType integer)
            return value;
        ValueRange range = ValueRange.OfType(type);
        if (range.Minimum <= value && value <= range.Maximum)
            return value;
        BigInteger wrapped = value & ((BigInteger.One << integer.Width) - 1);
        return wrapped > range.Maximum ? wrapped - (BigInteger.One << integer.Width) : wrapped;
    }
}
