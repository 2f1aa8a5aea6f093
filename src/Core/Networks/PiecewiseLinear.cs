using System;
using System.Collections.Generic;
using System.Globalization;

namespace Learnability;

/// <summary>Piecewise linear functions with given values and slopes at finitely many points.</summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, Lemma 5, whose proof is this for one variable, and Interpolation for several.</remarks>
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
}
