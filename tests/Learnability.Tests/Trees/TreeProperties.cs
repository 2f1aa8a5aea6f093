using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Learnability.Tests.Trees;

/// <summary>Properties of arbitrary trees under arbitrary product distributions; a counterexample comes with the seed that gives it again.</summary>
public sealed class TreeProperties
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly Arbitrary<Subject> _subjects =
        (from depth in Gen.Choose(1, 3)
         from tables in Gen.Choose(0, 15).ArrayOf((1 << depth) - 1)
         from percents in Gen.Choose(1, 99).ArrayOf(1 << depth)
         select new Subject([.. tables], [.. percents.Select(static percent => percent / 100.0)])).ToArbitrary();

    [Fact]
    public void Correlations_are_those_of_brute_force_over_all_inputs() =>
        Prop.ForAll(_subjects, static subject =>
        {
            BruteForce expected = BruteForce.Product(subject.Tree, subject.Probabilities);
            LocalCorrelation actual = LocalCorrelation.Compute(subject.Tree, TreeDistribution.Product(subject.Probabilities));
            return Enumerable.Range(0, subject.Tree.Depth + 1).All(level => Enumerable.Range(0, 1 << level).All(index =>
                Math.Abs(expected.Correlation(level, index) - actual[level, index].Correlation) <= 1e-12
                && Math.Abs(expected.Influence(level, index) - actual[level, index].Influence) <= 1e-12));
        }).Check(_config);

    [Fact]
    public void Distance_of_a_tree_to_another_is_the_probability_of_the_inputs_on_which_they_differ() =>
        Prop.ForAll(_subjects, static subject =>
        {
            BooleanTree other = BooleanTree.Create(subject.Tree.Depth, (level, index) => index == 0 ? subject.Tree[level, index].Negate() : subject.Tree[level, index]);
            double expected = 0;
            for (ulong input = 0; input < 1UL << subject.Tree.InputCount; input++)
            {
                if (subject.Tree.Evaluate([input]) != other.Evaluate([input]))
                    expected += subject.Probabilities.Select((probability, i) => (input >> i & 1) != 0 ? probability : 1 - probability).Aggregate(static (a, b) => a * b);
            }

            return Math.Abs(expected - subject.Tree.GetDistance(other, subject.Probabilities)) <= 1e-12
                && subject.Tree.IsEquivalentTo(other) == (expected == 0);
        }).Check(_config);

    /// <summary>A tree, with the probability of each input; printed where a property fails.</summary>
    private sealed record Subject(int[] Tables, double[] Probabilities)
    {
        public BooleanTree Tree { get; } = new([.. Tables.Select(static table => new TreeGate(table))]);

        public override string ToString() => $"tables [{string.Join(", ", Tables)}], probabilities [{string.Join(", ", Probabilities)}]";
    }
}
