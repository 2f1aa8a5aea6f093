using System.Linq;
using Xunit;

namespace Learnability.Tests.Trees;

/// <summary>Layerwise training recovers random trees exactly, in practical settings.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData(2, 256)]
    [InlineData(3, 1024)]
    [InlineData(4, 2048)]
    [InlineData(5, 8192)]
    [InlineData(6, 16384)]
    public void Trees_of_and_type_are_recovered_from_their_generative_distribution(int depth, int samples)
    {
        string failures = "";
        for (int seed = 1; seed <= 100; seed++)
        {
            BooleanTree tree = RandomTrees.Generative(depth, seed);
            var network = new NeuralTree(depth, 4);
            LabelledBits examples = TreeSampler.Sample(tree, TreeDistribution.Generative, samples, seed);
            LayerwiseResult result = LayerwiseTrainer.Train<NeuralGateKernel>(network, tree, examples);
            bool isRecovered = network.Computes(tree);
            Assert.Equal(isRecovered, network.DescribeGates(tree) == tree.ToString());
            if (!isRecovered)
                failures += $"{seed}: λ {result.Lambda}, accuracy {result.TrainingAccuracy}, {string.Join("; ", result.Layers)}\n{network.DescribeGates(tree)}\n{tree}\n";
        }

        Assert.True(failures.Split('\n').Count(static line => line.Contains('λ')) <= 1, failures);
    }
}
