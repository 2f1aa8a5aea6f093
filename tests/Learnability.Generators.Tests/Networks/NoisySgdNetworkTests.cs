using System;
using System.Linq;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Networks;

/// <summary>X.NoisySgdNetwork is the explicit network with noise, and answers as X does after T samples.</summary>
public sealed class NoisySgdNetworkTests
{
    private const string Source = """
        using System;
        using System.Linq;
        using Learnability;

        namespace Demo;

        /// <summary>Remembers which of two inputs agrees with the label.</summary>
        [LearningAlgorithm]
        [NoisySgd(CumulativeDeviation = 0.008, Samples = 5)]
        public partial struct Dictator
        {
            [Bits(2)] private byte _refuted;
            /// <summary>Refutes.</summary>
            public void Learn([Bits(2)] byte x, bool y) => _refuted |= (byte)(y ? ~x & 3 : x);
            /// <summary>Answers.</summary>
            public readonly bool Predict([Bits(2)] byte x) => (x & ~_refuted) != 0;
        }

        /// <summary>Stores a label where the coin says so.</summary>
        [LearningAlgorithm]
        [NoisySgd(CumulativeDeviation = 0, Samples = 3)]
        public partial struct Lucky
        {
            private bool _label;
            /// <summary>Stores.</summary>
            public void Learn(bool x, bool y, bool coin) => _label = coin ? y ^ x : _label;
            /// <summary>Answers.</summary>
            public readonly bool Predict(bool x) => _label ^ x;
        }

        /// <summary>Too large for its budget.</summary>
        [LearningAlgorithm]
        [NoisySgd(Samples = 100, MaxVertices = 1000)]
        public partial struct Large
        {
            private bool _label;
            /// <summary>Stores.</summary>
            public void Learn(byte x, bool y) => _label = y;
            /// <summary>Answers.</summary>
            public readonly bool Predict(byte x) => _label;
        }

        /// <summary>Runs learners beside their networks.</summary>
        public static class Check
        {
            /// <summary>Given noise: weight for weight the explicit network.</summary>
            public static string GivenNoise()
            {
                var random = new RandomBits(4, RandomPurpose.Examples);
                var network = new Dictator.NoisySgdNetwork(0);
                var perturbation = new double[network.EdgeCount];
                for (int step = 0; step < 5; step++)
                {
                    var x = (byte)random.NextBits(2);
                    bool y = (x & 2) != 0;
                    for (int i = 0; i < perturbation.Length; i++)
                        perturbation[i] = (random.NextDouble() - 0.5) * 0.004;
                    NeuralNet reference = network.ToNeuralNet();
                    double output = reference.Step([(x & 1) != 0 ? 1 : -1, (x & 2) != 0 ? 1 : -1], y ? 1 : -1);
                    for (int i = 0; i < perturbation.Length; i++)
                        reference.Weights[i] += perturbation[i];
                    if (!network.Step(x, y, perturbation))
                        return "not stored";
                    if (network.LastOutput != output || !reference.Weights.SequenceEqual(network.ToNeuralNet().Weights))
                        return $"step {step} differs";
                    if (network.StepsTaken != step + 1 || network.StepsLeft != 4 - step)
                        return "steps are miscounted";
                }

                return "";
            }

            /// <summary>Drawn noise: the stream of the seed, in the order of weights; typed and packed.</summary>
            public static string DrawnNoise()
            {
                var noise = new RandomBits(9, RandomPurpose.Noise);
                var drawn = new Dictator.NoisySgdNetwork(9);
                var packed = Dictator.NoisySgdNetwork.Create(9);
                var given = new Dictator.NoisySgdNetwork(1);
                for (int step = 0; step < 5; step++)
                {
                    var x = (byte)((step * 3) & 3);
                    double[] perturbation = [.. Enumerable.Range(0, given.EdgeCount).Select(_ => 0.008 / Math.Sqrt(5) * noise.NextGaussian())];
                    given.Step(x, step % 2 == 0, perturbation);
                    drawn.Step(x, step % 2 == 0);
                    packed.Step([x], step % 2 == 0);
                }

                ReadOnlySpan<double> weights = given.ToNeuralNet().Weights;
                return weights.SequenceEqual(drawn.ToNeuralNet().Weights) && weights.SequenceEqual(packed.ToNeuralNet().Weights) ? "" : "weights differ";
            }

            /// <summary>After the last step the answers are the learner's, with noise on every edge.</summary>
            public static string Answers()
            {
                for (int seed = 0; seed < 20; seed++)
                {
                    var random = new RandomBits(seed, RandomPurpose.Examples);
                    var network = new Dictator.NoisySgdNetwork(seed);
                    Dictator learner = default;
                    for (int step = 0; step < 5; step++)
                    {
                        var x = (byte)random.NextBits(2);
                        network.Step(x, (x & 1) != 0);
                        learner.Learn(x, (x & 1) != 0);
                    }

                    byte[] inputs = [0, 1, 2, 3];
                    var many = new bool[4];
                    network.Predict(inputs, many);
                    foreach (byte x in inputs)
                    {
                        bool expected = learner.Predict(x);
                        if (network.Predict(x) != expected || network.Predict([x]) != expected || many[x] != expected)
                            return $"seed {seed}: input {x}";
                    }
                }

                return "";
            }

            /// <summary>Coins: given, or drawn from their stream.</summary>
            public static string Coins()
            {
                for (int seed = 0; seed < 8; seed++)
                {
                    var coins = new RandomBits(seed, RandomPurpose.Coin);
                    var drawn = new Lucky.NoisySgdNetwork(seed);
                    var packed = new Lucky.NoisySgdNetwork(seed);
                    var given = new Lucky.NoisySgdNetwork(seed);
                    var perturbed = new Lucky.NoisySgdNetwork(seed);
                    Lucky learner = default;
                    for (int step = 0; step < 3; step++)
                    {
                        bool coin = coins.NextBit();
                        bool x = (seed >> step & 1) != 0;
                        learner.Learn(x, true, coin);
                        drawn.Step(x, true);
                        packed.Step([x ? 1UL : 0], true);
                        given.Step(x, true, coin);
                        perturbed.Step(x, true, coin, new double[perturbed.EdgeCount]);
                    }

                    ReadOnlySpan<double> weights = given.ToNeuralNet().Weights;
                    if (!weights.SequenceEqual(drawn.ToNeuralNet().Weights)
                        || !weights.SequenceEqual(packed.ToNeuralNet().Weights)
                        || !weights.SequenceEqual(perturbed.ToNeuralNet().Weights))
                    {
                        return $"seed {seed}: weights differ";
                    }

                    if (given.Predict(true) != learner.Predict(true) || given.Predict(false) != learner.Predict(false) || given.Predict([1]) != learner.Predict(true))
                        return $"seed {seed}: answers differ";
                }

                return "";
            }

            /// <summary>What is refused, and that nothing changes.</summary>
            public static string Refuse()
            {
                string refused = "";
                var network = new Dictator.NoisySgdNetwork(0);
                double[] before = network.ToNeuralNet().Weights.ToArray();
                Try(() => network.Step(4, true));
                Try(() => network.Step([4], true));
                Try(() => network.Step(1, true, new double[3]));
                Try(() => network.Step(1, true, [.. Enumerable.Repeat(double.NaN, network.EdgeCount)]));
                Try(() => network.Predict(4));
                Try(() => network.Predict(new byte[2], new bool[3]));
                Try(() => new Dictator.NoisySgdNetwork(0, -0.1));
                Try(() => new Dictator.NoisySgdNetwork(0, double.NaN));
                if (!network.ToNeuralNet().Weights.SequenceEqual(before) || network.StepsTaken != 0)
                    return "changed";
                for (int step = 0; step < 5; step++)
                    network.Step(1, true);
                before = network.ToNeuralNet().Weights.ToArray();
                Try(() => network.Step(1, true));
                Try(() => network.Step([1], true));
                var lucky = new Lucky.NoisySgdNetwork(0);
                for (int step = 0; step < 3; step++)
                    lucky.Step(true, true);
                Try(() => lucky.Step(true, true));
                Try(() => lucky.Step(true, true, true));
                return network.ToNeuralNet().Weights.SequenceEqual(before) ? refused.TrimEnd() : "changed";

                void Try(Action step)
                {
                    try
                    {
                        step();
                        refused += "accepted ";
                    }
                    catch (ArgumentException exception)
                    {
                        refused += exception.ParamName + " ";
                    }
                    catch (InvalidOperationException)
                    {
                        refused += "spent ";
                    }
                }
            }
        }
        """;

    private static readonly Lazy<Assembly> _assembly = new(() => GeneratorHarness.Load(Source));

    [Fact]
    public void With_given_noise_it_is_the_explicit_network_weight_for_weight() => Assert.Equal("", Check("GivenNoise"));

    [Fact]
    public void Noise_is_drawn_from_the_seed() => Assert.Equal("", Check("DrawnNoise"));

    [Fact]
    public void Answers_are_the_learners_after_the_last_sample() => Assert.Equal("", Check("Answers"));

    [Fact]
    public void Coins_are_given_or_drawn_from_the_seed() => Assert.Equal("", Check("Coins"));

    [Fact]
    public void What_is_wrong_is_refused_before_any_weight_changes() => Assert.Equal(
        "x input perturbation perturbation x results cumulativeDeviation cumulativeDeviation spent spent spent spent", Check("Refuse"));

    [Fact]
    public void Facts_are_those_of_the_explicit_network()
    {
        Type type = _assembly.Value.GetType("Demo.Dictator+NoisySgdNetwork")!;
        var info = (NetworkInfo)type.GetProperty("Info")!.GetValue(null)!;
        var explicitNetwork = (NeuralNet)type.GetMethod("ToNeuralNet")!.Invoke(Activator.CreateInstance(type, 5)!, null)!;
        Assert.Equal((explicitNetwork.VertexCount, explicitNetwork.EdgeCount, 5L), (info.Vertices, info.Edges, info.Steps));
        Assert.Equal(explicitNetwork.LearningRate, info.LearningRate);
    }

    [Fact]
    public void Nothing_is_generated_over_the_vertex_budget() =>
        Assert.DoesNotContain(GeneratorHarness.Generate(Source).Keys, name => name.Contains("Large", StringComparison.Ordinal));

    private static object Check(string name) => _assembly.Value.GetType("Demo.Check")!.GetMethod(name)!.Invoke(null, null)!;
}
