using System;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>Joins values where paths join, part by part.</summary>
internal sealed class ValueMerger(ScalarOperations scalars)
{
    public SymbolicValue Merge(Literal select, SymbolicValue whenTrue, SymbolicValue whenFalse) =>
        ReferenceEquals(whenTrue, whenFalse) ? whenTrue : Merge([select, !select], [whenTrue, whenFalse]);

    /// <summary>The value of the one condition that holds; the conditions exclude each other, and on every path that reaches the value one holds.</summary>
    public SymbolicValue Merge(Literal[] conditions, SymbolicValue[] values)
    {
        SymbolicValue first = values[0];
        if (Array.TrueForAll(values, value => ReferenceEquals(value, first)))
            return first;
        switch (first)
        {
            case ScalarValue when Array.TrueForAll(values, value => value is ScalarValue):
                return scalars.Merge(conditions, Array.ConvertAll(values, value => (ScalarValue)value));
            case AggregateValue aggregate when Array.TrueForAll(values, value => value is AggregateValue other && other.Parts.Length == aggregate.Parts.Length):
                return MergeParts(conditions, values, aggregate);
            case ArrayReference array when Array.TrueForAll(values, value => value is ArrayReference other && other.IsSameAs(array)):
                return array;
            default:
                return new ConflictingArrays(first.Type);
        }
    }

    private AggregateValue MergeParts(Literal[] conditions, SymbolicValue[] values, AggregateValue first)
    {
        var parts = new SymbolicValue[first.Parts.Length];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = Merge(conditions, Array.ConvertAll(values, value => ((AggregateValue)value).Parts[i]));
        return new AggregateValue(first.Type, parts);
    }
}
