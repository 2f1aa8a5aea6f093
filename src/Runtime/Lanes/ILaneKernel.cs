using System;

namespace Learnability;

/// <summary>Evaluates a circuit on one word for each input, 64 samples at once. Generated code implements this; the fields are scratch memory.</summary>
public interface ILaneKernel
{
    /// <summary>Evaluates the circuit.</summary>
    /// <param name="inputs">One word for each input.</param>
    /// <param name="outputs">Receives one word for each output; does not share memory with <paramref name="inputs"/>.</param>
    void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs);
}
