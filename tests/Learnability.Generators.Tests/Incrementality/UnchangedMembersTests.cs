extern alias generators;

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using generators::Learnability.Generators;
using Learnability.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Learnability.Generators.Tests.Incrementality;

/// <summary>What is not changed is not lowered again.</summary>
public sealed class UnchangedMembersTests
{
    private const string Methods = """
        using Learnability;
        namespace Demo;
        public static partial class Methods
        {
            // First.
            [Circuit]
            public static uint Add(uint a, uint b) => Helper.Twice(a) + b;

            [Circuit]
            public static uint And(uint a, uint b) => a & b & Helper.Mask;

            [TuringMachine(CornerReadout = true)]
            public static Transition<byte> Stop([Bits(1)] byte state, Symbol read, Arrival arrival) => state == 0 ? new(1, Move.Stay) : Transition.Stay(state);

            [TreeCircuit(Depth = 2)]
            [ProductDistribution(0.9)]
            public static bool Gate(int level, int index, bool left, bool right) => level == Helper.Root ? left == right : left;
        }

        [LearningAlgorithm]
        [Sgd]
        [MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 2)]
        public partial struct Last
        {
            private bool _label;
            public void Learn([Bits(2)] uint x, bool y) => _label = y;
            public readonly bool Predict([Bits(2)] uint x) => _label;
        }

        [MetaAlgorithm(typeof(Last), typeof(Ever), StepBudget = 2)]
        public static partial class Best;

        [StatisticalQueries]
        [MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)]
        public partial struct Asked
        {
            private bool _isFrequent;
            public static bool Query(int round, int index, [Bits(2)] uint x, bool y) => x == 1;
            public void Receive(int round, System.ReadOnlySpan<int> units, int unitsPerOne) => _isFrequent = units[0] * 4 > unitsPerOne;
            public readonly bool Predict([Bits(2)] uint x) => _isFrequent;
        }
        """;

    private const string Helper = """
        namespace Demo;
        public static class Helper
        {
            public const uint Mask = 15;
            public const int Root = 0;
            public static uint Twice(uint x) => x << 1;
            public static uint Unused(uint x) => x;
        }

        [Learnability.LearningAlgorithm]
        public partial struct Ever
        {
            private bool _label;
            public void Learn([Learnability.Bits(2)] uint x, bool y) => _label |= y;
            public readonly bool Predict([Learnability.Bits(2)] uint x) => _label;
        }
        """;

    [Fact]
    public void The_first_run_lowers_every_member() => Assert.Equal(8, new GeneratorRun(Methods, Helper).Lowerings);

    [Fact]
    public void A_comment_lowers_nothing()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "// First.", "// The first of several methods,\n    // with lines moved down.");
        Assert.Equal(0, run.Lowerings);
        Assert.All(run.Outputs(LearnabilityGenerator.ReadCircuits), output => Assert.NotEqual(IncrementalStepRunReason.Modified, output.Reason));
    }

    [Fact]
    public void An_unrelated_file_lowers_nothing()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Add("namespace Demo; public static class Unrelated { public static int Value => 1; }");
        Assert.Equal(0, run.Lowerings);
    }

    [Fact]
    public void An_unused_method_beside_a_used_one_lowers_nothing()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(1, "Unused(uint x) => x;", "Unused(uint x) => x + 1;");
        Assert.Equal(0, run.Lowerings);
    }

    [Fact]
    public void A_callee_in_another_file_lowers_its_callers_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        string before = run.Result.GeneratedSources.Single(file => file.HintName == "Demo.Methods.AddCircuit.g.cs").SourceText.ToString();
        run.Edit(1, "x << 1", "x << 2");
        Assert.Equal(1, run.Lowerings);
        string after = run.Result.GeneratedSources.Single(file => file.HintName == "Demo.Methods.AddCircuit.g.cs").SourceText.ToString();
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void A_constant_in_another_file_lowers_its_users_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(1, "Mask = 15", "Mask = 7");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void One_of_two_methods_is_lowered_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "a & b & Helper.Mask", "a & ~b & Helper.Mask");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void A_learner_is_lowered_with_its_metaalgorithm_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "_label = y;", "_label = y ^ (x == 3);");
        Assert.Equal(2, run.Lowerings);
    }

    [Fact]
    public void A_member_in_another_file_lowers_its_metaalgorithm()
    {
        var run = new GeneratorRun(Methods, Helper);
        string before = BestNetwork(run);
        run.Edit(1, "_label |= y", "_label |= y ^ (x == 3)");
        Assert.Equal(2, run.Lowerings);
        Assert.NotEqual(before, BestNetwork(run));
    }

    [Fact]
    public void A_metaalgorithm_is_put_together_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "StepBudget = 2", "StepBudget = 3");
        Assert.Equal(1, run.Lowerings);
    }

    private static string BestNetwork(GeneratorRun run) =>
        run.Result.GeneratedSources.Single(file => file.HintName == "Demo.Best.SgdNetwork.g.cs").SourceText.ToString();

    [Fact]
    public void A_machine_is_tabulated_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "new(1, Move.Stay)", "new(1, Symbol.Plus, Move.Stay)");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void A_tree_is_tabulated_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "? left == right : left;", "? left == right : right;");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void A_distribution_writes_its_tree_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "ProductDistribution(0.9)", "ProductDistribution(0.8)");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void A_constant_in_another_file_tabulates_the_trees_that_use_it()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(1, "Root = 0", "Root = 1");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void A_method_by_queries_is_lowered_alone()
    {
        var run = new GeneratorRun(Methods, Helper);
        run.Edit(0, "=> x == 1;", "=> x == 2;");
        Assert.Equal(1, run.Lowerings);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            GeneratorHarness.CreateDriver().RunGenerators(CSharpHarness.Compile(Methods, Helper), source.Token));
    }

    [Fact]
    public void No_model_holds_on_to_the_compilation()
    {
        var run = new GeneratorRun(Methods, Helper);
        string[] steps =
        [
            LearnabilityGenerator.ReadCircuits, LearnabilityGenerator.CompileCircuits, LearnabilityGenerator.ReadLearners, LearnabilityGenerator.CompileLearners,
            LearnabilityGenerator.ReadMetaAlgorithms, LearnabilityGenerator.CompileMetaAlgorithms, LearnabilityGenerator.ReadMachines, LearnabilityGenerator.CompileMachines,
            LearnabilityGenerator.ReadTrees, LearnabilityGenerator.CompileTrees,
            LearnabilityGenerator.ReadQueries, LearnabilityGenerator.CompileQueries,
        ];
        foreach (string step in steps)
        {
            IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> outputs = run.Outputs(step);
            Assert.NotEmpty(outputs);
            foreach ((object value, _) in outputs)
                AssertHoldsNoSymbol(value, step, []);
        }
    }

    [Fact]
    public void What_holds_on_to_a_compilation_is_found_wherever_it_hides()
    {
        Compilation compilation = CSharpHarness.Compile(Helper);
        object[] holders = [compilation.Assembly, new List<object?> { null, compilation.SyntaxTrees.First() }, new Tuple<int, Lazy<Location>>(1, new Lazy<Location>(Location.None)), (Func<int>)(() => 1)];
        Assert.All(holders, holder => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertHoldsNoSymbol(holder, "holder", [])));
    }

    [Fact]
    public void Generated_files_have_the_same_names_and_texts_in_every_run() =>
        Assert.Equal(
            GeneratorHarness.Generate(Methods, Helper).OrderBy(file => file.Key),
            GeneratorHarness.Generate(Methods, Helper).OrderBy(file => file.Key));

    private static void AssertHoldsNoSymbol(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or IOperation or Location or Delegate,
            $"{path} holds a {value.GetType()}");
        if (value is IEnumerable items && value.GetType().Namespace!.StartsWith("System", StringComparison.Ordinal))
        {
            foreach (object? item in items)
                AssertHoldsNoSymbol(item, path + "[]", seen);
            return;
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertHoldsNoSymbol(field.GetValue(value), path + "." + field.Name, seen);
        }
    }
}
