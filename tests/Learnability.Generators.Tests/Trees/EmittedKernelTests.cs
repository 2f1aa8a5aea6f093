using System;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Trees;

/// <summary>The emitted kernel, unrolled over the neurons of a gate, takes the steps of the loop over neurons and of back-propagation over every sample.</summary>
public sealed class EmittedKernelTests
{
    private const int Steps = 300;

    private const string Source = """
        using Learnability;
        namespace Demo;
        internal static partial class Trees
        {
            [TreeCircuit(Depth = 3, Width = 1)]
            public static bool Width1(int level, int index, bool left, bool right) => (level + index) % 2 == 0 ? left & right : left | right;

            [TreeCircuit(Depth = 3, Width = 4)]
            public static bool Width4(int level, int index, bool left, bool right) => (level + index) % 2 == 0 ? left & right : left | right;

            [TreeCircuit(Depth = 3, Width = 7)]
            public static bool Width7(int level, int index, bool left, bool right) => (level + index) % 2 == 0 ? left & right : left | right;

            [TreeCircuit(Depth = 3, Width = 8)]
            public static bool Width8(int level, int index, bool left, bool right) => (level + index) % 2 == 0 ? left & right : left | right;
        }
        """;

    private static readonly Lazy<Type> _trees = new(() => GeneratorHarness.Load(Source).GetType("Demo.Trees")!);

    [Theory]
    [InlineData(1, LayerwiseInitialization.Random, LayerwiseRegularizer.TowardTrue)]
    [InlineData(4, LayerwiseInitialization.Structured, LayerwiseRegularizer.TowardTrue)]
    [InlineData(4, LayerwiseInitialization.Random, LayerwiseRegularizer.TowardFalse)]
    [InlineData(7, LayerwiseInitialization.Random, LayerwiseRegularizer.TowardTrue)]
    [InlineData(8, LayerwiseInitialization.Structured, LayerwiseRegularizer.TowardFalse)]
    public void Emitted_kernel_equals_the_loop_bit_for_bit_and_the_reference_to_rounding(int width, LayerwiseInitialization initialization, LayerwiseRegularizer regularizer)
    {
        const int Seed = 5;
        Type @class = _trees.Value.GetNestedType($"Width{width}Tree")!;
        Assert.NotNull(@class.GetNestedType("Neurons", BindingFlags.NonPublic));
        var target = (BooleanTree)@class.GetProperty("Target")!.GetValue(null)!;
        LabelledBits examples = TreeSampler.Sample(target, TreeDistribution.Generative, 333, 2);
        var options = new LayerwiseOptions { Lambda = 0.02, LearningRate = 0.1, Initialization = initialization, Regularizer = regularizer, MaxSteps = Steps };

        object emitted = Activator.CreateInstance(@class, Seed)!;
        var result = (LayerwiseResult)@class.GetMethod("TrainLayerwise")!.Invoke(emitted, [examples, options, null, default(System.Threading.CancellationToken)])!;
        var unrolled = (NeuralTree)@class.GetProperty("Network")!.GetValue(emitted)!;
        var loop = new NeuralTree(3, width);
        LayerwiseResult looped = LayerwiseTrainer.Train<NeuralGateKernel>(loop, examples, options, Seed);
        var reference = new NeuralTree(3, width);
        LayerwiseReference.Train(reference, examples, options, Seed);

        Assert.Equal(looped.Layers, result.Layers);
        Assert.Equal(looped.Steps, result.Steps);
        foreach (LayerResult layer in result.Layers)
        {
            for (int index = 0; index < layer.Gates; index++)
            {
                double[] weights = unrolled.GetFirstLayer(layer.Level, index).ToArray();
                Assert.Equal(loop.GetFirstLayer(layer.Level, index).ToArray(), weights);
                for (int weight = 0; weight < weights.Length; weight++)
                    Assert.Equal(reference.GetFirstLayer(layer.Level, index)[weight], weights[weight], 1e-12);
            }
        }
    }
}
