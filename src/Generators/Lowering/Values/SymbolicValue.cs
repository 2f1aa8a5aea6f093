using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Values;

/// <summary>What a place holds during symbolic execution. Values are immutable; a store makes a new one.</summary>
internal abstract class SymbolicValue(IrType type)
{
    public IrType Type { get; } = type;
}

/// <summary>A struct's fields or an inline array's elements; also the elements of an array on the heap.</summary>
internal sealed class AggregateValue(IrType type, SymbolicValue[] parts) : SymbolicValue(type)
{
    public SymbolicValue[] Parts { get; } = parts;

    public AggregateValue With(int part, SymbolicValue value)
    {
        var parts = (SymbolicValue[])Parts.Clone();
        parts[part] = value;
        return new AggregateValue(Type, parts);
    }
}

/// <summary>A reference to an array on the heap; for a span, to a part of it.</summary>
internal sealed class ArrayReference(IrType type, int array, int start, int length) : SymbolicValue(type)
{
    public int Array { get; } = array;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public bool IsSameAs(ArrayReference other) => Array == other.Array && Start == other.Start && Length == other.Length;
}

/// <summary>Different arrays met where two paths joined. It is an error to use it, not to have it: a variable may be dead.</summary>
internal sealed class ConflictingArrays(IrType type) : SymbolicValue(type);
