using System;

namespace Learnability;

/// <summary>
/// A learning algorithm as circuits over its memory b, an input x, a label y and, where it is randomised, a coin r. What every construction starts from.
/// </summary>
/// <remarks>Bit order: memory as the fields of the struct in order of declaration, least significant bit first; inputs likewise.</remarks>
public sealed class LearnerCircuits
{
    /// <summary>The learner's name.</summary>
    public required string Name { get; init; }

    /// <summary>The number n of input bits.</summary>
    public required int InputBits { get; init; }

    /// <summary>The number m of memory bits.</summary>
    public required int MemoryBits { get; init; }

    /// <summary>Whether the learner takes a coin.</summary>
    public required bool UsesCoin { get; init; }

    /// <summary>The next memory: inputs b (m), x (n), y (1) and, where <see cref="UsesCoin"/>, r (1); outputs m bits.</summary>
    public required Circuit Learn { get; init; }

    /// <summary>The prediction: inputs b (m), x (n); one output.</summary>
    public required Circuit Predict { get; init; }

    /// <summary>Whether x is answered while still learning: inputs b (m), x (n); one output. Null if the learner has neither <c>Knows</c> nor <c>Done</c>.</summary>
    public required Circuit? Knows { get; init; }

    /// <summary>Whether the learner answers every input on request, although it says by <see cref="Knows"/> when it is done: a mode input then asks for it.</summary>
    public bool AnswersOnRequest { get; init; }

    /// <summary>Checks that the circuits have the inputs and outputs stated here.</summary>
    /// <exception cref="ArgumentException">One of them does not, or a number of bits is negative.</exception>
    public void Validate()
    {
        if (InputBits < 0 || MemoryBits < 0)
            throw new ArgumentException($"The learner '{Name}' has {MemoryBits} memory bits and {InputBits} input bits; neither may be negative.");
        Require(Learn, nameof(Learn), MemoryBits + InputBits + (UsesCoin ? 2 : 1), MemoryBits);
        Require(Predict, nameof(Predict), MemoryBits + InputBits, 1);
        if (Knows is not null)
            Require(Knows, nameof(Knows), MemoryBits + InputBits, 1);
    }

    private void Require(Circuit circuit, string part, int inputs, int outputs)
    {
        if (circuit.InputCount != inputs || circuit.OutputCount != outputs)
        {
            throw new ArgumentException(
                $"The circuit {part} of the learner '{Name}' has {circuit.InputCount} inputs and {circuit.OutputCount} outputs, but must have {inputs} and {outputs}.");
        }
    }
}
