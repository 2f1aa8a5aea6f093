using System.Collections.Immutable;
using System.Linq;
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
    /// <summary>For a place that depends on the input: where it is under which condition, of which exactly one holds. Empty otherwise.</summary>
    public ImmutableArray<(Literal When, Location Where)> Choices { get; init; } = [];

    public static Location Choose(ImmutableArray<(Literal When, Location Where)> choices) =>
        choices.Length == 1 ? choices[0].Where : choices[0].Where with { Choices = choices };

    public Location Then(LocationStep step, int declaredBits, string name) => Choices.IsEmpty
        ? new Location(IsHeap, Root, Steps.Add(step), declaredBits, name)
        : Choose([.. Choices.Select(choice => (choice.When, choice.Where.Then(step, declaredBits, name)))]);

    /// <summary>Whether two places without choices are one.</summary>
    public bool IsSameAs(Location other) => IsHeap == other.IsHeap && Root == other.Root && DeclaredBits == other.DeclaredBits && Steps.SequenceEqual(other.Steps);
}

/// <summary>One step: a part by its number, or an element by a symbolic index among a number of them.</summary>
/// <param name="Part">The part's number; for a symbolic index, that of the first element it may reach.</param>
/// <param name="Index">The symbolic index; null if the part is known.</param>
/// <param name="Count">How many parts a symbolic index may reach.</param>
internal readonly record struct LocationStep(int Part, ScalarValue? Index, int Count);
