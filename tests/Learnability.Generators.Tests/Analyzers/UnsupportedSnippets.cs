using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>More of what cannot be compiled: the rule, and the members of a static class, in which [| |] marks where it is reported.</summary>
internal static class UnsupportedSnippets
{
    public static TheoryData<string, string> All => new()
    {
        // Unbounded precision
        { "LRN0001", "[Circuit] public static int F(double [|a|]) => 1;" },
        { "LRN0001", "[Circuit] public static int F(decimal [|a|]) => 1;" },
        { "LRN0001", "[Circuit] public static int F(string [|a|]) => 1;" },
        { "LRN0001", "[Circuit] public static int F(BigInteger [|a|]) => 1;" },
        { "LRN0001", "[Circuit] public static int F(Half [|a|]) => 1;" },
        { "LRN0001", "[Circuit] public static float [|F|](int a) => 1;" },
        { "LRN0001", "[Circuit] public static int F(int a) => (int)([|a / 2.0|]);" },
        { "LRN0001", "[Circuit] public static int F(int a) => (int)[|Math.Pow(a, 2)|];" },
        { "LRN0001", "[Circuit] public static int F(int a) => (int)([|a * 2m|]);" },
        { "LRN0001", "[Circuit] public static int F(int a) => [|a.ToString()|].Length;" },
        { "LRN0001", "[Circuit] public static int F(int a) { float f = [|a|]; return a; }" },

        // Loops and recursion
        { "LRN0002", "[Circuit] public static int F(int a) { [|do { a += 2; } while (a != 5);|] return a; }" },
        { "LRN0002", "[Circuit] public static uint F(uint a) { [|for (uint i = a; i != 7; i += 2) { a ^= i; }|] return a; }" },
        { "LRN0010", "[Circuit] public static int F(int a) => Even(a); static int Even(int a) => a == 0 ? 1 : Odd(a - 1); static int Odd(int a) => a == 0 ? 0 : [|Even(a - 1)|];" },
        { "LRN0010", "[Circuit] public static int F(int a) { return Up(0); int Up(int n) => n == a ? n : [|Up(n + 1)|]; }" },

        // Constructs
        { "LRN0003", "[Circuit] public static int F(int a) { Func<int> f = [|() => a|]; return f(); }" },
        { "LRN0003", "[Circuit] public static int F(int a) { Func<int, int> f = [|G|]; return f(a); } static int G(int a) => a;" },
        { "LRN0003", "[Circuit] public static int F(int a) { [|try { return a; } catch (Exception) { return 1; }|] }" },
        { "LRN0003", "[Circuit] public static int F(int a) { again: a++; if (a < 3) [|goto again;|] return a; }" },
        { "LRN0002", "[Circuit] public static int F(int a) { [|switch (a) { case 0: goto case 1; case 1: goto case 0; }|] return 3; }" },
        { "LRN0003", "[Circuit] public static int F(int a) { switch (a) { case 0: [|goto end;|] } end: return 2; }" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|Environment.ProcessorCount|] + a;" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|Random.Shared|].Next();" },
        { "LRN0003", "[Circuit] public static int F(int a) { [|Console.WriteLine(a)|]; return a; }" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|a.GetHashCode()|];" },
        { "LRN0001", "[Circuit] public static int F(int a) => int.Parse([|\"1\"|]);" },
        { "LRN0003", "[Circuit] public static bool F(char a) => [|char.IsDigit(a)|];" },
        { "LRN0003", "[Circuit] public static int F(byte a) => [|Convert.ToInt32(a)|];" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|Unsafe.As<int, int>(ref a)|];" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|BitConverter.SingleToInt32Bits(1)|] + a;" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|Unsafe.SizeOf<int>()|] + a;" },
        { "LRN0003", "public class Box { public int X; } [Circuit] public static int F(int a) { var b = [|new Box { X = a }|]; return a; }" },
        { "LRN0003", "public record R(int X); [Circuit] public static int F(int a) => [|new R(a)|].X;" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|new { X = a }|].X;" },
        { "LRN0003", "static readonly int Start; static Demo() { Start = 3; } [Circuit] public static int F(int a) => [|Start|] + a;" },
        { "LRN0003", "static readonly int[] Table = [1, 2]; [Circuit] public static int F(int a) { [|At() = 3|]; return a; } static ref int At() => ref Table[0];" },
        { "LRN0001", "public struct P(string x) { public readonly int Twice => x.Length; } [Circuit] public static int F(P [|p|]) => 1;" },
        { "LRN0003", "[Circuit] public static int F(int a) { Index i = [|^1|]; int[] v = [a]; return v[i]; }" },
        { "LRN0003", "public interface IShape { int Side { get; } int Area => Side * Side; } public readonly struct Square : IShape { public int Side { get; init; } } static int Of<T>(T s) where T : IShape => [|s.Area|]; [Circuit] public static int F(int a) => Of(new Square { Side = a });" },
        { "LRN0003", "static readonly int Now = [|Later|]; static readonly int Later = 3; [Circuit] public static int F(int a) => Now + a;" },
        { "LRN0003", "[Circuit] public static int F(int a) => [|IntPtr.Size|] + a;" },
        { "LRN0003", "public struct P { public int X; public readonly override bool Equals(object? o) => true; public readonly override int GetHashCode() => 1; } public record struct R(P A); [Circuit] public static bool F(int a) => [|new R(new P { X = a }) == new R(default)|];" },
        { "LRN0003", "static int[] Table = [1, 2]; [Circuit] public static int F(int a) => [|Table|][0] + a;" },

        // Types
        { "LRN0004", "[Circuit] public static int F(TimeSpan [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(Index [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(System.Collections.Generic.List<int> [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static int F(Func<int> [|a|]) => 1;" },
        { "LRN0004", "[Circuit] public static nint [|F|](int a) => a;" },
        { "LRN0004", "[Circuit] public static int? [|F|](int a) => a;" },
        { "LRN0004", "[Circuit] public static int F(Vector<int> [|a|]) => 1;" },
        { "LRN0015", "[Circuit] public static int F([[|Bits(33)|]] int a) => a;" },
        { "LRN0015", "[Circuit] public static int F([[|Bits(-1)|]] int a) => a;" },

        // Values
        { "LRN0005", "[Circuit] [return: Bits(4)] public static int F(byte a) { [|return a;|] }" },
        { "LRN0006", "[Circuit] public static int F(sbyte a) { int[] v = new int[128]; return [|v[a]|]; }" },
        { "LRN0007", "[Circuit] public static uint F(uint a, uint b) { [|a %= b|]; return a; }" },
        { "LRN0008", "[Circuit] public static int F(int a) { checked { [|a++|]; } return a; }" },
        { "LRN0008", "[Circuit] public static int F(int a) => checked([|-a|]);" },
        { "LRN0008", "[Circuit] public static int F(int a) => [|Math.Abs(a)|];" },
        { "LRN0009", "[Circuit] public static int F(int a) => a > 0 ? a : [|throw new ArgumentException()|];" },
        { "LRN0009", "[Circuit] public static int F(int a, int b) => [|Math.Clamp(1, a, b)|];" },
        { "LRN0013", "[Circuit] public static int F(bool a) { Span<int> v = [1], w = [2, 3]; Span<int> c = a ? v : w; return [|c|][0]; }" },
        { "LRN0014", "[Circuit] public static int F([Bits(2)] byte a) { Span<int> v = [|stackalloc int[a]|]; return v.Length; }" },
    };
}
