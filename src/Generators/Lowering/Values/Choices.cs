using System;
using System.Collections.Generic;
using System.Numerics;

namespace Learnability.Generators.Lowering.Values;

/// <summary>
/// A guarded value set: the integer is one of a few constants, each under a guard; exactly one guard holds on every path that reaches the value. Comparing
/// it and indexing by it then take the guards, not its bits.
/// </summary>
internal sealed class Choices
{
    /// <summary>Beyond it the bits are cheaper.</summary>
    private const int Largest = 64;

    private Choices(SortedDictionary<BigInteger, Literal> guards, bool isComputed)
    {
        Guards = guards;
        IsComputed = isComputed;
    }

    /// <summary>The guard of each constant, in increasing order of constants.</summary>
    public SortedDictionary<BigInteger, Literal> Guards { get; }

    /// <summary>
    /// Whether arithmetic made the set. Such a set is not merged any more: an accumulator would become a chain of one-hot counters, which its bits beat.
    /// </summary>
    public bool IsComputed { get; }

    public static Choices Constant(BigInteger value) => new(new SortedDictionary<BigInteger, Literal> { [value] = Literal.True }, false);

    /// <summary>The set where paths whose conditions exclude each other join, or null if it has no use.</summary>
    public static Choices? Merge(CircuitBuilder builder, Literal[] conditions, Choices[] sets)
    {
        var guards = new SortedDictionary<BigInteger, Literal>();
        for (int i = 0; i < sets.Length; i++)
        {
            if (sets[i].IsComputed)
                return null;
            foreach (KeyValuePair<BigInteger, Literal> choice in sets[i].Guards)
                Add(builder, guards, choice.Key, builder.And(conditions[i], choice.Value));
        }

        return guards.Count <= Largest ? new Choices(guards, false) : null;
    }

    /// <summary>The set of the results of a function of one set.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="function">The function.</param>
    /// <param name="isComputation">Whether the function is arithmetic; a conversion is not.</param>
    public Choices Map(CircuitBuilder builder, Func<BigInteger, BigInteger> function, bool isComputation = true)
    {
        var guards = new SortedDictionary<BigInteger, Literal>();
        foreach (KeyValuePair<BigInteger, Literal> choice in Guards)
            Add(builder, guards, function(choice.Key), choice.Value);
        return new Choices(guards, IsComputed || (isComputation && Guards.Count > 1));
    }

    /// <summary>Whether a predicate holds.</summary>
    public Literal Where(CircuitBuilder builder, Func<BigInteger, bool> predicate)
    {
        // Of a partition, the smaller side is the smaller disjunction.
        int matching = 0;
        foreach (BigInteger value in Guards.Keys)
            matching += predicate(value) ? 1 : 0;
        bool wanted = matching * 2 <= Guards.Count;
        Literal any = Literal.False;
        foreach (KeyValuePair<BigInteger, Literal> choice in Guards)
        {
            if (predicate(choice.Key) == wanted)
                any = builder.Or(any, choice.Value);
        }

        return any ^ !wanted;
    }

    private static void Add(CircuitBuilder builder, SortedDictionary<BigInteger, Literal> guards, BigInteger value, Literal guard)
    {
        if (guard == Literal.False)
            return;
        guards[value] = guards.TryGetValue(value, out Literal other) ? builder.Or(other, guard) : guard;
    }
}
