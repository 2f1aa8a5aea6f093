using System;

namespace Learnability;

/// <summary>
/// Trains any differentiable model by queries instead of samples: each step asks for the mean of every coordinate of the clipped gradient and rounds the answers to
/// the nearest multiples of ρ.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Lemma 4: answers within ρ/4 of a batch's mean give a ρ-approximate rounding of its gradient. Theorems 1c and 3c: so do
/// answers within ρ/8 of the mean over the distribution, with probability 1 − δ for all T·p of a run, if batches have bρ² ≥ 128·ln(4Tp/δ).
/// </remarks>
public sealed class SqOracleTrainer
{
    private readonly IDifferentiableModel _model;
    private readonly IQueryOracle _oracle;
    private readonly double _learningRate;
    private readonly double _precision;
    private readonly double[] _gradient;

    /// <summary>Prepares the training of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="oracle">Answers within at most ρ/4.</param>
    /// <param name="learningRate">The learning rate γ, finite.</param>
    /// <param name="precision">The precision ρ, a power of two from 2⁻³⁰ to 1/2.</param>
    /// <exception cref="ArgumentException">A number is outside its range, or the oracle's tolerance is more than ρ/4 or its inputs are not the model's.</exception>
    public SqOracleTrainer(IDifferentiableModel model, IQueryOracle oracle, double learningRate, double precision)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(oracle);
        if (!double.IsFinite(learningRate))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be finite.");
        if (GradientRounding.GetPrecisionBits(precision) < 0)
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision must be a power of two from 2^-30 to 1/2.");
        if (oracle.Tolerance > precision / 4)
            throw new ArgumentException(FormattableString.Invariant($"The oracle's tolerance is {oracle.Tolerance}, but must be at most a quarter of the precision, {precision / 4}."), nameof(oracle));
        if (oracle.InputBits != model.InputBits)
            throw new ArgumentException($"The oracle's inputs have {oracle.InputBits} bits, but the model's {model.InputBits}.", nameof(oracle));
        _model = model;
        _oracle = oracle;
        _learningRate = learningRate;
        _precision = precision;
        _gradient = new double[model.Parameters.Length];
    }

    /// <summary>The rounded gradient of the last step.</summary>
    public ReadOnlySpan<double> LastGradient => _gradient;

    /// <summary>Takes one step: one round of as many queries as the model has parameters.</summary>
    public void Step()
    {
        _oracle.Answer(
            (input, label, values) =>
            {
                _model.SetGradient(input, label, values);
                foreach (ref double value in values)
                    value = Math.Clamp(value, -1, 1);
            },
            _gradient);
        GradientRounding.Nearest.Round(_gradient, _precision);
        Span<double> parameters = _model.Parameters;
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] -= _learningRate * _gradient[i];
    }
}
