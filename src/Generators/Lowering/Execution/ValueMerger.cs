using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>Joins values where paths join, part by part.</summary>
internal sealed class ValueMerger(CircuitBuilder builder, ScalarOperations scalars)
{
    /// <summary>A place that may be one of more arrays than this is an error to use, like one of arrays of different lengths.</summary>
    private const int MaxChoices = 256;

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
            case ArrayReference or ArrayChoice when Array.TrueForAll(values, value => value is ArrayReference or ArrayChoice):
                return MergeArrays(conditions, values);
            case PlaceReference when Array.TrueForAll(values, value => value is PlaceReference):
                return MergePlaces(conditions, values);
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

    private SymbolicValue MergeArrays(Literal[] conditions, SymbolicValue[] values)
    {
        ImmutableArray<(Literal When, ArrayReference What)> choices = MergeChoices(
            conditions,
            values,
            static value => value is ArrayChoice choice ? choice.Choices : [(Literal.True, (ArrayReference)value)],
            static (a, b) => a.IsSameAs(b));
        if (choices.Length == 1)
            return choices[0].What;
        bool areAlike = choices.Length <= MaxChoices && choices.All(choice => choice.What.Lengths.SequenceEqual(choices[0].What.Lengths));
        return areAlike ? new ArrayChoice(values[0].Type, choices) : new ConflictingArrays(values[0].Type);
    }

    private PlaceReference MergePlaces(Literal[] conditions, SymbolicValue[] values)
    {
        ImmutableArray<(Literal When, Location What)> choices = MergeChoices(
            conditions,
            values,
            static value => ((PlaceReference)value).Place is var place && place.Choices.IsEmpty ? [(Literal.True, place)] : place.Choices,
            static (a, b) => a.IsSameAs(b));
        return new PlaceReference(values[0].Type, Location.Choose(choices));
    }

    /// <summary>All that several values may be, those that are the same under one condition.</summary>
    private ImmutableArray<(Literal When, T What)> MergeChoices<T>(
        Literal[] conditions, SymbolicValue[] values, Func<SymbolicValue, ImmutableArray<(Literal When, T What)>> choicesOf, Func<T, T, bool> areSame)
    {
        var merged = new List<(Literal When, T What)>();
        for (int i = 0; i < values.Length; i++)
        {
            foreach ((Literal when, T what) in choicesOf(values[i]))
            {
                Literal condition = builder.And(conditions[i], when);
                int known = merged.FindIndex(choice => areSame(choice.What, what));
                if (known >= 0)
                    merged[known] = (builder.Or(merged[known].When, condition), what);
                else if (condition != Literal.False)
                    merged.Add((condition, what));
            }
        }

        // Where no condition can hold the value is never used: any choice will do.
        return merged.Count > 0 ? [.. merged] : [choicesOf(values[0])[0]];
    }
}
