using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>
/// The fifteen conditions on gradient descent by queries, each where it is first broken: [| |] marks the place, nothing else is reported, and just inside nothing is.
/// </summary>
public sealed class QueryConditionTests
{
    private const string Query = "public static bool Query(int round, int index, [Bits(2)] byte x, bool y) => (x & 1) != 0 == y;";
    private const string OneLabel = "public static bool Query(int round, int index, [Bits(2)] byte x, bool y) => (x & 1) != 0 && y == ((round & 1) == 0);";
    private const string Receive = "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[0] * 2 > unitsPerOne;";
    private const string Predict = "public readonly bool Predict([Bits(2)] byte x) => _m;";

    /// <summary>The condition's number, the rule, and the source.</summary>
    public static TheoryData<int, string, string> Broken => new()
    {
        // 1. ρ is no power of two, or not positive.
        { 1, "LRN1001", Method("", "MiniBatchSgd(BatchSize = 64, [|Precision = 0.01|])") },
        { 1, "LRN1001", Method("", "MiniBatchSgd(BatchSize = 64, [|Precision = -0.5|])") },
        { 1, "LRN1001", Method("", "[|MiniBatchSgd(BatchSize = 64)|]") },
        { 1, "LRN1001", Learner("FullBatchGd(Samples = 4, [|Precision = 0.0|])") },

        // 2. A network with ρ ≥ 1/12.
        { 2, "LRN1002", Method("Kind = QueryKind.Alternating", "MiniBatchSgd(BatchSize = 64, [|Precision = 1.0 / 8|], Constructs = BatchConstructs.Network)", OneLabel + Receive + Predict) },

        // 3. The error of answers is more than τ: 2.75ρ, 1.75ρ, 0.75ρ + ε; 2.5ρ for a network; times 2 for signed queries.
        { 3, "LRN1003", Method("Tolerance = 2.74 / 64", "MiniBatchSgd(BatchSize = 8192, [|Precision = 1.0 / 64|], Constructs = BatchConstructs.Model)") },
        { 3, "LRN1003", Method("Tolerance = 1.74 / 64", "MiniBatchSgd(BatchSize = 8192, [|Precision = 1.0 / 64|], Variant = QueryModelVariant.Tight, Constructs = BatchConstructs.Model)") },
        { 3, "LRN1003", Method("Tolerance = 0.75 / 64", "MiniBatchSgd(BatchSize = 8192, [|Precision = 1.0 / 64|], Variant = QueryModelVariant.Sharp, Constructs = BatchConstructs.Model)") },
        { 3, "LRN1003", Method("Tolerance = 2.49 / 64", "MiniBatchSgd(BatchSize = 8192, [|Precision = 1.0 / 64|], Constructs = BatchConstructs.Network)") },
        { 3, "LRN1003", Method("Tolerance = 4.99 / 64, Scale = 1", "MiniBatchSgd(BatchSize = 8192, [|Precision = 1.0 / 64|], Constructs = BatchConstructs.Network)", Signed) },

        // 4. bρ ≥ 1/8, or mρ: a warning within the construct's boundary for its decoding, an error beyond.
        { 4, "LRN1005", Learner("MiniBatchSgd([|BatchSize = 32|], Precision = 1.0 / 256, Samples = 4)") },
        { 4, "LRN1004", Learner("MiniBatchSgd([|BatchSize = 64|], Precision = 1.0 / 256, Samples = 4)") },
        { 4, "LRN1005", Learner("MiniBatchSgd([|BatchSize = 64|], Precision = 1.0 / 256, Samples = 4, Decoding = CountDecoding.HalfDown)") },
        { 4, "LRN1005", Learner("MiniBatchSgd([|BatchSize = 64|], Precision = 1.0 / 256, Samples = 4, Decoding = CountDecoding.Centred)") },
        { 4, "LRN1004", Learner("MiniBatchSgd([|BatchSize = 128|], Precision = 1.0 / 256, Samples = 4, Decoding = CountDecoding.HalfDown)") },
        { 4, "LRN1005", Learner("MiniBatchSgd([|BatchSize = 256|], Precision = 1.0 / 256, Samples = 4, Variant = QueryModelVariant.Sharp)") },
        { 4, "LRN1004", Learner("MiniBatchSgd([|BatchSize = 512|], Precision = 1.0 / 256, Samples = 4, Variant = QueryModelVariant.Sharp)") },
        { 4, "LRN1005", Learner("FullBatchGd([|Samples = 46|], Precision = 1.0 / 256)") },
        { 4, "LRN1004", Learner("FullBatchGd([|Samples = 47|], Precision = 1.0 / 256)") },

        // 5. ρ > τ/16, or T < 2kq.
        { 5, "LRN1006", Method("Tolerance = 0.24", "MiniBatchSgd(BatchSize = 64, [|Precision = 1.0 / 64|])") },
        { 5, "LRN1014", Method("Tolerance = 0.1, Width = 16", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256, [|Steps = 714|])", SixteenQueries) },

        // 6. No y-query. 7. A query about the label of other rounds.
        { 6, "LRN2002", Method("Rounds = 2, Kind = QueryKind.Alternating", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query.Replace("Query", "[|Query|]") + Receive + Predict) },
        { 7, "LRN2003", Method("Rounds = 2, Kind = QueryKind.Alternating", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", OneLabel.Replace("Query", "[|Query|]").Replace("== 0)", "!= 0)") + Receive + Predict) },

        // 8. Values outside [−1, 1]; numbers.
        { 8, "LRN2011", Method("Scale = 2", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 512)", "public static int [|Query|](int round, int index, [Bits(2)] byte x, bool y) => x - 1 + (y ? 1 : 0);" + Receive + Predict) },
        { 8, "LRN2001", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public static int [|Query|](int round, int index, [Bits(2)] byte x, bool y) => x;" + Receive + Predict) },
        { 8, "LRN2001", Method("Scale = 2", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public static double [|Query|](int round, int index, [Bits(2)] byte x, bool y) => x;" + Receive + Predict) },
        { 8, "LRN0022", Method("Scale = 2", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query.Replace("Query", "[|Query|]") + Receive + Predict) },

        // 9. An answer that comes later, the sample itself, state, randomness without a seed.
        { 9, "LRN2004", Method("Rounds = 2", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "private bool _l; public readonly bool [|Query|](int round, int index, [Bits(2)] byte x, bool y) => round == 0 && _l == y; public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) { if (round == 1) _l = units[0] > 3; else _m = units[0] > 3; }" + Predict) },
        { 9, "LRN2007", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne, [Bits(2)] byte [|x|], bool y) => _m = y;" + Predict) },
        { 9, "LRN2007", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne, bool [|y|]) => _m = y;" + Predict) },
        { 9, "LRN2007", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + Receive + "public void Begin(ulong randomBits, byte [|x|], bool y) => _m = y;" + Predict) },
        { 9, "LRN2005", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public bool Query(int round, int index, [Bits(2)] byte x, bool y) { [|_m|] = !_m; return y; }" + Receive + Predict) },
        { 9, "LRN2005", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public bool Query(int round, int index, [Bits(2)] byte x, bool y) => Note(x) == y; private bool Note(byte x) { [|_m|] |= x > 1; return _m; }" + Receive + Predict) },
        { 9, "LRN2005", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "private static int s_count; public static bool Query(int round, int index, [Bits(2)] byte x, bool y) => [|s_count|] > 3 == y;" + Receive + Predict) },
        { 9, "LRN2005", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "private static int s_count; public static bool Query(int round, int index, [Bits(2)] byte x, bool y) { [|s_count|]++; return y; }" + Receive + Predict) },
        { 9, "LRN2006", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public static bool Query(int round, int index, [Bits(2)] byte x, bool y) => [|Random.Shared.Next(2)|] == 0 == y;" + Receive + Predict) },
        { 9, "LRN2006", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[0] > ([|Environment.TickCount|] & 7);" + Predict) },
        { 9, "LRN0025", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query.Replace("static ", "").Replace("Query", "[|Query|]") + Receive + Predict) },

        // 10. Other queries than p; rounds without a bound.
        { 10, "LRN0006", Method("Width = 2", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = [|units[2]|] > 0;" + Predict) },
        { 10, "LRN2008", Method("[|Width = 3|]", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[1] > 5;" + Predict) },
        { 10, "LRN2009", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + Receive + Predict + "public readonly bool [|Done|] => _m;") },

        // 11. Labels and predictions that are not 0 or 1; another loss.
        { 11, "LRN2010", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public static bool Query(int round, int index, [Bits(2)] byte x, sbyte [|y|]) => x > 1 == y > 0;" + Receive + Predict) },
        { 11, "LRN2010", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + Receive + "public readonly double [|Predict|]([Bits(2)] byte x) => _m ? 1 : 0;") },
        { 11, "LRN1009", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128, [|Loss = \"squared\"|])") },

        // 12. γ is 1 for a model, 2 for a network.
        { 12, "LRN1008", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128, [|LearningRate = 2|], Constructs = BatchConstructs.Model)") },
        { 12, "LRN1008", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128, [|LearningRate = 1|], Constructs = BatchConstructs.Network)") },
        { 12, "LRN1008", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128, [|LearningRate = 1|])") },

        // 13. T below 2m(n + 1), or below 20m(n + 1)/δ.
        { 13, "LRN1010", Learner("FullBatchGd(Samples = 4, Precision = 1.0 / 256, [|Steps = 23|])") },
        { 13, "LRN1011", Learner("MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 4, [|Steps = 2399|])") },

        // 14. A loop without a bound.
        { 14, "LRN0002", Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "public static bool Query(int round, int index, [Bits(2)] byte x, bool y) { int i = 0; [|while (((x + i) & 3) != 0) { i += 2; }|] return y; }" + Receive + Predict) },

        // 15. bρ² ≥ 128·ln(4Tp/δ) with a method beyond statistical queries.
        { 15, "LRN1012", Method("Kind = QueryKind.Alternating, IsBeyondStatisticalQueries = true", "MiniBatchSgd([|BatchSize = 2244|], Precision = 1.0 / 2, Constructs = BatchConstructs.Model)", OneLabel + Receive + Predict) },
    };

    /// <summary>What is just inside a condition.</summary>
    public static TheoryData<int, string> Kept => new()
    {
        { 2, Method("Kind = QueryKind.Alternating", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 16, Constructs = BatchConstructs.Network)", OneLabel + Receive + Predict) },
        { 4, Learner("MiniBatchSgd(BatchSize = 31, Precision = 1.0 / 256, Samples = 4)") },
        { 4, Learner("FullBatchGd(Samples = 31, Precision = 1.0 / 256)") },
        { 5, Method("Tolerance = 0.25", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 64)") },
        { 5, Method("Tolerance = 0.1, Width = 16", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256, Steps = 716)", SixteenQueries) },
        { 5, Method("Tolerance = 0.1, Width = 16", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)", SixteenQueries) },
        { 7, Method("Rounds = 2, Kind = QueryKind.Alternating", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", OneLabel + Receive + Predict) },
        { 8, Method("Scale = 3", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)", "public static int Query(int round, int index, [Bits(2)] byte x, bool y) => x - 1 + (y ? 1 : 0);" + Receive + Predict) },
        { 9, Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", "private static readonly int s_mask = 1; public static bool Query(int round, int index, [Bits(2)] byte x, bool y) { int z = x; z &= s_mask; return z != 0 == y; }" + Receive + Predict) },
        { 10, Method("Rounds = 3", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)", Query + Receive + Predict + "public readonly bool Done => _m;") },
        { 12, Method("", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128, LearningRate = 2, Constructs = BatchConstructs.Network)") },
        { 13, Learner("FullBatchGd(Samples = 4, Precision = 1.0 / 256, Steps = 24)") },
        { 13, Learner("MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 4, Steps = 2400)") },
        { 15, Method("Kind = QueryKind.Alternating, IsBeyondStatisticalQueries = true", "MiniBatchSgd(BatchSize = 2243, Precision = 1.0 / 2, Constructs = BatchConstructs.Model)", OneLabel + Receive + Predict) },
        { 15, Method("Kind = QueryKind.Alternating", "MiniBatchSgd(BatchSize = 4000, Precision = 1.0 / 2, Constructs = BatchConstructs.Model)", OneLabel + Receive + Predict) },
    };

    private static string Signed => "public static int Query(int round, int index, [Bits(2)] byte x, bool y) => (x & 1) != 0 == y ? 1 : -1;" + Receive + Predict;

    private static string SixteenQueries => Query + "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[15] * 2 > unitsPerOne;" + Predict;

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Broken_condition_is_reported_where_it_is_broken(int condition, string rule, string source)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        CSharpCompilation compilation = SourceCompilation.Create(source.Replace("[|", "").Replace("|]", "")).RequireValid();

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

        Assert.True(found.Count == 1 && found[0].Id == rule, $"Condition {condition}: {string.Join("; ", found)}");
        Assert.Equal(source[(start + 2)..(end + 2)], found[0].MarkedText());
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Condition_that_is_just_kept_is_not_reported(int condition, string source)
    {
        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(SourceCompilation.Create(source).RequireValid());

        Assert.True(found.Count == 0, $"Condition {condition}: {string.Join("; ", found)}");
    }

    [Fact]
    public void All_fifteen_conditions_are_here() =>
        Assert.Equal(Enumerable.Range(1, 15), Broken.Select(static row => (int)((object[])row)[0]).Distinct().Order());

    [Fact]
    public async Task Copies_of_digits_are_told_for_a_network()
    {
        IReadOnlyList<Diagnostic> found = await Analysis.FindAllAsync(SourceCompilation.Create(Method("Scale = 1", "MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 256)", Signed)).RequireValid());

        Diagnostic copies = Assert.Single(found, static each => each.Id == "LRN2012");
        Assert.Contains("2 copies in the network, 1 binary digits, of positive and of negative values", copies.GetMessage(null), StringComparison.Ordinal);
    }

    private static string Method(string queries, string training, string? members = null) =>
        $"[StatisticalQueries({queries})] [{training}] public partial struct Q {{ private bool _m; {members ?? Query + Receive + Predict} }}";

    private static string Learner(string training) =>
        $"[LearningAlgorithm] [{training}] public partial struct L {{ private bool _m; public void Learn([Bits(2)] byte x, bool y) => _m = y; public readonly bool Predict([Bits(2)] byte x) => _m; }}";
}
