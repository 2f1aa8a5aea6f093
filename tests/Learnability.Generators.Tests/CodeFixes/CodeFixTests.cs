using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Learnability.CodeFixes;
using Learnability.Generators.Tests.Harness;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.CodeFixes;

/// <summary>Each code fix turns the source that a rule reports into source that it does not.</summary>
public sealed class CodeFixTests
{
    private const string Learner = """
        [LearningAlgorithm]
        public partial struct L
        {
            [Bits(4)] private byte _m;
            [Bits(20)] private uint _n;

            public void Learn([Bits(6)] byte x, bool y)
            {
                if (y)
                    STORE;
            }

            public readonly bool Predict([Bits(6)] byte x) => x > _m && x < _n;
        }
        """;

    private const string MetaAlgorithmMember =
        "[LearningAlgorithm] internal partial struct A { private bool _m; public void Learn([Bits(4)] byte x, bool y) { _m = y; } public readonly bool Predict([Bits(4)] byte x) => _m; }";

    private const string Method = """
        [StatisticalQueries(KIND)]
        [MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 128)]
        public partial struct Q
        {
            private bool _m;

            QUERY

            public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[0] > 0;

            public readonly bool Predict([Bits(6)] byte x) => _m;
        }
        """;

    [Theory]
    [InlineData("", "public static byte Query(int round, int i, [Bits(6)] byte x, bool y) => x;", "Width = 8", "public static bool Query(int round, int i, [Bits(6)] byte x, bool y) => (x >> i & 1) != 0;")]
    [InlineData(
        "Tolerance = 0.25",
        "[return: Bits(3)] public static int Query(int round, int i, [Bits(6)] byte x, bool y) => x & 7;",
        "Tolerance = 0.25, Width = 3",
        "public static bool Query(int round, int i, [Bits(6)] byte x, bool y) => ((x & 7) >> i & 1) != 0;")]
    [InlineData(
        "Width = 2",
        "[return: Bits(3)] public readonly int Query(int round, int i, [Bits(6)] byte x, bool y) { return x >> i & 7; }",
        "Width = 6",
        "public readonly bool Query(int round, int i, [Bits(6)] byte x, bool y) => (Number(round, i / 3, x, y) >> i % 3 & 1) != 0;\n\n    [return: Bits(3)] public readonly int Number(int round, int i, [Bits(6)] byte x, bool y) { return x >> i & 7; }")]
    public async Task Number_becomes_its_binary_digits(string kind, string query, string fixedKind, string fixedQuery)
    {
        int queries = kind == "Width = 2" ? 2 : 1;
        int digits = fixedKind == "Width = 8" ? 8 : 3;
        string joined = $"""
            public void Receive(int round, ReadOnlySpan<int> digits, int unitsPerOne)
                {"{"}
                    Span<int> units = stackalloc int[{queries}];
                    for (int digit = 0; digit < digits.Length; digit++)
                        units[digit / {digits}] += digits[digit] << digit % {digits};
                    _m = units[{queries - 1}] > 0;
                {"}"}
            """;
        string method = Method.Replace("units[0]", $"units[{queries - 1}]");
        string receive = $"public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[{queries - 1}] > 0;";
        Assert.Equal(
            method.Replace("KIND", fixedKind).Replace("QUERY", fixedQuery).Replace(receive, joined),
            await FixAsync(new BinaryDigitsCodeFix(), method.Replace("(KIND)", kind.Length == 0 ? "" : $"({kind})").Replace("QUERY", query)));
    }

    [Theory]
    [InlineData("Rounds = 2, ", "=> (x & 1) != 0;", "Rounds = 4, ")]
    [InlineData("", "{ if (x > 3) return false; return x > 1; }", "")]
    [InlineData("Rounds = 2, ", "=> x > 3 && y == ((round & 1) != 0);", "Rounds = 4, ")]
    public async Task Query_of_both_labels_or_the_wrong_one_is_split(string rounds, string body, string fixedRounds)
    {
        const string Signature = "(int round, int i, [Bits(6)] byte x, bool y) ";
        string query = "public static bool Query" + Signature + body;
        string split = "public static bool Query(int round, int i, [Bits(6)] byte x, bool y) => y == ((round & 1) == 0) && Whole(round / 2, i, x, y);\n\n    public static bool Whole" + Signature + body;
        const string Receive = "public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _m = units[0] > 0;";
        const string Added = """
            private Halves _halves;

                public void Receive(int round, ReadOnlySpan<int> halves, int unitsPerOne)
                {
                    if ((round & 1) == 0)
                    {
                        for (int i = 0; i < halves.Length; i++)
                            _halves[i] = halves[i];
                        return;
                    }

                    round /= 2;
                    Span<int> units = stackalloc int[1];
                    for (int i = 0; i < halves.Length; i++)
                        units[i] = _halves[i] + halves[i];
                    _m = units[0] > 0;
                }

                /// <summary>The answers about samples labelled true, until those about the others come.</summary>
                [System.Runtime.CompilerServices.InlineArray(1)]
                private struct Halves
                {
                    private int _first;
                }
            """;
        string fixedKind = fixedRounds.Length == 0 ? "Kind = QueryKind.Alternating, Rounds = 2" : fixedRounds + "Kind = QueryKind.Alternating";
        Assert.Equal(
            Method.Replace("KIND", fixedKind).Replace("QUERY", split).Replace(Receive, Added),
            await FixAsync(new SplitQueryCodeFix(), Method.Replace("KIND", rounds + "Kind = QueryKind.Alternating").Replace("QUERY", query)));
    }

    [Theory]
    [InlineData("BatchSize = 16, Precision = 0.004, Samples = 3", "BatchSize = 16, Precision = 1.0 / 256, Samples = 3")]
    [InlineData("BatchSize = 64, Precision = 1.0 / 256, Samples = 3", "BatchSize = 31, Precision = 1.0 / 256, Samples = 3")]
    [InlineData("BatchSize = 32, Precision = 1.0 / 256, Samples = 3", "BatchSize = 31, Precision = 1.0 / 256, Samples = 3")]
    [InlineData("BatchSize = 3, Precision = 0.49, Samples = 3, Variant = QueryModelVariant.Sharp", "BatchSize = 3, Precision = 1.0 / 4, Samples = 3, Variant = QueryModelVariant.Sharp")]
    public async Task Argument_is_set_to_what_the_theorem_allows(string arguments, string allowed)
    {
        const string Source = "[LearningAlgorithm][MiniBatchSgd(ARGUMENTS)] public partial struct L { private bool _m; public void Learn(byte x, bool y) => _m = y; public readonly bool Predict(byte x) => _m; }";
        Assert.Equal(Source.Replace("ARGUMENTS", allowed), await FixAsync(new SetArgumentCodeFix(), Source.Replace("ARGUMENTS", arguments)));
    }

    [Theory]
    [InlineData("Tolerance = 0.1", "BatchSize = 64, Precision = 1.0 / 16", "Tolerance = 0.1", "BatchSize = 64, Precision = 1.0 / 32")]
    [InlineData("Tolerance = 0.1", "BatchSize = 64, Precision = 1.0 / 128", "Tolerance = 0.1", "BatchSize = 64, Precision = 1.0 / 256")]
    [InlineData("Tolerance = 0.25", "BatchSize = 64, Precision = 1.0 / 128, Steps = 6", "Tolerance = 0.25", "BatchSize = 64, Precision = 1.0 / 128, Steps = 72")]
    [InlineData("Width = 4", "BatchSize = 64, Precision = 1.0 / 128", "Width = 1", "BatchSize = 64, Precision = 1.0 / 128")]
    public async Task Argument_is_set_to_what_queries_need(string queries, string training, string fixedQueries, string fixedTraining)
    {
        string source = Method.Replace("QUERY", "public static bool Query(int round, int i, [Bits(6)] byte x, bool y) => x > 3 == y;");
        string Of(string query, string batch) => source.Replace("KIND", query).Replace("BatchSize = 64, Precision = 1.0 / 128", batch);
        Assert.Equal(Of(fixedQueries, fixedTraining), await FixAsync(new SetArgumentCodeFix(), Of(queries, training)));
    }

    [Theory]
    [InlineData("_m = x", "_m = (byte)(x & 15)")]
    [InlineData("_m = (byte)(x + 1)", "_m = (byte)((x + 1) & 15)")]
    [InlineData("_m += x", "_m = (byte)((_m + x) & 15)")]
    [InlineData("_m <<= 1", "_m = (byte)((_m << 1) & 15)")]
    [InlineData("_m++", "_m = (byte)((_m + 1) & 15)")]
    [InlineData("--_m", "_m = (byte)((_m - 1) & 15)")]
    [InlineData("_n = _n * 3 /* keep */", "_n = (_n * 3) & 0xFFFFF /* keep */")]
    [InlineData("_n ^= x | ~_n", "_n = (_n ^ (x | ~_n)) & 0xFFFFF")]
    public async Task Store_is_masked(string store, string masked) =>
        Assert.Equal(Learner.Replace("STORE", masked), await FixAsync(new MaskCodeFix(), Learner.Replace("STORE", store)));

    private const string Machine = """
        public static partial class Machines
        {
            public enum Step { Start, Up, Halt }

            [TuringMachine(AutoClean = true)]
            public static Transition<Step> M(Step state, Symbol read, Arrival arrival) => OVER switch
            {
        ARMS
            };
        }
        """;

    [Theory]
    [InlineData(
        "(state, read, arrival)",
        "        (Step.Start, _, _) => new(Step.Up, Move.Stay), // the first\n        (Step.Up, _, Arrival.Moved) => new(Step.Up, Move.Up),\n        (Step.Halt, _, _) => Transition.Stay(Step.Halt)",
        "        (Step.Start, _, _) => new(Step.Up, Move.Stay), // the first\n        (Step.Up, _, Arrival.Moved) => new(Step.Up, Move.Up),\n        (Step.Halt, _, _) => Transition.Stay(Step.Halt),\n        (Step.Up, _, Arrival.Bumped) => Transition.Stay(Step.Halt),")]
    [InlineData(
        "(state, read, arrival)",
        "        (Step.Start, _, _) => new(Step.Up, Move.Stay),\n        (Step.Up, _, Arrival.Moved) => new(Step.Up, Move.Up),\n        (Step.Up, _, _) => new(Step.Halt, Symbol.Plus, Move.Stay),\n        _ => new(Step.Halt, Symbol.Blank, Move.Stay),",
        "        (Step.Halt, _, _) => Transition.Stay(Step.Halt),\n        (Step.Start, _, _) => new(Step.Up, Move.Stay),\n        (Step.Up, _, Arrival.Moved) => new(Step.Up, Move.Up),\n        (Step.Up, _, _) => new(Step.Halt, Symbol.Plus, Move.Stay),\n        _ => new(Step.Halt, Symbol.Blank, Move.Stay),")]
    [InlineData(
        "(arrival, state)",
        "        (_, Step.Start) => new(Step.Up, Move.Stay),\n        (Arrival.Moved, Step.Up) => new(Step.Up, Move.Up),\n        (_, Step.Halt) => Transition.Stay(Step.Halt)",
        "        (_, Step.Start) => new(Step.Up, Move.Stay),\n        (Arrival.Moved, Step.Up) => new(Step.Up, Move.Up),\n        (_, Step.Halt) => Transition.Stay(Step.Halt),\n        (Arrival.Bumped, Step.Up) => Transition.Stay(Step.Halt),")]
    [InlineData(
        "(state, read)",
        "        (Step.Start, _) => new(Step.Up, Move.Stay),\n        (Step.Up, _) => new(Step.Halt, Symbol.Plus, Move.Stay),\n        _ => new(Step.Up, Move.Stay),",
        "        (Step.Halt, _) => Transition.Stay(Step.Halt),\n        (Step.Start, _) => new(Step.Up, Move.Stay),\n        (Step.Up, _) => new(Step.Halt, Symbol.Plus, Move.Stay),\n        _ => new(Step.Up, Move.Stay),")]
    [InlineData(
        "state",
        "        Step.Start => new(Step.Up, Move.Stay),\n        Step.Up => new(Step.Halt, Symbol.Plus, Move.Stay),\n        Step.Halt => new(Step.Halt, Symbol.Plus, Move.Stay),",
        "        Step.Halt => Transition.Stay(Step.Halt),\n        Step.Start => new(Step.Up, Move.Stay),\n        Step.Up => new(Step.Halt, Symbol.Plus, Move.Stay),")]
    [InlineData(
        "(state, read, arrival)",
        "        (Step.Start, _, _) => new(Step.Up, Move.Stay),\n        (Step.Halt, _, Arrival.Moved) => Transition.Stay(Step.Halt),\n        (Step.Halt, _, _) => new(Step.Up, Move.Up),\n        _ => new(Step.Halt, Symbol.Plus, Move.Stay),",
        "        (Step.Halt, _, _) => Transition.Stay(Step.Halt),\n        (Step.Start, _, _) => new(Step.Up, Move.Stay),\n        _ => new(Step.Halt, Symbol.Plus, Move.Stay),")]
    public async Task Machine_gets_the_arms_that_it_lacks(string over, string arms, string completed)
    {
        string source = Machine.Replace("OVER", over).Replace("ARMS", completed);
        string? @fixed = await FixAsync(new AddArmsCodeFix(), Machine.Replace("OVER", over).Replace("ARMS", arms));
        Assert.NotNull(@fixed);
        Assert.Equal(Squeeze(source), Squeeze(@fixed));

        // How a list ends, with a comma or without, and on which line, is the user's own style.
        static string Squeeze(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c))).Replace(",}", "}");
    }

    [Theory]
    [InlineData("[TreeCircuit(Depth = 3)] [UniformDistribution]", "[TreeCircuit(Depth = 3)] [ProductDistribution(0.9)]")]
    [InlineData("[TreeCircuit(Depth = 3)] [ProductDistribution(0.5)]", "[TreeCircuit(Depth = 3)] [ProductDistribution(0.9)]")]
    [InlineData("[TreeCircuit(Depth = 6)] [UniformDistribution]", "[TreeCircuit(Depth = 6)] [ProductDistribution(0.99)]")]
    [InlineData("[TreeCircuit(Depth = 2)] [ProductDistribution(0.5, 0.8, 0.7, 0.5)]", "[TreeCircuit(Depth = 2)] [ProductDistribution(0.9, 0.8, 0.7, 0.9)]")]
    [InlineData(
        "[TreeCircuit(Depth = 2)] [ProductDistribution(0.8)] [LayerwiseTraining(Lambda = 3)]",
        "[TreeCircuit(Depth = 2)] [ProductDistribution(0.8)] [LayerwiseTraining(Lambda = 0)]")]
    [InlineData(
        "[TreeCircuit(Depth = 2)] [ProductDistribution(0.8)] [LayerwiseTraining(Samples = 50)]",
        "[TreeCircuit(Depth = 2)] [ProductDistribution(0.8)] [LayerwiseTraining(Samples = 1897)]")]
    [InlineData(
        "[TreeCircuit(Depth = 2)] [ProductDistribution(0.9)] [LayerwiseTraining(LearningRate = 2, Samples = 9000)]",
        "[TreeCircuit(Depth = 2)] [ProductDistribution(0.9)] [LayerwiseTraining(Samples = 9000, LearningRate = 0.05)]")]
    [InlineData(
        "[TreeCircuit(Depth = 2, Width = 6)] [ProductDistribution(0.9)] [LayerwiseTraining(Initialization = LayerwiseInitialization.Random)]",
        "[TreeCircuit(Depth = 2, Width = 25)] [ProductDistribution(0.9)] [LayerwiseTraining(Initialization = LayerwiseInitialization.Random)]")]
    public async Task Training_of_a_tree_follows_the_suggestion(string before, string after)
    {
        const string Source = "public static partial class T { ATTRIBUTES public static bool Gate(int level, int index, bool left, bool right) => left == right; }";
        Assert.Equal(Source.Replace("ATTRIBUTES", after), await FixAsync(new TreeAttributeCodeFix(), Source.Replace("ATTRIBUTES", before)));
    }

    [Fact]
    public async Task Signed_store_is_not_masked() => Assert.Null(await FixAsync(
        new MaskCodeFix(),
        "public struct P { [Bits(4)] public sbyte X; } public static partial class D { [Circuit] public static P F(sbyte a) { P p = default; p.X = a; return p; } }"));

    [Theory]
    [InlineData(
        "// A learner.\n[LearningAlgorithm]\npublic struct L { public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }",
        "// A learner.\n[LearningAlgorithm]\npublic partial struct L { public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }")]
    [InlineData(
        "[LearningAlgorithm] struct L { public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }",
        "[LearningAlgorithm] partial struct L { public void Learn(byte x, bool y) { } public readonly bool Predict(byte x) => true; }")]
    [InlineData(
        "// Outer\nstatic class A { internal class B { [Circuit] public static int F(int a) => a; } }",
        "// Outer\nstatic partial class A { internal partial class B { [Circuit] public static int F(int a) => a; } }")]
    [InlineData(
        "class A { [Circuit] public static int F(int a) => a; }",
        "partial class A { [Circuit] public static int F(int a) => a; }")]
    [InlineData(
        MetaAlgorithmMember + "\n[MetaAlgorithm(typeof(A), StepBudget = 3)] public static class M;",
        MetaAlgorithmMember + "\n[MetaAlgorithm(typeof(A), StepBudget = 3)] public static partial class M;")]
    [InlineData(
        MetaAlgorithmMember + "\n// Outer\nstatic class Outer { [MetaAlgorithm(typeof(A), StepBudget = 3)] internal readonly struct M; }",
        MetaAlgorithmMember + "\n// Outer\nstatic partial class Outer { [MetaAlgorithm(typeof(A), StepBudget = 3)] internal readonly partial struct M; }")]
    public async Task Type_is_made_partial(string source, string expected) => Assert.Equal(expected, await FixAsync(new MakePartialCodeFix(), source));

    [Fact]
    public async Task Partial_is_not_offered_where_the_cause_is_another() =>
        Assert.Null(await FixAsync(new MakePartialCodeFix(), "partial class A { [Circuit] public static T F<T>(T a) => a; }"));

    [Theory]
    [InlineData("/// <summary>x</summary>\n public bool Predict(byte x) => true;", "/// <summary>x</summary>\n public readonly bool Predict(byte x) => true;")]
    [InlineData("bool Predict(byte x) => true;", "readonly bool Predict(byte x) => true;")]
    [InlineData("public readonly bool Predict(byte x) => true; public bool Done => true;", "public readonly bool Predict(byte x) => true; public readonly bool Done => true;")]
    [InlineData(
        "public readonly bool Predict(byte x) => true; public bool Done { get { return true; } set { } }",
        "public readonly bool Predict(byte x) => true; public bool Done { readonly get { return true; } set { } }")]
    public async Task Member_is_made_readonly(string member, string expected)
    {
        const string Start = "[LearningAlgorithm] public partial struct L { public void Learn(byte x, bool y) { } ";

        Assert.Equal(Start + expected + " }", await FixAsync(new MakeReadonlyCodeFix(), Start + member + " }"));
    }

    /// <summary>What the four fixes of training leave compiles, and its model's answers are what the source before meant.</summary>
    [Theory]
    [InlineData("Width = 1", "[return: Bits(2)] public static int Query(int round, int i, [Bits(6)] byte x, bool y) => x & 3;", 300)]
    [InlineData("", "[return: Bits(2)] public static uint Query(int round, int i, [Bits(6)] byte x, bool y) { uint n = x & 3u; return y ? n : 0; }", 150)]
    [InlineData("Kind = QueryKind.Alternating", "public static bool Query(int round, int i, [Bits(6)] byte x, bool y) => (x & 1) != 0;", 100)]
    [InlineData("Kind = QueryKind.Alternating", "public static bool Query(int round, int i, [Bits(6)] byte x, bool y) => !y && (x & 1) != 0;", 50)]
    public async Task Fixed_query_computes_what_was_meant(string kind, string query, int expected)
    {
        string source = Method.Replace("(KIND)", kind.Length == 0 ? "" : $"({kind})").Replace("QUERY", query)
            .Replace("private bool _m;", "public int Mean;").Replace("_m = units[0] > 0", "Mean = (int)((long)units[0] * 100 / unitsPerOne)").Replace("=> _m;", "=> Mean > 0;");
        CodeFixProvider provider = kind.StartsWith("Kind", StringComparison.Ordinal) ? new SplitQueryCodeFix() : new BinaryDigitsCodeFix();
        string? @fixed = await FixAsync(provider, source);
        Assert.NotNull(@fixed);
        Assert.Empty(await Analysis.FindProblemsAsync(SourceCompilation.Create(@fixed).RequireValid()));

        // Every input is 3; half of the labels are true.
        var batch = new LabelledBits(6, 64);
        for (int i = 0; i < 64; i++)
            batch.Set(i, [3], i < 32);
        Type type = GeneratorHarness.Load("#pragma warning disable CS1591\nusing System; using Learnability;\n" + @fixed).GetType("Q+MiniBatchModel", throwOnError: true)!;
        dynamic model = Activator.CreateInstance(type, 0)!;
        while (!model.IsDone)
            model.Step(batch);
        object memory = model.Memory;
        Assert.InRange((int)memory.GetType().GetField("Mean")!.GetValue(memory)!, expected - 6, expected + 12);
    }

    [Theory]
    [InlineData("BatchSize = 16, Precision = 0.004, Samples = 3")]
    [InlineData("BatchSize = 64, Precision = 1.0 / 256, Samples = 3")]
    public async Task Fixed_training_of_a_learner_extracts_all_samples(string arguments)
    {
        string source = $"[LearningAlgorithm][MiniBatchSgd({arguments})] public partial struct L {{ private bool _m; public void Learn([Bits(2)] byte x, bool y) => _m = y; public readonly bool Predict([Bits(2)] byte x) => _m; }}";
        string? @fixed = await FixAsync(new SetArgumentCodeFix(), source);
        Assert.NotNull(@fixed);
        Assert.Empty(await Analysis.FindProblemsAsync(SourceCompilation.Create(@fixed).RequireValid()));

        Type type = GeneratorHarness.Load("#pragma warning disable CS1591\nusing Learnability;\n" + @fixed).GetType("L+MiniBatchModel", throwOnError: true)!;
        dynamic model = Activator.CreateInstance(type, 0)!;
        var random = new RandomBits(1, RandomPurpose.Examples);
        int size = model.Plan.BatchSize;
        while (!model.IsDone)
        {
            var batch = new LabelledBits(2, size);
            for (int i = 0; i < size; i++)
                batch.Set(i, [random.NextBits(2)], random.NextBits(1) != 0);
            model.Step(batch);
        }

        Assert.Equal(3, (int)model.SamplesExtracted);
    }

    /// <summary>The source after the fix, from which the diagnostic is gone; null if no fix is offered.</summary>
    private static async Task<string?> FixAsync(CodeFixProvider provider, string source)
    {
        CSharpCompilation compilation = SourceCompilation.Create(source).RequireValid();
        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);
        Diagnostic problem = Assert.Single(found, candidate => provider.FixableDiagnosticIds.Contains(candidate.Id));

        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("UserProject", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(SourceCompilation.ParseOptions)
            .WithMetadataReferences(compilation.References);
        Document? document = null;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            document = project.AddDocument(tree.FilePath, await tree.GetTextAsync());
            project = document.Project;
        }

        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document!, problem, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
            return null;
        var operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        Solution solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        string text = (await solution.GetDocument(document!.Id)!.GetTextAsync()).ToString();

        IReadOnlyList<Diagnostic> left = await Analysis.FindProblemsAsync(SourceCompilation.Create(text).RequireValid());
        Assert.True(!left.Any(candidate => candidate.Id == problem.Id), string.Join("; ", left));
        return text;
    }
}
