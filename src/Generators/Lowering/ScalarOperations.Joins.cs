using System;
using System.Collections.Generic;
using System.Numerics;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

internal sealed partial class ScalarOperations
{
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
