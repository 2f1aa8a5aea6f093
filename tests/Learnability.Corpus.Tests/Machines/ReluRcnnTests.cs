using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>The network in ReLUs and doubles, trained by true back-propagation, comes to the same memory: here and in PyTorch.</summary>
public sealed class ReluRcnnTests
{
    private const string Python = "/usr/bin/python3";
    private const string Remedy = "install Debian's package python3-torch";

    public static TheoryData<string> Names => RcnnTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Back_propagation_through_all_layers_memorizes(string name)
    {
        MachineCase machine = RcnnTests.Find(name);
        (RcnnShape shape, List<(ulong X, bool Y)> examples) = Draw(machine, inputs: 3, samples: 3, seed: 8);
        var network = new ReluRcnn(machine.Table, shape);
        foreach ((ulong x, bool y) in examples.Append((7UL, true)))
            Assert.Equal(0, network.Step(Signs(x, 3), y ? 1 : -1), 1e-8);

        MachineNetwork exact = machine.Train(shape, examples);
        sbyte[] memory = exact.Memory();
        for (int i = 0; i < memory.Length; i++)
            Assert.Equal(memory[i] / 3.0, network.Weights[i], 1e-8);
        for (ulong x = 0; x < 8; x++)
            Assert.Equal(exact.Predict(x) ? 1 : -1, network.Evaluate(Signs(x, 3)), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubles_memorize_and_floats_do_not(string name)
    {
        MachineCase machine = RcnnTests.Find(name);
        (RcnnShape shape, List<(ulong X, bool Y)> examples) = Draw(machine, inputs: 2, samples: 3, seed: 10);
        var doubles = new TypedReluRcnn<double>(machine.Table, shape, shape.BlockColumns);
        var floats = new TypedReluRcnn<float>(machine.Table, shape, shape.BlockColumns);
        foreach ((ulong x, bool y) in examples.Append((3UL, true)))
        {
            doubles.Step(RcnnTests.Bits(x, 2), y);
            floats.Step(RcnnTests.Bits(x, 2), y);
        }

        double[] memory = [.. machine.Train(shape, examples).Memory().Select(static weight => weight / 3.0)];
        Assert.All(memory.Zip(doubles.Weights), static pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        Assert.Contains(memory.Zip(floats.Weights), static pair => !(Math.Abs(pair.First - pair.Second) < 0.1));
    }

    [Fact]
    public void Output_over_d_columns_alone_memorizes_no_label()
    {
        MachineCase machine = RcnnTests.Find("Majority");
        (RcnnShape shape, List<(ulong X, bool Y)> examples) = Draw(machine, inputs: 2, samples: 1, seed: 11);
        foreach (int columns in (int[])[shape.Inputs, shape.BlockColumns])
        {
            var network = new TypedReluRcnn<double>(machine.Table, shape, columns);
            network.Step(RcnnTests.Bits(examples[0].X, 2), examples[0].Y);
            Assert.Equal(1.0 / 3, Math.Abs(network.Weights[0]), 1e-8);
            Assert.Equal(columns == shape.BlockColumns ? 1.0 / 3 : 0, Math.Abs(network.Weights[shape.Inputs]), 1e-8);
        }
    }

    [ExternalToolFact(Remedy, Python, "-c", "import torch")]
    public void PyTorch_trains_the_exported_weights_of_the_majority_machine_to_the_same_memory()
    {
        MachineCase machine = RcnnTests.Find("Majority");
        (RcnnShape shape, List<(ulong X, bool Y)> examples) = Draw(machine, inputs: 2, samples: 4, seed: 9);
        MachineNetwork network = machine.Train(shape, examples);
        string folder = Directory.CreateTempSubdirectory("rcnn").FullName;
        try
        {
            string layer = Path.Combine(folder, "layer.json");
            using (FileStream stream = File.Create(layer))
                new RcnnReluLayer(new RcnnFactoredLayer(machine.Table)).WriteJson(stream);
            IEnumerable<string> lines = examples.Append((3UL, true)).Select(static example => $"{Text(example.Item1)} {(example.Item2 ? 1 : -1)}")
                .Concat(Enumerable.Range(0, 4).Select(static x => Text((ulong)x)));
            string samples = Path.Combine(folder, "samples.txt");
            File.WriteAllLines(samples, lines);
            string script = Path.Combine(Repository.Root, "tests", "External", "train_rcnn_with_pytorch.py");
            (int exitCode, string output) = ExternalTool.Run(
                TimeSpan.FromMinutes(5), "/bin/sh", "-c", "exec \"$0\" \"$1\" \"$2\" \"$3\" \"$4\" < \"$5\"", Python, script, layer, Number(shape.Depth), Number(shape.Options.WorkColumns), samples);
            Assert.True(exitCode == 0, output);
            double[][] numbers = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line =>
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];

            sbyte[] memory = network.Memory();
            int width = shape.BlockColumns;
            for (int step = 0; step < shape.Rows; step++)
            {
                Assert.Equal(0, numbers[step][0], 1e-8);
                for (int i = 0; i < memory.Length; i++)
                    Assert.Equal(i < (step + 1) * width ? memory[i] / 3.0 : 0, numbers[step][1 + i], 1e-8);
            }

            for (ulong x = 0; x < 4; x++)
                Assert.Equal(network.Predict(x) ? 1 : -1, numbers[shape.Rows + (int)x][0], 1e-6);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Samples, and a network just as deep as they need.</summary>
    private static (RcnnShape Shape, List<(ulong X, bool Y)> Examples) Draw(MachineCase machine, int inputs, int samples, int seed)
    {
        List<(ulong X, bool Y)> examples = machine.DrawSamples(new RandomBits(seed, RandomPurpose.Examples), inputs, samples);
        MachineNetwork deep = machine.Train(new RcnnShape(inputs, samples, MachineCase.Depth(inputs, samples), RcnnOptions.Default), examples);
        long longest = 0;
        for (ulong x = 0; x < 1UL << inputs; x++)
        {
            deep.Predict(x);
            longest = Math.Max(longest, deep.Steps());
        }

        return (new RcnnShape(inputs, samples, (int)Math.Max(longest + 1, samples + inputs + 1), RcnnOptions.Default), examples);
    }

    private static string Text(ulong x) => string.Join(' ', RcnnTests.Bits(x, 2).Select(static bit => bit ? 1 : -1));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static double[] Signs(ulong x, int inputs) => [.. RcnnTests.Bits(x, inputs).Select(static bit => bit ? 1.0 : -1.0)];
}
