using System;
using System.Linq;
using TuringMachines;
using Xunit;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>What a network cannot do is said, with what to raise and to which value.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Features_and_labels_are_signs()
    {
        var network = new MajorityMachine.MajorityRcnn(2, 3, 200);

        Assert.Contains("Feature 1 is 0", Assert.Throws<ArgumentException>(() => network.Step([1, 0], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("label is 2", Assert.Throws<ArgumentException>(() => network.Step([1, -1], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Step([1, -1, 1], 1));
        Assert.Throws<ArgumentException>(() => network.Step(4UL, true));
        Assert.Throws<ArgumentException>(() => network.Predict(4UL));
        Assert.DoesNotContain((sbyte)1, network.MemoryThirds.ToArray());
    }

    [Fact]
    public void Features_and_labels_of_the_network_in_ReLUs_are_signs()
    {
        var network = new ReluRcnn(MajorityMachine.MajorityRcnn.Table, new RcnnShape(2, 1, 20, RcnnOptions.Default));

        Assert.Contains("Feature 1 is 0.5", Assert.Throws<ArgumentException>(() => network.Step([1, 0.5], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("label is 0", Assert.Throws<ArgumentException>(() => network.Step([1, -1], 0)).Message, StringComparison.Ordinal);
        Assert.Contains("Feature 0 is NaN", Assert.Throws<ArgumentException>(() => network.Evaluate([double.NaN, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Step([1], 1));
        Assert.All(network.Weights.ToArray(), static weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void Table_with_a_missing_entry_is_refused()
    {
        TransitionTable machine = MajorityMachine.MajorityRcnn.Table;
        string[] names = [.. Enumerable.Range(0, machine.StateCount).Select(machine.GetName)];

        Assert.Contains("There are 71 entries, but 12 states need 72", Assert.Throws<ArgumentException>(() => new TransitionTable(names, machine.Entries[1..])).Message, StringComparison.Ordinal);
        Assert.Contains("Entry 6, of state", Assert.Throws<ArgumentException>(() => new TransitionTable(names, With(6, new TransitionEntry(12, Symbol.Plus, Move.Stay)))).Message, StringComparison.Ordinal);

        TransitionEntry[] With(int index, TransitionEntry entry)
        {
            TransitionEntry[] entries = machine.Entries.ToArray();
            entries[index] = entry;
            return entries;
        }
    }

    [Fact]
    public void Prediction_waits_for_the_samples()
    {
        var network = new MajorityMachine.MajorityRcnn(2, 3, 200);
        network.Step(0UL, true);

        Assert.Contains("take 2 more steps", Assert.Throws<InvalidOperationException>(() => network.Predict(0UL)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => network.ToCircuit());
    }

    [Fact]
    public void Circuit_of_too_many_inputs_is_refused_before_any_is_asked()
    {
        var network = new MajorityMachine.MajorityRcnn(17, 1, 200);
        network.Step(0UL, true);

        Assert.Contains("has 17 inputs", Assert.Throws<InvalidOperationException>(() => network.ToCircuit()).Message, StringComparison.Ordinal);
        Assert.Equal(0, network.LastSteps);
    }

    [Fact]
    public void Dummy_sample_may_be_the_callers()
    {
        var network = new MajorityMachine.MajorityRcnn(2, 1, 200, new RcnnOptions { AppendsDummySample = false });
        network.Step(0UL, false);
        Assert.Contains("dummy", Assert.Throws<InvalidOperationException>(() => network.Predict(0UL)).Message, StringComparison.Ordinal);

        Assert.True(network.Step(3UL, true));
        Assert.False(network.Predict(0UL));
    }

    [Fact]
    public void Depth_that_does_not_suffice_is_named_with_the_one_that_does()
    {
        Assert.Contains("at least m + d + 1 = 6", Assert.Throws<ArgumentOutOfRangeException>(() => new MajorityMachine.MajorityRcnn(2, 3, 5)).Message, StringComparison.Ordinal);
        MajorityMachine.MajorityRcnn shallow = Trained(10);
        RcnnLimitException limit = Assert.Throws<RcnnLimitException>(() => shallow.Predict(0UL));
        Assert.Equal("depth", limit.Parameter);

        int needed = (int)limit.Required!.Value;
        Assert.Equal(limit.Required, Assert.Throws<RcnnLimitException>(() => Trained(needed - 1).Predict(0UL)).Required);
        Assert.True(Trained(needed).Predict(0UL));

        static MajorityMachine.MajorityRcnn Trained(int depth)
        {
            var network = new MajorityMachine.MajorityRcnn(2, 3, depth);
            network.Step(0UL, true);
            network.Step(1UL, false);
            network.Step(2UL, true);
            return network;
        }
    }

    [Fact]
    public void Answer_beside_what_was_not_erased_is_refused()
    {
        var network = new CornerMachine.CornerRcnn(1, 1, 40, RcnnOptions.Default);
        network.Step(1UL, true);

        Assert.Contains("AutoClean", Assert.Throws<InvalidOperationException>(() => network.Predict(1UL)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_tape_that_does_not_suffice_is_named_with_the_length_that_does()
    {
        WorkMachine.WorkRcnn narrow = Trained(1);
        RcnnLimitException limit = Assert.Throws<RcnnLimitException>(() => narrow.Predict(1UL));
        Assert.Equal("WorkColumns", limit.Parameter);
        Assert.True(Trained((int)limit.Required!.Value).Predict(1UL));

        static WorkMachine.WorkRcnn Trained(int columns)
        {
            var network = new WorkMachine.WorkRcnn(1, 1, 40, new RcnnOptions { WorkColumns = columns, Readout = RcnnReadout.Corner });
            network.Step(1UL, true);
            return network;
        }
    }
}
