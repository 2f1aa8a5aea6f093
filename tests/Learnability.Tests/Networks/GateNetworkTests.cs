using System;
using System.Collections.Generic;
using Xunit;

namespace Learnability.Tests.Networks;

public sealed class GateNetworkTests
{
    [Fact]
    public void Network_equals_circuit_on_every_input_and_no_edge_has_a_gradient()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            Circuit circuit = RandomCircuits.Create(seed, inputs: 1 + (seed % 8), gates: seed % 40, outputs: 1 + (seed % 4));
            GateNetwork network = GateNetwork.FromCircuit(circuit);
            Assert.True(NeuralNetVerifier.FindFault(network.Network) is null, $"seed {seed}: {NeuralNetVerifier.FindFault(network.Network)}");
            AssertEqualOnEveryInput(circuit, network, seed);
        }
    }

    [Fact]
    public void Network_of_ten_inputs_equals_its_circuit()
    {
        Circuit circuit = RandomCircuits.Create(1000, inputs: 10, gates: 120, outputs: 5);
        AssertEqualOnEveryInput(circuit, GateNetwork.FromCircuit(circuit), 1000);
    }

    [Fact]
    public void Constant_input_and_complemented_outputs_are_output_vertices_of_their_own()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 3);
        builder.AddOutputPort("y", [Literal.True, x[1], !x[1], Literal.False, x[1]]);
        Circuit circuit = builder.Build();
        GateNetwork network = GateNetwork.FromCircuit(circuit);

        // The constant, 3 inputs, 5 outputs; one edge an output, and one each for the two unused inputs.
        Assert.Equal(new GateNetworkInfo(3, 5, 0, 9, 7), network.Info);
        Assert.Null(NeuralNetVerifier.FindFault(network.Network));
        AssertEqualOnEveryInput(circuit, network, 0);
    }

    [Fact]
    public void An_and_is_one_vertex_with_three_edges_and_an_xor_two_with_seven()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 3);
        builder.AddOutputPort("y", [builder.Xor(builder.And(!x[0], x[1]), x[2])]);
        GateNetwork network = GateNetwork.FromCircuit(builder.Build());

        // The constant, 3 inputs, 1 + 2 gate vertices, the output; 3 + 7 + 1 edges.
        Assert.Equal(new GateNetworkInfo(3, 1, 3, 8, 11), network.Info);
    }

    [Fact]
    public void Inputs_may_repeat_and_be_constants_without_doubling_an_edge()
    {
        var activation = new Activation("gate", [(-1.5, -2), (1.5, 2)]);
        for (int seed = 0; seed < 200; seed++)
        {
            Circuit circuit = RandomCircuits.Create(seed, inputs: 6, gates: 30, outputs: 1);
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var builder = new NeuralNetBuilder(2);
            GateSignal a = GateSignal.FromInput(builder.GetInput(0));
            GateSignal b = GateSignal.FromInput(builder.GetInput(1));
            GateSignal[] choices = [a, !a, b, !b, GateSignal.True, GateSignal.False];
            var inputs = new int[6];
            for (int i = 0; i < 6; i++)
                inputs[i] = random.NextInt32(6);
            var gates = new GateVertices(builder, activation);
            GateSignal output = gates.Buffer(gates.Add(circuit, Array.ConvertAll(inputs, i => choices[i]))[0]);
            builder.AddOutput(output.Vertex);
            NeuralNet network = builder.Build();

            for (int x = 0; x < 4; x++)
            {
                bool left = (x & 1) != 0;
                bool right = (x & 2) != 0;
                bool[] values = [left, !left, right, !right, true, false];
                var expected = new bool[1];
                circuit.Evaluate(Array.ConvertAll(inputs, i => values[i]), expected);
                double actual = network.Evaluate([left ? 1 : -1, right ? 1 : -1])[0];
                Assert.True(actual == (expected[0] ? 2 : -2), $"seed {seed}, x = {x}: {actual}");
            }
        }
    }

    [Fact]
    public void An_activation_that_is_not_flat_at_two_is_refused()
    {
        var builder = new NeuralNetBuilder(1);
        Assert.Throws<ArgumentException>("activation", () => new GateVertices(builder, Activation.Identity));
        Assert.Throws<ArgumentException>("activation", () => new GateVertices(builder, new Activation("far", [(-4, -2), (4, 2)])));
    }

    [Fact]
    public void A_circuit_without_outputs_and_spans_of_wrong_length_are_refused()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 2);
        Assert.Throws<ArgumentException>("circuit", () => GateNetwork.FromCircuit(builder.Build()));
        builder.AddOutputPort("y", [builder.And(x[0], x[1])]);
        GateNetwork network = GateNetwork.FromCircuit(builder.Build());
        Assert.Throws<ArgumentException>("inputs", () => network.Evaluate(new bool[3], new bool[1]));
        Assert.Throws<ArgumentException>("outputs", () => network.Evaluate(new bool[2], new bool[2]));
    }

    [Fact]
    public void The_verifier_names_a_vertex_that_reaches_no_output_and_one_without_edges()
    {
        var builder = new NeuralNetBuilder(1);
        int first = builder.AddVertex(Activation.Identity);
        int second = builder.AddVertex(Activation.Identity);
        builder.AddEdge(builder.GetInput(0), first, 1);
        builder.AddEdge(NeuralNetBuilder.Constant, second, 1);
        builder.AddOutput(second);
        Assert.Equal("vertex 2 reaches no output", NeuralNetVerifier.FindFault(builder.Build()));

        builder = new NeuralNetBuilder(0);
        first = builder.AddVertex(Activation.Identity);
        second = builder.AddVertex(Activation.Identity);
        builder.AddEdge(first, second, 1);
        builder.AddEdge(NeuralNetBuilder.Constant, second, 1);
        builder.AddOutput(second);
        Assert.Equal("vertex 1 is neither the constant nor an input, but no edge leads to it", NeuralNetVerifier.FindFault(builder.Build()));
    }

    private static void AssertEqualOnEveryInput(Circuit circuit, GateNetwork network, int seed)
    {
        var inputs = new bool[circuit.InputCount];
        var expected = new bool[circuit.OutputCount];
        var actual = new bool[circuit.OutputCount];
        var gradients = new double[network.Network.EdgeCount];
        for (int x = 0; x < 1 << inputs.Length; x++)
        {
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = ((x >> i) & 1) != 0;
            circuit.Evaluate(inputs, expected);
            network.Evaluate(inputs, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"seed {seed}, input {x}");

            double[] signs = Array.ConvertAll(inputs, Sign);
            Assert.Equal(Array.ConvertAll(expected, Sign), network.Network.Evaluate(signs));
            double[] right = Array.ConvertAll(expected, Sign);
            double[] wrong = Array.ConvertAll(right, value => -value);
            foreach (double[] labels in (IEnumerable<double[]>)[right, wrong])
            {
                network.Network.Gradient(signs, labels, LossFunction.Squared, gradients);
                Assert.True(gradients.AsSpan().IndexOfAnyExcept(0.0) < 0, $"seed {seed}, input {x}: a gradient is not zero");
            }
        }
    }

    private static double Sign(bool value) => value ? 1 : -1;
}
