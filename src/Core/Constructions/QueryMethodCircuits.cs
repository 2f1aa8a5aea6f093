using System;

namespace Learnability;

/// <summary>A method by queries as circuits over its memory: what the constructions of Lemmas 3a and 3b start from.</summary>
/// <remarks>Bit order: memory as the fields of the struct in order of declaration, least significant bit first. Absent circuits are null.</remarks>
public sealed class QueryMethodCircuits
{
    /// <summary>The method's name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of memory bits.</summary>
    public required int MemoryBits { get; init; }

    /// <summary>The number of bits that the number of a round is given in: 0 if there is one round.</summary>
    public required int RoundBits { get; init; }

    /// <summary>The number of bits of an answer in units.</summary>
    public required int UnitBits { get; init; }

    /// <summary>The queries of a round: inputs memory, round, x (n), y (1); outputs p bits.</summary>
    public required Circuit Query { get; init; }

    /// <summary>The memory after a round: inputs memory, round, p answers in units, random bits; outputs memory.</summary>
    public required Circuit Receive { get; init; }

    /// <summary>The memory before the first round: inputs 64 random bits; outputs memory.</summary>
    public required Circuit? Begin { get; init; }

    /// <summary>The prediction: inputs memory, x (n); one output.</summary>
    public required Circuit Predict { get; init; }

    /// <summary>The number of bits that numbers from 0 to a maximum need.</summary>
    /// <param name="maximum">The maximum, not negative.</param>
    public static int BitLength(long maximum)
    {
        int bits = 0;
        while (maximum >> bits != 0)
            bits++;
        return bits;
    }

    /// <summary>Checks that the circuits have the inputs and outputs that a plan asks for.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ArgumentException">One of them does not.</exception>
    public void Validate(QueryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Require(Query, nameof(Query), MemoryBits + RoundBits + plan.InputBits + 1, plan.Width);
        Require(Receive, nameof(Receive), MemoryBits + RoundBits + (plan.Width * UnitBits) + plan.RandomBitsPerRound, MemoryBits);
        Require(Predict, nameof(Predict), MemoryBits + plan.InputBits, 1);
        if (Begin is not null)
            Require(Begin, nameof(Begin), plan.InitialRandomBits, MemoryBits);
    }

    private void Require(Circuit circuit, string part, int inputs, int outputs)
    {
        if (circuit.InputCount != inputs || circuit.OutputCount != outputs)
        {
            throw new ArgumentException(
                $"The circuit {part} of the method '{Name}' has {circuit.InputCount} inputs and {circuit.OutputCount} outputs, but must have {inputs} and {outputs}.");
        }
    }
}
