using System;
using System.Globalization;

namespace Learnability;

public sealed partial class NeuralNet
{
    private double[] _edgeGradients = [];
    private double[] _weightGradients = [];
    private double[] _meanGradients = [];

    /// <summary>One step of stochastic gradient descent: every gradient with the old weights, then every weight at once.</summary>
    /// <param name="inputs">One number for each input, finite.</param>
    /// <param name="label">The label of the only output, finite.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="learningRate">The learning rate γ, finite: w ← w − γ·∂L/∂w.</param>
    /// <returns>The output before the step.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="inputs"/> has the wrong length, a number is not finite, or the network has several outputs; no weight has changed.
    /// </exception>
    public double Step(ReadOnlySpan<double> inputs, double label, LossFunction loss, double learningRate)
    {
        RequireLearningRate(learningRate, nameof(learningRate));
        EnsureGradients();
        double output = Gradient(inputs, label, loss, _edgeGradients);
        SumOverEdges(_weightGradients);
        Update(_weightGradients, learningRate);
        return output;
    }

    /// <summary>
    /// One step on a batch: w ← w − γ·round(mean of clip(∂L/∂w)), clipped per sample and coordinate, the mean rounded at once for all weights.
    /// </summary>
    /// <param name="inputs">The samples, one after the other: batch size times <see cref="InputCount"/> numbers, finite.</param>
    /// <param name="labels">Their labels: batch size times <see cref="OutputCount"/> numbers, finite; at least one sample.</param>
    /// <param name="options">Loss, learning rate, clipping and rounding.</param>
    /// <exception cref="ArgumentException">
    /// There is no sample, a span has the wrong length, a number is not finite, or a rounding comes without a precision; no weight has changed.
    /// </exception>
    public void StepBatch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> labels, NeuralNetStepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Rounding is not null && options.Precision == 0)
            throw new ArgumentException("A rounding needs a precision; set NeuralNetStepOptions.Precision.", nameof(options));
        int samples = labels.Length / OutputCount;
        if (samples == 0)
            throw new ArgumentException("The batch has no sample.", nameof(labels));
        RequireLabels(labels, (long)samples * OutputCount);
        RequireInputs(inputs, (long)samples * InputCount);

        EnsureGradients();
        Array.Clear(_meanGradients, 0, _meanGradients.Length);
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<double> sampleLabels = labels.Slice(sample * OutputCount, OutputCount);
            Gradient(inputs.Slice(sample * InputCount, InputCount), sampleLabels, options.Loss, _edgeGradients);
            SumOverEdges(_weightGradients);
            for (int i = 0; i < _meanGradients.Length; i++)
                _meanGradients[i] = RoundToArithmetic(_meanGradients[i] + Clip(_weightGradients[i], options.Clip));
        }

        for (int i = 0; i < _meanGradients.Length; i++)
            _meanGradients[i] = RoundToArithmetic(_meanGradients[i] / samples);
        options.Rounding?.Round(_meanGradients, options.Precision);
        Update(_meanGradients, options.LearningRate);
    }

    internal static double RequireLearningRate(double value, string name)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value.ToString("R", CultureInfo.InvariantCulture), "The learning rate must be finite.");
        return value;
    }

    private static double Clip(double value, double bound) => Math.Max(-bound, Math.Min(bound, value));

    private void EnsureGradients()
    {
        if (_meanGradients.Length != 0 || WeightCount == 0)
            return;
        _edgeGradients = new double[EdgeCount];
        _weightGradients = new double[WeightCount];
        _meanGradients = new double[WeightCount];
    }

    /// <summary>A weight's gradient is the sum of those of the edges that share it, in their order, and 0 if it is frozen.</summary>
    private void SumOverEdges(double[] weightGradients)
    {
        Array.Clear(weightGradients, 0, weightGradients.Length);
        for (int edge = 0; edge < _edgeWeight.Length; edge++)
        {
            int weight = _edgeWeight[edge];
            weightGradients[weight] = RoundToArithmetic(weightGradients[weight] + _edgeGradients[edge]);
        }

        ClearFrozen(weightGradients);
    }

    private void Update(double[] weightGradients, double learningRate)
    {
        double rate = RoundToArithmetic(learningRate);
        for (int i = 0; i < weightGradients.Length; i++)
            _weights[i] = RoundToArithmetic(RoundToArithmetic(_weights[i]) - RoundToArithmetic(rate * RoundToArithmetic(weightGradients[i])));
    }
}
