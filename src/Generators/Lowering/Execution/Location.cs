using System.Collections.Immutable;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>A place whose indices have been evaluated: a variable or heap array, and the way to a part of it.</summary>
/// <param name="IsHeap">Whether the root is a heap array rather than a variable.</param>
/// <param name="Root">The variable's cell, or the heap array.</param>
/// <param name="Steps">The way from the root to the part.</param>
/// <param name="DeclaredBits">The width declared by [Bits] for what is stored there; 0 if none is.</param>
/// <param name="Name">What a message calls it.</param>
internal sealed record Location(bool IsHeap, int Root, ImmutableArray<LocationStep> Steps, int DeclaredBits, string Name)
{
    public Location Then(LocationStep step, int declaredBits, string name) => new(IsHeap, Root, Steps.Add(step), declaredBits, name);
}

/// <summary>One step: a part by its number, or an element by a symbolic index among a number of them.</summary>
/// <param name="Part">The part's number; for a symbolic index, that of the first element it may reach.</param>
/// <param name="Index">The symbolic index; null if the part is known.</param>
/// <param name="Count">How many parts a symbolic index may reach.</param>
internal readonly record struct LocationStep(int Part, ScalarValue? Index, int Count);
