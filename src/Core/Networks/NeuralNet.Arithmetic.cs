using System;

namespace Learnability;

public sealed partial class NeuralNet
{
    private Activation[]? _singleActivations;
    private NeuralNetArithmetic _arithmetic;

    /// <summary>
    /// The numbers the network computes with; default <see cref="NeuralNetArithmetic.Double"/>. Setting <see cref="NeuralNetArithmetic.Single"/> rounds
    /// every weight.
    /// </summary>
    /// <exception cref="ArgumentException">The value is neither; or breakpoints of an activation coincide in single precision.</exception>
    public NeuralNetArithmetic Arithmetic
    {
        get => _arithmetic;
        set
        {
            if (value == NeuralNetArithmetic.Single)
            {
                _singleActivations ??= Array.ConvertAll(_activations, activation => activation.RoundToSingle());
                for (int i = 0; i < _weights.Length; i++)
                    _weights[i] = (float)_weights[i];
            }
            else if (value != NeuralNetArithmetic.Double)
            {
                throw new ArgumentException($"There is no arithmetic {(int)value}.", nameof(value));
            }

            _arithmetic = value;
        }
    }

    private double RoundToArithmetic(double value) => _arithmetic == NeuralNetArithmetic.Single ? (float)value : value;
}
