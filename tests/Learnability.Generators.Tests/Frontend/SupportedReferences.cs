using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported references, spreads, primary constructors and equality: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedReferences
{
    public static TheoryData<string, string> All => new()
    {
        // References
        { "references as results", "[Circuit] public static int F(byte a) { int[] v = [a, 2]; At(v, 1) = 5; ref int r = ref At(v, 0); r++; At(v, 1) += r; At(v, 0)++; return v[0] * v[1] + At(v, 0); } static ref int At(int[] v, int i) => ref v[i];" },
        { "reference to the larger", "[Circuit] public static int F(byte a, byte b) { int x = a, y = b; Larger(ref x, ref y) = 7; ref int z = ref Larger(ref x, ref y); z *= 2; return x + y * 1000; } static ref int Larger(ref int x, ref int y) { if (x > y) return ref x; return ref y; }" },
        { "reference to the first that fits", "[Circuit] public static int F(byte a, byte b) { Span<byte> s = [a, b, 0]; First(s, 100) = 9; return s[0] + s[1] * 3 + s[2] * 5; } static ref byte First(Span<byte> s, int limit) { for (int i = 0; i < s.Length; i++) if (s[i] < limit) return ref s[i]; throw new Exception(); }" },
        { "references by a property and an indexer", "[InlineArray(4)] public struct Four { private int _e; } public struct B { private Four _v; [System.Diagnostics.CodeAnalysis.UnscopedRef] public ref int this[int i] => ref _v[i]; [System.Diagnostics.CodeAnalysis.UnscopedRef] public ref int Last => ref _v[3]; } [Circuit] public static int F(byte a, [Bits(2)] byte i) { B b = default; b[i] = a; b[1]++; b.Last ^= 3; return b[0] + b[1] * 3 + b[2] * 5 + b[3] * 7; }" },
        { "references chosen by a condition", "[Circuit] public static int F(byte a, bool c, [Bits(1)] byte i) { int x = a; int[] v = [2, 3]; ref int r = ref c ? ref x : ref v[i]; r += 3; (c ? ref v[0] : ref x) *= 2; Up(ref c ? ref v[1] : ref v[0]); int n = (c ? ref x : ref v[0]); return n + x * 5 + v[0] * 7 + v[1] * 11; } static void Up(ref int x) => x++;" },
        { "references that change", "[Circuit] public static int F(byte a, bool c) { int x = a, y = 2; ref int r = ref x; r += 3; if (c) r = ref y; r++; for (int i = 0; i < 3; i++) { if ((a >> i & 1) != 0) r = ref x; else r = ref y; r += i; } return x * 5 + y; }" },
        { "readonly references", "public struct P { public int X; public int Up() => ++X; } static readonly P[] Items = [new P { X = 3 }, new P { X = 5 }]; static ref readonly P At(int i) => ref Items[i]; [Circuit] public static int F([Bits(1)] byte i) => At(i).X * 10 + At(0).Up() + At(0).X;" },
        { "references by local functions", "[Circuit] public static int F([Bits(1)] byte i, byte a) { int[] v = [1, 2]; At(i) = a; return v[0] + v[1] * 3; ref int At(int at) => ref v[at]; }" },
        { "deconstruction into references", "[Circuit] public static int F([Bits(1)] byte i, byte a) { int[] v = [a, 2]; (At(v, i), At(v, 0)) = (v[0] + 1, v[1]); return v[0] + v[1] * 3; } static ref int At(int[] v, int i) => ref v[i];" },

        // Arrays that depend on the input
        { "rows by a symbolic index", "[Circuit] public static int F(byte a, [Bits(1)] byte i, [Bits(1)] byte j) { int[][] v = [[1, a], [3, 4]]; v[i][j] += 5; v[j][0]++; int[] row = v[i]; row[1] *= 2; int n = 0; foreach (int x in row) n = n * 3 + x; return n + v[0][0] * 100 + v[1][1] * 1000 + v[i].Length; }" },
        { "rows stored by a symbolic index", "[Circuit] public static int F(byte a, [Bits(1)] byte i) { int[][] v = [[1, 2], [3, 4]]; int[] mine = [a, 9]; v[i] = mine; mine[1] = 7; v[0][0]++; return v[0][0] + v[0][1] * 3 + v[1][0] * 5 + v[1][1] * 7 + mine[0] * 11; }" },
        { "arrays chosen by a condition", "[Circuit] public static int F(byte a, bool c) { int[] v = [a, 1], w = [2, 3]; var x = c ? v : w; x[0]++; Span<int> s = x; s[1] += 4; int[] copy = x[..]; copy[0] = 9; return v[0] + v[1] * 3 + w[0] * 5 + w[1] * 7 + copy[1]; }" },
        { "swapped arrays", "[Circuit] public static int F(byte a) { int[] now = [a, 1, 2], next = new int[3]; for (int k = 0; k < 3; k++) { for (int i = 0; i < 3; i++) next[i] = now[(i + 1) % 3] ^ now[i]; if ((a >> k & 1) != 0) (now, next) = (next, now); } return now[0] + now[1] * 3 + now[2] * 5; }" },
        { "slices by a symbolic start", "[Circuit] public static int F(byte a, [Bits(2)] byte i) { Span<int> s = [a, 1, 2, 3, 4]; var t = s.Slice(i, 2); t[0]++; t.Reverse(); return s[0] + s[1] * 3 + s[2] * 5 + s[3] * 7 + s[4] * 11 + t[0]; }" },

        // Spreads
        { "spreads", "[Circuit] public static int F(byte a) { int[] v = [a, 1]; Span<int> w = [.. v, 2, .. v.AsSpan(1), v[0] = 5]; int n = w.Length; foreach (int x in w) n = n * 3 + x; return n; }" },
        { "spreads that widen", "[Circuit] public static long F(sbyte a) { sbyte[] v = [a, 1]; long[] w = [.. v, .. v]; return w[0] * 3 + w[3]; }" },

        // Primary constructors
        { "primary constructor", "public struct P(int x) { public readonly int Twice => x * 2; public int Y { get; } = x + 1; public void Up() => x++; public readonly P Next() => new(x + 1); } [Circuit] public static int F(byte a) { var p = new P(a); p.Up(); var q = p.Next(); P r = default; return p.Twice + p.Y * 1000 + q.Twice * 3 + r.Twice; }" },
        { "primary constructor as a value of the circuit", "public struct P(byte x, [Bits(3)] byte y) { public byte Z = x; public readonly int Sum => x + y + Z; public void Up() => x++; } [Circuit] public static int F(P p) { p.Up(); return p.Sum; }" },
        { "primary constructor with another", "public struct P(int x, int y) { public P(int x) : this(x, 3) { } public readonly int Mix => x * 10 + y; } [Circuit] public static int F(byte a) => new P(a).Mix + new P(1, a).Mix;" },
        { "primary constructor of a record with members", "public readonly record struct Fx(int Raw) { public static Fx operator +(Fx a, Fx b) => new(a.Raw + b.Raw); public bool IsNegative => Raw < 0; public Fx Abs() => IsNegative ? new(-Raw) : this; } [Circuit] public static int F(short a, short b) => (new Fx(a) + new Fx(b)).Abs().Raw;" },

        // Equality
        { "equality of nested records", "public record struct P(int X, int Y); public record struct L(P A, (int, P) B); [Circuit] public static bool F([Bits(2)] byte a, [Bits(2)] byte b) => new L(new(a, b), (1, new(b, a))) == new L(new(b, a), (1, new(a, b))) && new P(a, 1).Equals(new P(a, 1)) || new P(a, b) != new P(b, 3);" },
        { "equality of records with an Equals of their own", "public record struct P(int X) { public readonly bool Equals(P other) => X % 4 == other.X % 4; public override readonly int GetHashCode() => X % 4; } [Circuit] public static bool F(byte a, byte b) => new P(a) == new P(b) && (new P(a), 1) == (new P(b), 1) || new P(a).Equals(new P(7));" },
        { "equality by IEquatable", "public struct P : IEquatable<P> { public int X; public readonly bool Equals(P o) => X / 2 == o.X / 2; public override readonly bool Equals(object? o) => false; public override readonly int GetHashCode() => 0; } public record struct R(P A, int B); static bool Same<T>(T a, T b) where T : IEquatable<T> => a.Equals(b); [Circuit] public static bool F(byte a, byte b) => Same(new P { X = a }, new P { X = 3 }) || Same(a, (byte)9) || new R(new P { X = a }, 1) == new R(new P { X = b }, 1);" },
        { "equality of tuples by their members", "public struct P { public int X; public static bool operator ==(P a, P b) => a.X % 3 == b.X % 3; public static bool operator !=(P a, P b) => !(a == b); public override readonly bool Equals(object? o) => false; public override readonly int GetHashCode() => 0; } [Circuit] public static bool F(byte a, byte b) => (new P { X = a }, 1) == (new P { X = b }, 1L) || (a, b).Equals((b, (byte)3));" },
    };
}
