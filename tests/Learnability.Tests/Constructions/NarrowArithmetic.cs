using System;

namespace Learnability.Tests;

/// <summary>A network computed with a given number of significand bits, noting the first number that does not fit.</summary>
internal sealed class NarrowArithmetic(NeuralNet net, int bits)
{
    public double[] Weights { get; } = net.Weights.ToArray();

    public bool HasRounded => FirstRounded is not null;

    public string? FirstRounded { get; private set; }

    public double Evaluate(ReadOnlySpan<double> inputs) => Forward(inputs, new double[net.VertexCount], new double[net.VertexCount]);

    public void Step(ReadOnlySpan<double> inputs, double label, double learningRate)
    {
        var values = new double[net.VertexCount];
        var slopes = new double[net.VertexCount];
        Forward(inputs, values, slopes);
        Backward(values, slopes, label, learningRate);
    }

    private double Forward(ReadOnlySpan<double> inputs, double[] values, double[] slopes)
    {
        values[0] = 1;
        inputs.CopyTo(values.AsSpan(1));
        for (int vertex = 1 + net.InputCount; vertex < values.Length; vertex++)
        {
            double sum = 0;
            (int start, int end) = net.GetIncomingEdges(vertex);
            for (int edge = start; edge < end; edge++)
                sum = Round(sum + Round(Round(Weights[net.EdgeWeightIndices[edge]]) * values[net.EdgeSources[edge]]));
            (values[vertex], slopes[vertex]) = Evaluate(net.GetActivation(vertex)!, sum);
        }

        return values[^1];
    }

    private void Backward(double[] values, double[] slopes, double label, double learningRate)
    {
        var deltas = new double[net.VertexCount];
        var gradients = new double[net.WeightCount];
        deltas[^1] = Round(2 * Round(values[^1] - label));
        for (int vertex = net.VertexCount - 1; vertex > net.InputCount; vertex--)
        {
            double delta = Round(deltas[vertex] * slopes[vertex]);
            (int start, int end) = net.GetIncomingEdges(vertex);
            for (int edge = start; edge < end; edge++)
            {
                int source = net.EdgeSources[edge];
                gradients[net.EdgeWeightIndices[edge]] = Round(delta * values[source]);
                deltas[source] = Round(deltas[source] + Round(delta * Round(Weights[net.EdgeWeightIndices[edge]])));
            }
        }

        for (int i = 0; i < Weights.Length; i++)
            Weights[i] = Round(Weights[i] - Round(Round(learningRate) * gradients[i]));
    }

    /// <summary>Piece by piece from the left breakpoint, each operation rounded.</summary>
    private (double Value, double Slope) Evaluate(Activation activation, double x)
    {
        ReadOnlySpan<double> xs = activation.X;
        ReadOnlySpan<double> ys = activation.Y;
        int piece = 0;
        while (piece < xs.Length && xs[piece] <= x)
            piece++;
        if (piece == 0)
            return (Round(ys[0]), 0);
        if (piece == xs.Length)
            return (Round(ys[^1]), 0);
        double slope = Round(Round(ys[piece] - ys[piece - 1]) / Round(xs[piece] - xs[piece - 1]));
        return (slope == 0 ? ys[piece - 1] : Round(Round(ys[piece - 1]) + Round(slope * Round(x - Round(xs[piece - 1])))), slope);
    }

    private double Round(double value)
    {
        if (value == 0)
            return value;
        double unit = Math.ScaleB(1, Math.ILogB(value) - bits + 1);
        double rounded = Math.Round(value / unit) * unit;
        if (rounded != value)
            FirstRounded ??= FormattableString.Invariant($"{value:R} needs more than {bits} bits");
        return rounded;
    }
}
