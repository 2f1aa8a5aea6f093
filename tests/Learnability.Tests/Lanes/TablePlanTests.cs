using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Learnability.Tests.Networks;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class TablePlanTests
{
    private static readonly Arbitrary<WordProgram> _programs =
        (from width in Gen.Choose(1, 20)
         from count in Gen.Choose(1, 25)
         from steps in Gen.Choose(0, int.MaxValue - 1).ArrayOf(count)
         select new WordProgram(width, [.. steps])).ToArbitrary();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Plans_of_any_program_compute_what_its_circuit_computes(bool hasTernary) =>
        Prop.ForAll(_programs, program => Agrees(program.Build(), hasTernary)).Check(Config.QuickThrowOnFailure.WithMaxTest(80));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Plans_of_random_circuits_compute_what_they_compute(bool hasTernary)
    {
        for (int seed = 0; seed < 30; seed++)
            Assert.True(Agrees(RandomCircuits.Create(seed, 1 + seed, 40 * seed, 1 + (seed % 7)), hasTernary), $"The plan of seed {seed} computes something else.");
        Assert.True(Agrees(RandomCircuits.Create(77, 200, 9000, 100), hasTernary));
    }

    [Fact]
    public void A_bit_of_an_adder_is_one_step_whatever_the_form_of_its_carry()
    {
        // Forms of Add in step 0 to 2: of the first word and the second.
        foreach (int form in new[] { 0, 1, 2 })
        {
            Circuit circuit = new WordProgram(32, [form + 9 + (97 * 9)]).Build();
            TablePlan plan = new TablePlanner(circuit, hasTernary: true, vectorBytes: 64).PlanSingle();
            Assert.True(plan.Runs.Sum(run => run.Count) <= 33, $"{plan.Runs.Sum(run => run.Count)} steps in form {form}.");
            Assert.True(plan.Runs.Length <= 4, $"{plan.Runs.Length} runs in form {form}.");
        }
    }

    [Fact]
    public void What_is_compared_and_exchanged_is_two_steps_a_bit()
    {
        Circuit circuit = new WordProgram(32, [6 + 9 + (97 * 9)]).Build();
        TablePlan plan = new TablePlanner(circuit, hasTernary: true, vectorBytes: 64).PlanSingle();
        Assert.InRange(plan.Runs.Sum(run => run.Count), 64, 66);
        Assert.Contains(plan.Runs, run => run.Kind == TableKind.OfPair(TableKind.Choice, TableKind.OtherChoice) && run.Count >= 31);
    }

    [Fact]
    public void Every_kind_of_step_is_in_a_plan_of_some_program()
    {
        int[] kinds = [.. Enumerable.Range(0, 120).SelectMany(seed =>
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            Circuit circuit = new WordProgram(1 + random.NextInt32(8), [.. Enumerable.Range(0, 12).Select(_ => random.NextInt32(int.MaxValue))]).Build();
            return ((bool[])[true, false]).SelectMany(hasTernary => new TablePlanner(circuit, hasTernary, 64).PlanSingle().Runs.Select(run => run.Kind));
        }).Distinct()];
        Assert.All(TableKind.Pairs, pair => Assert.Contains(TableKind.OfPair(pair.First, pair.Second), kinds));
    }

    private static bool Agrees(Circuit circuit, bool hasTernary)
    {
        var planner = new TablePlanner(circuit, hasTernary, vectorBytes: 64);
        TablePlan single = planner.PlanSingle();
        var random = new RandomBits(circuit.GateCount, RandomPurpose.Examples);
        ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount).Select(_ => random.NextUInt64())];
        var expected = new ulong[circuit.OutputCount];
        circuit.EvaluateLanes(inputs, expected, 1);
        return new[] { single, planner.PlanBatch(single, 2), planner.PlanBatch(single, 8) }
            .All(plan => PlanRun.Evaluate(plan, planner.OutputMasks, inputs).SequenceEqual(expected));
    }
}
