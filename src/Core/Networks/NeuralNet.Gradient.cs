using System;

namespace Learnability;

public sealed partial class NeuralNet
{
    private double[] _deltas = [];

    /// <summary>
    /// The gradient of the loss with respect to every edge, by back-propagation over every edge: none is skipped. A weight that edges share has the sum of
    /// their gradients.
    /// </summary>
    /// <param name="inputs">One number for each input, finite.</param>
    /// <param name="label">The label of the only output.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="edgeGradients">Receives one number for each edge, in the order of <see cref="EdgeSources"/>.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, a number is not finite, or the network has several outputs.</exception>
    public double Gradient(ReadOnlySpan<double> inputs, double label, LossFunction loss, Span<double> edgeGradients)
    {
        ReadOnlySpan<double> labels = stackalloc double[] { label };
        Gradient(inputs, labels, loss, edgeGradients);
        return _values[_outputs[0]];
    }

    /// <summary>The gradient of the outputs' summed losses; otherwise as the overload for one output.</summary>
    /// <param name="inputs">One number for each input, finite.</param>
    /// <param name="labels">One label for each output, finite.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="edgeGradients">Receives one number for each edge, in the order of <see cref="EdgeSources"/>.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a number is not finite.</exception>
    public void Gradient(ReadOnlySpan<double> inputs, ReadOnlySpan<double> labels, LossFunction loss, Span<double> edgeGradients)
    {
        ArgumentNullException.ThrowIfNull(loss);
        RequireLength(edgeGradients.Length, EdgeCount, nameof(edgeGradients));
        RequireInputs(inputs, InputCount);
        RequireLabels(labels, OutputCount);
        Forward(inputs);
        if (_arithmetic == NeuralNetArithmetic.Single)
            Backward<SingleRounding>(labels, loss, edgeGradients);
        else
            Backward<DoubleRounding>(labels, loss, edgeGradients);
    }

    /// <summary>Walks the vertices from last to first; an edge's gradient is the derivative at its target's pre-activation times its source's output.</summary>
    private void Backward<TRounding>(ReadOnlySpan<double> labels, LossFunction loss, Span<double> edgeGradients)
        where TRounding : struct, IRounding
    {
        if (_deltas.Length == 0)
            _deltas = new double[VertexCount];
        TRounding rounding = default;
        double[] deltas = _deltas;
        Array.Clear(deltas, 0, deltas.Length);
        for (int i = 0; i < labels.Length; i++)
        {
            int output = _outputs[i];
            deltas[output] = rounding.Round(deltas[output] + rounding.Round(loss.GetDerivative(_values[output], rounding.Round(labels[i]))));
        }

        for (int vertex = VertexCount - 1; vertex > InputCount; vertex--)
        {
            double delta = rounding.Round(deltas[vertex] * _slopes[vertex]);
            for (int edge = _edgeStart[vertex]; edge < _edgeStart[vertex + 1]; edge++)
            {
                int source = _edgeSource[edge];
                edgeGradients[edge] = rounding.Round(delta * _values[source]);
                double weight = rounding.Round(_weights[_edgeWeight[edge]]);
                deltas[source] = rounding.Round(deltas[source] + rounding.Round(delta * weight));
            }
        }
    }

    private static void RequireLabels(ReadOnlySpan<double> labels, long expected)
    {
        RequireLength(labels.Length, expected, nameof(labels));
        RequireFinite(labels, nameof(labels));
    }
}
