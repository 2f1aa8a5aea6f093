using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Learnability.Generators.Tests.Trees;

/// <summary>What the editor says of a tree of gates, and where.</summary>
public sealed class TreeAnalyzerTests
{
    [Fact]
    public async Task Gates_without_correlation_are_named_with_correlation_gap_and_cause_at_their_expression()
    {
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 4)] [UniformDistribution]", "left == right");
        Diagnostic problem = Assert.Single(found, static diagnostic => diagnostic.Severity != DiagnosticSeverity.Info);
        Assert.Equal("LRN3002", problem.Id);
        Assert.Equal("left == right", problem.MarkedText());
        Assert.Equal(
            "Gate (1, 0), XNOR, has the correlation c = 0 with the label, and needs |c| above |E[y]| = 0 (gap 0): layerwise training does not recover it under the uniform distribution, "
            + "because gate (0, 0) above it is XNOR and its sibling (1, 1) a fair coin: inputs of probability 1/2 hide a parity; "
            + "the same goes for 13 more gates: (1, 1), (2, 0), (2, 1), (2, 2), …",
            problem.GetMessage());
    }

    [Fact]
    public async Task Each_arm_that_gives_gates_without_correlation_is_marked_by_itself()
    {
        const string Gate = "(level, index) switch { (0, _) => left ^ right, (1, 0) => left & right, (1, _) => left | right, (_, 2) => left & !right, _ => left == right }";
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 3)] [GenerativeDistribution]", Gate);
        Diagnostic[] problems = [.. found.Where(static diagnostic => diagnostic.Id == "LRN3002").OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.Equal(["left & right", "left | right", "left & !right", "left == right"], problems.Select(static problem => problem.MarkedText()));
        Assert.EndsWith(
            "because gate (0, 0) above it is XOR, whose children the generative distribution makes fair coins that say nothing of it", problems[0].GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("because gate (1, 0) above it has none; the same goes for 2 more gates: (2, 1), (2, 3)", problems[3].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("level switch { 0 => left & right, 1 => true, _ => left | right }", "LRN3003", "true")]
    [InlineData("level > 0 ? level > 1 ? left | right : false : left & right", "LRN3003", "false")]
    public async Task Constant_gates_of_the_generative_distribution_are_marked_at_their_arm(string gate, string id, string marked)
    {
        Diagnostic problem = Assert.Single(await FindAsync("[TreeCircuit(Depth = 3)] [GenerativeDistribution]", gate));
        Assert.Equal(id, problem.Id);
        Assert.Equal(marked, problem.MarkedText());
        Assert.EndsWith("; the same goes for 1 more gate: (1, 1)", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ if (level == 0) return left ^ right; return left & right; }", "left & right")]
    [InlineData("{ if (level == 0) return left ^ right; bool both = left & right; if (both) return true; return false; }", "Gate")]
    [InlineData("{ switch (level) { case 0: return left ^ right; default: return Both(left, right); } }", "Both(left, right)")]
    [InlineData("=> level == 0 ? left ^ right : (left, right) switch { (true, true) => true, (false, _) => false, _ => false };", "(left, right) switch { (true, true) => true, (false, _) => false, _ => false }")]
    public async Task Gates_are_marked_at_the_return_that_gives_them_or_at_the_method_where_inputs_choose_it(string body, string marked)
    {
        string source = $$"""
            public static partial class Trees
            {
                [TreeCircuit(Depth = 2)]
                [GenerativeDistribution]
                public static bool Gate(int level, int index, bool left, bool right) {{body}}

                private static bool Both(bool a, bool b) => a && b;
            }
            """;
        IReadOnlyList<Diagnostic> found = await Analysis.FindAllAsync(SourceCompilation.Create(source).RequireValid());
        Assert.Equal(marked, Assert.Single(found, static diagnostic => diagnostic.Id == "LRN3002").MarkedText());
    }

    [Theory]
    [InlineData("[ProductDistribution(0.9)]", "LRN3013", "Gate (1, 0) is RIGHT: its other child never matters; that is right where the child's subtree holds no relevant input, as in the tree of a parity; the same goes for 1 more gate: (1, 1)")]
    [InlineData("[GenerativeDistribution]", "LRN3014", "Gate (1, 0) is RIGHT: under the generative distribution its other child is a fair coin with correlation 0, and all of its subtree tells nothing of the label; the same goes for 1 more gate: (1, 1)")]
    public async Task Gates_that_ignore_an_input_are_named_at_their_arm(string distribution, string id, string message)
    {
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 3)] " + distribution, "level == 1 ? right : left & right");
        Diagnostic information = Assert.Single(found, diagnostic => diagnostic.Id == id);
        Assert.Equal(DiagnosticSeverity.Info, information.Severity);
        Assert.Equal(message, information.GetMessage());
        Assert.Equal("right", information.MarkedText());
    }

    [Fact]
    public async Task Gate_that_ignores_a_constant_or_has_no_influence_itself_is_not_named()
    {
        const string Gate = "(level, index) switch { (0, _) => left, (1, 0) => left & right, (1, _) => true, _ => left | right }";
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 3)] [ProductDistribution(0.9)]", Gate);
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id is "LRN3013" or "LRN3014");
    }

    [Theory]
    [InlineData("[TreeCircuit(Depth = 4)] [GenerativeDistribution]", "(level + index) % 2 == 0 ? left & right : left | right")]
    [InlineData("[TreeCircuit(Depth = 4)] [ProductDistribution(0.9)] [LayerwiseTraining(Samples = 1000000)]", "left == right")]
    [InlineData("[TreeCircuit(Depth = 4)]", "left ^ right")]
    [InlineData("[TreeCircuit(Depth = 4, Width = 40)] [ProductDistribution(0.7)] [LayerwiseTraining(Initialization = LayerwiseInitialization.Random)]", "left == right")]
    public async Task Tree_that_can_be_learned_has_no_warning(string attributes, string gate) =>
        Assert.DoesNotContain(await FindAsync(attributes, gate), static diagnostic => diagnostic.Severity != DiagnosticSeverity.Info);

    [Theory]
    [InlineData("[TreeCircuit]", "left", "LRN0027", "Depth = 0 is out of range; allowed: 1 to 12")]
    [InlineData("[TreeCircuit(Depth = 13)]", "left", "LRN0027", "Depth = 13 is out of range; allowed: 1 to 12")]
    [InlineData("[TreeCircuit(Depth = 2, Width = 0)]", "left", "LRN0027", "Width = 0 is out of range; allowed: 1 to 1024")]
    [InlineData("[TreeCircuit(Depth = 2)] [ProductDistribution(1.0)]", "left", "LRN0027", "Probability 0 = 1 is out of range; allowed: strictly between 0 and 1")]
    [InlineData("[TreeCircuit(Depth = 2)] [ProductDistribution(0.1, 0.2)]", "left", "LRN0027", "The number of probabilities = 2 is out of range; allowed: 1 for all inputs, or 4, one for each")]
    [InlineData("[TreeCircuit(Depth = 2)] [UniformDistribution] [GenerativeDistribution]", "left", "LRN0027", "The number of distributions = 2 is out of range; allowed: one of [UniformDistribution], [ProductDistribution] and [GenerativeDistribution]")]
    [InlineData("[TreeCircuit(Depth = 2)] [LayerwiseTraining(Samples = -1)]", "left", "LRN0027", "Samples = -1 is out of range; allowed: at least 1, or 0 if it is not known")]
    [InlineData("[TreeCircuit(Depth = 2, Name = \"Trees\")]", "left", "LRN0016", "The generated class 'Trees' would clash with another member or generated class of that name; give it a name of its own, such as [TreeCircuit(Name = \"Trees2\")]")]
    public async Task Bad_attribute_is_an_error_that_names_it(string attributes, string gate, string id, string message)
    {
        Diagnostic problem = Assert.Single(await FindAsync(attributes, gate));
        Assert.Equal(id, problem.Id);
        Assert.Equal(message, problem.GetMessage());
    }

    [Theory]
    [InlineData("Counter++ % 2 == 0", "LRN0003")]
    [InlineData("left & (10 / index > 1)", "LRN0007")]
    [InlineData("new System.Random().Next() > level", "LRN0003")]
    public async Task Gate_that_reads_more_than_its_arguments_or_fails_at_a_place_is_an_error(string gate, string id) =>
        Assert.Contains(await FindAsync("[TreeCircuit(Depth = 3)]", gate), diagnostic => diagnostic.Id == id && diagnostic.Severity == DiagnosticSeverity.Error);

    [Theory]
    [InlineData("level switch { 2 => left & (10 / (index - 3) > 1), _ => left | right }", "[TreeCircuit(Depth = 3)]", "Gate (2, 3) is", "left & (10 / (index - 3) > 1)")]
    [InlineData("level == 1 ? left : left | right", "[TreeCircuit(Depth = 3, MaxSteps = 15)]", "Gate (1, 0) is", "level == 1 ? left : left | right")]
    public async Task Gate_that_has_no_truth_table_is_named_at_its_arm(string gate, string attribute, string beginning, string marked)
    {
        IReadOnlyList<Diagnostic> found = await FindAsync(attribute, gate);
        Diagnostic problem = Assert.Single(found, static diagnostic => diagnostic.Id == "LRN3015");
        Assert.StartsWith(beginning, problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(marked, problem.MarkedText());
        Assert.Equal(2, found.Count);
    }

    [Theory]
    [InlineData("static bool Gate(int level, int index, bool left)")]
    [InlineData("static int Gate(int level, int index, bool left, bool right)")]
    [InlineData("static bool Gate(int level, long index, bool left, bool right)")]
    [InlineData("static bool Gate([Bits(3)] int level, int index, bool left, bool right)")]
    public async Task Other_signature_is_an_error(string signature)
    {
        string source = $"public static partial class Trees {{ [TreeCircuit(Depth = 2)] public {signature} => default; }}";
        Assert.Equal("LRN3001", Assert.Single(await Analysis.FindAllAsync(SourceCompilation.Create(source).RequireValid())).Id);
    }

    [Fact]
    public async Task Instance_method_is_an_error()
    {
        const string Source = "public partial class Trees { [TreeCircuit(Depth = 2)] public bool Gate(int level, int index, bool left, bool right) => left; }";
        Assert.Equal("LRN0017", Assert.Single(await Analysis.FindAllAsync(SourceCompilation.Create(Source).RequireValid())).Id);
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string attributes, string gate)
    {
        string source = $$"""
            public static partial class Trees
            {
                private static int Counter;

                {{attributes}}
                public static bool Gate(int level, int index, bool left, bool right) => {{gate}};
            }
            """;
        IReadOnlyList<Diagnostic> found = await Analysis.FindAllAsync(SourceCompilation.Create(source).RequireValid());
        return [.. found.Where(static diagnostic => !diagnostic.Id.StartsWith("LRN9", StringComparison.Ordinal))];
    }
}
