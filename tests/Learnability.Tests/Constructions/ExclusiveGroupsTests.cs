using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests;

/// <summary>Memory bits share a dummy only where it is proven that they never flip in the same step.</summary>
public sealed class ExclusiveGroupsTests
{
    [Fact]
    public void Disjoint_guards_share_a_group()
    {
        var builder = new CircuitBuilder();
        Literal[] rank = builder.AddInputPort("rank", 2);
        Literal[] x = builder.AddInputPort("x", 4);
        Literal[] literals = [.. Enumerable.Range(0, 4).Select(row => builder.And(EqualTo(builder, rank, row), x[row]))];
        ExclusiveGroups groups = Find(builder, literals);
        Assert.Equal(1, groups.Count);
    }

    [Fact]
    public void Guards_that_overlap_in_exactly_one_input_do_not_share_a_group()
    {
        // rank < 2 and rank ≥ 1, and two equalities of different bits: each pair is true together for one input.
        var builder = new CircuitBuilder();
        Literal[] rank = builder.AddInputPort("rank", 2);
        Literal low = !rank[1];
        Literal high = builder.Or(rank[0], rank[1]);
        Assert.Equal((2, 1), Examine(builder, low, high));

        builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 3);
        Literal first = builder.And(builder.And(x[0], !x[1]), !x[2]);
        Literal second = builder.And(!x[1], !x[2]);
        Assert.Equal((2, 1), Examine(builder, first, second));

        builder = new CircuitBuilder();
        Literal[] z = builder.AddInputPort("z", 3);
        Literal both = builder.And(z[0], z[1]);
        Literal third = builder.And(both, z[2]);
        Literal fourth = builder.And(z[2], !builder.And(!z[0], z[1]));
        Assert.Equal((2, 1), Examine(builder, third, fourth));
    }

    [Fact]
    public void Branches_of_an_if_share_a_group_although_the_condition_is_a_conjunction()
    {
        // x ∧ y ∧ z against ¬(x ∧ y) ∧ w, with x ∧ y never built as a conjunct of the first.
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 4);
        Literal first = builder.And(x[0], builder.And(x[1], x[2]));
        Literal second = builder.And(!builder.And(x[0], x[1]), x[3]);
        Assert.Equal((1, 0), Examine(builder, first, second));
    }

    [Fact]
    public void A_bit_that_never_flips_joins_any_group_and_one_that_always_does_joins_none()
    {
        var builder = new CircuitBuilder();
        Literal x = builder.AddInputPort("x", 1)[0];
        Assert.Equal([0, 0, 0, 1], Find(builder, x, Literal.False, !x, Literal.True).GroupOf.ToArray());
    }

    [Fact]
    public void Members_of_a_group_are_never_true_together_for_any_input()
    {
        int shared = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            // Shallow conjunctions of few inputs, so that many are exclusive and many nearly so.
            var random = new RandomBits(seed, RandomPurpose.Examples);
            var builder = new CircuitBuilder();
            Literal[] inputs = builder.AddInputPort("x", 3 + random.NextInt32(10));
            var pool = inputs.ToList();
            for (int i = 0; i < 60; i++)
            {
                Literal left = pool[random.NextInt32(pool.Count)] ^ random.NextBit();
                Literal right = pool[random.NextInt32(pool.Count)] ^ random.NextBit();
                pool.Add(random.NextInt32(4) == 0 ? builder.Xor(left, right) : builder.And(left, right));
            }

            Literal[] literals = [.. Enumerable.Range(0, 20).Select(_ => pool[random.NextInt32(pool.Count)] ^ (random.NextInt32(4) == 0))];
            builder.AddOutputPort("literals", literals);
            Circuit circuit = builder.Build();
            ExclusiveGroups groups = ExclusiveGroups.Find(circuit, circuit.Outputs);
            shared += literals.Length - groups.Count;

            var x = new bool[circuit.InputCount];
            var values = new bool[circuit.OutputCount];
            for (int input = 0; input < 1 << x.Length; input++)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = ((input >> i) & 1) != 0;
                circuit.Evaluate(x, values);
                for (int i = 0; i < values.Length; i++)
                {
                    for (int j = 0; j < i && values[i]; j++)
                        Assert.False(values[j] && groups.GroupOf[i] == groups.GroupOf[j], $"seed {seed}, input {input}: {j} and {i}");
                }
            }
        }

        Assert.True(shared > 150, $"Only {shared} literals shared a group, so that little was tested.");
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(16, 32)]
    [InlineData(32, 64)]
    public void Rows_of_the_parity_learner_share_their_dummies(int inputs, int mostGroups)
    {
        SgdEmulationNetwork network = SgdEmulation.Build(CircuitLearners.Parity(inputs), SgdMode.Guessing);
        Assert.InRange(network.Groups.Count, inputs + 1, mostGroups);
        Assert.Equal(Math.Max(32, mostGroups), network.DummyCount);
    }

    private static ExclusiveGroups Find(CircuitBuilder builder, params Literal[] literals)
    {
        Circuit circuit = Build(builder, literals);
        return ExclusiveGroups.Find(circuit, circuit.Outputs);
    }

    private static Circuit Build(CircuitBuilder builder, params Literal[] literals)
    {
        builder.AddOutputPort("literals", literals);
        return builder.Build();
    }

    /// <summary>The numbers of groups of a pair of literals, and of the inputs for which both are true.</summary>
    private static (int Groups, int Overlaps) Examine(CircuitBuilder builder, Literal first, Literal second)
    {
        Circuit circuit = Build(builder, first, second);
        var outputs = new bool[2];
        int overlaps = 0;
        for (int input = 0; input < 1 << circuit.InputCount; input++)
        {
            circuit.Evaluate([.. Enumerable.Range(0, circuit.InputCount).Select(i => ((input >> i) & 1) != 0)], outputs);
            overlaps += outputs[0] && outputs[1] ? 1 : 0;
        }

        return (ExclusiveGroups.Find(circuit, circuit.Outputs).Count, overlaps);
    }

    private static Literal EqualTo(CircuitBuilder builder, Literal[] value, int constant) =>
        value.Select((bit, i) => bit ^ (((constant >> i) & 1) == 0)).Aggregate(Literal.True, builder.And);
}
