using System.Collections.Generic;
using System.Globalization;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>
/// Queries with integer values as binary ones: a query for each binary digit of the magnitude, least significant first, and where values may be negative as many
/// again for those, so that an answer is the sum of 2ⁱ times those to the positive digits, less that of the negative ones.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, proof of Lemma 3b: any query is asked by the digits of its binary representation. The digits of a number of [−1, 1]
/// cover [0, 1) only, so that the positive and the negative part are asked apart.
/// </remarks>
internal static class QueryDigits
{
    /// <summary>The digits of a query's value, which is proven to be from −s to s.</summary>
    public static Literal[] Split(QueryProgram method, ScalarValue value, LoweringContext context)
    {
        var operations = new ScalarOperations(context.Builder);
        int site = method.Program.Methods[method.Query].Site;
        Require(IrBinaryOperator.Greater, method.Scale, value.Range.Maximum);
        if (value.IsSigned)
            Require(IrBinaryOperator.Less, -method.Scale, value.Range.Minimum);
        Literal isNegative = value.IsSigned ? value.Bits[value.Width - 1] : Literal.False;
        ScalarValue negated = value.IsSigned ? operations.Negate(value) : value;
        var digits = new Literal[method.BinaryQueries / method.Width];
        for (int i = 0; i < method.Digits; i++)
        {
            digits[i] = context.Builder.And(!isNegative, value.Bits[i]);
            if (method.IsSigned)
                digits[method.Digits + i] = context.Builder.And(isNegative, negated.Bits[i]);
        }

        return digits;

        void Require(IrBinaryOperator isOutside, int bound, System.Numerics.BigInteger extreme)
        {
            Literal outside = operations.Binary(isOutside, value, ScalarValue.OfConstant(value.Type, bound), IrType.Boolean).Truth;
            bool fits = isOutside == IrBinaryOperator.Greater ? extreme <= bound : extreme >= bound;
            if (!fits && !context.Prover.IsFalse(outside, Literal.True))
                context.Report(RuleIds.QueryOutOfRange, site, extreme.ToString(CultureInfo.InvariantCulture), method.Scale.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The answer to a query from those to its digits.</summary>
    public static ScalarValue Join(QueryProgram method, IReadOnlyList<ScalarValue> digits, CircuitBuilder builder)
    {
        var operations = new ScalarOperations(builder);
        ScalarValue sum = digits[0];
        for (int i = 1; i < method.Digits; i++)
            sum = operations.Binary(IrBinaryOperator.Add, sum, Shifted(digits[i], i), IrType.Int32);
        for (int i = 0; i < method.Digits && method.IsSigned; i++)
            sum = operations.Binary(IrBinaryOperator.Subtract, sum, Shifted(digits[method.Digits + i], i), IrType.Int32);
        return sum;

        ScalarValue Shifted(ScalarValue digit, int by) => operations.Binary(IrBinaryOperator.ShiftLeft, digit, ScalarValue.OfConstant(IrType.Int32, by), IrType.Int32);
    }
}
