using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Harness;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>Which form a circuit is emitted in, what is said of it, and in which file.</summary>
public sealed class EmittedFormTests
{
    /// <summary>The same function of a few gates, and of more than straight-line code is written for by default, in each form.</summary>
    private const string Source = """
        using Learnability;
        namespace Demo;
        /// <summary>Small and large circuits.</summary>
        public static partial class Methods
        {
            /// <summary>Small.</summary>
            [Circuit] public static uint SmallAuto(uint x) => Mix(x, 1);
            /// <summary>Small, straight-line code.</summary>
            [Circuit(Emit = CircuitEmit.Unrolled)] public static uint SmallUnrolled(uint x) => Mix(x, 1);
            /// <summary>Small, a table.</summary>
            [Circuit(Emit = CircuitEmit.Table)] public static uint SmallTable(uint x) => Mix(x, 1);
            /// <summary>Large.</summary>
            [Circuit] public static uint LargeAuto(uint x) => Mix(x, 110);
            /// <summary>Small, with its rounds written once.</summary>
            [Circuit(Emit = CircuitEmit.Repeated)] public static uint SmallRepeated(uint x) => Mix(x, 4);
            /// <summary>Large, without anything that occurs several times.</summary>
            [Circuit] public static uint LargeIrregular(uint x)
            {
                System.UInt128 y = x * (System.UInt128)0x9E3779B97F4A7C15 ^ (System.UInt128)x << 77 ^ (System.UInt128)(~x) << 101;
                y *= y ^ y >> 19;
                return (uint)(y >> 96);
            }
            /// <summary>Large, straight-line code.</summary>
            [Circuit(Emit = CircuitEmit.Unrolled)] public static uint LargeUnrolled(uint x) => Mix(x, 110);
            /// <summary>Large, a table.</summary>
            [Circuit(Emit = CircuitEmit.Table)] public static uint LargeTable(uint x) => Mix(x, 110);

            private static uint Mix(uint x, int rounds)
            {
                for (int round = 0; round < rounds; round++)
                    x = (x + (x << 7 | x >> 25)) ^ (x >> 3 & x);
                return x;
            }
        }
        """;

    private static readonly Lazy<Compilation> _compilation = new(() =>
    {
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(CSharpHarness.Compile(Source), out Compilation output, out _);
        return output;
    });

    private static readonly Lazy<Assembly> _assembly = new(() => CSharpHarness.Load(_compilation.Value));

    private delegate void Map(ReadOnlySpan<uint> x, Span<uint> result);

    private const string StraightLine = "straight-line code", Repeated = "straight-line code with repeated parts written once", Table = "a table";

    public static TheoryData<string, string> Forms => new()
    {
        { "SmallAuto", StraightLine },
        { "SmallUnrolled", StraightLine },
        { "SmallRepeated", Repeated },
        { "SmallTable", Table },
        { "LargeAuto", Repeated },
        { "LargeIrregular", Table },
        { "LargeUnrolled", StraightLine },
        { "LargeTable", Table },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_form_is_that_of_the_attribute_or_of_the_size_and_computes_the_same(string method, string form)
    {
        string text = Text(method);
        Assert.Equal(form == Table, text.Contains("global::Learnability.CircuitInterpreter", StringComparison.Ordinal));
        Assert.Equal(form == StraightLine, text.Contains("private static void Chunk0(", StringComparison.Ordinal));
        Assert.Equal(form == Repeated, Regex.IsMatch(text, @"private static void Part\d+\("));

        Type type = _assembly.Value.GetType($"Demo.Methods+{method}Circuit")!;
        var info = (CircuitInfo)type.GetProperty("Info")!.GetValue(null)!;
        Assert.Equal(method.StartsWith("Large", StringComparison.Ordinal), info.Gates > 16_384);
        uint[] samples = [.. Enumerable.Range(0, 600).Select(i => (uint)i * 2654435761)];
        var results = new uint[samples.Length];
        type.GetMethod("Evaluate", [typeof(ReadOnlySpan<uint>), typeof(Span<uint>)])!.CreateDelegate<Map>()(samples, results);
        Func<uint, uint> direct = _assembly.Value.GetType("Demo.Methods")!.GetMethod(method)!.CreateDelegate<Func<uint, uint>>();
        Assert.Equal(samples.Select(direct), results);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_generated_file_begins_with_the_facts_of_its_circuit_and_what_its_form_costs(string method, string form)
    {
        string[] lines = Text(method).Split('\n');
        var info = (CircuitInfo)_assembly.Value.GetType($"Demo.Methods+{method}Circuit")!.GetProperty("Info")!.GetValue(null)!;
        Assert.StartsWith("// <auto-generated/>  Learnability ", lines[0], StringComparison.Ordinal);
        string facts = string.Create(
            CultureInfo.InvariantCulture,
            $"// Methods.{method}(uint): {info.Inputs} inputs, {info.Outputs} outputs, {info.Gates:N0} two-input gates of which {info.AndGates:N0} AND-type, {info.Inverters:N0} inverter");
        Assert.StartsWith(facts, lines[1], StringComparison.Ordinal);
        Assert.Contains($", depth {info.Depth.ToString("N0", CultureInfo.InvariantCulture)}; {form}, about ", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"about [\d,]+ ms of the build and [\d,]+ KB\.$", lines[1]);
    }

    [Fact]
    public async Task Information_at_the_name_of_each_method_says_its_form_and_what_it_costs()
    {
        IReadOnlyList<Diagnostic> found = await Analysis.FindAllAsync(CSharpHarness.Compile(Source));
        Assert.Equal(Forms.Count, found.Count);
        Assert.All(found, information =>
        {
            Assert.Equal("LRN9001", information.Id);
            Assert.Equal(DiagnosticSeverity.Info, information.Severity);
            string method = information.MarkedText();
            string expected = (string)Forms.Single(form => (string)form[0] == method)[1];
            string cost = Text(method).Split('\n')[1].Split("; ")[1].TrimEnd('.');
            Assert.EndsWith("; " + cost, information.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.StartsWith($"{method}Circuit: 32 inputs, 32 outputs, ", information.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.StartsWith(expected + ", about ", cost, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_page_of_the_information_shows_what_is_said_of_its_example()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", "LRN9001.md"));
        string example = Regex.Match(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string shown = Regex.Match(page, "```text\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;
        Diagnostic information = Assert.Single(await Analysis.FindAllAsync(SourceCompilation.Create(example).RequireValid()));
        Assert.Equal(shown, information.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Each_member_has_a_file_named_after_it_and_all_around_it()
    {
        const string Members = """
            using Learnability;
            namespace Demo.Deep;
            public static partial class Outer
            {
                [Circuit] public static int F(int x) => x;
                [Circuit(Name = "Second")] public static int F(byte x) => x;
                public static partial class Inner
                {
                    [Circuit] public static int F(int x) => x;
                }
            }
            """;
        Assert.Equal(
            ["Demo.Deep.Outer.FCircuit.g.cs", "Demo.Deep.Outer.Inner.FCircuit.g.cs", "Demo.Deep.Outer.Second.g.cs"],
            GeneratorHarness.Generate(Members).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_class_cannot_have_the_name_of_one_of_its_members()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        string[] methods = ["LargeUnrolled", "LargeAuto", "SmallTable"];
        IEnumerable<string> names = methods
            .SelectMany(method => _assembly.Value.GetType($"Demo.Methods+{method}Circuit")!.GetMembers(All))
            .Where(member => !member.Name.StartsWith("get_", StringComparison.Ordinal) && member.Name[0] is not ('<' or '.'))
            .Select(member => member.Name.Split('`')[0])
            .Distinct();
        foreach (string name in names)
        {
            string source = $"public static partial class Demo {{ [Circuit(Name = \"{name}\")] public static byte F(byte x) => x; }}";
            Diagnostic problem = Assert.Single(await Analysis.FindProblemsAsync(SourceCompilation.Create(source).RequireValid()));
            Assert.Equal("LRN0016", problem.Id);
            Assert.Contains($"'{name}'", problem.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    private static string Text(string method) =>
        _compilation.Value.SyntaxTrees.Single(tree => tree.FilePath.EndsWith($"Demo.Methods.{method}Circuit.g.cs", StringComparison.Ordinal)).ToString();
}
