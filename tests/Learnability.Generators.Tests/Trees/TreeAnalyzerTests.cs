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
    public async Task Gate_without_correlation_is_named_with_its_correlation_and_gap_at_its_expression()
    {
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 3)] [UniformDistribution]", "left == right");
        Diagnostic problem = Assert.Single(found, static diagnostic => diagnostic.Severity != DiagnosticSeverity.Info);
        Assert.Equal("LRN3002", problem.Id);
        Assert.Equal("left == right", problem.MarkedText());
        Assert.Equal(
            "Gate (1, 0), XNOR, has the correlation c = 0 with the label, and needs |c| above |E[y]| = 0 (gap 0): layerwise training does not recover it under the uniform distribution",
            problem.GetMessage());
    }

    [Fact]
    public async Task Children_of_xor_are_uncorrelated_under_the_generative_distribution()
    {
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 2)] [GenerativeDistribution]", "level == 0 ? left ^ right : left & right");
        Assert.Contains(found, static diagnostic => diagnostic.Id == "LRN3002");
    }

    [Theory]
    [InlineData("[ProductDistribution(0.9)]", "LRN3013", "Gate (1, 0) is RIGHT: its other child never matters (2 such gates); that is right where the child's subtree holds no relevant input, as in the tree of a parity")]
    [InlineData("[GenerativeDistribution]", "LRN3014", "Gate (1, 0) is RIGHT: under the generative distribution its other child is a fair coin with correlation 0 (2 such gates), and all of its subtree tells nothing of the label")]
    public async Task Gate_that_ignores_an_input_is_named_once_with_the_number_of_such_gates(string distribution, string id, string message)
    {
        IReadOnlyList<Diagnostic> found = await FindAsync("[TreeCircuit(Depth = 3)] " + distribution, "level == 1 ? right : left & right");
        Diagnostic information = Assert.Single(found, diagnostic => diagnostic.Id == id);
        Assert.Equal(DiagnosticSeverity.Info, information.Severity);
        Assert.Equal(message, information.GetMessage());
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
