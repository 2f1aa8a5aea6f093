using System;

namespace Learnability;

/// <summary>A trained classifier as a Boolean circuit: its truth table, with everything that two parts of it share built once.</summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, Definition 3: a learner's classifier is a circuit.</remarks>
public static class ClassifierCircuit
{
    /// <summary>The largest number of inputs: the classifier is asked on all 2ᵈ.</summary>
    public const int MaxInputs = 16;

    /// <summary>Asks a classifier on every input.</summary>
    /// <param name="inputs">The number d of inputs, 1 to <see cref="MaxInputs"/>.</param>
    /// <param name="predict">The classifier, given the packed input.</param>
    /// <exception cref="InvalidOperationException">There are too many inputs.</exception>
    public static Circuit Of(int inputs, Func<ReadOnlySpan<ulong>, bool> predict)
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        if (inputs > MaxInputs)
            throw new InvalidOperationException($"The network has {inputs} inputs; its circuit is built from its answers on all inputs, for at most {MaxInputs}.");
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", inputs);
        var table = new Literal[1 << inputs];
        for (int i = 0; i < table.Length; i++)
        {
            ulong input = (ulong)i;
            table[i] = predict(new ReadOnlySpan<ulong>(in input)) ? Literal.True : Literal.False;
        }

        // Shannon's expansion, the last input first: halves that are equal, or complements, become one literal.
        for (int input = inputs - 1; input >= 0; input--)
        {
            int half = 1 << input;
            for (int i = 0; i < half; i++)
                table[i] = builder.Mux(x[input], table[i + half], table[i]);
        }

        builder.AddOutputPort("y", [table[0]]);
        return Pipeline.Optimize(builder.Build());
    }
}
