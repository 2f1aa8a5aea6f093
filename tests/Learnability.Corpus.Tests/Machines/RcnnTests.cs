using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>The network of a machine memorizes exactly, computes what the machine computes, and is the same network however it is computed.</summary>
public sealed class RcnnTests
{
    public static TheoryData<string> Names => [.. MachineCase.All.Select(static machine => machine.Name)];

    public static TheoryData<string, bool, RcnnReadout> Options
    {
        get
        {
            var options = new TheoryData<string, bool, RcnnReadout>();
            foreach (MachineCase machine in MachineCase.All)
            {
                options.Add(machine.Name, false, RcnnReadout.Block);
                options.Add(machine.Name, true, RcnnReadout.Block);
                options.Add(machine.Name, false, RcnnReadout.Corner);
            }

            return options;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Memory_after_every_step_is_the_exact_gradient_steps(string name, bool autoClean, RcnnReadout readout)
    {
        MachineCase machine = Find(name);
        var random = new RandomBits(1, RandomPurpose.Examples);
        var options = new RcnnOptions { AutoClean = autoClean, Readout = readout, AppendsDummySample = false };
        for (int run = 0; run < 6; run++)
        {
            int inputs = 1 + random.NextInt32(3);
            int samples = 1 + random.NextInt32(3);
            var shape = new RcnnShape(inputs, samples, MachineCase.Depth(inputs, samples), options);
            MachineNetwork network = machine.Create(shape);
            var dense = new DenseRcnn(machine.Table, shape);
            List<(ulong X, bool Y)> examples = machine.DrawSamples(random, inputs, samples);
            examples.Add((Ones(inputs), true));
            var expected = new int[shape.Rows * shape.BlockColumns];
            for (int step = 0; step < examples.Count; step++)
            {
                (ulong x, bool y) = examples[step];
                Assert.True(network.Step(x, y));
                Assert.Equal(0, dense.Step(Bits(x, inputs), y));
                for (int column = 0; column <= inputs; column++)
                    expected[(step * shape.BlockColumns) + column] = (y ? 1 : -1) * (column == inputs || (x >> column & 1) != 0 ? 1 : -1);
                Assert.Equal(expected, dense.WeightThirds.ToArray());
                Assert.Equal(expected, network.Memory().Select(static weight => (int)weight));
            }

            // The gradient is 0 from here on.
            Assert.False(network.Step(examples[0].X, !examples[0].Y));
            dense.Step(Bits(examples[0].X, inputs), !examples[0].Y);
            Assert.Equal(expected, dense.WeightThirds.ToArray());
            Assert.Equal(expected, network.Memory().Select(static weight => (int)weight));
        }
    }

    /// <summary>The text's row is y[x∘xᵢ, y], whose last symbol is y² = +1: the label is lost.</summary>
    [Fact]
    public void Row_of_a_sample_ends_with_the_label_and_not_with_its_square()
    {
        MachineCase machine = Find("Majority");
        var shape = new RcnnShape(2, 1, 100, RcnnOptions.Default);
        var rows = new Symbol[2][];
        for (int label = 0; label < 2; label++)
        {
            // (+, +) with the label +, and (−, −) with the label −: of the input (+, +) both say y(x∘xᵢ) = (+, +).
            ulong sample = label == 1 ? 3UL : 0;
            var dense = new DenseRcnn(machine.Table, shape);
            dense.Step(Bits(sample, 2), label == 1);
            dense.Step([true, true], true);
            dense.Begin([true, true]);
            rows[label] = [.. dense.Cells.ToArray().Take(3).Select(cell => dense.Encoding.Decode(cell).Tape)];
            Assert.Equal(label == 1, machine.Train(shape, [(sample, label == 1)]).Predict(3));
        }

        Assert.Equal([Symbol.Plus, Symbol.Plus, Symbol.Minus], rows[0]);
        Assert.Equal([Symbol.Plus, Symbol.Plus, Symbol.Plus], rows[1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_answers_every_input_as_the_algorithm_does(string name)
    {
        MachineCase machine = Find(name);
        var random = new RandomBits(2, RandomPurpose.Examples);
        for (int set = 0; set < 200; set++)
        {
            int inputs = 1 + random.NextInt32(4);
            int samples = 1 + random.NextInt32(7);
            var shape = new RcnnShape(inputs, samples, MachineCase.Depth(inputs, samples), RcnnOptions.Default);
            List<(ulong X, bool Y)> examples = machine.DrawSamples(random, inputs, samples);
            MachineNetwork network = machine.Train(shape, examples);
            for (ulong x = 0; x < 1UL << inputs; x++)
                Assert.True(machine.Answer(inputs, examples, x) == network.Predict(x), $"set {set}, x = {x}: {string.Join(", ", examples)}");
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Dense_layers_are_the_rollout_cell_for_cell(string name, bool autoClean, RcnnReadout readout)
    {
        MachineCase machine = Find(name);
        var random = new RandomBits(3, RandomPurpose.Examples);
        var options = new RcnnOptions { AutoClean = autoClean, Readout = readout };
        for (int run = 0; run < 90; run++)
        {
            int inputs = 1 + random.NextInt32(3);
            int samples = 1 + random.NextInt32(4);
            List<(ulong X, bool Y)> examples = machine.DrawSamples(random, inputs, samples);
            ulong x = random.NextBits(inputs);

            // As deep as the machine needs, and a few layers more.
            MachineNetwork deep = machine.Train(new RcnnShape(inputs, samples, MachineCase.Depth(inputs, samples), options), examples);
            bool answer = deep.Predict(x);
            int depth = (int)Math.Max(deep.Steps() + samples + inputs + 4, samples + inputs + 1);
            var shape = new RcnnShape(inputs, samples, depth, options);
            MachineNetwork network = machine.Train(shape, examples);
            var dense = new DenseRcnn(machine.Table, shape);
            foreach ((ulong sample, bool label) in examples)
                dense.Step(Bits(sample, inputs), label);
            dense.Step(Bits(Ones(inputs), inputs), true);
            RcnnTrace trace = network.Trace(x);
            var cells = new int[shape.Cells];
            dense.Begin(Bits(x, inputs));
            do
            {
                trace.CopyCells(cells);
                Assert.True(dense.Cells.SequenceEqual(cells), $"run {run}, layer {trace.Layer}: {string.Join(" ", dense.Cells.ToArray())} but {string.Join(" ", cells)}");
                dense.Advance();
            }
            while (trace.MoveNext());
            Assert.Equal(depth, trace.Layer);
            dense.Evaluate(Bits(x, inputs));
            Assert.Equal((answer ? 1 : -1) * (long)dense.Encoding.Scale, dense.ReadOutput());
            Assert.Equal(answer, network.Predict(x));
        }
    }

    [Fact]
    public void Parity_machine_is_Gaussian_elimination()
    {
        MachineCase machine = Find("Gauss");
        var random = new RandomBits(4, RandomPurpose.Examples);
        for (int set = 0; set < 1000; set++)
        {
            int inputs = 1 + random.NextInt32(8);
            int samples = 1 + random.NextInt32(20);
            Func<ulong, bool> label = machine.Draw(random, inputs);
            List<(ulong X, bool Y)> examples = [.. Enumerable.Range(0, samples).Select(_ => random.NextBits(inputs)).Select(x => (x, label(x)))];
            MachineNetwork network = machine.Train(new RcnnShape(inputs, samples, MachineCase.Depth(inputs, samples), RcnnOptions.Default), examples);
            for (ulong x = 0; x < 1UL << inputs; x++)
            {
                bool answer = network.Predict(x);
                Assert.True(answer == References.Parity(inputs, examples, x), $"set {set}, x = {x}");
                if (References.IsInSpan(inputs, examples, x))
                    Assert.True(answer == label(x), $"set {set}, x = {x} is in the span");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Circuit_is_the_classifier(string name)
    {
        MachineCase machine = Find(name);
        var random = new RandomBits(5, RandomPurpose.Examples);
        foreach (int inputs in (int[])[1, 3, 8])
        {
            List<(ulong X, bool Y)> examples = machine.DrawSamples(random, inputs, 6);
            MachineNetwork network = machine.Train(new RcnnShape(inputs, 6, MachineCase.Depth(inputs, 6), RcnnOptions.Default), examples);
            Circuit circuit = network.ToCircuit();
            var output = new bool[1];
            for (ulong x = 0; x < 1UL << inputs; x++)
            {
                circuit.Evaluate(Bits(x, inputs), output);
                Assert.Equal(network.Predict(x), output[0]);
            }
        }
    }

    [Fact]
    public void Circuit_of_a_classifier_is_written_in_every_format_and_read_back()
    {
        MachineCase machine = Find("Conjunction");
        List<(ulong X, bool Y)> examples = machine.DrawSamples(new RandomBits(6, RandomPurpose.Examples), 8, 60);
        MachineNetwork network = machine.Train(new RcnnShape(8, 60, MachineCase.Depth(8, 60), RcnnOptions.Default), examples);
        Circuit circuit = network.ToCircuit();
        using var aiger = new MemoryStream();
        circuit.WriteAiger(aiger);
        using var ascii = new MemoryStream();
        circuit.WriteAigerAscii(ascii);
        using var blif = new StringWriter();
        circuit.WriteBlif(blif);
        using var bristol = new StringWriter();
        circuit.WriteBristol(bristol);
        using var verilog = new StringWriter();
        circuit.WriteVerilog(verilog);

        Assert.StartsWith("module", verilog.ToString().TrimStart().Split('\n').First(static line => !line.StartsWith("//", StringComparison.Ordinal)), StringComparison.Ordinal);
        aiger.Position = 0;
        ascii.Position = 0;
        Circuit[] read = [Circuit.ReadAiger(aiger), Circuit.ReadAiger(ascii), Circuit.ReadBlif(new StringReader(blif.ToString())), Circuit.ReadBristol(new StringReader(bristol.ToString()))];
        var output = new bool[1];
        for (ulong x = 0; x < 256; x++)
        {
            foreach (Circuit copy in read)
            {
                copy.Evaluate(Bits(x, 8), output);
                Assert.Equal(network.Predict(x), output[0]);
            }
        }
    }

    [Fact]
    public void Dictator_of_eight_features_is_learned_from_sixteen_samples()
    {
        MachineCase machine = Find("Dictator");
        var random = new RandomBits(7, RandomPurpose.Examples);
        long longest = 0;
        for (int set = 0; set < 200; set++)
        {
            Func<ulong, bool> label = machine.Draw(random, 8);
            List<(ulong X, bool Y)> examples = [.. Enumerable.Range(0, 16).Select(_ => random.NextBits(8)).Select(x => (x, label(x)))];
            MachineNetwork network = machine.Train(new RcnnShape(8, 16, 1000, RcnnOptions.Default), examples);
            for (ulong x = 0; x < 256; x++)
            {
                Assert.True(network.Predict(x) == label(x), $"set {set}, x = {x}");
                longest = Math.Max(longest, network.Steps());
            }
        }

        Assert.InRange(longest, 200, 500);
    }

    internal static MachineCase Find(string name) => MachineCase.All.Single(machine => machine.Name == name);

    internal static bool[] Bits(ulong x, int count) => [.. Enumerable.Range(0, count).Select(bit => (x >> bit & 1) != 0)];

    private static ulong Ones(int inputs) => (1UL << inputs) - 1;
}
