using System;
using System.Collections.Generic;
using System.Numerics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>C#'s operators on scalars: bits, range and choices of the result, wrapping as unchecked arithmetic does.</summary>
internal sealed class ScalarOperations(CircuitBuilder builder)
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
        if (type is IrBooleanType || operand.Type is IrBooleanType)
            return operand;
        int width = ScalarValue.WidthOf(type);
        var bits = new Literal[width];
        Literal fill = operand.IsSigned ? operand.Bits[operand.Bits.Length - 1] : Literal.False;
        for (int i = 0; i < width; i++)
            bits[i] = i < operand.Bits.Length ? operand.Bits[i] : fill;
        return Wrap(type, bits, operand.Range, operand.Choices);
    }

    public ScalarValue Mux(Literal select, ScalarValue whenTrue, ScalarValue whenFalse)
    {
        if (ReferenceEquals(whenTrue, whenFalse) || select == Literal.True)
            return whenTrue;
        return select == Literal.False ? whenFalse : Merge([select, !select], [whenTrue, whenFalse]);
    }

    /// <summary>The value of the one condition that holds; the conditions exclude each other, and on every path that reaches the value one holds.</summary>
    public ScalarValue Merge(Literal[] conditions, ScalarValue[] values)
    {
        var bits = new Literal[values[0].Bits.Length];
        var column = new Literal[values.Length];
        for (int bit = 0; bit < bits.Length; bit++)
        {
            for (int i = 0; i < column.Length; i++)
                column[i] = values[i].Bits[bit];
            bits[bit] = MergeBits(conditions, column);
        }

        ValueRange range = values[0].Range;
        foreach (ScalarValue value in values)
            range = range.Hull(value.Range);
        Choices? choices = Array.TrueForAll(values, value => value.Choices is not null)
            ? Choices.Merge(builder, conditions, Array.ConvertAll(values, value => value.Choices!))
            : null;
        return ScalarValue.Create(values[0].Type, bits, range, choices);
    }

    /// <summary>
    /// The bit of the condition that holds. Most paths leave most bits alone: the bit that most have, of several the oldest, is the base, and each other one
    /// differs from it under its own condition, base ⊕ ⨁ conditionᵢ ∧ (bitᵢ ⊕ base).
    /// </summary>
    private Literal MergeBits(Literal[] conditions, Literal[] bits)
    {
        Literal common = bits[0];
        int most = 0;
        foreach (Literal candidate in bits)
        {
            int count = 0;
            foreach (Literal bit in bits)
                count += bit == candidate ? 1 : 0;
            if (count > most || (count == most && candidate.Node < common.Node))
                (common, most) = (candidate, count);
        }

        if (most == bits.Length)
            return common;
        if (bits.Length == 2)
            return builder.Mux(conditions[0], bits[0], bits[1]);
        Literal merged = common;
        for (int i = 0; i < bits.Length; i++)
        {
            if (bits[i] == common || Array.IndexOf(bits, bits[i]) < i)
                continue;
            Literal condition = conditions[i];
            for (int j = i + 1; j < bits.Length; j++)
            {
                if (bits[j] == bits[i])
                    condition = builder.Or(condition, conditions[j]);
            }

            merged = builder.Xor(merged, builder.And(condition, builder.Xor(bits[i], common)));
        }

        return merged;
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
        IrBinaryOperator.Add => Wrap(
            type,
            Adder.Add(builder, left.Bits, right.Bits, Literal.False),
            ExactRange(@operator, left, right),
            MapWithConstant(left, right, (a, b) => a + b)),
        IrBinaryOperator.Subtract => Wrap(
            type,
            Adder.Subtract(builder, left.Bits, right.Bits),
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

    private ScalarValue Multiply(ScalarValue left, ScalarValue right, IrType type)
    {
        // The factor with more known zeros selects the rows.
        (ScalarValue wide, ScalarValue rows) = CountUnknown(left) >= CountUnknown(right) ? (left, right) : (right, left);
        return Wrap(
            type,
            Multiplier.Multiply(builder, wide.Bits, rows.Bits),
            ExactRange(IrBinaryOperator.Multiply, left, right),
            MapWithConstant(left, right, (a, b) => a * b));

        static int CountUnknown(ScalarValue value)
        {
            int count = 0;
            foreach (Literal bit in value.Bits)
                count += bit == Literal.False ? 0 : 1;
            return count;
        }
    }

    private ScalarValue Divide(ScalarValue left, ScalarValue right, IrType type, bool wantsQuotient)
    {
        // Magnitudes, then the sign: C# truncates toward zero, and the remainder has the dividend's sign.
        Literal leftSign = left.IsSigned ? left.Bits[left.Bits.Length - 1] : Literal.False;
        Literal rightSign = right.IsSigned ? right.Bits[right.Bits.Length - 1] : Literal.False;
        (Literal[] quotient, Literal[] remainder) = Divider.Divide(builder, Magnitude(left.Bits, leftSign), Magnitude(right.Bits, rightSign));
        Literal[] bits = wantsQuotient
            ? Magnitude(quotient, builder.Xor(leftSign, rightSign))
            : Magnitude(remainder, leftSign);

        BigInteger largest = BigInteger.Max(BigInteger.Abs(left.Range.Minimum), BigInteger.Abs(left.Range.Maximum));
        BigInteger smallest = left.Range.Minimum.Sign >= 0 && right.Range.Minimum.Sign >= 0 ? BigInteger.Zero : -largest;
        if (wantsQuotient)
        {
            if (right.Range.Minimum.Sign > 0)
                largest = BigInteger.Max(largest / right.Range.Minimum, BigInteger.Zero);
            return Wrap(type, bits, new ValueRange(smallest.Sign < 0 ? -largest : smallest, largest), null);
        }

        BigInteger bound = BigInteger.Max(BigInteger.Abs(right.Range.Minimum), BigInteger.Abs(right.Range.Maximum)) - 1;
        bound = BigInteger.Max(BigInteger.Min(bound, largest), BigInteger.Zero);
        return Wrap(type, bits, new ValueRange(left.Range.Minimum.Sign >= 0 ? BigInteger.Zero : -bound, left.Range.Maximum.Sign <= 0 ? BigInteger.Zero : bound), null);
    }

    /// <summary>The bits, negated where the sign is set.</summary>
    private Literal[] Magnitude(Literal[] bits, Literal sign)
    {
        if (sign == Literal.False)
            return bits;
        var flipped = new Literal[bits.Length];
        for (int i = 0; i < bits.Length; i++)
            flipped[i] = builder.Xor(bits[i], sign);
        var one = new Literal[bits.Length];
        return Adder.Add(builder, flipped, one, sign);
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

        static BigInteger AllOnes(BigInteger value) => (BigInteger.One << ScalarValue.BitLength(value)) - 1;
    }

    private ScalarValue Shift(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type)
    {
        // C# masks the count by 31, or 63 for 64-bit operands.
        int width = left.Bits.Length;
        int stages = width == 64 ? 6 : 5;
        Literal fill = @operator == IrBinaryOperator.ShiftRight && left.IsSigned ? left.Bits[width - 1] : Literal.False;
        Literal[] bits = Shifter.ByAmount(
            builder,
            left.Bits,
            right.Bits.AsSpan(0, stages),
            (value, places) => @operator == IrBinaryOperator.ShiftLeft ? Shifter.Left(value, places) : Shifter.Right(value, places, fill));

        ValueRange count = right.Range.Minimum.Sign >= 0 && right.Range.Maximum < (1 << stages)
            ? right.Range
            : new ValueRange(BigInteger.Zero, (1 << stages) - 1);
        (int least, int most) = ((int)count.Minimum, (int)count.Maximum);
        ValueRange range = ValueRange.OfType(type);
        if (@operator == IrBinaryOperator.ShiftLeft)
        {
            // Shifted-out bits are dropped, so a range that leaves the type is none.
            if (left.Range.Minimum.Sign >= 0)
                return Wrap(type, bits, new ValueRange(left.Range.Minimum << least, left.Range.Maximum << most), MapShift((value, places) => value << places));
            return Wrap(type, bits, range, MapShift((value, places) => value << places));
        }

        if (left.Range.Minimum.Sign >= 0)
            range = new ValueRange(left.Range.Minimum >> most, left.Range.Maximum >> least);
        else if (@operator == IrBinaryOperator.ShiftRight)
            range = new ValueRange(left.Range.Minimum >> least, left.Range.Maximum.Sign < 0 ? left.Range.Maximum >> most : left.Range.Maximum >> least);
        Choices? choices = @operator == IrBinaryOperator.ShiftRight || left.Range.Minimum.Sign >= 0 ? MapShift((value, places) => value >> places) : null;
        return ScalarValue.Create(type, bits, range, choices);

        Choices? MapShift(Func<BigInteger, int, BigInteger> shift)
        {
            if (!count.IsSingle && !left.IsConstant)
                return null;
            if (count.IsSingle)
                return left.Choices?.Map(builder, value => WrapNumber(shift(value, least), type));
            return right.Choices?.Map(builder, places => WrapNumber(shift(left.Constant, (int)(places & ((1 << stages) - 1))), type));
        }
    }

    private Choices? MapWithConstant(ScalarValue left, ScalarValue right, Func<BigInteger, BigInteger, BigInteger> function)
    {
        if (right.IsConstant && left.Choices is { } choices)
            return choices.Map(builder, value => WrapNumber(function(value, right.Constant), left.Type));
        if (left.IsConstant && right.Choices is { } others)
            return others.Map(builder, value => WrapNumber(function(left.Constant, value), left.Type));
        return null;
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

    /// <summary>One of several values by index: a multiplexer tree over the bits of the index, or its guards where it has choices.</summary>
    public static SymbolicValue Select(IReadOnlyList<SymbolicValue> values, ScalarValue index, Func<Literal, SymbolicValue, SymbolicValue, SymbolicValue> mux)
    {
        if (index.Choices is { } choices)
        {
            SymbolicValue? selected = null;
            foreach (KeyValuePair<BigInteger, Literal> choice in choices.Guards)
            {
                if (choice.Key.Sign >= 0 && choice.Key < values.Count)
                    selected = selected is null ? values[(int)choice.Key] : mux(choice.Value, values[(int)choice.Key], selected);
            }

            if (selected is not null)
                return selected;
        }

        return SelectByBits(0, values.Count, ScalarValue.BitLength(values.Count - 1) - 1);

        SymbolicValue SelectByBits(int start, int end, int bit)
        {
            if (bit < 0 || end - start == 1)
                return values[start];
            int middle = start + (1 << bit);
            if (middle >= end)
                return SelectByBits(start, end, bit - 1);
            return mux(index.Bits[bit], SelectByBits(middle, end, bit - 1), SelectByBits(start, middle, bit - 1));
        }
    }
}
