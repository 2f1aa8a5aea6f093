using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability;

/// <summary>A distribution of labelled inputs of a tree of gates; labels are always what the tree answers.</summary>
/// <remarks>Malach and Shalev-Shwartz, Section 5.</remarks>
public sealed class TreeDistribution
{
    private readonly double[] _probabilities;

    private TreeDistribution(TreeDistributionKind kind, double[] probabilities)
    {
        Kind = kind;
        _probabilities = probabilities;
    }

    /// <summary>Independent inputs, each +1 with probability ½.</summary>
    public static TreeDistribution Uniform { get; } = new(TreeDistributionKind.Uniform, [0.5]);

    /// <summary>
    /// The generative distribution of Section 5.2: the label is ±1 with probability ½ each; then, from the root down, each gate's inputs are a pattern chosen
    /// uniformly among those that give the gate's output. It needs gates that are not constant.
    /// </summary>
    public static TreeDistribution Generative { get; } = new(TreeDistributionKind.Generative, []);

    /// <summary>What kind of distribution it is.</summary>
    public TreeDistributionKind Kind { get; }

    /// <summary>P[x_i = +1] for each input, or one number for all; empty for the generative distribution.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities;

    /// <summary>Independent inputs, each +1 with the same probability.</summary>
    /// <param name="probability">P[x_i = +1], strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside that range.</exception>
    public static TreeDistribution Product(double probability) => Product([probability]);

    /// <summary>Independent inputs.</summary>
    /// <param name="probabilities">P[x_i = +1] for each input, strictly between 0 and 1; one number stands for all inputs.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is outside that range.</exception>
    public static TreeDistribution Product(params double[] probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Length == 0)
            throw new ArgumentException("A product distribution needs a probability.", nameof(probabilities));
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] > 0 && probabilities[i] < 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probabilities[i], FormattableString.Invariant($"The probability of input {i} is {probabilities[i]}, but must be strictly between 0 and 1."));
        }

        return new TreeDistribution(TreeDistributionKind.Product, (double[])probabilities.Clone());
    }

    /// <summary>P[x_i = +1] for each of n inputs.</summary>
    /// <param name="inputs">The number n of inputs.</param>
    /// <exception cref="InvalidOperationException">The distribution is generative.</exception>
    /// <exception cref="ArgumentException">The distribution is of another number of inputs.</exception>
    public double[] GetProbabilities(int inputs)
    {
        if (Kind == TreeDistributionKind.Generative)
            throw new InvalidOperationException("The inputs of the generative distribution are not independent: they have no probabilities of their own.");
        if (_probabilities.Length != 1 && _probabilities.Length != inputs)
            throw new ArgumentException($"The distribution has {_probabilities.Length} probabilities, but the tree has {inputs} inputs; give one for each, or one for all.", nameof(inputs));
        return _probabilities.Length == inputs ? (double[])_probabilities.Clone() : Enumerable.Repeat(_probabilities[0], inputs).ToArray();
    }

    /// <summary>The distribution in words.</summary>
    public override string ToString() => Kind switch
    {
        TreeDistributionKind.Uniform => "uniform",
        TreeDistributionKind.Generative => "generative",
        _ when _probabilities.Length == 1 => FormattableString.Invariant($"product, p = {_probabilities[0]}"),
        _ => $"product of {_probabilities.Length} inputs",
    };

    /// <summary>Throws if the distribution cannot be that of a tree.</summary>
    internal void RequireFits(BooleanTree tree)
    {
        if (Kind != TreeDistributionKind.Generative)
        {
            _ = GetProbabilities(tree.InputCount);
            return;
        }

        if (tree.FindConstantGate() is var (level, index))
            throw new ArgumentException($"Gate ({level}, {index}) is constant, {tree[level, index]}: the generative distribution has no pattern for its other output.", nameof(tree));
    }
}
