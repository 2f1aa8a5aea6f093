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

    /// <summary>Asks the trained network of a machine on every input: of one that is not known at compile time, such as one that a search found.</summary>
    /// <param name="network">The network, after m + 1 steps: those of the samples, then that of the dummy (all features +1, label +1).</param>
    /// <exception cref="InvalidOperationException">Samples are missing, there are too many inputs, or there is an input without an answer.</exception>
    public static Circuit Of(DenseRcnn network)
    {
        ArgumentNullException.ThrowIfNull(network);
        RcnnShape shape = network.Shape;
        int missing = network.WeightThirds.Count(0) / shape.BlockColumns;
        if (missing > 0)
            throw new InvalidOperationException($"The network has learned from {shape.Rows - missing} of {shape.Rows} rows: take {missing} more steps, the last on the dummy sample of all features +1 and the label +1.");
        var x = new bool[shape.Inputs];
        return Of(shape.Inputs, input =>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = (input[0] >> i & 1) != 0;
            long output = network.Evaluate(x);
            if (Math.Abs(output) != network.Encoding.Scale)
            {
                throw new InvalidOperationException(
                    $"The output on input {input[0]} is {output}/{network.Encoding.Scale}, not ±1: raise the depth L = {shape.Depth}, or see to it that the machine leaves an answer, and nothing beside it.");
            }

            return output > 0;
        });
    }
}
