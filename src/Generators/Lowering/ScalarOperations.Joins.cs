using System;
using System.Collections.Generic;
using System.Numerics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
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
        if (values.Length == 2 && AddUnderCondition(conditions, values) is { } sum)
            return sum;
        var bits = new Literal[values[0].Width];
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
    /// A join of a value and a sum of it and another term: the term is added under the condition, so that what counts under conditions is one long sum.
    /// </summary>
    private ScalarValue? AddUnderCondition(Literal[] conditions, ScalarValue[] values)
    {
        for (int i = 0; i < 2; i++)
        {
            (ScalarValue added, ScalarValue value) = (values[i], values[1 - i]);
            if (added.Sum is not { Right: { } right } sum || value.IsConstant)
                continue;
            ScalarValue? term = ReferenceEquals(sum.Left, value) ? right : ReferenceEquals(right, value) && !sum.IsSubtracted ? sum.Left : null;

            // A symbolic term that is taken away is better joined afterwards: a comparison has likely computed the difference.
            if (term is null || (sum.IsSubtracted && !term.IsConstant))
                continue;
            var bits = new Literal[term.Width];
            for (int bit = 0; bit < bits.Length; bit++)
                bits[bit] = builder.And(conditions[i], term.Bits[bit]);
            ScalarValue.Forget(sum);
            return ScalarValue.OfSum(
                builder,
                value.Type,
                new PendingSum(value, ScalarValue.Create(term.Type, bits, term.Range.Hull(ValueRange.Single(BigInteger.Zero))), sum.IsSubtracted),
                value.Range.Hull(added.Range),
                null);
        }

        return null;
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

    /// <summary>
    /// One of several values by index: a join under its guards where it has choices, a table where the values are constants, otherwise a multiplexer tree over
    /// the bits of the index.
    /// </summary>
    public SymbolicValue Select(IReadOnlyList<SymbolicValue> values, ScalarValue index, Func<Literal[], SymbolicValue[], SymbolicValue> merge)
    {
        if (index.Choices is { } choices)
        {
            var guards = new List<Literal>();
            var chosen = new List<SymbolicValue>();
            foreach (KeyValuePair<BigInteger, Literal> choice in choices.Guards)
            {
                if (choice.Key.Sign < 0 || choice.Key >= values.Count)
                    continue;
                guards.Add(choice.Value);
                chosen.Add(values[(int)choice.Key]);
            }

            if (chosen.Count > 0)
                return merge([.. guards], [.. chosen]);
        }

        int indexBits = ScalarValue.BitLength(values.Count - 1);
        return ReadTable(values, index, indexBits) ?? SelectByBits(0, values.Count, indexBits - 1);

        SymbolicValue SelectByBits(int start, int end, int bit)
        {
            if (bit < 0 || end - start == 1)
                return values[start];
            int middle = start + (1 << bit);
            if (middle >= end)
                return SelectByBits(start, end, bit - 1);
            return merge([index.Bits[bit], !index.Bits[bit]], [SelectByBits(middle, end, bit - 1), SelectByBits(start, middle, bit - 1)]);
        }
    }

    /// <summary>An entry of a table of constants; null if there are few, or not all are constants.</summary>
    private ScalarValue? ReadTable(IReadOnlyList<SymbolicValue> values, ScalarValue index, int indexBits)
    {
        if (indexBits is < 2 or > 16)
            return null;
        ValueRange? range = null;
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is not ScalarValue { IsConstant: true } entry)
                return null;
            range = range?.Hull(entry.Range) ?? entry.Range;
        }

        IrType type = values[0].Type;
        var lookup = new TableLookup(builder, index.Bits.AsSpan(0, indexBits).ToArray());
        var bits = new Literal[ScalarValue.WidthOf(type)];
        for (int bit = 0; bit < bits.Length; bit++)
        {
            var table = new bool[1 << indexBits];
            for (int i = 0; i < table.Length; i++)
            {
                // No index is beyond the last value: there, the table may hold anything.
                int place = i < values.Count ? i : i - (1 << (indexBits - 1));
                table[i] = !(((ScalarValue)values[place]).Constant >> bit).IsEven;
            }

            bits[bit] = lookup.Read(table);
        }

        return ScalarValue.Create(type, bits, range!.Value);
    }
}
