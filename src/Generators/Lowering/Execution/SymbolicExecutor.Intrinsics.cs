using System;
using System.Numerics;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

internal sealed partial class SymbolicExecutor
{
    private ScalarValue EvaluateIntrinsic(IrIntrinsicCall call)
    {
        var arguments = new ScalarValue[call.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = EvaluateScalar(call.Arguments[i]);
        ScalarValue first = arguments[0];
        int width = first.Bits.Length;
        switch (call.Intrinsic)
        {
            case IrIntrinsic.PopCount:
                return OfCount(call.Type, BitCounter.PopCount(_builder, first.Bits), width);
            case IrIntrinsic.LeadingZeroCount:
                return OfCount(call.Type, BitCounter.LeadingZeroCount(_builder, first.Bits), width);
            case IrIntrinsic.TrailingZeroCount:
                return OfCount(call.Type, BitCounter.TrailingZeroCount(_builder, first.Bits), width);
            case IrIntrinsic.Log2:
                return Log2(call.Type, first);
            case IrIntrinsic.IsPow2:
                return IsPow2(first);
            case IrIntrinsic.RotateLeft or IrIntrinsic.RotateRight:
                return Rotate(call.Type, first, arguments[1], call.Intrinsic == IrIntrinsic.RotateLeft);
            case IrIntrinsic.Min:
                return _scalars.Mux(_scalars.Less(arguments[1], first), arguments[1], first);
            case IrIntrinsic.Max:
                return _scalars.Mux(_scalars.Less(first, arguments[1]), arguments[1], first);
            case IrIntrinsic.Clamp:
                if (!IsHandled(_scalars.Less(arguments[2], arguments[1])))
                    Report(RuleIds.MayThrow, call.Site, "the lower bound may be above the upper one");
                ScalarValue atLeast = _scalars.Mux(_scalars.Less(first, arguments[1]), arguments[1], first);
                ScalarValue clamped = _scalars.Mux(_scalars.Less(arguments[2], atLeast), arguments[2], atLeast);
                return Narrow(clamped, new ValueRange(arguments[1].Range.Minimum, arguments[2].Range.Maximum));
            case IrIntrinsic.Abs:
                return Abs(first, call.Site);
            case IrIntrinsic.Sign:
                return Sign(call.Type, first);
            default:
                throw Unknown(call);
        }
    }

    private static ScalarValue Narrow(ScalarValue value, ValueRange range) =>
        ScalarValue.Create(value.Type, (Literal[])value.Bits.Clone(), value.Range.Intersect(range), value.Choices);

    private static ScalarValue OfCount(IrType type, Literal[] count, int largest)
    {
        var bits = new Literal[ScalarValue.WidthOf(type)];
        count.AsSpan(0, Math.Min(count.Length, bits.Length)).CopyTo(bits);
        return ScalarValue.Create(type, bits, new ValueRange(BigInteger.Zero, largest));
    }

    /// <summary>w − 1 − leading zeros: their complement, and 0 for 0 as in the base library.</summary>
    private ScalarValue Log2(IrType type, ScalarValue operand)
    {
        int width = operand.Bits.Length;
        Literal[] zeros = BitCounter.LeadingZeroCount(_builder, operand.Bits);
        Literal isNotZero = Comparator.Any(_builder, operand.Bits);
        var bits = new Literal[zeros.Length - 1];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = _builder.And(isNotZero, !zeros[i]);
        return OfCount(type, bits, width - 1);
    }

    /// <summary>Exactly one bit is set, and the number is not negative.</summary>
    private ScalarValue IsPow2(ScalarValue operand)
    {
        Literal some = Literal.False;
        Literal several = Literal.False;
        foreach (Literal bit in operand.Bits)
        {
            several = _builder.Or(several, _builder.And(some, bit));
            some = _builder.Or(some, bit);
        }

        Literal isNegative = operand.IsSigned ? operand.Bits[operand.Bits.Length - 1] : Literal.False;
        return ScalarValue.OfBoolean(_builder.And(_builder.And(some, !several), !isNegative));
    }

    private ScalarValue Rotate(IrType type, ScalarValue operand, ScalarValue amount, bool isLeft)
    {
        int width = operand.Bits.Length;
        int stages = ScalarValue.BitLength(width) - 1;
        Literal[] bits = Shifter.ByAmount(
            _builder,
            operand.Bits,
            amount.Bits.AsSpan(0, stages),
            (value, places) => Shifter.Rotate(value, isLeft ? places : width - places));
        return ScalarValue.Create(type, (Literal[])bits.Clone(), ValueRange.OfType(type));
    }

    private ScalarValue Abs(ScalarValue operand, int site)
    {
        ValueRange all = ValueRange.OfType(operand.Type);
        if (operand.Range.Minimum.Sign >= 0)
            return operand;
        if (!IsHandled(_scalars.Equal(operand, ScalarValue.OfConstant(operand.Type, all.Minimum))))
            Report(RuleIds.CheckedArithmeticMayOverflow, site, "Abs", operand.Type.ToString());
        Literal isNegative = operand.Bits[operand.Bits.Length - 1];
        ScalarValue magnitude = _scalars.Mux(isNegative, _scalars.Negate(operand), operand);
        BigInteger largest = BigInteger.Min(
            all.Maximum,
            BigInteger.Max(BigInteger.Abs(operand.Range.Minimum), BigInteger.Abs(operand.Range.Maximum)));
        return Narrow(magnitude, new ValueRange(BigInteger.Zero, largest));
    }

    private ScalarValue Sign(IrType type, ScalarValue operand)
    {
        Literal isNegative = operand.IsSigned ? operand.Bits[operand.Bits.Length - 1] : Literal.False;
        var bits = new Literal[ScalarValue.WidthOf(type)];
        bits[0] = Comparator.Any(_builder, operand.Bits);
        for (int i = 1; i < bits.Length; i++)
            bits[i] = isNegative;
        return ScalarValue.Create(type, bits, new ValueRange(isNegative == Literal.False ? 0 : -1, 1));
    }
}
