using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>The recurrent layer in ReLUs is the layer, with its Jacobian, and trains as it.</summary>
public sealed class FactoredLayerTests
{
    public static TheoryData<string> Names => RcnnTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_of_ReLUs_has_the_values_and_the_Jacobian_on_all_visited_patches(string name)
    {
        MachineCase machine = RcnnTests.Find(name);
        var relu = new RcnnReluLayer(new RcnnFactoredLayer(machine.Table));
        var layer = new RcnnLayer(machine.Table, false);
        var gradient = new double[5];
        foreach ((int Center, int Above, int Below, int Left, int Right) patch in VisitedPatches(machine))
        {
            int value = layer.Apply(patch.Center, patch.Above, patch.Below, patch.Left, patch.Right, out int slope);
            double[] cells = [.. new[] { patch.Center, patch.Above, patch.Below, patch.Left, patch.Right }.Select(layer.Encoding.ToDouble)];
            Assert.Equal(layer.Encoding.ToDouble(value), relu.Evaluate(cells, gradient), 1e-11);
            Assert.Equal(slope, gradient[0]);
            Assert.All(gradient[1..], static entry => Assert.Equal(0, entry));
        }
    }

    [Theory]
    [InlineData("Majority", false, RcnnReadout.Block)]
    [InlineData("Majority", true, RcnnReadout.Block)]
    [InlineData("Dictator", false, RcnnReadout.Block)]
    [InlineData("Conjunction", false, RcnnReadout.Corner)]
    [InlineData("Gauss", false, RcnnReadout.Block)]
    public void Explicit_network_trains_by_back_propagation_to_the_same_memory_and_answers(string name, bool autoClean, RcnnReadout readout)
    {
        const int Inputs = 2;
        const int Samples = 2;
        MachineCase machine = RcnnTests.Find(name);
        var random = new RandomBits(6, RandomPurpose.Examples);
        var options = new RcnnOptions { AutoClean = autoClean, Readout = readout, AppendsDummySample = false };
        List<(ulong X, bool Y)> examples = machine.DrawSamples(random, Inputs, Samples);
        examples.Add((3, true));

        // Just as deep as the longest run needs.
        MachineNetwork deep = machine.Train(new RcnnShape(Inputs, Samples, MachineCase.Depth(Inputs, Samples), options), examples);
        long longest = Enumerable.Range(0, 4).Max(x => { deep.Predict((ulong)x); return deep.Steps(); });
        var shape = new RcnnShape(Inputs, Samples, (int)longest + Inputs + Samples + 2, options);
        NeuralNet net = machine.Create(shape).ToNeuralNet();
        (long vertices, long edges) = RcnnGraph.Count(machine.Table, shape);
        Assert.Equal((vertices, edges), (net.VertexCount, net.EdgeCount));
        var gradients = new double[net.EdgeCount];
        foreach ((ulong x, bool y) in examples)
        {
            net.Gradient(Signs(x, Inputs), y ? 1 : -1, LossFunction.HalfSquared, gradients);
            for (int edge = 0; edge < net.EdgeCount; edge++)
            {
                if (net.EdgeWeightIndices[edge] < shape.Rows * shape.BlockColumns)
                    net.Weights[net.EdgeWeightIndices[edge]] -= RcnnHead.LearningRate * gradients[edge];
            }
        }

        MachineNetwork trained = machine.Train(shape, examples);
        sbyte[] memory = trained.Memory();
        for (int i = 0; i < memory.Length; i++)
            Assert.Equal(memory[i] / 3.0, net.Weights[i], 1e-8);
        for (ulong x = 0; x < 4; x++)
            Assert.Equal(trained.Predict(x) ? 1 : -1, net.Evaluate(Signs(x, Inputs))[0], 1e-6);
    }

    private static HashSet<(int Center, int Above, int Below, int Left, int Right)> VisitedPatches(MachineCase machine)
    {
        var random = new RandomBits(7, RandomPurpose.Examples);
        var patches = new HashSet<(int, int, int, int, int)>();
        for (int run = 0; run < 12; run++)
        {
            int inputs = 1 + random.NextInt32(3);
            int samples = 1 + random.NextInt32(4);
            var shape = new RcnnShape(inputs, samples, MachineCase.Depth(inputs, samples) / 2, RcnnOptions.Default);
            var dense = new DenseRcnn(machine.Table, shape);
            foreach ((ulong x, bool y) in machine.DrawSamples(random, inputs, samples).Append((random.NextBits(inputs), true)))
            {
                dense.Begin(RcnnTests.Bits(x, inputs));
                for (int layer = 0; layer < samples + inputs + 1; layer++, dense.Advance())
                    Collect(dense, patches);
                dense.Step(RcnnTests.Bits((1UL << inputs) - 1 & x, inputs), y);
            }

            dense.Begin(RcnnTests.Bits(random.NextBits(inputs), inputs));
            for (int layer = 0; layer < shape.Depth; layer++, dense.Advance())
                Collect(dense, patches);
        }

        return patches;
    }

    private static void Collect(DenseRcnn dense, HashSet<(int, int, int, int, int)> patches)
    {
        ReadOnlySpan<int> cells = dense.Cells;
        int columns = dense.Shape.Columns;
        int padding = dense.Encoding.Padding;
        for (int cell = 0; cell < cells.Length; cell++)
        {
            patches.Add((
                cells[cell],
                cell < columns ? padding : cells[cell - columns],
                cell + columns >= cells.Length ? padding : cells[cell + columns],
                cell % columns == 0 ? padding : cells[cell - 1],
                cell % columns == columns - 1 ? padding : cells[cell + 1]));
        }
    }

    private static double[] Signs(ulong x, int inputs) => [.. RcnnTests.Bits(x, inputs).Select(static bit => bit ? 1.0 : -1.0)];
}
