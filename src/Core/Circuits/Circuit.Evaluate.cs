using System;

namespace Learnability;

public sealed partial class Circuit
{
    /// <summary>Evaluates the circuit on one sample: the plain reference evaluator.</summary>
    /// <param name="inputs">One value for each input.</param>
    /// <param name="outputs">Receives one value for each output.</param>
    /// <exception cref="ArgumentException">A span does not have the circuit's number of inputs or outputs.</exception>
    public void Evaluate(ReadOnlySpan<bool> inputs, Span<bool> outputs)
    {
        RequireLength(inputs.Length, InputCount, nameof(inputs));
        RequireLength(outputs.Length, OutputCount, nameof(outputs));
        var values = new bool[NodeCount];
        inputs.CopyTo(values.AsSpan(1));
        int node = 1 + InputCount;
        foreach (Gate gate in _gates)
        {
            bool left = values[gate.Left.Node] ^ gate.Left.IsComplemented;
            bool right = values[gate.Right.Node] ^ gate.Right.IsComplemented;
            values[node++] = gate.Kind == GateKind.And ? left & right : left ^ right;
        }

        for (int i = 0; i < _outputs.Length; i++)
            outputs[i] = values[_outputs[i].Node] ^ _outputs[i].IsComplemented;
    }

    /// <summary>Evaluates the circuit on 64 samples a word, bit-sliced: the plain reference evaluator.</summary>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>, one sample a bit.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit, not negative.</param>
    /// <exception cref="ArgumentException">A span does not have the circuit's number of inputs or outputs times <paramref name="wordsPerBit"/>.</exception>
    public void EvaluateLanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
    {
        if (wordsPerBit < 0)
            throw new ArgumentOutOfRangeException(nameof(wordsPerBit), wordsPerBit, "The number of words for each bit must not be negative.");
        RequireLength(inputs.Length, (long)InputCount * wordsPerBit, nameof(inputs));
        RequireLength(outputs.Length, (long)OutputCount * wordsPerBit, nameof(outputs));
        var values = new ulong[NodeCount];
        for (int word = 0; word < wordsPerBit; word++)
        {
            for (int i = 0; i < InputCount; i++)
                values[1 + i] = inputs[(i * wordsPerBit) + word];
            int node = 1 + InputCount;
            foreach (Gate gate in _gates)
            {
                ulong left = values[gate.Left.Node] ^ Mask(gate.Left);
                ulong right = values[gate.Right.Node] ^ Mask(gate.Right);
                values[node++] = gate.Kind == GateKind.And ? left & right : left ^ right;
            }

            for (int i = 0; i < _outputs.Length; i++)
                outputs[(i * wordsPerBit) + word] = values[_outputs[i].Node] ^ Mask(_outputs[i]);
        }

        static ulong Mask(Literal literal) => literal.IsComplemented ? ulong.MaxValue : 0;
    }

    private static void RequireLength(int actual, long expected, string name)
    {
        if (actual != expected)
            throw new ArgumentException($"The length is {actual}, but must be {expected}.", name);
    }
}
