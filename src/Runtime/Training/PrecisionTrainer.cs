using System;
using System.Threading;

namespace Learnability;

/// <summary>
/// Gradient descent with clipped gradients of limited precision on any differentiable model: w ← w − γ·round(mean of clip(∇ℓ)), clipped per sample and
/// coordinate to [−1, 1].
/// </summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Section 2, equations (1) to (3). An instance is for one thread at a time.</remarks>
public sealed class PrecisionTrainer
{
    private readonly IDifferentiableModel _model;
    private readonly double _learningRate;
    private readonly double _precision;
    private readonly IGradientRounding _rounding;
    private readonly double[] _sample;
    private readonly double[] _mean;
    private readonly double[] _population;
    private readonly double[] _rounded;

    /// <summary>Prepares the training of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learningRate">The learning rate γ, finite.</param>
    /// <param name="precision">The precision ρ, a power of two from 2⁻³⁰ to 1/2.</param>
    /// <param name="rounding">The rounding oracle.</param>
    /// <exception cref="ArgumentException">A number is outside its range.</exception>
    public PrecisionTrainer(IDifferentiableModel model, double learningRate, double precision, IGradientRounding rounding)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rounding);
        if (!double.IsFinite(learningRate))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be finite.");
        if (GradientRounding.GetPrecisionBits(precision) < 0)
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision must be a power of two from 2^-30 to 1/2.");
        _model = model;
        _learningRate = learningRate;
        _precision = precision;
        _rounding = rounding;
        _sample = new double[model.Parameters.Length];
        _mean = new double[_sample.Length];
        _population = new double[_sample.Length];
        _rounded = new double[_sample.Length];
    }

    /// <summary>The mean clipped gradient of the last step.</summary>
    public ReadOnlySpan<double> LastGradient => _mean;

    /// <summary>The same as it was rounded.</summary>
    public ReadOnlySpan<double> LastRounded => _rounded;

    /// <summary>Takes one step on a batch.</summary>
    /// <param name="batch">The batch, at least one example.</param>
    /// <exception cref="ArgumentException">The batch is empty or has other inputs than the model; no parameter has changed.</exception>
    public void Step(LabelledBits batch)
    {
        RequireExamples(batch);
        SetMean(batch, _mean);
        _mean.CopyTo(_rounded, 0);
        if (_rounding is IPopulationRounding toPopulation)
        {
            RequireExamples(toPopulation.Population);
            SetMean(toPopulation.Population, _population);
            toPopulation.Round(_rounded, _population, _precision);
        }
        else
        {
            _rounding.Round(_rounded, _precision);
        }

        Update(_rounded);
    }

    /// <summary>Mini-batch SGD: a fresh batch in each step.</summary>
    /// <param name="nextBatch">Draws a batch.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="progress">Is told the number of steps taken; null for none.</param>
    /// <param name="cancellation">Ends the training after a step.</param>
    public void RunMiniBatches(Func<LabelledBits> nextBatch, int steps, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(nextBatch);
        for (int step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(nextBatch());
            progress?.Report(step + 1);
        }
    }

    /// <summary>Full-batch gradient descent: all samples in each step.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="progress">Is told the number of steps taken; null for none.</param>
    /// <param name="cancellation">Ends the training after a step.</param>
    public void RunFullBatch(LabelledBits samples, int steps, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        RunMiniBatches(() => samples, steps, progress, cancellation);

    /// <summary>The hybrid of Section 6: mini-batches drawn with replacement from a fixed set of samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="batchSize">The batch size b, at least 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="progress">Is told the number of steps taken; null for none.</param>
    /// <param name="cancellation">Ends the training after a step.</param>
    public void RunFromSamples(
        LabelledBits samples, int batchSize, int seed, int steps, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        RequireExamples(samples);
        var draws = new SampleDraws(samples, batchSize, seed);
        RunMiniBatches(draws.Next, steps, progress, cancellation);
    }

    private void Update(ReadOnlySpan<double> gradient)
    {
        Span<double> parameters = _model.Parameters;
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] -= _learningRate * gradient[i];
    }

    private void SetMean(LabelledBits batch, double[] mean)
    {
        Array.Clear(mean);
        Span<ulong> input = stackalloc ulong[PackedInput.WordCount(batch.InputBits)];
        for (int i = 0; i < batch.Count; i++)
        {
            batch.GetInput(i, input);
            _model.SetGradient(input, batch.GetLabel(i), _sample);
            for (int j = 0; j < mean.Length; j++)
                mean[j] += Math.Clamp(_sample[j], -1, 1);
        }

        for (int j = 0; j < mean.Length; j++)
            mean[j] /= batch.Count;
    }

    private void RequireExamples(LabelledBits examples)
    {
        if (Examples.Require(examples).InputBits != _model.InputBits)
            throw new ArgumentException($"The batch has inputs of {examples.InputBits} bits, but the model's have {_model.InputBits}.", nameof(examples));
    }
}

/// <summary>Mini-batches drawn with replacement from a fixed set of samples.</summary>
/// <param name="samples">The samples, at least one.</param>
/// <param name="batchSize">The batch size b, at least 1.</param>
/// <param name="seed">The seed of the draws.</param>
public sealed class SampleDraws(LabelledBits samples, int batchSize, int seed)
{
    private readonly RandomBits _random = new(seed, RandomPurpose.Examples);
    private readonly LabelledBits _batch = new(Examples.Require(samples).InputBits, RequireSize(batchSize));

    /// <summary>Draws the next batch, which takes the place of the one before.</summary>
    public LabelledBits Next()
    {
        Span<ulong> input = stackalloc ulong[PackedInput.WordCount(samples.InputBits)];
        for (int i = 0; i < _batch.Count; i++)
        {
            int drawn = _random.NextInt32(samples.Count);
            samples.GetInput(drawn, input);
            _batch.Set(i, input, samples.GetLabel(drawn));
        }

        return _batch;
    }

    private static int RequireSize(int batchSize) =>
        batchSize >= 1 ? batchSize : throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, "A batch has at least one sample.");
}
