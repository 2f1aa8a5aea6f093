using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>What cannot be compiled is reported where it stands: [| |] marks the place, before it the rule, and nothing else is reported.</summary>
public sealed class UnsupportedConstructsTests
{
    public static TheoryData<string, string> Constructs => new()
    {
        // Unbounded precision
        { "LRN0001", "[Circuit] public static int F(int a) => (int)([|a * 0.5|]);" },
        { "LRN0001", "[Circuit] public static int F(int a) { double d = [|a|]; return 1; }" },
        { "LRN0001", "[Circuit] public static int F(float [|a|]) => 1;" },
        { "LRN0001", "[Circuit] public static decimal [|F|](int a) => 1;" },
        { "LRN0001", "[Circuit] public static int F(int a) => [|$\"{a}\"|].Length;" },
        { "LRN0001", "[Circuit] public static int F(int a) => (int)([|(BigInteger)a|]);" },
        { "LRN0001", "[Circuit] public static int F(int a) { string s = [|\"x\"|]; return a; }" },
        { "LRN0001", "[Circuit] public static int F(int a) => (int)[|Math.Sqrt(a)|];" },

        // Bounds
        { "LRN0002", "[Circuit] public static int F(int a) { [|while (a != 3) { }|] return a; }" },
        { "LRN0002", "[Circuit] public static uint F(uint a) { uint n = 0; [|while (a != 1) { a = a % 2 == 0 ? a / 2 : 3 * a + 1; n++; }|] return n; }" },
        { "LRN0002", "[Circuit(MaxSteps = 5000)] public static uint F(uint a) { [|while (a != 1) a = a * 3 + 1;|] return a; }" },
        { "LRN0012", "[Circuit(MaxSteps = 5000)] public static uint F(uint a) { for (int i = 0; i < [|60000|]; i++) { a = a + 1; } return a; }" },
        { "LRN0010", "[Circuit] public static int F(int a) => G(a); static int G(int a) => [|G(a + 1)|];" },

        // Constructs
        { "LRN0003", "[Circuit] public static int F(int a) { Func<int, int> f = [|x => x + 1|]; return f(a); }" },
        { "LRN0003", "[Circuit] public static int F(int a) { [|try { return a; } finally { a++; }|] }" },
        { "LRN0003", "[Circuit] public static int F(int a) { [|goto end;|] end: return a; }" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|new object()|].GetHashCode();" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|HashCode.Combine(a, 1)|];" },
        { "LRN0003", "[Circuit] public static int F(int a) => G(a); static int G<T>(T a) => [|G((a, a))|];" },
        { "LRN0003", "[Circuit] public static byte F(byte a) => G(a); static T G<T>(T a) where T : IBinaryInteger<T> => [|a << 1|];" },
        { "LRN0001", "[Circuit] public static int F(int a) => int.CreateTruncating([|G(0.5)|]); static T G<T>(T a) => a;" },
        { "LRN0003", "static int _count; [Circuit] public static int F(int a) => [|_count|] + a;" },
        { "LRN0003", "static int _count; [Circuit] public static int F(int a) { [|_count|] = a; return a; }" },
        { "LRN0003", "[Circuit] public static int F(int a) => G(ref a, ref a); static int G(ref int a, ref int b) { [|a = ref b|]; return a; }" },
        { "LRN0003", "static int _a, _b; [Circuit] public static int F(int c) { ref int [|d = ref _a|]; return d + c; }" },
        { "LRN0003", "[Circuit] public static int F(int a) { int[] v = [a, 1]; Range r = [|..1|]; return v[r].Length; }" },
        { "LRN0006", "[Circuit] public static int F(int a) { int[] v = [a, 1]; return [|v[1..4]|].Length; }" },
        { "LRN0006", "[Circuit] public static int F([Bits(2)] byte a) { Span<int> v = [a, 1, 2]; return [|v.Slice(a, 1)|][0]; }" },
        { "LRN0006", "[Circuit] public static int F(int a) { Span<int> v = [a, 1, 2]; return [|v.Slice(0, 4)|][0]; }" },
        { "LRN0014", "[Circuit] public static int F([Bits(1)] byte a) { Span<int> v = [a, 1, 2]; return [|v[a..]|].Length; }" },
        { "LRN0003", "[InlineArray(2)] public struct Two { private int _e; } [Circuit] public static int F(Two t) { int[] w = [[|.. t|], 2]; return w[0]; }" },
        { "LRN0003", "public struct P { public int Length => 2; public int this[int i] => i; } [Circuit] public static int F(int a) => new P() is [|[_, 1]|] ? 1 : a;" },
        { "LRN0003", "[Circuit] public static int F(int a) { [|lock (typeof(int)) { return a; }|] }" },
        { "LRN0003", "static readonly int[] Table = [1, 2]; [Circuit] public static int F([Bits(1)] byte a) { var t = Table; [|t[a] = 3|]; return t[0]; }" },
        { "LRN0003", "static readonly int[] Table = [1, 2]; [Circuit] public static int F(int a) { [|Array.Fill(Table, 3)|]; return Table[0]; }" },
        { "LRN0003", "static readonly int[] Table = [1, 2]; [Circuit] public static int F(int a) { G(Table); return Table[0]; } static void G(int[] t) { [|t[0]++|]; }" },

        // Types
        { "LRN0004", "[Circuit] public static int F(nint [|a|]) => 1;" },
        { "LRN0013", "[Circuit] public static int F(int a) { int[][] v = new int[1][]; return [|v[0]|][0]; }" },
        { "LRN0004", "[Circuit] public static int F(Guid [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(int[] [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(int? [|a|]) => 1;" },
        { "LRN0015", "[Circuit] public static int F([[|Bits(9)|]] byte a) => a;" },
        { "LRN0015", "[Circuit] public static int F([[|Bits(1)|]] bool a) => 1;" },
        { "LRN0015", "[Circuit] [return: [|Bits(0)|]] public static int F(bool a) => 1;" },

        { "LRN0015", "[Circuit] public static int F([[|Shape(2)|]] int[,] a) => 1;" },
        { "LRN0015", "[Circuit] public static int F([[|Shape(0)|]] int[] a) => 1;" },
        { "LRN0015", "[Circuit] public static int F([[|Shape(4)|]] int a) => 1;" },
        { "LRN0015", "[Circuit] public static int F([[|Shape(300, 300)|]] int[,] a) => 1;" },
        { "LRN0015", "[Circuit] [return: Shape(3)] public static int[] [|F|](int a) => [a, 1];" },
        { "LRN0015", "[Circuit] [return: Shape(2, 2)] public static int[][] [|F|](int a) => [[a, 1], [a]];" },
        { "LRN0015", "[Circuit] public static Int128 F([[|Bits(60)|]] Int128 a) => a;" },
        { "LRN0004", "[Circuit] public static int F(Span<int> [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int[] [|F|](int a) => [a];" },
        { "LRN0004", "[Circuit] public static int F(nuint [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(object [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(DateTime [|a|]) => 1;" },
        { "LRN0005", "[Circuit] public static int F([Shape(2), Bits(4)] int[] v, int a) { [|v[0] = a|]; return v[0]; }" },
        { "LRN0005", "[Circuit] [return: Shape(1), Bits(4)] public static int[] [|F|](int a) => [a];" },
        { "LRN0006", "[Circuit] public static int F([Shape(2, 3)] int[,] v, [Bits(2)] byte i) => [|v[1, i]|];" },
        { "LRN0006", "[Circuit] public static int F([Bits(2)] byte i) { var m = new int[3, 4]; return [|m[i, 0]|]; }" },
        { "LRN0006", "[Circuit] public static int F(int a) { Span<int> s = [a]; return [|s[1..][0]|]; }" },
        { "LRN0006", "[Circuit] public static int F(int a) { Span<int> s = [a, 2], t = [1]; [|s.CopyTo(t)|]; return t[0]; }" },
        { "LRN0007", "[Circuit] public static Int128 F(Int128 a, sbyte b) => [|a / b|];" },
        { "LRN0007", "[Circuit] public static (int, int) F(int a, int b) => [|Math.DivRem(a, b & 1)|];" },
        { "LRN0008", "[Circuit] public static byte F(int a) => [|byte.CreateChecked(a)|];" },
        { "LRN0008", "[Circuit] public static short F(short a) => Up(a); static T Up<T>(T a) where T : INumber<T> => checked([|a + T.One|]);" },
        { "LRN0008", "[Circuit] public static long F(Int128 a) => checked([|(long)a|]);" },
        { "LRN0009", "[Circuit] public static int F(int a, int b) => [|int.CopySign(a, b)|];" },
        { "LRN0014", "[Circuit] public static int F([Bits(2)] byte a) => [|new int[2, a]|].Length;" },
        { "LRN0017", "[Circuit] public static void [|F|]([Shape(2)] int[] a) { }" },

        // Values
        { "LRN0005", "public struct P { [Bits(4)] public byte X; } [Circuit] public static byte F(byte a) { P p = default; [|p.X = a|]; return p.X; }" },
        { "LRN0005", "[InlineArray(4)] public struct Narrow { [Bits(3)] private byte _first; } public struct Holder { public Narrow Items; } [Circuit] public static byte F(byte a) { Holder h = default; Span<byte> s = h.Items; [|s[1] = a|]; return h.Items[1]; }" },
        { "LRN0005", "[InlineArray(4)] public struct Narrow { [Bits(3)] private byte _first; } static void Put(Span<byte> s, byte a) => [|s[1] = a|]; [Circuit] public static byte F(byte a) { Narrow n = default; Put(n, a); return n[1]; }" },
        { "LRN0005", "public struct P { [Bits(4)] public byte X; } static void Put(ref byte x, byte a) => [|x = a|]; [Circuit] public static byte F(byte a) { P p = default; Put(ref p.X, a); return p.X; }" },
        { "LRN0005", "[Circuit] public static int F(byte a) => [|G(a)|]; static int G([Bits(4)] byte a) => a;" },
        { "LRN0006", "[Circuit] public static int F([Bits(3)] byte a) { int[] v = [1, 2, 3]; return [|v[a]|]; }" },
        { "LRN0007", "[Circuit] public static int F(byte a, byte b) => [|a / b|];" },
        { "LRN0007", "[Circuit] public static int F(int a, sbyte b) => [|a % (b | 1)|];" },
        { "LRN0008", "[Circuit] public static int F(int a, int b) => checked([|a + b|]);" },
        { "LRN0008", "[Circuit] public static byte F(int a) => checked([|(byte)a|]);" },
        { "LRN0009", "[Circuit] public static int F(int a) { if (a < 0) [|throw new ArgumentException();|] return a; }" },
        { "LRN0009", "[Circuit] public static int F(byte a) => [|a switch { 0 => 1, 1 => 2 }|];" },
        { "LRN0009", "[Circuit] public static int F(int a) => [|int.Log2(a)|];" },
        { "LRN0013", "[Circuit] public static int F(bool a) { int[] v = [1], w = [2, 3]; return [|(a ? v : w)[0]|]; }" },
        { "LRN0013", "[Circuit] public static int F([Bits(1)] byte a) { int[][] v = [[1], [2, 3]]; return [|v[a]|][0]; }" },
        { "LRN0014", "[Circuit] public static int F([Bits(3)] byte a) => [|new int[a]|].Length;" },
        { "LRN0011", "[Circuit(MaxGates = 50)] public static int [|F|](int a, int b) => a * b;" },
        { "LRN0012", "[Circuit(MaxSteps = 50)] public static int F(int a) { for (int i = 0; i < 100; i++) a += i; return a; }" },

        // Where a circuit may stand
        { "LRN0017", "[Circuit] public static T [|F|]<T>(T a) => a;" },
        { "LRN0017", "public struct S { [Circuit] public int [|F|](int a) => a; }" },
        { "LRN0017", "public static class NotPartial { [Circuit] public static int [|F|](int a) => a; }" },
        { "LRN0017", "public static partial class Generic<T> { [Circuit] public static int [|F|](int a) => a; }" },
        { "LRN0017", "public static int G(int a) { return F(a); [Circuit] static int [|F|](int a) => a; }" },
        { "LRN0017", "[Circuit] public static void [|F|](int a) { }" },
        { "LRN0016", "[[|Circuit|]] public static int F(int a) => a; public static int FCircuit => 1;" },
        { "LRN0027", "[[|Circuit(Name = \"1F\")|]] public static int F(int a) => a;" },
        { "LRN0027", "[[|Circuit(MaxGates = 0)|]] public static int F(int a) => a;" },
        { "LRN0027", "[[|Circuit(Emit = (CircuitEmit)4)|]] public static int F(int a) => a;" },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    [MemberData(nameof(UnsupportedSnippets.All), MemberType = typeof(UnsupportedSnippets))]
    public async Task Construct_is_reported_where_it_stands(string rule, string members)
    {
        string source = $"public static partial class Demo\n{{\n{members}\n}}";
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        CSharpCompilation compilation = SourceCompilation.Create(source.Replace("[|", "").Replace("|]", "")).RequireValid();

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

        Assert.True(found.Count == 1 && found[0].Id == rule, string.Join("; ", found));
        if (start >= 0)
            Assert.Equal(source[(start + 2)..(end + 2)], found[0].MarkedText());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Arithmetic_is_checked_where_the_project_says_so(bool checkOverflow, int reports)
    {
        CSharpCompilation compilation = SourceCompilation.Create(
            checkOverflow, "public static partial class Demo { [Circuit] public static int F(int a, int b) => a + b; }").RequireValid();

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

        Assert.Equal(reports, found.Count);
        Assert.All(found, problem => Assert.Equal("LRN0008", problem.Id));
    }

    [Theory]
    [InlineData("a ^ ", 300, false)]
    [InlineData("a ^ ", 5000, true)]
    [InlineData("a is 1 or ", 450, true)]
    [InlineData("a is 1 ? 2 : ", 250, false)]
    [InlineData("(a switch { 1 => 2, _ => ", 100, false)]
    public async Task Depth_is_bounded_where_the_stack_of_a_compiler_would_not_last(string link, int count, bool isTooDeep)
    {
        string close = link.StartsWith('(') ? string.Concat(Enumerable.Repeat("})", count)) : "";
        string chain = link == "a is 1 or "
            ? "a is " + string.Join(" or ", Enumerable.Range(0, count)) + " ? 1 : 0"
            : string.Concat(Enumerable.Repeat(link, count)) + "a" + close;
        CSharpCompilation compilation = SourceCompilation.Create(
            "public static partial class Demo { [Circuit] public static int F(ushort a) => " + chain + "; }").RequireValid();

        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

        Assert.True(found.Count > 0 == isTooDeep && found.All(static problem => problem.Id == "LRN0003"), string.Join("; ", found));
    }
}
