using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Learnability;

/// <summary>Piecewise linear functions with given values and slopes at finitely many points.</summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, Lemma 5, by thirds in one variable, and by <see cref="ReluInterpolant"/> in several.</remarks>
public static class PiecewiseLinear
{
    /// <summary>
    /// The function that has given values and slopes at given points: linear around each, as far as a third of the way to the next, and in the middle third a ramp
    /// from one line to the other.
    /// </summary>
    /// <param name="name">A name, for display.</param>
    /// <param name="points">At least one point, x strictly increasing, all numbers finite.</param>
    /// <exception cref="ArgumentException">There is no point, they are not in increasing order, or a number is not finite.</exception>
    public static Activation Interpolate(string name, IReadOnlyList<(double X, double Y, double Slope)> points)
    {
        if (points is null || points.Count == 0)
            throw new ArgumentException("A function needs at least one point.", nameof(points));
        var breakpoints = new List<(double X, double Y)>();
        for (int i = 1; i < points.Count; i++)
        {
            ((double x0, double y0, double slope0), (double x1, double y1, double slope1)) = (points[i - 1], points[i]);
            if (!(x0 < x1))
            {
                throw new ArgumentException(
                    string.Format(CultureInfo.InvariantCulture, "Point {0} at x = {1:R} does not lie right of x = {2:R}.", i, x1, x0), nameof(points));
            }

            if (y0 == y1 && slope0 == 0 && slope1 == 0)
                continue;
            double third = (x1 - x0) / 3;
            breakpoints.Add((x0 + third, y0 + (slope0 * third)));
            breakpoints.Add((x1 - third, y1 - (slope1 * third)));
        }

        if (breakpoints.Count == 0)
            breakpoints.Add((points[0].X, points[0].Y));
        return new Activation(name, breakpoints, points[0].Slope, points[points.Count - 1].Slope);
    }

    /// <summary>A network of ReLUs that has given values and Jacobians at given points of any dimension.</summary>
    /// <param name="points">At least one point, all of one dimension, finite, no two equal.</param>
    /// <param name="values">The value at each point, finite.</param>
    /// <param name="jacobians">The gradient at each point, finite.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or a point comes twice.</exception>
    public static ReluInterpolant Interpolate(IReadOnlyList<double[]> points, IReadOnlyList<double> values, IReadOnlyList<double[]> jacobians)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(jacobians);
        if (points.Count == 0 || points[0].Length == 0)
            throw new ArgumentException("A function needs at least one point of at least one variable.", nameof(points));
        if (values.Count != points.Count || jacobians.Count != points.Count)
            throw new ArgumentException($"There are {points.Count} points, but {values.Count} values and {jacobians.Count} Jacobians.", nameof(values));
        for (int p = 0; p < points.Count; p++)
        {
            if (points[p].Length != points[0].Length || jacobians[p].Length != points[0].Length)
                throw new ArgumentException($"Point {p} has {points[p].Length} variables and its Jacobian {jacobians[p].Length}, but point 0 has {points[0].Length}.", nameof(points));
            if (!IsFinite(values[p]) || !points[p].All(IsFinite) || !jacobians[p].All(IsFinite))
                throw new ArgumentException($"A number of point {p} is not finite.", nameof(points));
            for (int other = 0; other < p; other++)
            {
                if (points[p].SequenceEqual(points[other]))
                    throw new ArgumentException($"Points {other} and {p} are equal.", nameof(points));
            }
        }

        return new ReluInterpolant(points, values, jacobians);
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
