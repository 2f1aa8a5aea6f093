extern alias generators;

using System;
using System.Threading;
using generators::Learnability.Generators;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Models;
using Learnability.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Learnability.Generators.Tests.Incrementality;

/// <summary>A member is read again when something that it rests on has changed, and only then.</summary>
public sealed class ReadingCacheTests
{
    private const string Methods = """
        using Learnability;
        namespace Demo;
        public static partial class Methods
        {
            // First.
            [Circuit]
            public static uint Add(uint a, uint b) => Helper.Twice(a) + b;
        }
        """;

    private const string Helper = """
        namespace Demo;
        public static class Helper
        {
            public const int Distance = 1;
            public static uint Twice(uint x) { return x << Distance; }
            public static uint Unused(uint x) { return x; }
        }
        """;

    private const string Other = """
        namespace Demo;
        public static class Other
        {
            public static int Value(int x) { return x; }
        }
        """;

    [Theory]
    [InlineData(0, "// First.", "// The first\n    // of all.")]
    [InlineData(0, "a, uint b", "a,   uint b")]
    [InlineData(1, "Distance = 1;", "Distance = 1; // a place to the left")]
    [InlineData(2, "return x;", "int y = x; return y + 1;")]
    public void Comments_white_space_and_bodies_elsewhere_do_not_count(int source, string text, string replacement)
    {
        var edits = new Edits("Add", Methods, Helper, Other);
        CircuitModel before = edits.Read();
        edits.Replace(source, text, replacement);
        Assert.Same(before, edits.Find());
        Assert.Equal(before, edits.Read());
    }

    [Theory]
    [InlineData(0, ") + b", ") - b")]
    [InlineData(0, "[Circuit]", "[Circuit(Validity = true)]")]
    [InlineData(1, "x << Distance", "x >> Distance")]
    [InlineData(1, "Distance = 1", "Distance = 2")]
    public void Its_own_text_and_that_of_what_it_uses_count(int source, string text, string replacement)
    {
        var edits = new Edits("Add", Methods, Helper, Other);
        CircuitModel before = edits.Read();
        edits.Replace(source, text, replacement);
        Assert.Null(edits.Find());
        Assert.NotEqual(before, edits.Read());
    }

    [Fact]
    public void Declarations_count_wherever_they_are()
    {
        var edits = new Edits("Add", Methods, Helper, Other);
        CircuitModel before = edits.Read();
        edits.Replace(2, "class Other", "class Others");
        Assert.Null(edits.Find());
        Assert.Equal(before, edits.Read());
    }

    [Fact]
    public void A_better_overload_in_a_new_file_is_called()
    {
        var edits = new Edits(
            "Add",
            "using Learnability; namespace Demo; public static partial class Methods { [Circuit] public static uint Add(uint a) { return Helper.Twice(a); } }",
            "namespace Demo; public static partial class Helper { public static uint Twice(ulong x) { return (uint)x << 1; } }");
        CircuitModel before = edits.Read();
        edits.Add("namespace Demo; public static partial class Helper { public static uint Twice(uint x) { return x << 2; } }");
        Assert.Null(edits.Find());
        Assert.NotEqual(before, edits.Read());
    }

    [Theory]
    [InlineData("public struct Pair { public uint Low; public uint High { get { return 1; } set { Low = value; } } }", "get { return 1; }", "get { return field; }")]
    [InlineData("public struct Pair(uint high) { public uint Low; public readonly uint Get() { return 1; } }", "return 1;", "return high;")]
    public void A_body_that_gives_its_type_a_field_counts(string type, string text, string replacement)
    {
        var edits = new Edits(
            "Take",
            "using Learnability; namespace Demo; public static partial class Methods { [Circuit] public static uint Take(uint x) { return default(Pair).Low ^ x; } }",
            "namespace Demo; " + type);
        edits.Read();
        edits.Replace(1, text, replacement);
        Assert.Null(edits.Find());
    }

    [Fact]
    public void A_symbol_that_decides_whether_a_call_is_made_counts()
    {
        var edits = new Edits(
            "Get",
            "#define OFF\nusing Learnability; namespace Demo; public static partial class Methods { [Circuit] public static uint Get(uint x) { Helper.Add(ref x); return x; } }",
            "namespace Demo; public static class Helper { [System.Diagnostics.Conditional(\"ON\")] public static void Add(ref uint x) { x++; } }");
        edits.Read();
        edits.Replace(0, "#define OFF", "#define ON");
        Assert.Null(edits.Find());
    }

    [Fact]
    public void Nothing_is_kept_where_lines_become_values()
    {
        var edits = new Edits(
            "Get",
            "using Learnability; namespace Demo; public static partial class Methods { [Circuit] public static int Get(int x) { return Helper.Add(x); } }",
            "namespace Demo; public static class Helper { public static int Add(int x, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) { return x + line; } }");
        edits.Read();
        Assert.Null(edits.Find());
        edits.Replace(1, "[System.Runtime.CompilerServices.CallerLineNumber] ", "");
        edits.Read();
        Assert.NotNull(edits.Find());
    }

    [Fact]
    public void Options_count()
    {
        var edits = new Edits("Add", Methods, Helper, Other);
        edits.Read();
        edits.CheckOverflow();
        Assert.Null(edits.Find());
    }

    [Fact]
    public void What_has_a_problem_is_not_kept()
    {
        var edits = new Edits("Half", "using Learnability; public static partial class Methods { [Circuit] public static double Half(double x) { return x / 2; } }");
        Assert.Throws<InvalidOperationException>(() => edits.Read());
        Assert.Null(edits.Find());
    }

    /// <summary>A method in a compilation that is edited.</summary>
    private sealed class Edits(string method, params string[] sources)
    {
        private CSharpCompilation _compilation = CSharpHarness.Compile(sources);

        public CircuitModel? Find() => MemberReading.Find(Method, _compilation, CancellationToken.None);

        public CircuitModel Read() => MemberReading.Read(Method, _compilation, NoSink.Instance, new SiteTable(), CancellationToken.None)
            ?? throw new InvalidOperationException("Nothing was read.");

        public void Replace(int source, string text, string replacement)
        {
            SyntaxTree tree = _compilation.SyntaxTrees[source];
            string edited = tree.ToString().Replace(text, replacement, StringComparison.Ordinal);
            Assert.NotEqual(tree.ToString(), edited);
            _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(edited)));
        }

        public void Add(string source) => _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, CSharpHarness.ParseOptions, "added.cs"));

        public void CheckOverflow() => _compilation = _compilation.WithOptions(_compilation.Options.WithOverflowChecks(true));

        private IMethodSymbol Method => Assert.IsAssignableFrom<IMethodSymbol>(Assert.Single(_compilation.GetSymbolsWithName(method, SymbolFilter.Member)));
    }
}
