using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Learnability.Tests.Networks;

public sealed class NeuralNetJsonTests
{
    private const string Valid = """
        {"format":"learnability-neural-net","version":1,"arithmetic":"double","loss":"squared","learningRate":4,
        "activations":[{"name":"gate","x":[-1.5,1.5],"y":[-2,2],"leftSlope":0,"rightSlope":0}],
        "vertices":[{"kind":"constant"},{"kind":"input"},{"kind":"computed","activation":0}],
        "edges":[{"source":0,"target":2,"weight":1},{"source":1,"target":2,"weight":0}],
        "weights":[2,-0.25],"outputs":[2]}
        """;

    [Theory]
    [InlineData(NeuralNetArithmetic.Double)]
    [InlineData(NeuralNetArithmetic.Single)]
    public void A_network_reads_back_bit_for_bit(NeuralNetArithmetic arithmetic)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            NeuralNet network = RandomNets.Create(seed, 1 + (seed % 5), 1 + (seed % 20));
            var random = new RandomBits(seed, RandomPurpose.Noise);
            foreach (ref double weight in network.Weights)
                weight *= Math.Pow(2, random.NextInt32(60) - 30) / 3;
            network.Weights[0] = -0.0;
            network.Weights[^1] = float.Epsilon;
            network.Loss = LossFunction.HalfSquared;
            network.LearningRate = 1.0 / 3;
            network.Arithmetic = arithmetic;

            NeuralNet copy = Read(Write(network));

            Assert.Equal(Array.ConvertAll(network.Weights.ToArray(), BitConverter.DoubleToInt64Bits), Array.ConvertAll(copy.Weights.ToArray(), BitConverter.DoubleToInt64Bits));
            Assert.Equal(network.EdgeSources, copy.EdgeSources);
            Assert.Equal(network.EdgeTargets, copy.EdgeTargets);
            Assert.Equal(network.EdgeWeightIndices, copy.EdgeWeightIndices);
            Assert.Equal(network.Outputs, copy.Outputs);
            Assert.Equal(network.Activations.Select(Describe), copy.Activations.Select(Describe));
            for (int vertex = 0; vertex < network.VertexCount; vertex++)
                Assert.Equal(network.GetActivationIndex(vertex), copy.GetActivationIndex(vertex));
            Assert.Equal((network.InputCount, network.Loss, network.LearningRate, network.Arithmetic), (copy.InputCount, copy.Loss, copy.LearningRate, copy.Arithmetic));
            Assert.Equal(Write(network), Write(copy));

            double[] inputs = RandomNets.CreateInputs(random, network.InputCount);
            Assert.Equal(network.Evaluate(inputs), copy.Evaluate(inputs));
        }
    }

    /// <summary>Powers of two and their neighbours are where the shortest decimal is hardest: .NET's own is a digit short for 2⁻²⁵.</summary>
    [Fact]
    public void Every_power_of_two_and_its_neighbours_read_back_bit_for_bit()
    {
        for (int exponent = -1074; exponent < 1024; exponent++)
        {
            NeuralNet network = Read(Valid);
            double power = Math.Pow(2, exponent);
            network.Weights[0] = power;
            network.Weights[1] = Math.BitDecrement(power);
            network.LearningRate = Math.BitIncrement(power);
            NeuralNet copy = Read(Write(network));
            Assert.True(copy.Weights.SequenceEqual(network.Weights) && copy.LearningRate == network.LearningRate, $"2^{exponent}");
        }
    }

    [Fact]
    public void Weights_that_are_trained_are_read_back()
    {
        Assert.False(Read(Valid).HasFrozenWeights);
        NeuralNet network = Read(Valid.Replace("\"outputs\"", "\"trained\":[1],\"outputs\""));
        Assert.Equal((true, false), (network.IsFrozen(0), network.IsFrozen(1)));
        NeuralNet copy = Read(Write(network));
        Assert.Equal((true, false), (copy.IsFrozen(0), copy.IsFrozen(1)));
        Assert.Contains("$.trained[0]", Assert.Throws<FormatException>(() => Read(Valid.Replace("\"outputs\"", "\"trained\":[2],\"outputs\""))).Message);
    }

    [Fact]
    public void The_example_of_the_documentation_is_read()
    {
        NeuralNet network = Read(Valid);
        Assert.Equal((1, 3, 2, 4.0), (network.InputCount, network.VertexCount, network.EdgeCount, network.LearningRate));

        // Weight 1, −1/4, comes from the constant: gate(−1/4 + 2·1) = 2.
        Assert.Equal([2.0], network.Evaluate([1]));
    }

    [Theory]
    [InlineData("{\"format\"", "{{", "not JSON")]
    [InlineData("\"outputs\":[2]}", "\"outputs\":[2]", "not JSON")]
    [InlineData("\"outputs\":[2]}", "\"outputs\":[2]}}", "not JSON")]
    [InlineData("\"version\":1,", "\"version\":1,\"version\":1,", "version")]
    [InlineData("\"version\":1,", "", "$: the property 'version' is missing")]
    [InlineData("\"version\":1,", "\"version\":2,", "$.version: this program reads version 1. The value is 2.")]
    [InlineData("\"version\":1,", "\"version\":1.5,", "$.version: expected an integer")]
    [InlineData("\"version\":1,", "\"version\":1,\"seed\":3,", "$: the property 'seed' is unknown")]
    [InlineData("learnability-neural-net", "onnx", "$.format: expected 'learnability-neural-net'. The value is \"onnx\".")]
    [InlineData("\"double\"", "\"half\"", "$.arithmetic: expected 'double' or 'single'")]
    [InlineData("\"squared\"", "\"hinge\"", "$.loss: expected one of squared, half-squared. The value is \"hinge\".")]
    [InlineData("\"learningRate\":4", "\"learningRate\":\"4\"", "$.learningRate: expected a finite number")]
    [InlineData("\"learningRate\":4", "\"learningRate\":NaN", "not JSON")]
    [InlineData("\"learningRate\":4", "\"learningRate\":1e999", "$.learningRate: expected a finite number. The value is 1e999.")]
    [InlineData("[-1.5,1.5]", "[1.5,-1.5]", "$.activations[0].x: Breakpoint 1 at x = -1.5 does not lie right of x = 1.5.")]
    [InlineData("[-1.5,1.5]", "[]", "$.activations[0].y: expected as many numbers as breakpoints in x, 0")]
    [InlineData("[-1.5,1.5]", "[-1.5,null]", "$.activations[0].x[1]: expected a finite number. The value is null.")]
    [InlineData("[-1.5,1.5]", "3", "$.activations[0].x: expected an array. The value is 3.")]
    [InlineData(",\"leftSlope\":0", "", "$.activations[0]: the property 'leftSlope' is missing")]
    [InlineData("\"activation\":0", "\"activation\":1", "$.vertices[2].activation: expected an index from 0 to 0. The value is 1.")]
    [InlineData("\"activation\":0", "\"activation\":-1", "$.vertices[2].activation: expected an index from 0 to 0. The value is -1.")]
    [InlineData("{\"kind\":\"constant\"},", "", "$.vertices[0].kind: expected 'constant' first. The value is \"input\".")]
    [InlineData("{\"kind\":\"input\"},", "{\"kind\":\"constant\"},", "$.vertices[1].kind: expected 'input' or 'computed'. The value is \"constant\".")]
    [InlineData("\"activation\":0}]", "\"activation\":0},{\"kind\":\"input\"}]", "$.vertices[3].kind: the inputs come before the computed vertices")]
    [InlineData("{\"kind\":\"input\"}", "{\"kind\":\"input\",\"activation\":0}", "$.vertices[1]: the property 'activation' is unknown")]
    [InlineData("{\"kind\":\"input\"}", "7", "$.vertices[1]: expected an object. The value is 7.")]
    [InlineData("\"source\":0", "\"source\":2", "$.edges[0].source: the edge leads backwards, to vertex 2. The value is 2.")]
    [InlineData("\"source\":0", "\"source\":3", "$.edges[0].source: expected an index from 0 to 2. The value is 3.")]
    [InlineData("\"source\":0", "\"source\":1", "$.edges[1].source: there is an edge to vertex 2 from it already. The value is 1.")]
    [InlineData("\"source\":0,\"target\":2", "\"source\":0,\"target\":1", "$.edges[0].target: the edge leads to the constant or an input. The value is 1.")]
    [InlineData("\"weight\":1", "\"weight\":2", "$.edges[0].weight: expected an index from 0 to 1. The value is 2.")]
    [InlineData("\"weight\":1", "\"weight\":0", "$.edges: no edge has weight 1")]
    [InlineData("\"weight\":1", "\"weight\":99999999999", "$.edges[0].weight: expected an integer")]
    [InlineData("[2,-0.25]", "[2,\"NaN\"]", "$.weights[1]: expected a finite number. The value is \"NaN\".")]
    [InlineData("\"gate\"", "\"\\uD800\"", "$.activations[0].name: expected a string of valid characters")]
    [InlineData("\"leftSlope\"", "\"\\uD800\"", "not JSON")]
    [InlineData("\"outputs\":[2]", "\"outputs\":[]", "$.outputs: expected at least one output vertex")]
    [InlineData("\"outputs\":[2]", "\"outputs\":[3]", "$.outputs[0]: expected an index from 0 to 2. The value is 3.")]
    public void A_malformed_network_is_refused_with_its_place_and_value(string original, string replacement, string message)
    {
        Assert.Contains(original, Valid, StringComparison.Ordinal);
        int position = Valid.IndexOf(original, StringComparison.Ordinal);
        string text = Valid[..position] + replacement + Valid[(position + original.Length)..];
        FormatException exception = Assert.Throws<FormatException>(() => Read(text));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edges_out_of_order_are_refused()
    {
        string text = Valid
            .Replace("\"activation\":0}]", "\"activation\":0},{\"kind\":\"computed\",\"activation\":0}]", StringComparison.Ordinal)
            .Replace("{\"source\":0,\"target\":2", "{\"source\":0,\"target\":3", StringComparison.Ordinal);
        FormatException exception = Assert.Throws<FormatException>(() => Read(text));
        Assert.Equal("$.edges[1].target: the edges are not sorted: the one before leads to vertex 3. The value is 2.", exception.Message);
    }

    [Fact]
    public void A_weight_that_single_precision_would_round_is_refused()
    {
        string text = Valid.Replace("\"double\"", "\"single\"", StringComparison.Ordinal).Replace("-0.25", "0.1", StringComparison.Ordinal);
        FormatException exception = Assert.Throws<FormatException>(() => Read(text));
        Assert.StartsWith("$.arithmetic: the weight 0.1 is no single-precision number", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_network_is_refused_at_every_length()
    {
        for (int length = 0; length < Valid.Length; length++)
            Assert.Throws<FormatException>(() => Read(Valid[..length]));
    }

    [Fact]
    public void Any_damage_is_a_format_exception_or_another_network()
    {
        byte[] interesting = [.. "\"{}[],:-.0123456789eEu\\nt /"u8, 0, 0x80, 0xC3, 0xED, 0xEF, 0xFF];
        var random = new RandomBits(5, RandomPurpose.Examples);
        for (int trial = 0; trial < 20_000; trial++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Valid);
            for (int i = random.NextInt32(4); i >= 0; i--)
                bytes[random.NextInt32(bytes.Length)] = interesting[random.NextInt32(interesting.Length)];
            try
            {
                using var stream = new MemoryStream(bytes);
                NeuralNet.ReadJson(stream);
            }
            catch (FormatException)
            {
            }
            catch (Exception exception)
            {
                Assert.Fail($"trial {trial}: {exception}\n{Encoding.Latin1.GetString(bytes)}");
            }
        }
    }

    [Fact]
    public void A_weight_that_is_not_finite_is_not_written()
    {
        NeuralNet network = Read(Valid);
        network.Weights[1] = double.NaN;
        using var stream = new MemoryStream();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => network.WriteJson(stream));
        Assert.Contains("Weight 1 is NaN", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    private static string Describe(Activation activation) =>
        FormattableString.Invariant($"{activation.Name} {activation.LeftSlope} {activation.RightSlope} ")
        + string.Join(',', activation.X.ToArray()) + " " + string.Join(',', activation.Y.ToArray());

    private static string Write(NeuralNet network)
    {
        using var stream = new MemoryStream();
        network.WriteJson(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static NeuralNet Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return NeuralNet.ReadJson(stream);
    }
}
