using System;
using System.Collections.Generic;
using System.Globalization;

namespace Learnability;

/// <summary>
/// A piecewise linear, continuous activation: breakpoints (x, y) with x strictly increasing, joined by straight lines, and constant outside the first and last
/// breakpoint or continued with a slope.
/// </summary>
/// <remarks>The slope at a breakpoint is that of the piece to its right.</remarks>
public sealed class Activation
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _slopes;

    /// <summary>Creates an activation.</summary>
    /// <param name="name">A name, for display.</param>
    /// <param name="breakpoints">At least one breakpoint, x strictly increasing, all finite.</param>
    /// <param name="leftSlope">The slope before the first breakpoint; default 0.</param>
    /// <param name="rightSlope">The slope after the last breakpoint; default 0.</param>
    /// <exception cref="ArgumentException">There is no breakpoint, they are not in increasing order, or a number is not finite.</exception>
    public Activation(string name, IReadOnlyList<(double X, double Y)> breakpoints, double leftSlope = 0, double rightSlope = 0)
    {
        if (breakpoints is null || breakpoints.Count == 0)
            throw new ArgumentException("An activation needs at least one breakpoint.", nameof(breakpoints));
        Name = name;
        _x = new double[breakpoints.Count];
        _y = new double[breakpoints.Count];
        _slopes = new double[breakpoints.Count + 1];
        _slopes[0] = RequireFinite(leftSlope, nameof(leftSlope));
        _slopes[breakpoints.Count] = RequireFinite(rightSlope, nameof(rightSlope));
        for (int i = 0; i < breakpoints.Count; i++)
        {
            _x[i] = RequireFinite(breakpoints[i].X, nameof(breakpoints));
            _y[i] = RequireFinite(breakpoints[i].Y, nameof(breakpoints));
            if (i == 0)
                continue;
            if (_x[i] <= _x[i - 1])
            {
                throw new ArgumentException(
                    string.Format(CultureInfo.InvariantCulture, "Breakpoint {0} at x = {1:R} does not lie right of x = {2:R}.", i, _x[i], _x[i - 1]),
                    nameof(breakpoints));
            }

            _slopes[i] = (_y[i] - _y[i - 1]) / (_x[i] - _x[i - 1]);
        }
    }

    /// <summary>The identity: x.</summary>
    public static Activation Identity { get; } = new("identity", [(0, 0)], 1, 1);

    /// <summary>The rectified linear unit: the larger of x and 0.</summary>
    public static Activation Relu { get; } = new("relu", [(0, 0)], 0, 1);

    /// <summary>The name, for display.</summary>
    public string Name { get; }

    /// <summary>The breakpoints' x.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>The breakpoints' y.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>The slope before the first breakpoint.</summary>
    public double LeftSlope => _slopes[0];

    /// <summary>The slope after the last breakpoint.</summary>
    public double RightSlope => _slopes[_slopes.Length - 1];

    /// <summary>
    /// The value at a pre-activation. A piece of slope s is computed as y + s·(x − x₀) from its left breakpoint, so that it is exact where these numbers are.
    /// </summary>
    /// <param name="preActivation">The pre-activation.</param>
    public double Evaluate(double preActivation)
    {
        int piece = FindPiece(preActivation);
        int anchor = piece == 0 ? 0 : piece - 1;
        double slope = _slopes[piece];
        return slope == 0 ? _y[anchor] : _y[anchor] + (slope * (preActivation - _x[anchor]));
    }

    /// <summary>The value at a pre-activation, with every operation rounded, and the slope there.</summary>
    internal double Evaluate<TRounding>(double preActivation, out double slope)
        where TRounding : struct, IRounding
    {
        TRounding rounding = default;
        int piece = FindPiece(preActivation);
        int anchor = piece == 0 ? 0 : piece - 1;
        slope = _slopes[piece];
        return slope == 0 ? _y[anchor] : rounding.Round(_y[anchor] + rounding.Round(slope * rounding.Round(preActivation - _x[anchor])));
    }

    /// <summary>The activation with breakpoints and outer slopes rounded to single precision, and inner slopes computed from those in single precision.</summary>
    /// <exception cref="ArgumentException">Two breakpoints coincide in single precision, or one overflows.</exception>
    internal Activation RoundToSingle()
    {
        var breakpoints = new (double X, double Y)[_x.Length];
        for (int i = 0; i < _x.Length; i++)
            breakpoints[i] = ((float)_x[i], (float)_y[i]);
        var rounded = new Activation(Name, breakpoints, (float)LeftSlope, (float)RightSlope);
        for (int i = 1; i < _x.Length; i++)
        {
            float rise = (float)(breakpoints[i].Y - breakpoints[i - 1].Y);
            float run = (float)(breakpoints[i].X - breakpoints[i - 1].X);
            rounded._slopes[i] = (float)((double)rise / run);
        }

        return rounded;
    }

    /// <summary>The slope at a pre-activation.</summary>
    /// <param name="preActivation">The pre-activation.</param>
    public double GetSlope(double preActivation) => _slopes[FindPiece(preActivation)];

    /// <summary>The number of breakpoints at or left of the pre-activation.</summary>
    private int FindPiece(double preActivation)
    {
        if (double.IsNaN(preActivation))
            throw new ArgumentException("The pre-activation is not a number.", nameof(preActivation));
        int low = 0;
        int high = _x.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_x[middle] <= preActivation)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static double RequireFinite(double value, string parameter)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "{0} is not finite.", value), parameter);
        return value;
    }
}
