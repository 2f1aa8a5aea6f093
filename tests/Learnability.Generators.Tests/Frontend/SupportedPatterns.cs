using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported patterns, deconstruction, goto case and type tests: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedPatterns
{
    public static TheoryData<string, string> All => new()
    {
        // Deconstruct methods
        { "Deconstruct method", "public struct P { public int X; public readonly void Deconstruct(out int a, out int b) { a = X; b = X + 1; } } [Circuit] public static int F(byte a) { var (x, y) = new P { X = a }; return new P { X = a } is (3, var z) ? z : x + y * 3; }" },
        { "Deconstruct extension", "public struct P { public int X; } static void Deconstruct(this P p, out int a, out bool b) { a = p.X; b = a > 3; } [Circuit] public static int F(byte a) { var (x, y) = new P { X = a }; (int z, _) = new P { X = 2 }; return y ? x : -x - z; }" },
        { "Deconstruct of a record", "public record struct P(int X, int Y); [Circuit] public static int F(byte a) { var (x, y) = new P(a, 3); return new P(a, 2) is (> 3, var z) ? z : x * y; }" },
        { "Deconstruct of a record with a property of its own", "public record struct P(int X, int Y) { public int Y { get; init; } = Y + X; } [Circuit] public static int F(byte a) { var (x, y) = new P(a, a); return x * 1000 + y; }" },
        { "Deconstruct inside tuples", "public record struct P(int X, int Y); [Circuit] public static int F(byte a) { var ((x, y), z) = (new P(a, 3), a + 1); ((x, _), (y, z)) = (new P(y, x), new P(z, x)); return x + y * 3 + z * 5; }" },
        { "Deconstruct of a generic struct", "public readonly struct Pair<T, U>(T first, U second) { public void Deconstruct(out T a, out U b) => (a, b) = (first, second); } [Circuit] public static int F(byte a, bool b) { var (x, y) = new Pair<int, bool>(a, b); return y ? x : -x; }" },
        { "Deconstruct in foreach", "public record struct P(int X, int Y); [Circuit] public static int F(byte a) { int n = 0; foreach (var (x, y) in new P[] { new(a, 1), new(2, a) }) n += x * y; return n; }" },
        { "Deconstruct and stores in order", "public struct P { public int X; public void Deconstruct(out int a, out int b) { a = X++; b = X; } } [Circuit] public static int F(byte a) { int[] v = new int[3]; int k = 0; P p = new() { X = a }; (v[k], k) = p; (v[1], v[k & 1]) = p; return v[0] + v[1] * 3 + p.X * 5 + (k & 1); }" },

        // Patterns
        { "list patterns", "[Circuit] public static int F([Bits(3)] byte a, [Bits(3)] byte b) { int[] v = [a, b, 3]; return v is [1, _, 3] ? 1 : v is [var x, .., var y] && x > y ? x : v is [> 2, .. var rest] ? rest[0] + rest.Length : v is [] or [_] ? 8 : 7; }" },
        { "list patterns of spans", "[Circuit] public static int F(byte a, byte b) { ReadOnlySpan<byte> s = [a, b, 3, 4]; return s switch { [0, ..] => 1, [.., > 4] => 2, [var x, .. [var y, 3], _] when x < y => y - x, [_, .. var rest] => rest[0] + rest.Length, _ => 9 }; }" },
        { "list pattern with a slice that is a copy", "[Circuit] public static int F(byte a) { int[] v = [a, 2, 3]; if (v is [.. var copy, _]) { copy[0]++; return v[0] * 3 + copy[0]; } return 0; }" },
        { "property patterns of arrays", "[Circuit] public static int F(byte a) { Span<int> s = [a, 2]; return s is { Length: 2 } and [> 100, _] ? 1 : s is { Length: > 3 } ? 2 : 3; }" },
        { "nested property patterns", "public record struct P(int X, int Y); public record struct L(P From, P To); [Circuit] public static int F([Bits(3)] byte a, [Bits(3)] byte b) => new L(new(a, b), new(b, 1)) switch { { From.X: 0, To: { Y: > 3 } } => 1, { From: (var x, 2) } => x, ({ X: > 4 }, (_, 1) to) => to.X, _ => 9 };" },
        { "not null of values", "[Circuit] public static int F(byte a) => a is { } x && x is not 0 ? x : -1;" },
        { "type tests of generic code", "static int Size<T>(T v) => v is int ? 4 : v is byte b ? b : v is not bool ? 7 : typeof(T) == typeof(bool) ? 2 : 1; [Circuit] public static int F(byte a) => Size((int)a) + Size(a) * 3 + Size(a > 3) * 1000 + Size((short)1) * 5000;" },
        { "type switch of generic code", "static int Size<T>(T v) => v switch { int => 4, byte b when b > 3 => b, byte => 1, _ => 0 }; [Circuit] public static int F(byte a) => Size((int)a) + Size(a) * 3 + Size(false);" },

        // goto case
        { "goto case", "[Circuit] public static int F([Bits(3)] byte a) { int n = 0; switch (a) { case 0: n++; goto case 2; case 1: n += 10; goto default; case 2: n += 100; break; case 3: goto case 0; default: n += 1000; if (n < 1005) break; goto case 2; } return n; }" },
        { "goto case that repeats", "[Circuit] public static int F([Bits(3)] byte a) { int n = 0; switch (a) { case 0: n++; break; case 1: n += 2; if (n < 9) goto case 1; goto case 0; case 7: return n; default: a >>= 1; n += 10; if (a == 1) goto case 1; goto case 0; } return n; }" },
        { "goto case inside loops and switches", "[Circuit] public static int F(byte a) { int n = 0; for (int i = 0; i < 4; i++) { switch (a >> (2 * i) & 3) { case 0: continue; case 1: switch (n & 1) { case 0: n++; goto default; default: n += 3; break; } goto case 2; case 2: while (true) { n++; if (n > 5) goto case 3; break; } break; case 3: n += 7; break; } n *= 2; } return n; }" },
        { "goto case of an enum", "public enum E { A, B, C } [Circuit] public static int F(E e, bool b) { switch (e) { case E.A when b: return 1; case E.A: goto case E.C; case E.B: return 2; case E.C: return 3; } return 4; }" },
    };
}
