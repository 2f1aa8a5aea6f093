using System;
using System.Collections.Generic;
using System.Numerics;
using System.Threading;

namespace Learnability;

/// <summary>
/// Trains a tree of neural gates layer by layer with full-batch gradient descent on the hinge loss of the layer's average, by the exact reduction: the examples
/// enter a gate's gradient only by how often its four input patterns occur, and with which labels, and the gates of a layer do not meet.
/// </summary>
/// <remarks>
/// Malach and Shalev-Shwartz, Algorithm 1, in practical settings. Hinge loss and regularizer are linear where |ŷ| ≤ 1, and so
/// L = 1 + λ − (1/G)·Σ_j Σ_p g_j(p)·C_j(p), C_j(p) = (1/m)·Σ_s (y_s + λ)·1[pattern of gate j in s is p]. A step moves w_l by
/// rate·v_l·Σ_p C_j(p)·1[|g_j(p)| &lt; 1]·1[⟨w_l, p⟩ &gt; 0]·p.
/// </remarks>
public static class LayerwiseTrainer
{
    /// <summary>Trains a network from its initial weights, with the weight λ that its regularizer asks for where <see cref="LayerwiseOptions.Lambda"/> is not set.</summary>
    /// <typeparam name="TKernel">The gradient steps.</typeparam>
    /// <param name="network">The network; its weights are overwritten.</param>
    /// <param name="target">The tree that labelled the examples: their Δ, which λ depends on, is that of its gates.</param>
    /// <param name="examples">The examples, at least one, as wide as the network.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="seed">The seed of random initial weights.</param>
    /// <param name="progress">Told after every few gates; null for none.</param>
    /// <param name="token">Cancels; the weights are then those of an unfinished run.</param>
    /// <exception cref="ArgumentException">The examples have another width, or there is none; no weight has changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LayerwiseResult Train<TKernel>(
        NeuralTree network,
        BooleanTree target,
        LabelledBits examples,
        LayerwiseOptions? options = null,
        int seed = 0,
        IProgress<LayerwiseProgress>? progress = null,
        CancellationToken token = default)
        where TKernel : INeuralGateKernel
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(target);
        RequireExamples(examples, network.InputCount);
        options ??= new LayerwiseOptions();
        if (options.Lambda is null)
            options = options with { Lambda = FindLambda(LocalCorrelation.Measure(target, examples), options.Regularizer) };
        return Train<TKernel>(network, examples, options, seed, progress, token);
    }

    /// <summary>The weight λ that a regularizer asks for: <see cref="LocalCorrelation.SuggestedLambda"/>; or |E[y]| + Δ/4, where idle gates are to go down, and in the paper's text.</summary>
    /// <param name="correlation">The correlations that give Δ and E[y]; where Assumption 1 fails, Δ counts as 0.</param>
    /// <param name="regularizer">The regularizer.</param>
    public static double FindLambda(LocalCorrelation correlation, LayerwiseRegularizer regularizer)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        return regularizer == LayerwiseRegularizer.TowardTrue
            ? correlation.SuggestedLambda
            : Math.Abs(correlation.LabelMean) + correlation.QuarterGap;
    }

    /// <summary>Trains a network from its initial weights.</summary>
    /// <typeparam name="TKernel">The gradient steps.</typeparam>
    /// <param name="network">The network; its weights are overwritten.</param>
    /// <param name="examples">The examples, at least one, as wide as the network.</param>
    /// <param name="options">The settings; λ has to be given.</param>
    /// <param name="seed">The seed of random initial weights.</param>
    /// <param name="progress">Told after every few gates; null for none.</param>
    /// <param name="token">Cancels; the weights are then those of an unfinished run.</param>
    /// <exception cref="ArgumentException">The examples have another width or there is none, or λ is missing; no weight has changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LayerwiseResult Train<TKernel>(
        NeuralTree network,
        LabelledBits examples,
        LayerwiseOptions options,
        int seed,
        IProgress<LayerwiseProgress>? progress = null,
        CancellationToken token = default)
        where TKernel : INeuralGateKernel
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        RequireExamples(examples, network.InputCount);
        if (options.Lambda is not { } lambda)
            throw new ArgumentException("The weight λ of the regularizer is not set; set LayerwiseOptions.Lambda.", nameof(options));
        network.Initialize(options.Initialization, seed);

        int words = examples.WordsPerBit;
        long trueLabels = CountBits(examples.Labels);
        bool isSwapped = 2 * trueLabels < examples.Count;
        ulong[] labels = examples.Labels.ToArray();
        if (isSwapped)
        {
            Complement(labels, examples.Count);
            trueLabels = examples.Count - trueLabels;
        }

        double pullOfTrue = options.Regularizer == LayerwiseRegularizer.TowardFalse ? -lambda : lambda;
        var layers = new List<LayerResult>(network.Depth);
        var columns = new ulong[network.InputCount / 2 * words];
        var trainer = new LayerTrainer<TKernel>(network, options, pullOfTrue, progress, token);
        bool isSaturated = true;
        for (int level = network.Depth - 1; level >= 0 && isSaturated; level--)
        {
            ReadOnlySpan<ulong> inputs = level == network.Depth - 1 ? examples.Inputs : columns;
            trainer.Train(level, inputs, labels, words, examples.Count, trueLabels);
            layers.Add(trainer.Result!);
            isSaturated = trainer.Result!.UnsaturatedGates == 0;
            if (isSaturated)
                trainer.Evaluate(level, inputs, columns, words, examples.Count);
        }

        // The labels of the examples are those of the root where it is trained: swapped labels are swapped back there.
        double accuracy = isSaturated ? layers[^1].MeanAccuracy : double.NaN;
        if (isSwapped)
            network.NegateOutput();
        if (!isSaturated)
            accuracy = MeasureAccuracy(network, examples);
        return new LayerwiseResult(layers, lambda, isSwapped, accuracy, isSaturated);
    }

    /// <summary>The share of examples that a network answers right: the sign of its real-valued output, zero counting as −1.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The examples, at least one, as wide as the network.</param>
    /// <exception cref="ArgumentException">The examples have another width, or there is none.</exception>
    public static double MeasureAccuracy(NeuralTree network, LabelledBits examples)
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireExamples(examples, network.InputCount);
        var input = new ulong[PackedInput.WordCount(network.InputCount)];
        long right = 0;
        for (int i = 0; i < examples.Count; i++)
        {
            examples.GetInput(i, input);
            right += network.Evaluate(input) > 0 == examples.GetLabel(i) ? 1 : 0;
        }

        return (double)right / examples.Count;
    }

    internal static void RequireExamples(LabelledBits examples, int inputs)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.InputBits != inputs)
            throw new ArgumentException($"The examples have {examples.InputBits} input bits, but the tree has {inputs} inputs.", nameof(examples));
        if (examples.Count == 0)
            throw new ArgumentException("There is no example to learn from.", nameof(examples));
    }

    internal static long CountBits(ReadOnlySpan<ulong> words)
    {
        long count = 0;
        foreach (ulong word in words)
            count += BitOperations.PopCount(word);
        return count;
    }

    private static void Complement(Span<ulong> column, int count)
    {
        for (int word = 0; word < column.Length; word++)
            column[word] = ~column[word];
        if ((count & 63) != 0)
            column[^1] &= (1UL << (count & 63)) - 1;
    }
}
