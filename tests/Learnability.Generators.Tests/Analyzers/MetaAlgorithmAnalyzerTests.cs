using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Harness;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>What is wrong with a metaalgorithm is reported where it stands: [| |] marks the place, and nothing else is reported.</summary>
public sealed class MetaAlgorithmAnalyzerTests
{
    private const string Members = """
        [LearningAlgorithm] internal partial struct A { private bool _m; public void Learn([Bits(4)] byte x, bool y) { _m = y; } public readonly bool Predict([Bits(4)] byte x) => _m; }
        [LearningAlgorithm] internal partial struct B { private byte _m; public void Learn([Bits(4)] byte x, bool y) { if (y) _m |= x; } public readonly bool Predict([Bits(4)] byte x) => (_m & x) != 0; }
        [LearningAlgorithm] internal partial struct Wide { private bool _m; public void Learn(byte x, bool y) { _m = y; } public readonly bool Predict(byte x) => _m; }
        [LearningAlgorithm] internal partial struct Other { private bool _m; public void Learn([Bits(4)] uint x, bool y) { _m = y; } public readonly bool Predict([Bits(4)] uint x) => _m; }
        internal partial struct Plain;
        """;

    public static TheoryData<string, string, string> MetaAlgorithms => new()
    {
        // Members
        { "LRN0030", "[[|MetaAlgorithm(StepBudget = 3)|]] public static partial class M;", "" },
        { "LRN0031", "[MetaAlgorithm(typeof(A), [|typeof(Plain)|], StepBudget = 3)] public static partial class M;", "'Plain' cannot be a member of the metaalgorithm, because it is no [LearningAlgorithm] struct" },
        { "LRN0031", "[MetaAlgorithm(typeof(A), [|typeof(int[])|], StepBudget = 3)] public static partial class M;", "int[]" },
        { "LRN0031", "[MetaAlgorithm(typeof(A), [|null!|], StepBudget = 3)] public static partial class M;", "null" },
        { "LRN0031", "[MetaAlgorithm(typeof(A), typeof(B), [|typeof(A)|], StepBudget = 3)] public static partial class M;", "twice" },
        { "LRN0031", "[MetaAlgorithm(typeof(A), [|typeof(N)|], StepBudget = 3)] public static partial class M; [MetaAlgorithm(typeof(A), StepBudget = 3)] public static partial class N;", "'N'" },
        { "LRN0032", "[MetaAlgorithm(typeof(A), [|typeof(Wide)|], typeof(B), StepBudget = 3)] public static partial class M;", "'Wide' takes 8 bits in byte, but 'A' takes 4 bits in byte" },
        { "LRN0032", "[MetaAlgorithm(typeof(A), typeof(B), [|typeof(Other)|], StepBudget = 3)] public static partial class M;", "'Other' takes 4 bits in uint, but 'A' takes 4 bits in byte" },

        // Budgets
        { "LRN0027", "[[|MetaAlgorithm(typeof(A))|]] public static partial class M;", "StepBudget = 0" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = -1)|]] public static partial class M;", "StepBudget = -1" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 16777217)|]] public static partial class M;", "1 to 16777216" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 3, ValidationSamples = -1)|]] public static partial class M;", "ValidationSamples = -1" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 3, Schedule = MetaAlgorithmSchedule.Doubling)|]] public static partial class M;", "a power of two" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 5, Schedule = MetaAlgorithmSchedule.PerfectSquares)|]] public static partial class M;", "a power of two" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 4, Schedule = (MetaAlgorithmSchedule)3)|]] public static partial class M;", "Schedule = 3" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 4, MaxGates = 0)|]] public static partial class M;", "MaxGates = 0" },
        { "LRN0011", "[MetaAlgorithm(typeof(A), [|typeof(B)|], StepBudget = 4, MaxGates = 20)] public static partial class M;", "more than 20 gates" },

        // Noise
        { "LRN0027", "[MetaAlgorithm(typeof(A), StepBudget = 2), [|NoisySgd|]] public static partial class M;", "Samples = 0" },
        { "LRN0027", "[MetaAlgorithm(typeof(A), StepBudget = 2), [|NoisySgd(Samples = 5)|]] public static partial class M;", "allowed: 4, all that train and compare" },
        { "LRN0027", "[[|MetaAlgorithm(typeof(A), StepBudget = 2, Schedule = MetaAlgorithmSchedule.Doubling)|], NoisySgd(Samples = 6)] public static partial class M;", "Schedule = Doubling" },
        { "LRN0029", "[MetaAlgorithm(typeof(A), StepBudget = 2), [|NoisySgd(Samples = 4, MaxVertices = 100)|]] public static partial class M;", "more than MaxVertices = 100" },
        { "LRN0021", "[MetaAlgorithm(typeof(A), StepBudget = 2), [|Sgd|]] public partial struct M;", "[LearningAlgorithm]" },
        { "LRN0021", "[[|NoisySgd(Samples = 4)|]] public static partial class M;", "[LearningAlgorithm]" },

        // The type and what is around it
        { "LRN0020", "[MetaAlgorithm(typeof(A), StepBudget = 3)] public static class [|M|];", "'M' is not partial" },
        { "LRN0020", "public static class [|Outer|] { [MetaAlgorithm(typeof(A), StepBudget = 3)] public static partial class M; }", "'Outer' is not partial" },
        { "LRN0017", "[MetaAlgorithm(typeof(A), StepBudget = 3)] public static partial class [|M|]<T>;", "generic" },
        { "LRN0016", "[MetaAlgorithm(typeof(A), StepBudget = 3)] public static partial class M { public const int [|SgdNetwork|] = 1; }", "SgdNetwork" },
        { "LRN0016", "[LearningAlgorithm, [|MetaAlgorithm(typeof(A), StepBudget = 3)|]] public partial struct M { private bool _m; public void Learn([Bits(4)] byte x, bool y) { _m = y; } public readonly bool Predict([Bits(4)] byte x) => _m; }", "on a type of its own" },
    };

    [Theory]
    [MemberData(nameof(MetaAlgorithms))]
    public async Task Metaalgorithm_is_reported_where_it_is_wrong(string rule, string source, string message)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        CSharpCompilation compilation = SourceCompilation.Create(source.Replace("[|", "").Replace("|]", ""), Members).RequireValid();

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

        Assert.True(found.Count == 1 && found[0].Id == rule, string.Join("; ", found));
        Assert.Equal(source[(start + 2)..(end + 2)], found[0].MarkedText());
        Assert.Contains(message, found[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[MetaAlgorithm(typeof(A), typeof(B), StepBudget = 5)] public static partial class M;", "M: 2 members, 4 input bits, ")]
    [InlineData("[MetaAlgorithm(new[] { typeof(A), typeof(B) }, StepBudget = 5, ValidationSamples = 9)] public readonly partial struct M;", "M: 2 members, 4 input bits, ")]
    [InlineData("[MetaAlgorithm(typeof(A), typeof(B), StepBudget = 2), NoisySgd(Samples = 4)] public static partial class M;", "M: 2 members, 4 input bits, ")]
    [InlineData("[MetaAlgorithm(typeof(Wide), StepBudget = 8, Schedule = MetaAlgorithmSchedule.PerfectSquares)] internal partial class M;", "M: 1 members, 8 input bits, ")]
    public async Task Metaalgorithm_that_is_right_is_summed_up(string source, string summary)
    {
        CSharpCompilation compilation = SourceCompilation.Create(source, Members).RequireValid();
        Diagnostic found = Assert.Single(await Analysis.FindAllAsync(compilation), found => found.GetMessage(null).StartsWith("M:", StringComparison.Ordinal));
        Assert.Equal("LRN9001", found.Id);
        Assert.StartsWith(summary, found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_of_a_member_is_reported_at_the_member_alone()
    {
        const string Source = """
            [MetaAlgorithm(typeof(A), typeof(Bad), StepBudget = 5)] public static partial class M;
            [LearningAlgorithm] public partial struct Bad { [Bits(2)] private byte _m; public void Learn([Bits(4)] byte x, bool y) { _m = x; } public readonly bool Predict([Bits(4)] byte x) => _m == 1; }
            """;
        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(SourceCompilation.Create(Source, Members).RequireValid());
        Assert.Equal("LRN0005", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Source_that_does_not_compile_is_left_to_the_compiler()
    {
        CSharpCompilation compilation = SourceCompilation.Create("[MetaAlgorithm(typeof(A), typeof(Missing), StepBudget = 5)] public static partial class M;", Members);
        Assert.Empty(await Analysis.FindProblemsAsync(compilation));
    }

    /// <summary>Generated code is compiled with every type that the attribute can be on, and warns of nothing.</summary>
    [Theory]
    [InlineData("@ public static partial class M;")]
    [InlineData("@ internal readonly partial struct M;")]
    [InlineData("@ internal sealed partial record M;")]
    [InlineData("internal partial class Outer { @ private protected partial class M; }")]
    public void Network_is_generated_into_any_partial_type(string type)
    {
        string attributed = type.Replace("@", "/** <summary>M.</summary> */ [MetaAlgorithm(typeof(A), typeof(B), StepBudget = 5)]", StringComparison.Ordinal);
        Assembly assembly = GeneratorHarness.Load($"using Learnability; namespace Demo; {attributed} {Members}");
        Assert.Contains(assembly.GetTypes(), static found => found.Name == "SgdNetwork");
    }
}
