using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>A loss of one output against one label: a multiple of (output − label)².</summary>
public sealed class LossFunction
{
    private readonly double _scale;

    private LossFunction(string name, double scale)
    {
        Name = name;
        _scale = scale;
    }

    /// <summary>(output − label)², with the derivative 2·(output − label): the loss of Abbe &amp; Sandon's constructions.</summary>
    public static LossFunction Squared { get; } = new("squared", 1);

    /// <summary>½·(output − label)², with the derivative output − label.</summary>
    public static LossFunction HalfSquared { get; } = new("half-squared", 0.5);

    /// <summary>All loss functions.</summary>
    public static IReadOnlyList<LossFunction> All { get; } = [Squared, HalfSquared];

    /// <summary>The name, as in the network's JSON: <c>squared</c> or <c>half-squared</c>.</summary>
    public string Name { get; }

    /// <summary>The loss.</summary>
    /// <param name="output">The network's output.</param>
    /// <param name="label">The label.</param>
    public double Evaluate(double output, double label)
    {
        double error = output - label;
        return _scale * (error * error);
    }

    /// <summary>The loss's derivative with respect to the output.</summary>
    /// <param name="output">The network's output.</param>
    /// <param name="label">The label.</param>
    public double GetDerivative(double output, double label) => 2 * _scale * (output - label);

    /// <summary>The loss function of a name, or null if there is none.</summary>
    /// <param name="name">The name.</param>
    public static LossFunction? Find(string? name)
    {
        foreach (LossFunction loss in All)
        {
            if (loss.Name == name)
                return loss;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
