using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests;

/// <summary>The kernel that trains the paths alone, against the reference network's back-propagation over every edge.</summary>
public sealed class SgdMemoryTests
{
    public static TheoryData<string, SgdMode> Corpus() => SgdEmulationTests.Corpus();

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Kernel_equals_the_explicit_network_weight_for_weight_after_every_step(string name, SgdMode mode)
    {
        var pair = new KernelAndNetwork(name, mode);
        for (int step = 0; step < 150; step++)
        {
            pair.Step();
            Assert.Equal(pair.Run.Memory, pair.LastMemory);
        }
    }

    [Fact]
    public void Every_change_of_a_single_weight_changes_the_output()
    {
        SgdEmulationNetwork network = SgdEmulation.Build(CircuitLearners.Create("last example"), SgdMode.Guessing);
        ulong[] flips = [0b101];
        foreach (bool predicted in new[] { true, false })
        {
            foreach (SgdMemoryEdge edge in Enum.GetValues<SgdMemoryEdge>())
            {
                var memory = new SgdMemory(network.Groups.GroupOf, network.DummyCount);
                Assert.Equal(predicted ? 1 : -1, memory.GetOutput(flips, predicted));
                memory.SetMemoryWeight(2, edge, memory.GetMemoryWeight(2, edge) * 1.0625);
                bool isOnClosedPath = predicted
                    ? edge is >= SgdMemoryEdge.V2V3Prime and <= SgdMemoryEdge.V5PrimeOutput
                    : edge is >= SgdMemoryEdge.V2V3 and <= SgdMemoryEdge.V5Output;
                bool isOfControl = edge is SgdMemoryEdge.VcV4 or SgdMemoryEdge.VcPrimeV4Prime;
                Assert.Equal(isOnClosedPath || isOfControl, memory.GetOutput(flips, predicted) == (predicted ? 1 : -1));
            }
        }

        var dummies = new SgdMemory(network.Groups.GroupOf, network.DummyCount);
        dummies.SetDummyWeight(31, 2, 0.53125);
        Assert.NotEqual(1, dummies.GetOutput(flips, true));
        dummies.SetDummyWeight(31, 2, 0.5);
        Assert.Equal(1, dummies.GetOutput(flips, true));
    }

    [Fact]
    public void A_control_that_no_longer_cancels_opens_its_path()
    {
        var memory = new SgdMemory([0, 1, 2], 32);
        memory.SetMemoryWeight(1, SgdMemoryEdge.VcV4, 0);
        Assert.Equal(1 + (1.0 / 32), memory.GetOutput([0], true));
    }

    [Fact]
    public void A_sign_that_is_set_by_hand_sets_the_bit()
    {
        SgdEmulationNetwork network = SgdEmulation.Build(CircuitLearners.Create("random 24"), SgdMode.Guessing);
        var memory = new SgdMemory(network.Groups.GroupOf, network.DummyCount);
        var bits = new ulong[1];
        memory.ReadMemory(bits);
        Assert.Equal(0UL, bits[0]);
        memory.SetMemoryWeight(5, SgdMemoryEdge.V0V1, -0.5);
        memory.ReadMemory(bits);
        Assert.Equal(1UL << 5, bits[0]);
        memory.SetMemoryWeight(5, SgdMemoryEdge.V1V2, -0.5);
        memory.ReadMemory(bits);
        Assert.Equal(1UL << 5, bits[0]);
        Assert.Equal(-1, memory.GetOutput([1UL << 5], false));
    }

    [Fact]
    public void A_weight_that_saturates_no_gate_is_named()
    {
        var memory = new SgdMemory([0, 1, 2], 32);
        memory.SetMemoryWeight(1, SgdMemoryEdge.V0V1, 0.25);
        string message = Assert.Throws<InvalidOperationException>(() => memory.ReadMemory(new ulong[1])).Message;
        Assert.Contains("Memory bit 1 reads 0.5", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(-0.05)]
    [InlineData(0.3)]
    [InlineData(-0.8)]
    public void Kernel_equals_the_explicit_network_after_a_weight_is_changed(double change)
    {
        int compared = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            string name = CircuitLearners.Names[random.NextInt32(CircuitLearners.Names.Length)];
            var pair = new KernelAndNetwork(name, SgdMode.Guessing);
            for (int step = 0; step < 20; step++)
                pair.Step();

            // Any weight but the one that is read as memory may be changed at will, a control's too.
            if (random.NextBit())
            {
                var edge = (SgdMemoryEdge)(1 + random.NextInt32(11));
                int memoryBit = random.NextInt32(pair.Run.Network.MemoryBits);
                pair.Kernel.SetMemoryWeight(memoryBit, edge, pair.Kernel.GetMemoryWeight(memoryBit, edge) + change);
            }
            else
            {
                int dummy = random.NextInt32(pair.Run.Network.DummyCount);
                int place = random.NextInt32(6);
                pair.Kernel.SetDummyWeight(dummy, place, pair.Kernel.GetDummyWeight(dummy, place) + change);
            }

            pair.Kernel.CopyWeightsTo(pair.Run.Graph);
            try
            {
                for (int step = 0; step < 20; step++, compared++)
                    pair.Step();
            }
            catch (InvalidOperationException)
            {
                // The error has reached a weight that is read as memory: the gates are no longer saturated, and the kernel says so.
            }
        }

        Assert.True(compared > 60, $"Only {compared} steps were compared.");
    }

    [Fact]
    public void Bad_input_is_rejected_before_a_weight_changes()
    {
        var memory = new SgdMemory([0, 1, 2], 32);
        Assert.Throws<ArgumentException>(() => memory.Step([0, 0], true, false, out _));
        Assert.Throws<ArgumentException>(() => memory.Step([0b1000], true, false, out _));
        Assert.Throws<ArgumentException>(() => memory.ReadMemory(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.SetMemoryWeight(0, SgdMemoryEdge.V1V2, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.SetMemoryWeight(3, SgdMemoryEdge.V1V2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.GetMemoryWeight(0, (SgdMemoryEdge)12));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.GetDummyWeight(32, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SgdMemory([0], 16));
        Assert.Throws<ArgumentException>(() => new SgdMemory([32], 32));
        Assert.Equal(0.5, memory.GetMemoryWeight(0, SgdMemoryEdge.V1V2));
        Assert.Equal(1, memory.GetOutput([0], true));
    }

    [Fact]
    public void Two_flips_of_one_group_show_in_the_output()
    {
        // The grouping promises that this never happens: 1/m' is missing from no dummy twice, so that the output is 1 + 1/m'.
        var memory = new SgdMemory([0, 0, 1], 32);
        Assert.Equal(1 + (1.0 / 32), memory.GetOutput([0b011], true));
    }

    /// <summary>The kernel, fed by the circuit of the step, beside the explicit network.</summary>
    private sealed class KernelAndNetwork
    {
        private readonly string _name;
        private int _step;

        public KernelAndNetwork(string name, SgdMode mode)
        {
            _name = name;
            Run = new SgdRun(CircuitLearners.Create(name), mode, seed: 3);
            Kernel = new SgdMemory(Run.Network.Groups.GroupOf, Run.Network.DummyCount);
        }

        public SgdRun Run { get; }

        public SgdMemory Kernel { get; }

        /// <summary>The memory after the last step.</summary>
        public bool[] LastMemory => ReadMemory();

        public void Step()
        {
            double[] inputs = Run.NextInputs(out double label);
            Circuit circuit = Run.Network.Step;
            var outputs = new bool[circuit.OutputCount];
            circuit.Evaluate([.. ReadMemory(), .. Run.LastBits], outputs);
            var flips = new ulong[(Run.Network.MemoryBits + 63) / 64];
            for (int i = 0; i < Run.Network.MemoryBits; i++)
                flips[i >> 6] |= outputs[1 + i] ? 1UL << (i & 63) : 0;

            bool isWrong = Kernel.Step(flips, outputs[0], Run.LastLabel, out double output);
            Run.StepAlgorithm();
            double expected = Run.Graph.Net.Step(inputs, label, LossFunction.Squared, Run.Network.Info.LearningRate);
            string place = $"{_name}, step {_step++}";
            Assert.True(output == expected, $"{place}: output {output:R}, not {expected:R}");
            Assert.Equal(output > 0 != Run.LastLabel, isWrong);
            for (int i = 0; i < Run.Network.MemoryBits; i++)
            {
                foreach (SgdMemoryEdge edge in Enum.GetValues<SgdMemoryEdge>())
                {
                    double weight = Run.Graph.Net.Weights[Run.Graph.GetMemoryWeightIndex(i, edge)];
                    Assert.True(weight == Kernel.GetMemoryWeight(i, edge), $"{place}: {edge} of bit {i} is {Kernel.GetMemoryWeight(i, edge):R}, not {weight:R}");
                }
            }

            for (int j = 0; j < Run.Network.DummyCount; j++)
            {
                for (int at = 0; at < SgdEmulationGraph.DummyEdges; at++)
                {
                    double weight = Run.Graph.Net.Weights[Run.Graph.GetDummyWeightIndex(j, at)];
                    Assert.True(weight == Kernel.GetDummyWeight(j, at), $"{place}: edge {at} of dummy {j} is {Kernel.GetDummyWeight(j, at):R}, not {weight:R}");
                }
            }
        }

        private bool[] ReadMemory()
        {
            var words = new ulong[(Run.Network.MemoryBits + 63) / 64];
            Kernel.ReadMemory(words);
            return [.. Enumerable.Range(0, Run.Network.MemoryBits).Select(i => ((words[i >> 6] >> (i & 63)) & 1) != 0)];
        }
    }
}
