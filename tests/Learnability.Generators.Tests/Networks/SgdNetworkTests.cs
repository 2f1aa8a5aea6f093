using System;
using System.Linq;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Generators.Tests.Networks;

/// <summary>X.SgdNetwork is X, whatever the mode, and is the explicit network too.</summary>
public sealed class SgdNetworkTests
{
    /// <summary>The learners: name, C# type and number of bits of an input, and what the network is told and outputs.</summary>
    private static readonly (string Name, string Type, int Bits, string Answers, string WhileLearning, bool IsCoinUsed)[] _learners =
    [
        ("Parity4", "uint", 4, "learner.Knows(x)", "!guess", false),
        ("ConjunctionLearner", "uint", 6, "false", "!guess", false),
        ("MistakeDrivenConjunction", "ushort", 16, "false", "learner.Predict(x)", false),
        ("PositiveParity", "uint", 6, "learner.Knows(x)", "false", false),
        ("NearestMatch", "uint", 2, "learner.Done", "!guess", false),
        ("ReservoirSampler", "byte", 4, "learner.Done", "!guess", true),
    ];

    private const string Driver = """
        #pragma warning disable CS0162, CS9193 // what is unreachable depends on the learner
        using System;
        using System.Runtime.InteropServices;
        using Learnability;

        namespace Learnability.Corpus;

        /// <summary>Runs a learner beside its network.</summary>
        public static class @NAME@Check
        {
            /// <summary>Given bits: memory, output and what Step says after every step; the explicit network on the same examples.</summary>
            public static string Follow(int steps)
            {
                var random = new RandomBits(11, RandomPurpose.Examples);
                var network = new @NAME@.SgdNetwork(0);
                @NAME@ learner = default;
                for (int step = 0; step < steps; step++)
                {
                    var x = (@TYPE@)random.NextBits(@BITS@);
                    bool y = random.NextBit();
                    bool guess = random.NextBit();
                    bool coin = random.NextBit();
                    bool isAnswered = @ANSWERS@;
                    bool expectedOutput = isAnswered ? learner.Predict(x) : @WHILELEARNING@;
                    bool isStored = expectedOutput != y && !isAnswered;
                    NeuralNet explicitNetwork = network.ToNeuralNet();
                    bool stored = network.Step(x, y, guess, coin);
                    if (isStored)
                        learner.Learn(x, y@COIN@);
                    if (stored != isStored)
                        return $"step {step}: Step says {stored}";
                    if (network.LastOutput != (expectedOutput ? 1 : -1))
                        return $"step {step}: the output is {network.LastOutput}";
                    @NAME@ memory = network.Memory;
                    if (!MemoryMarshal.AsBytes(new ReadOnlySpan<@NAME@>(in memory)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<@NAME@>(in learner))))
                        return $"step {step}: memory differs";
                    explicitNetwork.Step(Inputs(explicitNetwork, x, true, guess, coin), y ? 1 : -1);
                    if (!explicitNetwork.Weights.SequenceEqual(network.ToNeuralNet().Weights))
                        return $"step {step}: a weight differs";
                }

                return "";
            }

            /// <summary>Drawn bits: typed and packed steps draw the guess and the coin from the streams of the seed.</summary>
            public static string Draw(int steps)
            {
                const int Seed = -77;
                var random = new RandomBits(12, RandomPurpose.Examples);
                var guesses = new RandomBits(Seed, RandomPurpose.Guess);
                var coins = new RandomBits(Seed, RandomPurpose.Coin);
                var typed = new @NAME@.SgdNetwork(Seed);
                var packed = @NAME@.SgdNetwork.Create(Seed);
                var given = new @NAME@.SgdNetwork(1);
                int stored = 0;
                for (int step = 0; step < steps; step++)
                {
                    var x = (@TYPE@)random.NextBits(@BITS@);
                    bool y = random.NextBit();
                    bool isStored = given.Step(x, y, guesses.NextBit(), coins.NextBit());
                    stored += isStored ? 1 : 0;
                    if (typed.Step(x, y) != isStored || packed.Step(new ulong[] { x }, y) != isStored)
                        return $"step {step}: not the same step";
                }

                ReadOnlySpan<double> weights = given.ToNeuralNet().Weights;
                if (!weights.SequenceEqual(typed.ToNeuralNet().Weights) || !weights.SequenceEqual(packed.ToNeuralNet().Weights))
                    return "weights differ";
                return stored > 0 ? "" : "nothing was stored";
            }

            /// <summary>Answers of the trained network: typed, packed, many at once, and the explicit network's.</summary>
            public static string Answer(int steps)
            {
                var random = new RandomBits(13, RandomPurpose.Examples);
                var network = new @NAME@.SgdNetwork(3);
                for (int step = 0; step < steps; step++)
                {
                    var x = (@TYPE@)random.NextBits(@BITS@);
                    network.Step(x, (x & 5) is 1 or 4);
                }

                @NAME@ learner = network.Memory;
                double[] before = network.ToNeuralNet().Weights.ToArray();
                NeuralNet explicitNetwork = network.ToNeuralNet();
                int count = Math.Min(200, 1 << @BITS@);
                var inputs = new @TYPE@[count];
                for (int i = 0; i < count; i++)
                    inputs[i] = (@TYPE@)(1 << @BITS@ == count ? (ulong)i : random.NextBits(@BITS@));
                foreach (int length in new[] { 0, 1, Math.Min(63, count), Math.Min(64, count), Math.Min(65, count), count })
                {
                    var many = new bool[length];
                    network.Predict(inputs.AsSpan(0, length), many);
                    for (int i = 0; i < length; i++)
                    {
                        @TYPE@ x = inputs[i];
                        bool isAnswered = @HASMODE@ || @ANSWERS@;
                        bool expected = isAnswered || @ISMISTAKEDRIVEN@ ? learner.Predict(x) : false;
                        if (network.Predict(x) != expected || network.Predict(new ulong[] { x }) != expected || many[i] != expected)
                            return $"input {x}: wrong answer";
                        if (explicitNetwork.Evaluate(Inputs(explicitNetwork, x, false, true, false))[0] != (expected ? 1 : -1))
                            return $"input {x}: the explicit network answers otherwise";
                    }
                }

                return network.ToNeuralNet().Weights.SequenceEqual(before) ? "" : "a weight changed";
            }

            /// <summary>What does not fit is refused before anything changes.</summary>
            public static string Refuse()
            {
                var network = new @NAME@.SgdNetwork(3);
                double[] before = network.ToNeuralNet().Weights.ToArray();
                string refused = "";
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
                }

                if (@BITS@ < sizeof(@TYPE@) * 8)
                {
                    var wide = (@TYPE@)(1 << (@BITS@ % 16));
                    Try(() => network.Step(wide, true));
                    Try(() => network.Step(wide, true, true, true));
                    Try(() => network.Predict(wide));
                    Try(() => network.Predict(new @TYPE@[] { 0, wide }, new bool[2]));
                }

                Try(() => network.Step(new ulong[] { 1UL << @BITS@ }, true));
                Try(() => network.Step(new ulong[2], true));
                Try(() => network.Predict(new ulong[] { 1UL << @BITS@ }));
                Try(() => network.Predict(new @TYPE@[3], new bool[2]));
                return network.ToNeuralNet().Weights.SequenceEqual(before) ? refused : "a weight changed";
            }

            /// <summary>The weights are what is computed with.</summary>
            public static string ChangeWeight()
            {
                var network = new @NAME@.SgdNetwork(3);
                network.SetWeight(0, SgdMemoryEdge.V0V1, -network.GetWeight(0, SgdMemoryEdge.V0V1));
                if (MemoryMarshal.AsBytes(new ReadOnlySpan<@NAME@>(network.Memory)).IndexOfAnyExcept((byte)0) < 0)
                    return "memory does not follow its weight";
                network = new @NAME@.SgdNetwork(3);
                @TYPE@ x = 0;
                network.Step(x, true, true, false);
                double output = network.LastOutput;
                network = new @NAME@.SgdNetwork(3);
                network.SetDummyWeight(DummyCount - 1, 5, 0.4375);
                network.Step(x, true, true, false);
                if (network.LastOutput == output)
                    return "the output does not follow a weight";
                var results = new bool[1];
                network.Predict(new[] { x }, results);
                return results[0] == network.Predict(x) ? "" : "many at once answer otherwise";
            }

            private const int DummyCount = (int)(@RATE@ * 8);

            private static double[] Inputs(NeuralNet network, ulong x, bool isLearning, bool guess, bool coin)
            {
                var inputs = new double[network.InputCount];
                for (int i = 0; i < @BITS@; i++)
                    inputs[i] = (x >> i & 1) != 0 ? 1 : -1;
                int next = @BITS@;
                if (@HASMODE@)
                    inputs[next++] = isLearning ? 1 : -1;
                if (@HASGUESS@)
                    inputs[next++] = guess ? 1 : -1;
                if (@HASCOIN@)
                    inputs[next++] = coin ? 1 : -1;
                return next == inputs.Length ? inputs : throw new InvalidOperationException($"{inputs.Length} inputs");
            }
        }
        """;

    private static readonly Lazy<Assembly> _assembly = new(() => GeneratorHarness.Load(
    [
        .. Repository.Files("tests/Corpus", ".cs").Select(Repository.Read),
        .. _learners.Select(WriteDriver),
    ]));

    public static TheoryData<string> Learners => [.. _learners.Select(learner => learner.Name)];

    [Theory]
    [MemberData(nameof(Learners))]
    public void Network_equals_learner_and_explicit_network_after_every_step(string learner) => Assert.Equal("", Check(learner, "Follow", 120));

    [Theory]
    [MemberData(nameof(Learners))]
    public void Steps_draw_their_random_bits_from_the_seed(string learner) => Assert.Equal("", Check(learner, "Draw", 200));

    [Theory]
    [MemberData(nameof(Learners))]
    public void Answers_are_the_learners_one_by_one_and_many_at_once(string learner) => Assert.Equal("", Check(learner, "Answer", 40));

    [Theory]
    [MemberData(nameof(Learners))]
    public void What_does_not_fit_is_refused_before_any_weight_changes(string learner)
    {
        var refused = (string)Check(learner, "Refuse");
        Assert.EndsWith("input input input results ", refused, StringComparison.Ordinal);
        Assert.Equal(learner == "MistakeDrivenConjunction" ? "" : "x x x xs ", refused[..^"input input input results ".Length]);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void The_weights_are_what_is_computed_with(string learner) => Assert.Equal("", Check(learner, "ChangeWeight"));

    [Theory]
    [MemberData(nameof(Learners))]
    public void Facts_are_those_of_the_explicit_network(string learner)
    {
        Type type = _assembly.Value.GetType($"Learnability.Corpus.{learner}+SgdNetwork")!;
        object network = Activator.CreateInstance(type, 5)!;
        var info = (NetworkInfo)type.GetProperty("Info")!.GetValue(null)!;
        var explicitNetwork = (NeuralNet)type.GetMethod("ToNeuralNet")!.Invoke(network, null)!;
        Assert.Equal(info.Vertices, explicitNetwork.VertexCount);
        Assert.Equal(info.Edges, explicitNetwork.EdgeCount);
        Assert.Equal(info.LearningRate, explicitNetwork.LearningRate);
        Assert.Equal(info.LearningRate, type.GetProperty("LearningRate")!.GetValue(network));
    }

    private static string WriteDriver((string Name, string Type, int Bits, string Answers, string WhileLearning, bool IsCoinUsed) learner)
    {
        bool isGuessing = learner.WhileLearning == "!guess";
        bool isMistakeDriven = learner.WhileLearning.Contains("Predict", StringComparison.Ordinal);
        return Driver
            .Replace("@NAME@", learner.Name, StringComparison.Ordinal)
            .Replace("@TYPE@", learner.Type, StringComparison.Ordinal)
            .Replace("@BITS@", learner.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@ANSWERS@", learner.Answers, StringComparison.Ordinal)
            .Replace("@WHILELEARNING@", learner.WhileLearning, StringComparison.Ordinal)
            .Replace("@COIN@", learner.IsCoinUsed ? ", coin" : "", StringComparison.Ordinal)
            .Replace("@HASCOIN@", learner.IsCoinUsed ? "true" : "false", StringComparison.Ordinal)
            .Replace("@HASGUESS@", isGuessing ? "true" : "false", StringComparison.Ordinal)
            .Replace("@ISMISTAKEDRIVEN@", isMistakeDriven ? "true" : "false", StringComparison.Ordinal)
            .Replace("@HASMODE@", learner.Answers == "false" && !isMistakeDriven ? "true" : "false", StringComparison.Ordinal)
            .Replace("@RATE@", $"{learner.Name}.SgdNetwork.Create(0).LearningRate", StringComparison.Ordinal)
            .Replace("private const int DummyCount =", "private static readonly int DummyCount =", StringComparison.Ordinal);
    }

    private static object Check(string learner, string name, params object[] arguments) =>
        _assembly.Value.GetType($"Learnability.Corpus.{learner}Check")!.GetMethod(name)!.Invoke(null, arguments)!;
}
