using System;

namespace Learnability.Tests.Networks;

/// <summary>Seeded random networks with several activations and shared weights.</summary>
internal static class RandomNets
{
    private static readonly Activation _bent = new("bent", [(-0.5, -0.25), (0.25, 0.125), (1, 2)], 0.125, 0.5);
    private static readonly Activation _steps = new("steps", [(-1.5, -2), (1.5, 2)]);

    /// <summary>A network that satisfies Definition 3, with one output.</summary>
    public static NeuralNet Create(int seed, int inputs, int vertices) => Create(seed, inputs, vertices, 16, [Activation.Identity, _bent, _steps]);

    /// <summary>
    /// The same with weights that are multiples of 1/4, and activations whose breakpoints and slopes are dyadic: all numbers of an evaluation, a gradient and a loss
    /// are exact for few vertices and coarse inputs.
    /// </summary>
    public static NeuralNet CreateDyadic(int seed, int inputs, int vertices) => Create(seed, inputs, vertices, 4, [Activation.Identity, _bent]);

    private static NeuralNet Create(int seed, int inputs, int vertices, int denominator, Activation[] activations)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        var builder = new NeuralNetBuilder(inputs);
        int lastWeight = -1;
        for (int i = 0; i < vertices; i++)
        {
            int vertex = builder.AddVertex(activations[random.NextInt32(activations.Length)]);
            int source = random.NextInt32(Math.Min(3, vertex));
            do
            {
                if (lastWeight >= 0 && random.NextInt32(4) == 0)
                    builder.AddSharedEdge(source, vertex, lastWeight);
                else
                    lastWeight = builder.AddEdge(source, vertex, NextWeight());
                source += 1 + random.NextInt32(3);
            }
            while (source < vertex);
        }

        int output = builder.AddVertex(Activation.Identity);
        for (int vertex = 0; vertex < output; vertex++)
            builder.AddEdge(vertex, output, NextWeight());
        builder.AddOutput(output);
        return builder.Build();

        double NextWeight() => (double)(random.NextInt32((2 * denominator) + 1) - denominator) / denominator;
    }

    /// <summary>Inputs in (−2, 2), not multiples of a small power of two.</summary>
    public static double[] CreateInputs(RandomBits random, int count)
    {
        var inputs = new double[count];
        for (int i = 0; i < count; i++)
            inputs[i] = (random.NextDouble() * 4) - 2;
        return inputs;
    }
}
