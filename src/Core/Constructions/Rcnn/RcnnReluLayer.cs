using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The factored recurrent layer in ReLUs and weights alone: σ(x − breakpoint) of single cells of the patch, shared by all features that bend there, eleven ReLUs of sums
/// of those, and their sum. This is what a deep learning library is given.
/// </summary>
public sealed partial class RcnnReluLayer
{
    private readonly List<(RcnnPosition Position, double Breakpoint)> _hidden = [];
    private readonly List<(int Hidden, double Weight)>[] _sums;
    private readonly double[] _biases;
    private readonly double[] _outputs;

    /// <summary>Writes a factored layer in ReLUs.</summary>
    /// <param name="layer">The layer.</param>
    public RcnnReluLayer(RcnnFactoredLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var indices = new Dictionary<(RcnnPosition Position, double Breakpoint), int>();
        _sums = new List<(int, double)>[layer.Gates.Count];
        _biases = new double[layer.Gates.Count];
        _outputs = new double[layer.Gates.Count];
        for (int i = 0; i < _sums.Length; i++)
        {
            RcnnGate gate = layer.Gates[i];
            var weights = new SortedDictionary<int, double>();
            _biases[i] = gate.Bias;
            _outputs[i] = gate.Weight;
            foreach (RcnnTerm term in gate.Terms)
                AddFeature(layer.Features[term.Feature], term, weights, ref _biases[i]);
            _sums[i] = [];
            foreach (KeyValuePair<int, double> weight in weights)
                _sums[i].Add((weight.Key, weight.Value));
        }

        int nonzero = (2 * _hidden.Count) + (2 * _outputs.Length) + 1;
        foreach (List<(int Hidden, double Weight)> sum in _sums)
            nonzero += sum.Count;
        WeightCount = nonzero;

        void AddFeature(RcnnFeature feature, RcnnTerm term, SortedDictionary<int, double> weights, ref double bias)
        {
            Activation function = feature.Function;
            bias += term.Coefficient * function.Y[0];
            for (int k = 0; k < function.X.Length; k++)
            {
                double before = k == 0 ? function.LeftSlope : Slope(function, k - 1);
                double after = k == function.X.Length - 1 ? function.RightSlope : Slope(function, k);
                if (before == after)
                    continue;
                var key = (term.Position, function.X[k]);
                if (!indices.TryGetValue(key, out int index))
                {
                    index = _hidden.Count;
                    indices.Add(key, index);
                    _hidden.Add(key);
                }

                weights.TryGetValue(index, out double weight);
                weights[index] = weight + (term.Coefficient * (after - before));
            }
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

    private static double Slope(Activation function, int piece) =>
        (function.Y[piece + 1] - function.Y[piece]) / (function.X[piece + 1] - function.X[piece]);
}
