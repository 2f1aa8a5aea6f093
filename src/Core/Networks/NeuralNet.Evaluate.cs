using System;

namespace Learnability;

public sealed partial class NeuralNet
{
    // Scratch of one evaluation, so that no step allocates. An instance is for one thread at a time.
    private double[] _values = [];
    private double[] _slopes = [];

    /// <summary>The number of outputs.</summary>
    public int OutputCount => _outputs.Length;

    /// <summary>
    /// The output of each vertex in the last evaluation, gradient or step (of a batch: its last sample), that of the constant and the inputs included.
    /// Empty before the first; overwritten by the next.
    /// </summary>
    public ReadOnlySpan<double> VertexOutputs => _values;

    /// <summary>
    /// The slope of each vertex's activation at its pre-activation, as of <see cref="VertexOutputs"/>; zero for the constant and the inputs.
    /// </summary>
    public ReadOnlySpan<double> VertexSlopes => _slopes;

    /// <summary>Evaluates the network: a vertex is its activation of the sum, in the order of its edges, of weight times source.</summary>
    /// <param name="inputs">One number for each input, finite.</param>
    /// <param name="outputs">Receives one number for each output vertex; each has passed through that vertex's activation.</param>
    /// <remarks>Definition 4. Not safe for several threads at once: use a <see cref="Clone"/> each.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length, or an input is not finite.</exception>
    /// <exception cref="InvalidOperationException">A weight is not finite, or so large that a sum is not a number.</exception>
    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        RequireLength(outputs.Length, OutputCount, nameof(outputs));
        RequireInputs(inputs, InputCount);
        Forward(inputs);
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = _values[_outputs[i]];
    }

    /// <summary>Evaluates the network into a new array; otherwise as <see cref="Evaluate(ReadOnlySpan{double}, Span{double})"/>.</summary>
    /// <param name="inputs">One number for each input, finite.</param>
    /// <exception cref="ArgumentException"><paramref name="inputs"/> has the wrong length, or an input is not finite.</exception>
    public double[] Evaluate(ReadOnlySpan<double> inputs)
    {
        var outputs = new double[OutputCount];
        Evaluate(inputs, outputs);
        return outputs;
    }

    private void Forward(ReadOnlySpan<double> inputs)
    {
        if (_arithmetic == NeuralNetArithmetic.Single)
            Forward<SingleRounding>(inputs, _singleActivations!);
        else
            Forward<DoubleRounding>(inputs, _activations);
    }

    private void Forward<TRounding>(ReadOnlySpan<double> inputs, Activation[] activations)
        where TRounding : struct, IRounding
    {
        if (_values.Length == 0)
        {
            _values = new double[VertexCount];
            _slopes = new double[VertexCount];
        }

        TRounding rounding = default;
        double[] values = _values;
        values[0] = 1;
        for (int i = 0; i < inputs.Length; i++)
            values[1 + i] = rounding.Round(inputs[i]);
        for (int vertex = 1 + InputCount; vertex < values.Length; vertex++)
        {
            double sum = 0;
            for (int edge = _edgeStart[vertex]; edge < _edgeStart[vertex + 1]; edge++)
            {
                double weight = rounding.Round(_weights[_edgeWeight[edge]]);
                sum = rounding.Round(sum + rounding.Round(weight * values[_edgeSource[edge]]));
            }

            if (double.IsNaN(sum))
                throw new InvalidOperationException($"The pre-activation of vertex {vertex} is not a number: weights or inputs have become too large; train with a smaller rate.");
            values[vertex] = activations[_vertexActivation[vertex]].Evaluate<TRounding>(sum, out _slopes[vertex]);
        }
    }

    /// <summary>Throws if there are not <paramref name="expected"/> inputs, or one is not finite.</summary>
    private static void RequireInputs(ReadOnlySpan<double> inputs, long expected)
    {
        RequireLength(inputs.Length, expected, nameof(inputs));
        RequireFinite(inputs, nameof(inputs));
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || double.IsInfinity(values[i]))
                throw new ArgumentException(FormattableString.Invariant($"Entry {i} is {values[i]}, but must be finite."), name);
        }
    }

    private static void RequireLength(int actual, long expected, string name)
    {
        if (actual != expected)
            throw new ArgumentException($"The length is {actual}, but must be {expected}.", name);
    }
}
