using System;

namespace Learnability;

/// <summary>
/// Layerwise gradient descent as the paper states it, sample by sample: forward through the layer and its average, backward through hinge loss, regularizer,
/// hard-tanh and ReLU. The reference that the reduction in <see cref="LayerwiseTrainer"/> equals; some ten thousand times slower.
/// </summary>
/// <remarks>Malach and Shalev-Shwartz, Algorithm 1. Subgradients at kinks are zero.</remarks>
public static class LayerwiseReference
{
    /// <summary>Trains every layer for the same number of steps, from the inputs to the root, on real-valued outputs of the layers below.</summary>
    /// <param name="network">The network; its weights are overwritten.</param>
    /// <param name="examples">The examples, at least one, as wide as the network.</param>
    /// <param name="options">The settings; λ has to be given, and <see cref="LayerwiseOptions.MaxSteps"/> is the number of steps of each layer.</param>
    /// <param name="seed">The seed of random initial weights.</param>
    /// <exception cref="ArgumentException">The examples have another width or there is none, or λ is missing; no weight has changed.</exception>
    public static void Train(NeuralTree network, LabelledBits examples, LayerwiseOptions options, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        LayerwiseTrainer.RequireExamples(examples, network.InputCount);
        if (options.Lambda is not { } lambda)
            throw new ArgumentException("The weight λ of the regularizer is not set; set LayerwiseOptions.Lambda.", nameof(options));
        network.Initialize(options.Initialization, seed);
        bool isSwapped = 2 * LayerwiseTrainer.CountBits(examples.Labels) < examples.Count;
        double[][] samples = Unpack(examples);
        var labels = new double[examples.Count];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = examples.GetLabel(i) != isSwapped ? 1 : -1;
        for (int level = network.Depth - 1; level >= 0; level--)
        {
            for (int step = 0; step < options.MaxSteps; step++)
                Step(network, level, samples, labels, options, lambda);
            foreach (double[] sample in samples)
            {
                for (int gate = 0; gate < 1 << level; gate++)
                    sample[gate] = network.GetOutput(level, gate, sample[2 * gate], sample[(2 * gate) + 1]);
            }
        }

        if (isSwapped)
            network.NegateOutput();
    }

    private static void Step(NeuralTree network, int level, double[][] samples, double[] labels, LayerwiseOptions options, double lambda)
    {
        int gates = 1 << level;
        int width = network.Width;
        var gradients = new double[gates * 2 * width];
        var preActivations = new double[gates];
        for (int i = 0; i < samples.Length; i++)
        {
            double[] sample = samples[i];
            double average = 0;
            for (int gate = 0; gate < gates; gate++)
            {
                preActivations[gate] = network.GetPreActivation(level, gate, sample[2 * gate], sample[(2 * gate) + 1]);
                average += Math.Max(-1, Math.Min(1, preActivations[gate])) / gates;
            }

            // The hinge loss max(1 − yŷ, 0), and the regularizer λ|1 − ŷ| or λ|1 + ŷ|.
            double derivative = 1 - (labels[i] * average) > 0 ? -labels[i] : 0;
            derivative += options.Regularizer == LayerwiseRegularizer.TowardFalse
                ? lambda * Math.Sign(1 + average)
                : -lambda * Math.Sign(1 - average);
            for (int gate = 0; gate < gates; gate++)
            {
                if (Math.Abs(preActivations[gate]) >= 1)
                    continue;
                double delta = derivative / gates / samples.Length;
                (double left, double right) = (sample[2 * gate], sample[(2 * gate) + 1]);
                Span<double> first = network.GetFirstLayer(level, gate);
                Span<double> second = network.GetSecondLayer(level, gate);
                for (int neuron = 0; neuron < width; neuron++)
                {
                    if (!((first[2 * neuron] * left) + (first[(2 * neuron) + 1] * right) > 0))
                        continue;
                    gradients[2 * ((gate * width) + neuron)] += delta * second[neuron] * left;
                    gradients[(2 * ((gate * width) + neuron)) + 1] += delta * second[neuron] * right;
                }
            }
        }

        double rate = options.LearningRate * gates;
        for (int gate = 0; gate < gates; gate++)
        {
            Span<double> first = network.GetFirstLayer(level, gate);
            for (int weight = 0; weight < first.Length; weight++)
                first[weight] -= rate * gradients[(gate * 2 * width) + weight];
        }
    }

    private static double[][] Unpack(LabelledBits examples)
    {
        var samples = new double[examples.Count][];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = new double[examples.InputBits];
            for (int bit = 0; bit < examples.InputBits; bit++)
                samples[i][bit] = (examples.Inputs[(bit * examples.WordsPerBit) + (i >> 6)] >> (i & 63) & 1) != 0 ? 1 : -1;
        }

        return samples;
    }
}
