using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Execution;

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

/// <summary>A reference to an array on the heap; for a span, to a part of it or of an inline array.</summary>
/// <param name="type">The type of the reference.</param>
/// <param name="root">Where all the elements are; the width declared there is that of each element.</param>
/// <param name="start">The first element.</param>
/// <param name="lengths">The number of elements, for each dimension.</param>
internal sealed class ArrayReference(IrType type, Location root, int start, ImmutableArray<int> lengths) : SymbolicValue(type)
{
    public Location Root { get; } = root;

    public int Start { get; } = start;

    public ImmutableArray<int> Lengths { get; } = lengths;

    /// <summary>The number of elements along the first dimension.</summary>
    public int Length => Lengths[0];

    public bool IsSameAs(ArrayReference other) =>
        Root.Choices.IsEmpty && other.Root.Choices.IsEmpty && Root.IsSameAs(other.Root) && Start == other.Start && Lengths.SequenceEqual(other.Lengths);

    public ArrayReference Slice(IrType type, int start, int length) => new(type, Root, Start + start, [length]);
}

/// <summary>One of several arrays of the same lengths: each under its condition, of which exactly one holds.</summary>
internal sealed class ArrayChoice(IrType type, ImmutableArray<(Literal When, ArrayReference Array)> choices) : SymbolicValue(type)
{
    public ImmutableArray<(Literal When, ArrayReference Array)> Choices { get; } = choices;
}

/// <summary>What a ref local or a parameter by reference holds, and what a method returns that returns a reference.</summary>
internal sealed class PlaceReference(IrType type, Location place) : SymbolicValue(type)
{
    public Location Place { get; } = place;
}

/// <summary>Different arrays met where two paths joined. It is an error to use it, not to have it: a variable may be dead.</summary>
internal sealed class ConflictingArrays(IrType type) : SymbolicValue(type);
