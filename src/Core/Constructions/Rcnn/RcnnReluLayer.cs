using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The factored recurrent layer in ReLUs and weights alone: σ(x − breakpoint) of single cells of the patch, shared by all features that bend there, eleven ReLUs of sums
/// of those, and their sum. This is what a deep learning library is given.
/// </summary>
/// <remarks>
/// Weights of the first sums are multiples of a power of two, and the ReLUs of the second layer enter the output as they are, or negated: a Jacobian, which is a sum of
/// weights, is then exact in doubles, and not only to the rounding of steep ramps that cancel.
/// </remarks>
public sealed partial class RcnnReluLayer
{
    // A bound on the steepest slope in units: a bend, which is at most twice as steep, still fits a double's 53 bits.
    private const double MaxSlope = 1L << 52;

    private readonly (RcnnPosition Position, double Breakpoint)[] _hidden;
    private readonly List<(int Hidden, double Weight)>[] _sums;
    private readonly double[] _biases;
    private readonly double[] _outputs;

    /// <summary>Writes a factored layer in ReLUs.</summary>
    /// <param name="layer">The layer.</param>
    public RcnnReluLayer(RcnnFactoredLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        int gates = layer.Gates.Count;
        _biases = new double[gates];
        _outputs = new double[gates];
        double unit = GetSlopeUnit(layer);
        var bends = new SortedDictionary<(RcnnPosition Position, double Breakpoint), double>[gates];
        var indices = new SortedDictionary<(RcnnPosition Position, double Breakpoint), int>();
        for (int i = 0; i < gates; i++)
        {
            // w·σ(s) is ±σ(|w|·s).
            RcnnGate gate = layer.Gates[i];
            double scale = Math.Abs(gate.Weight);
            _outputs[i] = Math.Sign(gate.Weight);
            _biases[i] = scale * gate.Bias;
            bends[i] = [];
            foreach (RcnnTerm term in gate.Terms)
            {
                Activation function = layer.Features[term.Feature].Function;
                _biases[i] += scale * term.Coefficient * function.Y[0];
                AddBends(function, term.Position, scale * term.Coefficient, unit, bends[i]);
            }

            foreach ((RcnnPosition, double) bend in bends[i].Keys)
                indices[bend] = 0;
        }

        // In order of breakpoints: what is summed up on the way to a slope is the slope of a piece on the left of it.
        _hidden = [.. indices.Keys];
        for (int hidden = 0; hidden < _hidden.Length; hidden++)
            indices[_hidden[hidden]] = hidden;
        _sums = new List<(int, double)>[gates];
        WeightCount = (2 * _hidden.Length) + (2 * gates) + 1;
        for (int i = 0; i < gates; i++)
        {
            _sums[i] = [];
            foreach (KeyValuePair<(RcnnPosition Position, double Breakpoint), double> bend in bends[i])
                _sums[i].Add((indices[bend.Key], bend.Value));
            WeightCount += _sums[i].Count;
        }
    }

    /// <summary>The ReLUs of the first layer: σ(cell − breakpoint).</summary>
    public IReadOnlyList<(RcnnPosition Position, double Breakpoint)> Hidden => _hidden;

    /// <summary>The number of ReLUs of the second layer.</summary>
    public int GateCount => _outputs.Length;

    /// <summary>The number of weights and biases that are not 0.</summary>
    public int WeightCount { get; }

    /// <summary>The weights of a ReLU of the second layer, in order of the first layer's.</summary>
    /// <param name="gate">The ReLU.</param>
    public IReadOnlyList<(int Hidden, double Weight)> GetSum(int gate) => _sums[gate];

    /// <summary>The bias of a ReLU of the second layer.</summary>
    /// <param name="gate">The ReLU.</param>
    public double GetBias(int gate) => _biases[gate];

    /// <summary>What a ReLU of the second layer is multiplied by.</summary>
    /// <param name="gate">The ReLU.</param>
    public double GetOutputWeight(int gate) => _outputs[gate];

    /// <summary>The value of the layer, and its Jacobian by back-propagation.</summary>
    /// <param name="patch">The cell, and those above, below, on the left and on the right of it; 1/6 is padding.</param>
    /// <param name="gradient">Receives the derivative by each; empty if it is not needed.</param>
    /// <exception cref="ArgumentException">There are not five cells.</exception>
    public double Evaluate(ReadOnlySpan<double> patch, Span<double> gradient)
    {
        if (patch.Length != 5 || gradient.Length is not (0 or 5))
            throw new ArgumentException($"A patch has 5 cells, and its gradient 5 or 0 numbers; these have {patch.Length} and {gradient.Length}.", nameof(patch));
        gradient.Clear();
        double value = RcnnFactoredLayer.OutputBias;
        for (int gate = 0; gate < _sums.Length; gate++)
        {
            double sum = _biases[gate];
            foreach ((int hidden, double weight) in _sums[gate])
            {
                double input = patch[(int)_hidden[hidden].Position] - _hidden[hidden].Breakpoint;
                if (input > 0)
                    sum += weight * input;
            }

            if (sum <= 0)
                continue;
            value += _outputs[gate] * sum;
            if (gradient.Length == 0)
                continue;
            foreach ((int hidden, double weight) in _sums[gate])
            {
                int position = (int)_hidden[hidden].Position;
                if (patch[position] > _hidden[hidden].Breakpoint)
                    gradient[position] += _outputs[gate] * weight;
            }
        }

        return value;
    }

    /// <summary>The power of two that all slopes are multiples of.</summary>
    private static double GetSlopeUnit(RcnnFactoredLayer layer)
    {
        double steepest = 1;
        foreach (RcnnGate gate in layer.Gates)
        {
            foreach (RcnnTerm term in gate.Terms)
            {
                Activation function = layer.Features[term.Feature].Function;
                for (int piece = 0; piece < function.X.Length - 1; piece++)
                    steepest = Math.Max(steepest, Math.Abs(gate.Weight * term.Coefficient * Slope(function, piece)));
            }
        }

        double unit = 1 / MaxSlope;
        while (unit * MaxSlope < steepest)
            unit *= 2;
        return unit;
    }

    /// <summary>Adds the changes of slope of a multiple of a function.</summary>
    private static void AddBends(
        Activation function, RcnnPosition position, double factor, double unit, SortedDictionary<(RcnnPosition Position, double Breakpoint), double> bends)
    {
        double before = Round(factor * function.LeftSlope);
        double value = factor * function.Y[0];
        for (int k = 0; k < function.X.Length; k++)
        {
            // Pieces are a ramp, what is around a point, a ramp and so on. A ramp starts from what the rounded ones before it come to: their errors do not add up.
            bool isLast = k == function.X.Length - 1;
            double width = isLast ? 0 : function.X[k + 1] - function.X[k];
            double slope = isLast ? function.RightSlope : Slope(function, k);
            double after = Round(k % 2 == 0 && !isLast ? ((factor * function.Y[k + 1]) - value) / width : factor * slope);
            if (before != after)
            {
                var bend = (position, function.X[k]);
                bends.TryGetValue(bend, out double weight);
                bends[bend] = weight + (after - before);
            }

            value += after * width;
            before = after;
        }

        double Round(double slope) => Math.Round(slope / unit) * unit;
    }

    private static double Slope(Activation function, int piece) =>
        (function.Y[piece + 1] - function.Y[piece]) / (function.X[piece + 1] - function.X[piece]);
}
