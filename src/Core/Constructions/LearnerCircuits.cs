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
}
