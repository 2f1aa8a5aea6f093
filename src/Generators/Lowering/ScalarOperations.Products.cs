using System;
using System.Numerics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

internal sealed partial class ScalarOperations
{
    private ScalarValue Multiply(ScalarValue left, ScalarValue right, IrType type)
    {
        ValueRange exact = ExactRange(IrBinaryOperator.Multiply, left, right);
        (ScalarValue factor, ScalarValue operand) = left.IsConstant ? (left, right) : (right, left);
        Literal[] product;
        if (factor.IsConstant && CountOpen(operand) > 1)
        {
            bool fits = exact.Minimum.Sign >= 0 && ValueRange.OfType(type).Contains(exact);
            product = ConstantMultiplier.Multiply(builder, operand.Bits, factor.Constant, fits ? ScalarValue.BitLength(exact.Maximum) : operand.Width);
        }
        else
        {
            // The factor with more known zeros selects the rows.
            (ScalarValue wide, ScalarValue rows) = CountOpen(left) >= CountOpen(right) ? (left, right) : (right, left);
            product = Multiplier.Multiply(builder, wide.Bits, rows.Bits);
        }

        return Wrap(type, product, exact, MapWithConstant(left, right, (a, b) => a * b));

        static int CountOpen(ScalarValue value)
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
        Literal[] dividend = Magnitude(left.Bits, leftSign);
        Literal[] divisor = Magnitude(right.Bits, rightSign);
        BigInteger? constant = right.IsConstant && !right.Constant.IsZero ? BigInteger.Abs(right.Constant) : null;
        Literal[] magnitude = (wantsQuotient, constant) switch
        {
            (true, { } number) => ConstantDivider.Quotient(builder, dividend, number),
            (false, { } number) => ConstantDivider.Remainder(builder, dividend, number),
            (true, null) => Divider.Quotient(builder, dividend, divisor),
            (false, null) => Divider.Remainder(builder, dividend, divisor),
        };
        Literal[] bits = Magnitude(magnitude, wantsQuotient ? builder.Xor(leftSign, rightSign) : leftSign);

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
}
