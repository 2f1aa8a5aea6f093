using System;
using System.Numerics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

internal sealed partial class ScalarOperations
{
    private ScalarValue Shift(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type)
    {
        // C# masks the count by 31, 63 for 64-bit operands, 127 for 128-bit ones.
        int width = left.Bits.Length;
        int stages = width switch { 128 => 7, 64 => 6, _ => 5 };
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
}
