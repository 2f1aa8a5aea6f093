using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Networks;

/// <summary>Lemma 5: a network of ReLUs has given values and Jacobians on a finite domain.</summary>
public sealed class PiecewiseLinearTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 12)]
    [InlineData(3, 40)]
    [InlineData(5, 60)]
    public void Interpolant_has_the_values_and_Jacobians_that_are_given(int dimension, int count)
    {
        var random = new RandomBits(dimension, RandomPurpose.Examples);
        var points = new List<double[]>();
        while (points.Count < count)
        {
            double[] point = [.. Enumerable.Range(0, dimension).Select(_ => random.NextInt32(5) / 3.0)];
            if (!points.Any(point.SequenceEqual))
                points.Add(point);
            if (Math.Pow(5, dimension) <= points.Count)
                break;
        }

        double[] values = [.. points.Select(_ => random.NextDouble() - 0.5)];
        double[][] jacobians = [.. points.Select(_ => Enumerable.Range(0, dimension).Select(_ => (2 * random.NextDouble()) - 1).ToArray())];
        ReluInterpolant interpolant = PiecewiseLinear.Interpolate(points, values, jacobians);
        NeuralNet net = interpolant.ToNeuralNet();
        var gradient = new double[dimension];
        for (int p = 0; p < points.Count; p++)
        {
            Assert.Equal(values[p], interpolant.Evaluate(points[p], gradient), 1e-12);
            Assert.Equal(values[p], net.Evaluate(points[p])[0], 1e-12);
            for (int i = 0; i < dimension; i++)
            {
                Assert.Equal(jacobians[p][i], gradient[i], 1e-13);

                // The function is linear around the point, so that a finite difference is its derivative.
                double[] beside = [.. points[p]];
                beside[i] += 1.0 / 64;
                Assert.Equal(jacobians[p][i], 64 * (interpolant.Evaluate(beside, default) - values[p]), 1e-9);
            }
        }
    }

    [Fact]
    public void Function_of_one_variable_has_the_values_and_slopes_that_are_given()
    {
        (double X, double Y, double Slope)[] points = [(-1, 2, 0), (0, -1, 3), (0.5, -1, 0), (4, 7, -2)];
        Activation function = PiecewiseLinear.Interpolate("f", points);
        foreach ((double x, double y, double slope) in points)
        {
            Assert.Equal(y, function.Evaluate(x), 1e-15);
            Assert.Equal(slope, function.GetSlope(x), 1e-14);
        }
    }

    [Fact]
    public void Points_are_distinct_and_of_one_dimension()
    {
        Assert.Throws<ArgumentException>(() => PiecewiseLinear.Interpolate([[1.0, 2.0], [1.0, 2.0]], [0, 1], [[0, 0], [0, 0]]));
        Assert.Throws<ArgumentException>(() => PiecewiseLinear.Interpolate([[1.0, 2.0], [1.0]], [0, 1], [[0, 0], [0, 0]]));
        Assert.Throws<ArgumentException>(() => PiecewiseLinear.Interpolate([[double.NaN]], [0], [[0]]));
        Assert.Throws<ArgumentException>(() => PiecewiseLinear.Interpolate("f", [(0, 0, 0), (0, 1, 0)]));
    }
}
