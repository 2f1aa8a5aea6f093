using System;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Trees;

/// <summary>The class beside a [TreeCircuit] method: the method's own gates, and a network that learns them.</summary>
public sealed class TreeCircuitTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        internal static partial class Trees
        {
            [TreeCircuit(Depth = 4)]
            public static bool Gate(int level, int index, bool left, bool right) => (level + index) % 2 == 0 ? left & right : left | right;

            [TreeCircuit(Depth = 3, Name = "Mixed", Width = 5)]
            public static bool Other(int level, int index, bool left, bool right) => (level, index % 3) switch
            {
                (0, _) => !(left && right),
                (1, 0) => left ^ right,
                (_, 1) => Table[level + index] != (left | right),
                _ => right,
            };

            private static readonly bool[] Table = [true, false, true, true, false, true];

            public static bool LearnsGate(int seed)
            {
                var tree = new GateTree(seed);
                LabelledBits examples = GateTree.Sample(TreeDistribution.Generative, 2048, seed);
                LayerwiseResult result = tree.TrainLayerwise(examples);
                ushort input = 0x0FF1;
                return result.TrainingAccuracy == 1 && tree.Recovered && tree.LearnedGates == GateTree.Target.ToString()
                    && tree.Predict(input) == GateTree.Target.Evaluate([input])
                    && tree.ToNeuralNet().Evaluate(Signs(input))[0] == (tree.Predict([(ulong)input]) ? 1 : -1);
            }

            private static double[] Signs(ushort input)
            {
                var signs = new double[16];
                for (int i = 0; i < 16; i++)
                    signs[i] = (input >> i & 1) == 0 ? -1 : 1;
                return signs;
            }
        }
        """;

    private static readonly Lazy<Type> _trees = new(() => GeneratorHarness.Load(Source).GetType("Demo.Trees")!);

    [Theory]
    [InlineData("Gate", "GateTree")]
    [InlineData("Other", "Mixed")]
    public void Gates_are_what_the_method_says_at_every_place_and_pattern(string method, string @class)
    {
        MethodInfo gate = _trees.Value.GetMethod(method)!;
        var target = (BooleanTree)_trees.Value.GetNestedType(@class)!.GetProperty("Target")!.GetValue(null)!;
        for (int level = 0; level < target.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                for (int pattern = 0; pattern < 4; pattern++)
                    Assert.Equal(gate.Invoke(null, [level, index, (pattern & 1) != 0, pattern > 1]), target[level, index][pattern]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Network_trained_on_the_generative_distribution_becomes_the_tree(int seed) =>
        Assert.True((bool)_trees.Value.GetMethod("LearnsGate")!.Invoke(null, [seed])!);
}
