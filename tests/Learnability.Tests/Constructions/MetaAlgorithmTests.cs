using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests;

/// <summary>The parts of a metaalgorithm: its rounds, its memory, its counters and the gap.</summary>
public sealed class MetaAlgorithmTests
{
    private static readonly MetaAlgorithmOptions _once = new(10, 0, MetaAlgorithmSchedule.Once);

    /// <summary>
    /// Remark 17: within o(1) of the best accuracy attainable after learning from 1/4 of the samples received. Of N stored samples, the last finished round has
    /// trained on more than (N + 1 − (i + 2)V)/4, so that 1/4 holds where validation is of a lower order; with as much validation as training it is 1/8.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(0)]
    public void Finished_round_of_doubling_has_trained_on_a_share_of_the_samples(int validation)
    {
        MetaAlgorithmRound[] rounds = [.. MetaAlgorithmRound.Plan(new MetaAlgorithmOptions(1 << 16, validation, MetaAlgorithmSchedule.Doubling))];
        Assert.Equal(17, rounds.Length);
        for (int i = 0; i < rounds.Length - 1; i++)
        {
            Assert.Equal(1 << i, rounds[i].TrainingEnd - rounds[i].Start);
            Assert.Equal(rounds[i].End, rounds[i + 1].Start);
            double trained = 1 << i;
            for (int samples = rounds[i].End; samples < rounds[i + 1].End; samples++)
                Assert.True(trained > (validation == 0 ? samples / 8.0 : (samples + 1 - ((i + 2.0) * validation)) / 4), $"round {i}, {samples} samples");
        }

        if (validation == 0)
            Assert.True(1 << 15 < (rounds[16].End - 1) / 4.0, "With as much validation as training, 1/4 does not hold.");
    }

    [Fact]
    public void Memory_has_a_place_for_everything_and_no_more()
    {
        var layout = new MetaAlgorithmLayout([7, 3, 5], new MetaAlgorithmOptions(4, 6, MetaAlgorithmSchedule.PerfectSquares));
        Assert.Equal([0, 7, 10], layout.MemberOffsets.ToArray());
        Assert.Equal((15, 7), (layout.AnswerOffset, layout.AnswerBits));
        Assert.Equal((22, 2), (layout.ChosenOffset, layout.ChosenBits));
        Assert.Equal((24, 3), (layout.MistakesOffset, layout.MistakesBits)); // up to 6
        Assert.Equal((33, 5), (layout.SamplesOffset, layout.SamplesBits)); // up to 1 + 6 + 2 + 6 + 4 + 6 = 25
        Assert.Equal((38, 6), (layout.ProgressOffset, layout.ProgressBits));
        Assert.Equal((38, 44), (layout.LearnerBits, layout.MemoryBits));
        Assert.Equal(7 + 3 + 5 + 2 + (3 * 4) + 5, new MetaAlgorithmLayout([7, 3, 5], _once).MemoryBits);
    }

    [Theory]
    [InlineData(0, 0, MetaAlgorithmSchedule.Once, "StepBudget")]
    [InlineData((1 << 24) + 1, 0, MetaAlgorithmSchedule.Once, "StepBudget")]
    [InlineData(3, 0, MetaAlgorithmSchedule.Doubling, "power of two")]
    [InlineData(4, -1, MetaAlgorithmSchedule.Once, "ValidationSamples")]
    [InlineData(4, 0, (MetaAlgorithmSchedule)9, "Schedule")]
    public void Budget_out_of_range_is_named(int budget, int validation, MetaAlgorithmSchedule schedule, string name)
    {
        var options = new MetaAlgorithmOptions(budget, validation, schedule);
        var exception = Assert.Throws<ArgumentException>(() => MetaAlgorithm.Build("M", [new(CircuitLearners.Parity(3), SgdMode.Guessing)], options));
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_do_not_fit_are_named()
    {
        Assert.Throws<ArgumentException>(() => MetaAlgorithm.Build("M", [], _once));
        MetaAlgorithmMember[] members = [new(CircuitLearners.Parity(3), SgdMode.Guessing), new(CircuitLearners.Conjunction(4), SgdMode.Guessing)];
        var exception = Assert.Throws<ArgumentException>(() => MetaAlgorithm.Build("M", members, _once));
        Assert.Contains("'conjunction' has 4 input bits, but 'parity' has 3", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A member costs its own gates, about twice where its answer is copied, and a few for counting: nothing grows with the budget but counters.</summary>
    [Fact]
    public void Budget_costs_counters_alone()
    {
        MetaAlgorithmMember[] members =
            [new(CircuitLearners.Parity(6), SgdMode.Guessing), new(CircuitLearners.Conjunction(6), SgdMode.Guessing), new(CircuitLearners.Mistakes(6), SgdMode.Guessing)];
        int few = MetaAlgorithm.Build("M", members, _once).Step.Info.Gates;
        int many = MetaAlgorithm.Build("M", members, new MetaAlgorithmOptions(1 << 20, 0, MetaAlgorithmSchedule.Once)).Step.Info.Gates;
        Assert.InRange(many, few, few + (16 * 40));
    }

    /// <summary>Memory bits of members flip in training, counters in comparison: they share dummies, so that a metaalgorithm needs no more than its members do.</summary>
    [Fact]
    public void Members_share_dummies_with_counters()
    {
        MetaAlgorithmMember[] members = [new(CircuitLearners.Parity(6), SgdMode.Guessing), new(CircuitLearners.Conjunction(6), SgdMode.Guessing)];
        var network = new SgdEmulationNetwork(MetaAlgorithm.Build("M", members, _once).Step);
        int apart = members.Sum(member => SgdEmulation.Build(member.Circuits, SgdMode.Guessing).Groups.Count);

        // All but the number of samples, which changes in every step.
        Assert.True(network.Groups.Count <= apart + 5, $"{network.Groups.Count} groups, {apart} apart");
    }

    [Theory]
    [InlineData(3, 819, 0.95)]
    [InlineData(2, 100, 0.5)]
    [InlineData(10, 1000, 0.99)]
    public void Gap_and_number_of_samples_are_inverse(int members, int samples, double confidence)
    {
        double gap = MetaAlgorithmGap.Get(members, samples, confidence);
        Assert.Equal(1 - confidence, (members - 1) * Math.Exp(-samples * gap * gap / 2), 12);
        Assert.InRange(MetaAlgorithmGap.GetValidationSamples(members, gap, confidence), samples - 1, samples + 1);
    }

    [Fact]
    public void Gap_has_its_limits()
    {
        Assert.Equal(738, MetaAlgorithmGap.GetValidationSamples(3, 0.1, 0.95)); // 2 ln(2/0.05)/0.01 = 737.8
        Assert.Equal(0, MetaAlgorithmGap.Get(1, 1, 0.99));
        Assert.Equal(1, MetaAlgorithmGap.Get(3, 1, 0.99));
        Assert.Equal(1, MetaAlgorithmGap.GetValidationSamples(1, 0.1, 0.99));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAlgorithmGap.Get(0, 1, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAlgorithmGap.Get(2, 0, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAlgorithmGap.Get(2, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAlgorithmGap.Get(2, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAlgorithmGap.GetValidationSamples(2, 0, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAlgorithmGap.GetValidationSamples(2, 1e-9, 0.9));
    }

    /// <summary>Hoeffding's bound is on how often a member is chosen that is worse by more than ε: members answer right independently, with accuracies 0.8 and 0.6.</summary>
    [Fact]
    public void Worse_member_is_chosen_no_more_often_than_the_bound_says()
    {
        const int Samples = 60;
        const int Trials = 4000;
        var random = new RandomBits(1, RandomPurpose.Examples);
        int wrong = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            int difference = 0;
            for (int sample = 0; sample < Samples; sample++)
                difference += (random.NextInt32(5) < 2 ? 1 : 0) - (random.NextInt32(5) < 1 ? 1 : 0);
            wrong += difference <= 0 ? 1 : 0;
        }

        double bound = Math.Exp(-Samples * 0.2 * 0.2 / 2);
        Assert.InRange(wrong / (double)Trials, 0, bound);
        Assert.Equal(0.2, MetaAlgorithmGap.Get(2, Samples, 1 - bound), 12);
    }
}
