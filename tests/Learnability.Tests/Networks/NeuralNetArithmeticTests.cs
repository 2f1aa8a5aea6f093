using System;
using Xunit;

namespace Learnability.Tests.Networks;

public sealed class NeuralNetArithmeticTests
{
    [Fact]
    public void Training_in_single_precision_equals_a_program_in_float_bit_for_bit()
    {
        int changed = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            NeuralNet network = RandomNets.Create(seed, 1 + (seed % 4), 1 + (seed % 12));
            network.Arithmetic = NeuralNetArithmetic.Single;
            LossFunction loss = seed % 2 == 0 ? LossFunction.Squared : LossFunction.HalfSquared;
            var program = new FloatNetwork(network);
            var random = new RandomBits(seed, RandomPurpose.Noise);
            for (int step = 0; step < 40; step++)
            {
                double[] inputs = RandomNets.CreateInputs(random, network.InputCount);
                double label = random.NextDouble();
                double before = network.Weights[^1];
                double output = network.Step(inputs, label, loss, 0.01);
                float expected = program.Step(Array.ConvertAll(inputs, value => (float)value), (float)label, ReferenceEquals(loss, LossFunction.Squared) ? 2 : 1, 0.01f);

                Assert.True(BitConverter.DoubleToInt64Bits(output) == BitConverter.DoubleToInt64Bits(expected), $"seed {seed}, step {step}: {output} ≠ {expected}");
                for (int i = 0; i < network.WeightCount; i++)
                    Assert.True(network.Weights[i] == program.Weights[i], $"seed {seed}, step {step}, weight {i}: {network.Weights[i]} ≠ {program.Weights[i]}");
                changed += network.Weights[^1] == before ? 0 : 1;
            }
        }

        Assert.True(changed > 2000, $"only {changed} steps changed the last weight");
    }

    [Fact]
    public void Single_precision_rounds_what_double_precision_keeps()
    {
        NeuralNet network = RandomNets.Create(3, 2, 6);
        NeuralNet single = network.Clone();
        single.Weights[0] = 1.0 / 3;
        single.Arithmetic = NeuralNetArithmetic.Single;
        Assert.Equal(1f / 3, single.Weights[0]);
        single.Weights[0] = network.Weights[0];
        double[] inputs = [1.0 / 3, 0.7];
        Assert.NotEqual(network.Evaluate(inputs), single.Evaluate(inputs));
        Assert.Equal(network.Evaluate(inputs)[0], single.Evaluate(inputs)[0], 1e-5);
        Assert.Equal(NeuralNetArithmetic.Single, single.Clone().Arithmetic);
        single.Arithmetic = NeuralNetArithmetic.Double;
        Assert.Equal(network.Evaluate(inputs), single.Evaluate(inputs));
    }

    [Fact]
    public void Breakpoints_that_coincide_in_single_precision_are_refused()
    {
        var builder = new NeuralNetBuilder(1);
        int vertex = builder.AddVertex(new Activation("steep", [(1, 0), (1 + 1e-12, 1)]));
        builder.AddEdge(builder.GetInput(0), vertex, 0.1);
        builder.AddOutput(vertex);
        NeuralNet network = builder.Build();
        Assert.Throws<ArgumentException>(() => network.Arithmetic = NeuralNetArithmetic.Single);
        Assert.Equal(NeuralNetArithmetic.Double, network.Arithmetic);
        Assert.Equal(0.1, network.Weights[0]);
        Assert.Throws<ArgumentException>(() => network.Arithmetic = (NeuralNetArithmetic)2);
    }

    /// <summary>The same training as a program whose every variable is a float, written apart from the interpreter.</summary>
    private sealed class FloatNetwork(NeuralNet network)
    {
        private readonly float[] _values = new float[network.VertexCount];
        private readonly float[] _slopes = new float[network.VertexCount];

        public float[] Weights { get; } = Array.ConvertAll(network.Weights.ToArray(), weight => (float)weight);

        public float Step(float[] inputs, float label, float derivativeScale, float learningRate)
        {
            _values[0] = 1f;
            inputs.CopyTo(_values, 1);
            for (int vertex = 1 + inputs.Length; vertex < _values.Length; vertex++)
            {
                float sum = 0f;
                for (int edge = 0; edge < network.EdgeCount; edge++)
                {
                    if (network.EdgeTargets[edge] == vertex)
                        sum += Weights[network.EdgeWeightIndices[edge]] * _values[network.EdgeSources[edge]];
                }

                (_values[vertex], _slopes[vertex]) = Activate(network.GetActivation(vertex)!, sum);
            }

            int output = network.Outputs[0];
            var deltas = new float[_values.Length];
            deltas[output] = derivativeScale * (_values[output] - label);
            var gradients = new float[Weights.Length];
            var edgeGradients = new float[network.EdgeCount];
            for (int vertex = output; vertex > inputs.Length; vertex--)
            {
                float delta = deltas[vertex] * _slopes[vertex];
                for (int edge = 0; edge < network.EdgeCount; edge++)
                {
                    if (network.EdgeTargets[edge] != vertex)
                        continue;
                    edgeGradients[edge] = delta * _values[network.EdgeSources[edge]];
                    deltas[network.EdgeSources[edge]] += delta * Weights[network.EdgeWeightIndices[edge]];
                }
            }

            for (int edge = 0; edge < network.EdgeCount; edge++)
                gradients[network.EdgeWeightIndices[edge]] += edgeGradients[edge];
            for (int i = 0; i < Weights.Length; i++)
                Weights[i] -= learningRate * gradients[i];
            return _values[output];
        }

        private static (float Value, float Slope) Activate(Activation activation, float x)
        {
            float[] xs = Array.ConvertAll(activation.X.ToArray(), value => (float)value);
            float[] ys = Array.ConvertAll(activation.Y.ToArray(), value => (float)value);
            int last = xs.Length - 1;
            if (x < xs[0])
                return Line(xs[0], ys[0], (float)activation.LeftSlope);
            for (int i = 0; i < last; i++)
            {
                if (x < xs[i + 1])
                    return Line(xs[i], ys[i], (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]));
            }

            return Line(xs[last], ys[last], (float)activation.RightSlope);

            (float Value, float Slope) Line(float x0, float y0, float slope) => (slope == 0f ? y0 : y0 + (slope * (x - x0)), slope);
        }
    }
}
