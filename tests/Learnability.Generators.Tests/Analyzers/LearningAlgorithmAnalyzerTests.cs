using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>What is wrong with a learner is reported where it stands: [| |] marks the place, and nothing else is reported.</summary>
public sealed class LearningAlgorithmAnalyzerTests
{
    private const string Members = """
        private byte _m;
        public void Learn([Bits(4)] byte x, bool y) { if (y) _m |= x; }
        public readonly bool Predict([Bits(4)] byte x) => (_m & x) != 0;
        """;

    public static TheoryData<string, string> Learners => new()
    {
        // The struct and what is around it
        { "LRN0020", "[LearningAlgorithm] public struct [|L|] { " + Members + " }" },
        { "LRN0020", "public static class [|Outer|] { [LearningAlgorithm] public partial struct L { " + Members + " } }" },
        { "LRN0017", "[LearningAlgorithm] public partial struct [|L|]<T> { " + Members + " }" },
        { "LRN0017", "[LearningAlgorithm] public ref partial struct [|L|] { " + Members + " }" },

        // Members
        { "LRN0021", "[LearningAlgorithm] public partial struct [|L|] { public readonly bool Predict(byte x) => true; }" },
        { "LRN0021", "[LearningAlgorithm] public partial struct [|L|] { public void Learn(byte x, bool y) { } }" },
        { "LRN0021", "[LearningAlgorithm] [Sgd] public partial struct [|L|] { public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }" },
        { "LRN0022", "[LearningAlgorithm] public partial struct L { public bool [|Learn|](byte x, bool y) => y; public readonly bool Predict(byte x) => true; }" },
        { "LRN0022", "[LearningAlgorithm] public partial struct L { public void Learn(byte x, bool y) { } public readonly int [|Predict|](byte x) => x; }" },
        { "LRN0022", "[LearningAlgorithm] public partial struct L { public void Learn(byte x, bool y) { } public readonly bool [|Predict|](int x) => x > 1; }" },
        { "LRN0022", "[LearningAlgorithm] public partial struct L { " + Members + " public readonly bool [|Knows|]() => true; }" },
        { "LRN0022", "[LearningAlgorithm] public partial struct L { " + Members + " public readonly int [|Done|] => 1; }" },
        { "LRN0025", "[LearningAlgorithm] public partial struct L { private bool _b; public void Learn(byte x, bool y) { } public bool [|Predict|](byte x) => _b = !_b; }" },
        { "LRN0025", "[LearningAlgorithm] public partial struct L { " + Members + " public bool [|Knows|](byte x) => true; }" },
        { "LRN0025", "[LearningAlgorithm] public partial struct L { " + Members + " public bool [|Done|] => _m == 15; }" },

        // Memory
        { "LRN0023", "[LearningAlgorithm] public partial struct L { private double [|_d|]; " + Members + " }" },
        { "LRN0023", "[LearningAlgorithm] public partial struct L { private int[] [|_d|]; " + Members + " }" },
        { "LRN0023", "[LearningAlgorithm] public partial struct L { private string [|_d|]; " + Members + " }" },
        { "LRN0023", "public struct Box { public int[] A; } [LearningAlgorithm] public partial struct L { private Box [|_d|]; " + Members + " }" },
        { "LRN0023", "[LearningAlgorithm] public partial struct L { public BigInteger [|Sum|] { get; set; } " + Members + " }" },
        { "LRN0024", "[LearningAlgorithm] public partial struct L { private int [|_n|] = 3; public L(int n) { _n = n; } " + Members + " }" },
        { "LRN0024", "[LearningAlgorithm] public partial struct L { public [|L|]() { _m = 0; } " + Members + " }" },
        { "LRN0015", "[LearningAlgorithm] public partial struct L { [[|Bits(9)|]] private byte _w; " + Members + " }" },

        // Input
        { "LRN0026", "[LearningAlgorithm] public partial struct L { public void Learn([Bits(4)] byte x, bool y) { } public readonly bool Predict([Bits(5)] byte [|x|]) => true; }" },
        { "LRN0026", "[LearningAlgorithm(Inputs = 3)] public partial struct L { private byte _m; public void Learn([Bits(4)] byte [|x|], bool y) { } public readonly bool Predict(byte x) => true; }" },
        { "LRN0004", "[LearningAlgorithm] public partial struct L { public void Learn((int, int) [|x|], bool y) { } public readonly bool Predict((int, int) x) => true; }" },
        { "LRN0001", "[LearningAlgorithm] public partial struct L { public void Learn(float [|x|], bool y) { } public readonly bool Predict(float x) => true; }" },

        // Attributes
        { "LRN0027", "[[|LearningAlgorithm(Inputs = 9)|]] public partial struct L { private byte _m; public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }" },
        { "LRN0027", "[LearningAlgorithm, [|Sgd(Samples = -1)|]] public partial struct L { " + Members + " }" },
        { "LRN0027", "[LearningAlgorithm, [|NoisySgd|]] public partial struct L { " + Members + " }" },
        { "LRN0027", "[LearningAlgorithm, [|NoisySgd(Samples = 3, CumulativeDeviation = -1)|]] public partial struct L { " + Members + " }" },
        { "LRN0027", "[LearningAlgorithm, [|NoisySgd(Samples = 3, CumulativeDeviation = double.NaN)|]] public partial struct L { " + Members + " }" },
        { "LRN0027", "[LearningAlgorithm, [|NoisySgd(Samples = 3, MaxVertices = 0)|]] public partial struct L { " + Members + " }" },
        { "LRN0027", "[LearningAlgorithm, [|Sgd(Mode = (SgdMode)7)|]] public partial struct L { " + Members + " }" },
        { "LRN0028", "[LearningAlgorithm, [|Sgd(Mode = SgdMode.PositiveOnly)|]] public partial struct L { public void Learn(byte x, bool y, bool coin) { } public readonly bool Predict(byte x) => true; }" },
        { "LRN0029", "[LearningAlgorithm, [|NoisySgd(Samples = 12, MaxVertices = 100)|]] public partial struct L { " + Members + " }" },

        { "LRN0021", "[[|Sgd|]] public partial struct L { " + Members + " }" },
        { "LRN0016", "[LearningAlgorithm, Sgd] public partial struct L { " + Members + " public const int [|SgdNetwork|] = 1; }" },

        // What is inside
        { "LRN0005", "[LearningAlgorithm] public partial struct L { [Bits(4)] private byte _m; public void Learn(byte x, bool y) { [|_m = x|]; } public readonly bool Predict(byte x) => true; }" },
        { "LRN0003", "[LearningAlgorithm] public partial struct L { private byte _m; public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => [|x.GetHashCode()|] == _m; }" },
    };

    [Theory]
    [MemberData(nameof(Learners))]
    public async Task Learner_is_reported_where_it_is_wrong(string rule, string source)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        CSharpCompilation compilation = SourceCompilation.Create(source.Replace("[|", "").Replace("|]", "")).RequireValid();

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

        Assert.True(found.Count == 1 && found[0].Id == rule, string.Join("; ", found));
        Assert.Equal(source[(start + 2)..(end + 2)], found[0].MarkedText());
    }

    [Theory]
    [InlineData("[LearningAlgorithm(Inputs = 4)] public partial struct L { private byte _m; public void Learn(byte x, bool y) { if (y) _m = x; } public readonly bool Predict(byte x) => x == _m; }", "4 input bits, 8 memory bits")]
    [InlineData("[LearningAlgorithm] public partial struct L { private bool _m; public void Learn(bool x, bool y) { _m = x ^ y; } public readonly bool Predict(bool x) => x ^ _m; public readonly bool Done => _m; }", "1 input bits, 1 memory bits")]
    [InlineData("[LearningAlgorithm] public partial struct L { public void Learn(ulong x, bool y, bool coin) { } public readonly bool Predict(ulong x) => x > 3; }", "64 input bits, 0 memory bits")]
    public async Task What_was_generated_is_said(string source, string summary)
    {
        IReadOnlyList<Diagnostic> found = await Analysis.FindAllAsync(SourceCompilation.Create(source).RequireValid());

        Diagnostic information = Assert.Single(found);
        Assert.Equal("LRN9001", information.Id);
        Assert.Contains(summary, information.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_lead_to_a_problem_are_additional_locations()
    {
        const string Source = """
            public static partial class Demo
            {
                [Circuit] public static int F(int a) => Outer(a);
                static int Outer(int a) => Inner(a + 1);
                static int Inner(int a) => (int)(a * 0.5) + 1 / a;
            }
            """;

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(SourceCompilation.Create(Source).RequireValid());

        Diagnostic problem = Assert.Single(found);
        Assert.Equal("LRN0001", problem.Id);
        Assert.Equal(["Inner(a + 1)", "Outer(a)"], System.Linq.Enumerable.Select(problem.AdditionalLocations, location => location.SourceTree!.GetText().ToString(location.SourceSpan)));
    }

    [Fact]
    public async Task Source_that_does_not_compile_is_left_to_the_compiler()
    {
        foreach (string source in new[]
        {
            "public static partial class Demo { [Circuit] public static int F(int a) => b + a; }",
            "public static partial class Demo { [Circuit] public static Missing F(int a) => a; }",
            "[LearningAlgorithm] public partial struct L { private Missing _m; public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }",
            "[LearningAlgorithm] public partial struct L { public void Learn(Missing x, bool y) { } public readonly bool Predict(Missing x) => true; }",
            "[LearningAlgorithm] public partial struct L { private L _inner; public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }",
        })
        {
            IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(SourceCompilation.Create(source));

            Assert.True(found.Count == 0, source + ": " + string.Join("; ", found));
        }
    }
}
