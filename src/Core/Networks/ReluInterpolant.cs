using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability;

/// <summary>
/// A network of two layers of ReLUs that has given values and Jacobians at finitely many points of any dimension: around each point, as far as a third of the least
/// distance of its coordinates to those of others, it is the linear function given there.
/// </summary>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, Lemma 5. A hat for each distinct value of each coordinate, shared by all points that have it; then two ReLUs a point: with all its hats
/// at 1, σ(y + J(x − x′) + C) − C·σ(1), and 0 as soon as one hat is 0.
/// </remarks>
public sealed class ReluInterpolant
{
    private readonly double[][] _values;
    private readonly double[][] _points;
    private readonly double[] _results;
    private readonly double[][] _jacobians;
    private readonly double _shift;

    internal ReluInterpolant(IReadOnlyList<double[]> points, IReadOnlyList<double> values, IReadOnlyList<double[]> jacobians)
    {
        _points = [.. points.Select(static point => (double[])point.Clone())];
        _results = [.. values];
        _jacobians = [.. jacobians.Select(static row => (double[])row.Clone())];
        Dimension = _points[0].Length;
        _values = new double[Dimension][];
        for (int i = 0; i < Dimension; i++)
            _values[i] = [.. _points.Select(point => point[i]).Distinct().OrderBy(static value => value)];

        // C keeps y + J(x − x′) positive wherever the hats of x′ are open, and below 2C wherever they are not, within the box of the points.
        double largest = 0;
        for (int p = 0; p < _points.Length; p++)
        {
            double size = Math.Abs(_results[p]);
            for (int i = 0; i < Dimension; i++)
                size += Math.Abs(_jacobians[p][i]) * (_values[i][_values[i].Length - 1] - _values[i][0] + 1);
            largest = Math.Max(largest, size);
        }

        _shift = largest + 1;
    }

    /// <summary>The number of variables.</summary>
    public int Dimension { get; }

    /// <summary>The number of ReLUs of the first layer: four for each hat, fewer at the ends, and one that passes each variable on.</summary>
    public int HiddenCount => Dimension + _values.Sum(static values => values.Length == 1 ? 0 : (4 * values.Length) - 4);

    /// <summary>The number of ReLUs of the second layer.</summary>
    public int GateCount => 2 * _points.Length;

    /// <summary>The value, and the gradient by the variables.</summary>
    /// <param name="x">The variables.</param>
    /// <param name="gradient">Receives the gradient; empty if it is not needed.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        if (x.Length != Dimension || (gradient.Length != 0 && gradient.Length != Dimension))
            throw new ArgumentException($"There are {x.Length} variables and {gradient.Length} derivatives, but the dimension is {Dimension}.", nameof(x));
        gradient.Clear();
        double value = 0;
        var slopes = new double[Dimension];
        for (int p = 0; p < _points.Length; p++)
        {
            double open = 1 - Dimension;
            double linear = _results[p];
            for (int i = 0; i < Dimension; i++)
            {
                open += Hat(i, _points[p][i], x[i], out slopes[i]);
                linear += _jacobians[p][i] * (x[i] - _points[p][i]);
            }

            double gate = linear + _shift + (2 * _shift * (open - 1));
            if (gate > 0)
                value += gate;
            if (open > 0)
                value -= _shift * open;
            if (gradient.Length == 0)
                continue;
            for (int i = 0; i < Dimension; i++)
                gradient[i] += (gate > 0 ? _jacobians[p][i] + (2 * _shift * slopes[i]) : 0) - (open > 0 ? _shift * slopes[i] : 0);
        }

        return value;
    }

    /// <summary>The network as an explicit graph, its hats as single vertices.</summary>
    public NeuralNet ToNeuralNet()
    {
        var builder = new NeuralNetBuilder(Dimension);
        var relu = new Activation("relu", [(0, 0)], 0, 1);
        var hats = new Dictionary<(int Variable, double Value), int>();
        for (int i = 0; i < Dimension; i++)
        {
            foreach (double value in _values[i])
            {
                int hat = builder.AddVertex(PiecewiseLinear.Interpolate("hat", [.. _values[i].Select(other => (other, other == value ? 1.0 : 0.0, 0.0))]));
                builder.AddEdge(builder.GetInput(i), hat, 1);
                hats.Add((i, value), hat);
            }
        }

        var gates = new List<(int Vertex, double Weight)>();
        for (int p = 0; p < _points.Length; p++)
        {
            int gate = builder.AddVertex(relu);
            int open = builder.AddVertex(relu);
            double bias = _results[p] + _shift - (2 * _shift * Dimension);
            for (int i = 0; i < Dimension; i++)
            {
                bias -= _jacobians[p][i] * _points[p][i];
                builder.AddEdge(builder.GetInput(i), gate, _jacobians[p][i]);
                builder.AddEdge(hats[(i, _points[p][i])], gate, 2 * _shift);
                builder.AddEdge(hats[(i, _points[p][i])], open, 1);
            }

            builder.AddEdge(NeuralNetBuilder.Constant, gate, bias);
            builder.AddEdge(NeuralNetBuilder.Constant, open, 1 - Dimension);
            gates.Add((gate, 1));
            gates.Add((open, -_shift));
        }

        int output = builder.AddVertex(Activation.Identity);
        foreach ((int vertex, double weight) in gates)
            builder.AddEdge(vertex, output, weight);
        builder.AddOutput(output);
        return builder.Build();
    }

    /// <summary>1 around a value of a variable, 0 around its other values, and ramps in the middle thirds between.</summary>
    private double Hat(int variable, double center, double x, out double slope)
    {
        double[] values = _values[variable];
        int index = Array.BinarySearch(values, center);
        slope = 0;
        int other = x < center ? index - 1 : index + 1;
        if (x == center || other < 0 || other >= values.Length)
            return 1;
        double distance = Math.Abs(values[other] - center);
        double ramp = 2 - (3 * Math.Abs(x - center) / distance);
        if (ramp is <= 0 or >= 1)
            return ramp <= 0 ? 0 : 1;
        slope = (x < center ? 3 : -3) / distance;
        return ramp;
    }
}
