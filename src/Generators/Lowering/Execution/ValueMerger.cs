using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>Joins two values where paths join, part by part.</summary>
internal sealed class ValueMerger(ScalarOperations scalars)
{
    public SymbolicValue Merge(Literal select, SymbolicValue whenTrue, SymbolicValue whenFalse)
    {
        if (ReferenceEquals(whenTrue, whenFalse))
            return whenTrue;
        switch (whenTrue, whenFalse)
        {
            case (ScalarValue a, ScalarValue b):
                return scalars.Mux(select, a, b);
            case (AggregateValue a, AggregateValue b) when a.Parts.Length == b.Parts.Length:
                var parts = new SymbolicValue[a.Parts.Length];
                for (int i = 0; i < parts.Length; i++)
                    parts[i] = Merge(select, a.Parts[i], b.Parts[i]);
                return new AggregateValue(a.Type, parts);
            case (ArrayReference a, ArrayReference b) when a.IsSameAs(b):
                return a;
            default:
                return new ConflictingArrays(whenTrue.Type);
        }
    }
}
