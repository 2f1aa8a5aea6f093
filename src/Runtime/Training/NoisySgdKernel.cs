using System;
using System.ComponentModel;
using System.Globalization;

namespace Learnability;

/// <summary>
/// Trains a noise-tolerant network: forward pass, gradient and update over the explicit graph laid out flat, then noise on every edge. Where a derivative is
/// exactly zero, back-propagation stops; nothing else is left out.
/// </summary>
/// <remarks>
/// Abbe &amp; Sandon, Theorem 2 and Lemma 13: perturbed stochastic gradient descent for T steps, then evaluation without noise. Equal, weight for weight, to the
/// steps of <see cref="NeuralNet"/> followed by the noise. An instance is for one thread at a time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoisySgdKernel
{
    private readonly int _inputs;
    private readonly int _steps;
    private readonly double _deviation;
    private readonly RandomBits _noise;
    private readonly Activation[] _activations;
    private readonly int[] _start;
    private readonly int[] _sources;
    private readonly double[] _weights;
    private readonly int[] _weightIndices;
    private readonly int[] _edgeOfWeight;
    private readonly double[] _values;
    private readonly double[] _slopes;
    private readonly double[] _deltas;

    /// <summary>Lays out a network.</summary>
    /// <param name="network">The network, whose weights are copied; it has one output, its last vertex, and no shared weights.</param>
    /// <param name="steps">T, the number of training steps, not negative.</param>
    /// <param name="cumulativeDeviation">The standard deviation of the noise on each edge, summed over the T steps, finite and at least 0.</param>
    /// <param name="noise">The random bits of the noise.</param>
    /// <exception cref="ArgumentException">The network or a number is not so.</exception>
    public NoisySgdKernel(NeuralNet network, int steps, double cumulativeDeviation, RandomBits noise)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(noise);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (!double.IsFinite(cumulativeDeviation) || cumulativeDeviation < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(cumulativeDeviation),
                cumulativeDeviation.ToString(CultureInfo.InvariantCulture),
                "The cumulative deviation must be a finite number and at least 0.");
        }

        if (network.Outputs.Length != 1 || network.Outputs[0] != network.VertexCount - 1 || network.WeightCount != network.EdgeCount)
            throw new ArgumentException("The network must have one output, its last vertex, and no shared weights.", nameof(network));

        _inputs = network.InputCount;
        _steps = steps;
        _noise = noise;
        LearningRate = network.LearningRate;

        // Independent noise adds up in its squares.
        _deviation = steps == 0 ? 0 : cumulativeDeviation / Math.Sqrt(steps);
        _activations = new Activation[network.VertexCount];
        _start = new int[network.VertexCount + 1];
        for (int vertex = 0; vertex < network.VertexCount; vertex++)
        {
            _activations[vertex] = network.GetActivation(vertex) ?? Activation.Identity;
            _start[vertex + 1] = network.GetIncomingEdges(vertex).End;
        }

        _sources = network.EdgeSources.ToArray();
        _weightIndices = network.EdgeWeightIndices.ToArray();
        _weights = new double[_sources.Length];
        _edgeOfWeight = new int[_sources.Length];
        for (int edge = 0; edge < _weights.Length; edge++)
        {
            _weights[edge] = network.GetWeight(edge);
            _edgeOfWeight[_weightIndices[edge]] = edge;
        }

        _values = new double[network.VertexCount];
        _values[0] = 1;
        _slopes = new double[network.VertexCount];
        _deltas = new double[network.VertexCount];
    }

    /// <summary>The learning rate γ, that of the network.</summary>
    public double LearningRate { get; }

    /// <summary>The number of edges, and so of numbers that perturb a step.</summary>
    public int EdgeCount => _weights.Length;

    /// <summary>The number of training steps taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>The number of training steps left.</summary>
    public int StepsLeft => _steps - StepsTaken;

    /// <summary>The output z of the network; changes no weight. Its sign is the answer; until the last training step it is near 3/4.</summary>
    /// <param name="input">The inputs, 64 a word, least significant first; bits past the last are clear.</param>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last is set.</exception>
    public double GetOutput(ReadOnlySpan<ulong> input)
    {
        SetInputs(input);
        return Forward();
    }

    /// <summary>One step of stochastic gradient descent on (z − y)², then normally distributed noise on every edge.</summary>
    /// <param name="input">The inputs, packed.</param>
    /// <param name="label">The label y: 1 or −1.</param>
    /// <returns>The output before the step.</returns>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last is set; no weight has changed.</exception>
    /// <exception cref="InvalidOperationException">All T steps are spent; no weight has changed.</exception>
    public double Step(ReadOnlySpan<ulong> input, bool label)
    {
        RequireStep();
        SetInputs(input);
        double output = Descend(label);
        if (_deviation != 0)
        {
            foreach (int edge in _edgeOfWeight)
                _weights[edge] += _deviation * _noise.NextGaussian();
        }

        return output;
    }

    /// <summary>One step of stochastic gradient descent on (z − y)², then the given noise.</summary>
    /// <param name="input">The inputs, packed.</param>
    /// <param name="label">The label y: 1 or −1.</param>
    /// <param name="perturbation">What is added to each weight, in the order of <see cref="NeuralNet.Weights"/>; finite.</param>
    /// <returns>The output before the step.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, a bit past the last is set or a number is not finite; no weight has changed.</exception>
    /// <exception cref="InvalidOperationException">All T steps are spent; no weight has changed.</exception>
    public double Step(ReadOnlySpan<ulong> input, bool label, ReadOnlySpan<double> perturbation)
    {
        RequireStep();
        if (perturbation.Length != EdgeCount)
            throw new ArgumentException($"{perturbation.Length} perturbations are given for {EdgeCount} edges.", nameof(perturbation));
        for (int i = 0; i < perturbation.Length; i++)
        {
            if (!double.IsFinite(perturbation[i]))
            {
                throw new ArgumentException(
                    string.Format(CultureInfo.InvariantCulture, "Perturbation {0} is {1}, which is not finite.", i, perturbation[i]), nameof(perturbation));
            }
        }

        SetInputs(input);
        double output = Descend(label);
        for (int i = 0; i < perturbation.Length; i++)
            _weights[_edgeOfWeight[i]] += perturbation[i];
        return output;
    }

    /// <summary>Copies the weights into the explicit graph.</summary>
    /// <param name="network">A network with the same graph.</param>
    /// <exception cref="ArgumentException">It has another number of edges.</exception>
    public void CopyWeightsTo(NeuralNet network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.WeightCount != EdgeCount)
            throw new ArgumentException($"The network has {network.WeightCount} weights, not {EdgeCount}.", nameof(network));
        Span<double> weights = network.Weights;
        for (int edge = 0; edge < _weights.Length; edge++)
            weights[_weightIndices[edge]] = _weights[edge];
    }

    private double Descend(bool label)
    {
        double output = Forward();
        Backward(2 * (output - (label ? 1 : -1)));
        StepsTaken++;
        return output;
    }

    private double Forward()
    {
        double[] values = _values;
        for (int vertex = 1 + _inputs; vertex < values.Length; vertex++)
        {
            double sum = 0;
            for (int edge = _start[vertex]; edge < _start[vertex + 1]; edge++)
                sum += _weights[edge] * values[_sources[edge]];
            values[vertex] = _activations[vertex].Evaluate<DoubleRounding>(sum, out _slopes[vertex]);
        }

        return values[^1];
    }

    /// <summary>
    /// From the last vertex to the first, gradients with the old weights: a vertex's own edges are updated after what they hand back, and no earlier vertex reads
    /// them again.
    /// </summary>
    private void Backward(double lossDerivative)
    {
        _deltas.AsSpan().Clear();
        _deltas[^1] = lossDerivative;
        for (int vertex = _deltas.Length - 1; vertex > _inputs; vertex--)
        {
            double delta = _deltas[vertex] * _slopes[vertex];
            if (delta == 0)
                continue;
            for (int edge = _start[vertex]; edge < _start[vertex + 1]; edge++)
            {
                int source = _sources[edge];
                _deltas[source] += delta * _weights[edge];
                _weights[edge] -= LearningRate * (delta * _values[source]);
            }
        }
    }

    private void SetInputs(ReadOnlySpan<ulong> input)
    {
        if (input.Length != (_inputs + 63) / 64)
            throw new ArgumentException($"{_inputs} inputs take {(_inputs + 63) / 64} words, not {input.Length}.", nameof(input));
        if ((_inputs & 63) is not 0 and int used && input[^1] >> used != 0)
            throw new ArgumentException($"A bit past the last of {_inputs} inputs is set.", nameof(input));
        for (int i = 0; i < _inputs; i++)
            _values[1 + i] = ((input[i >> 6] >> (i & 63)) & 1) != 0 ? 1 : -1;
    }

    private void RequireStep()
    {
        if (StepsTaken >= _steps)
            throw new InvalidOperationException($"The network has taken its {_steps} training steps; its steps are spent. Train a new one.");
    }
}
