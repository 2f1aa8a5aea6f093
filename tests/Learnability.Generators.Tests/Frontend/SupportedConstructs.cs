using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported constructs: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedConstructs
{
    public static TheoryData<string, string> All => new()
    {
        // Operators
        { "addition", "[Circuit] public static uint F(uint a, uint b) => a + b;" },
        { "arithmetic of int", "[Circuit] public static int F(short a, short b) => a * b - (a + 3) * -b + +a;" },
        { "complement and logic", "[Circuit] public static ushort F(ushort a, ushort b) => (ushort)(~a & b | a ^ 0x55);" },
        { "division by a constant", "[Circuit] public static int F(short a) => a / 7 + a % 5;" },
        { "division by an odd number", "[Circuit] public static int F(sbyte a, sbyte b) => a / (b | 1) + 0 * b;".Replace("a / (b | 1)", "(a == -128 ? 1 : a) / (b | 1)") },
        { "shifts of int", "[Circuit] public static int F(int a, int b) => (a << b) ^ (a >> b) ^ (a >>> b);" },
        { "shifts of long", "[Circuit] public static long F(long a, byte b) => (a << b) ^ (a >> b) ^ (a >>> b);" },
        { "shifts of bytes", "[Circuit] public static int F(byte a, sbyte b) => (a << 3) + (b >> 2) + (b >>> 1);" },
        { "shift by more than the width", "[Circuit] public static int F(int a) => a << 33;" },
        { "comparisons", "[Circuit] public static (bool, bool, bool, bool, bool, bool) F(int a, int b) => (a < b, a <= b, a > b, a >= b, a == b, a != b);" },
        { "comparisons of unlike types", "[Circuit] public static (bool, bool) F(uint a, int b) => (a < b, b >= a);" },
        { "logic of bool", "[Circuit] public static bool F(bool a, bool b, bool c) => a & b | !c ^ a != b;" },
        { "short circuit", "[Circuit] public static int F([Bits(3)] byte a, [Bits(3)] byte b) { int n = 0; if (a > 1 && Up(ref n) || b > 2 && Up(ref n)) n += 4; return n; } static bool Up(ref int n) { n++; return n < 2; }" },
        { "conditional", "[Circuit] public static int F(byte a, byte b) => a > b ? a - b : b - a;" },
        { "nested conditional", "[Circuit] public static int F([Bits(4)] byte a) => a < 3 ? 1 : a < 7 ? 2 : a == 9 ? 3 : 4;" },

        // Conversions
        { "narrowing", "[Circuit] public static sbyte F(int a) => (sbyte)a;" },
        { "widening", "[Circuit] public static long F(sbyte a, uint b) => a + b;" },
        { "sign changes", "[Circuit] public static ulong F(sbyte a) => (ulong)a;" },
        { "char", "[Circuit] public static char F(char a) => (char)(a + 1);" },
        { "digits", "[Circuit] public static bool F(char a) => a >= '0' && a <= '9' || a is >= 'a' and <= 'f';" },
        { "enums", "public enum Colour : byte { Red = 1, Green, Blue } [Circuit] public static Colour F(Colour c) => c == Colour.Red ? Colour.Blue : (Colour)((int)c & 3);" },
        { "flags", "[Flags] public enum Sides { None, Left = 1, Right = 2, Both = 3 } [Circuit] public static bool F(Sides a) { a |= Sides.Left; a &= ~Sides.Right; return (a & Sides.Both) == Sides.Left; }" },
        { "enum steps", "public enum Step : sbyte { A, B, C } [Circuit] public static Step F(Step a) { a++; a += 1; return a - 1; }" },
        { "checked conversion that fits", "[Circuit] public static byte F(int a) => checked((byte)(a & 255));" },
        { "checked arithmetic that fits", "[Circuit] public static int F(short a, short b) { checked { return a * b + a; } }" },

        // Assignments
        { "compound operators", "[Circuit] public static int F(int a, int b) { a += b; a -= 3; a *= b; a ^= 5; a |= 64; a &= b; a <<= 2; a >>= 1; a >>>= 1; return a; }" },
        { "compound operators of byte", "[Circuit] public static byte F(byte a, byte b) { a += b; a *= 3; a -= 1; a <<= 1; a >>= 2; a /= 3; a %= 7; return a; }" },
        { "compound operators of sbyte", "[Circuit] public static sbyte F(sbyte a, sbyte b) { a += b; a *= 3; a >>= 1; a >>>= 1; return a; }" },
        { "compound operators of bool", "[Circuit] public static bool F(bool a, bool b) { a |= b; a ^= true; a &= !b; return a; }" },
        { "increments", "[Circuit] public static int F(byte a) { int n = a++ + ++a; n += a-- - --a; return n + a; }" },
        { "assignment as a value", "[Circuit] public static int F(int a) { int b, c; b = c = a + 1; return b ^ (c = 3) + c; }" },
        { "order of evaluation", "[Circuit] public static int F([Bits(4)] byte x) { int a = x; return a + (a = 5) * a + a++ - a; }" },
        { "deconstruction", "[Circuit] public static int F(byte a, byte b) { (int x, int y) = (a + 1, b); (x, y) = (y, x); return x - y * 3; }" },
        { "deconstruction of nested tuples", "[Circuit] public static int F(byte a, byte b) { var ((x, y), z) = ((a, b), a ^ b); var (_, w) = (1, z); return x + y - w; }" },
        { "deconstruction of a result", "[Circuit] public static int F(byte a, byte b) { var (q, r) = Sort(a, b); return q * 2 - r; } static (int, int) Sort(int a, int b) => a < b ? (a, b) : (b, a);" },
        { "swap of elements", "[Circuit] public static int F(byte a, [Bits(2)] byte i, [Bits(2)] byte j) { int[] v = [a, 2, 3, 4]; (v[i], v[j]) = (v[j], v[i]); return v[0] + v[1] * 3 + v[2] * 9 + v[3] * 27; }" },
        { "places are located first", "[Circuit] public static int F([Bits(2)] byte i) { int[] v = new int[6]; int k = i; (v[k], k) = (k + 7, 5); v[k] = k = 1; return v[0] + v[1] * 10 + v[2] * 100 + v[3] * 1000 + v[5] * 10000 + k; }" },
        { "discards", "[Circuit] public static int F(byte a) { _ = a + 1; Out(a, out _); Out(a, out int n); return n; } static void Out(int a, out int b) => b = a + 1;" },

        // Control flow
        { "if and return", "[Circuit] public static int F(sbyte a) { if (a < 0) return -1; if (a == 0) { return 0; } else return 1; }" },
        { "for", "[Circuit] public static int F(byte a) { int n = 0; for (int i = 0; i < 8; i++) if ((a >> i & 1) != 0) n++; return n; }" },
        { "for with two variables", "[Circuit] public static int F(byte a) { int n = 0; for (int i = 0, j = 7; i < j; i++, j--) n += ((a >> i) ^ (a >> j)) & 1; return n; }" },
        { "while", "[Circuit] public static int F(byte a) { int n = 0; while (a != 0) { a &= (byte)(a - 1); n++; } return n; }" },
        { "do", "[Circuit] public static int F([Bits(4)] byte a) { int n = 0; do { n++; a >>= 1; } while (a != 0); return n; }" },
        { "break and continue", "[Circuit] public static int F(byte a) { int n = 0; for (int i = 0; i < 8; i++) { if ((a >> i & 1) == 0) continue; n += i; if (n > 9) break; } return n; }" },
        { "nested loops", "[Circuit] public static int F([Bits(4)] byte a) { int n = 0; for (int i = 0; i < 4; i++) { for (int j = 0; j < 4; j++) { if (j > i) break; if (((a >> j) & 1) == 0) continue; n += i; } if (n > 7) return -n; } return n; }" },
        { "endless loop with return", "[Circuit] public static int F([Bits(5)] byte a) { for (int i = 0; ; i++) { if (i * i >= a) return i; } }" },
        { "foreach over an array", "[Circuit] public static int F(byte a, byte b) { int n = 0; foreach (int x in new int[] { a, b, 3 }) n = n * 2 + x; return n; }" },
        { "foreach with a wider variable", "[Circuit] public static long F(sbyte a) { long n = 0; foreach (long x in new sbyte[] { a, 1 }) n += x; return n; }" },
        { "foreach over tuples", "[Circuit] public static int F(byte a) { int n = 0; foreach (var (x, y) in new (int, int)[] { (a, 1), (2, a) }) n += x * y; return n; }" },
        { "switch statement", "[Circuit] public static int F([Bits(4)] byte a) { switch (a) { case 1: case 2: return 5; case 3: break; default: a++; break; case > 11: return 7; } return a; }" },
        { "switch with default among labels", "[Circuit] public static int F([Bits(4)] byte a) { int n = 0; switch (a) { case 14: default: n = 1; break; case > 11: n = 2; break; case 3: n = 3; break; } return n; }" },
        { "switch with patterns", "[Circuit] public static int F(sbyte a, bool b) { switch (a) { case < 0 when b: return 1; case 0: return 2; case > 100 or < -100: return 3; case var n when n % 2 == 0: return n; } return 9; }" },
        { "switch and continue", "[Circuit] public static int F(byte a) { int n = 0; for (int i = 0; i < 4; i++) { switch (a >> (2 * i) & 3) { case 0: continue; case 1: n += 2; break; case 2: if (i == 3) return n; break; default: n += 5; break; } n++; } return n; }" },
        { "unreachable throw", "[Circuit] public static int F(byte a) { if (a > 255) throw new ArgumentException(\"never\"); return a; }" },
        { "unreachable throw expression", "[Circuit] public static int F([Bits(1)] byte a) => a == 0 ? 1 : a == 1 ? 2 : throw new InvalidOperationException();" },

        // Patterns
        { "is", "[Circuit] public static bool F(sbyte a) => a is > 3 and < 10 or -5 || a is not (1 or 2) and <= 2;" },
        { "is with a variable", "[Circuit] public static int F(byte a) => a is var n && n > 3 ? n : 0;" },
        { "is with a type", "[Circuit] public static int F(byte a) => a is byte n and > 3 ? n : 1;" },
        { "switch expression", "[Circuit] public static int F(byte a) => a switch { 0 => 3, 1 or 2 => 4, > 200 => 5, var n when n % 3 == 0 => n, _ => 7 };" },
        { "switch expression without a default", "[Circuit] public static int F(bool a, bool b) => (a, b) switch { (true, true) => 1, (true, false) => 2, (false, _) => 3 };" },
        { "switch over tuples", "[Circuit] public static int F([Bits(2)] byte a, bool b) => (a, b) switch { (0, _) => 1, (> 1, true) => 2, (var n, false) => n + 3, _ => 9 };" },
        { "property patterns", "public struct P { public byte X; public bool Y { get; set; } } [Circuit] public static int F(P p) => p is { X: > 3 and var n, Y: true } ? n : p is { Y: false } ? 1 : 2;" },
        { "enum switch", "public enum E : byte { A, B, C } [Circuit] public static int F(E e) => e switch { E.A => 1, E.B => 2, E.C => 3, _ => 0 };" },

        // Arrays
        { "arrays", "[Circuit] public static uint F(uint a, [Bits(3)] byte i) { var v = new uint[8]; v[i] = a; v[0] ^= 1; v[7]++; uint n = 0; for (int j = 0; j < v.Length; j++) n = n * 3 + v[j]; return n; }" },
        { "collection expressions", "[Circuit] public static int F([Bits(2)] byte i) { int[] v = [3, 1, 4, 1]; ReadOnlySpan<int> w = [2, 7, 1, 8]; return v[i] * 10 + w[i]; }" },
        { "stackalloc", "[Circuit] public static int F(byte a, [Bits(2)] byte i) { Span<int> v = stackalloc int[4]; v[i] = a; v[1] += 2; Span<byte> w = stackalloc byte[] { 1, 2, 3, 4 }; return v[0] + v[1] * 3 + v[2] * 5 + v[3] * 7 + w[i] + w.Length; }" },
        { "spans of arrays", "[Circuit] public static int F(byte a) { int[] v = [a, 2]; Span<int> s = v; s[1] = 5; return Sum(v) + Sum(s); } static int Sum(ReadOnlySpan<int> s) { int n = 0; foreach (int x in s) n += x; return n; }" },
        { "arrays as parameters", "[Circuit] public static int F(byte a) { var v = new int[3]; Fill(v, a); return v[0] + v[2]; } static void Fill(int[] v, int x) { for (int i = 0; i < v.Length; i++) v[i] = x + i; }" },
        { "arrays of structs", "public struct P { public int X; public bool Y; } [Circuit] public static int F(byte a, [Bits(1)] byte i) { var v = new P[2]; v[i].X = a; v[1].Y = true; return v[0].X * 2 + v[1].X + (v[i].Y ? 1 : 0); }" },
        { "index from the end", "[Circuit] public static int F(byte a) { int[] v = [a, 1, 2]; v[^1] += a; return v[^1] * 2 + v[^3]; }" },
        { "params", "[Circuit] public static int F(byte a, byte b) => Sum(a, b, 3) + Sum(); static int Sum(params int[] v) { int n = 1; foreach (int x in v) n = n * 2 + x; return n; }" },
        { "constant tables", "static readonly byte[] Table = { 7, 3, 1, 9 }; static readonly int Bias = Offset + 3; const int Offset = 2; static ReadOnlySpan<byte> More => [1, 2, 4, 8]; [Circuit] public static int F([Bits(2)] byte i) => Table[i] * More[i] + Bias + Table.Length;" },

        // Inline arrays
        { "inline arrays", "[InlineArray(4)] public struct Four { private uint _first; } [Circuit] public static uint F(uint a, [Bits(2)] byte i) { Four v = default; v[i] = a; v[2]++; v[^1] ^= 5; uint n = 0; foreach (uint x in v) n = n * 3 + x; return n; }" },
        { "inline arrays of structs", "public struct P { public byte X; public bool Y; } [InlineArray(2)] public struct Two { private P _first; } public struct Box { public Two Items; } [Circuit] public static int F(byte a, [Bits(1)] byte i) { Box b = new(); b.Items[i].X = a; b.Items[1].Y = true; b.Items[0] = new P { X = (byte)(b.Items[0].X + 1), Y = b.Items[i].Y }; return b.Items[0].X + b.Items[1].X * 2 + (b.Items[0].Y ? 1 : 0); }" },
        { "foreach sees writes", "[InlineArray(3)] public struct Three { private int _first; } public struct Box { public Three V; public int Sum() { int n = 0; foreach (int x in V) { V[2] = 9; n = n * 2 + x; } return n; } } [Circuit] public static int F(byte a) { Box b = default; b.V[0] = a; return b.Sum() + b.V[2]; }" },
        { "inline array by reference", "[InlineArray(3)] public struct Three { private int _first; } [Circuit] public static int F(byte a) { Three t = default; Set(ref t, a); Set(ref t, 2); Bump(ref t[1]); return t[0] + t[1] * 2; } static void Set(ref Three t, int x) { t[1] = t[0]; t[0] = x; } static void Bump(ref int x) => x += 10;" },

        // Structs
        { "structs with methods", "public struct Counter { private int _n; public void Add(int x) { _n += x; } public readonly int Twice => _n * 2; public int N { readonly get => _n; set => _n = value + 1; } } [Circuit] public static int F(byte a) { var c = new Counter(); c.Add(a); c.N = c.N + 2; c.N += 5; c.N++; return c.Twice; }" },
        { "constructors", "public readonly struct P { public P(int x) : this(x, 1) { X++; } public P(int x, int y) { X = x; Y = y; } public int X { get; } public int Y { get; init; } } [Circuit] public static int F(byte a) { var p = new P(a); var q = new P(a, 3) { Y = p.X }; return p.X * p.Y + q.X * q.Y; }" },
        { "initial values with a constructor", "public struct P { public int X = 3, Y = 4; public P(int x) { X += x; } } [Circuit] public static int F(byte a) { var p = new P(a); P q = default; return p.X * p.Y + q.X; }" },
        { "nested initialisers", "public struct A { public int X; public int Y; } public struct B { public A A; public int Z; } [Circuit] public static int F(byte a) { var b = new B { Z = a, A = { X = 3, Y = a } }; return b.A.X * b.A.Y + b.Z; }" },
        { "with", "public record struct P(int X, int Y); [Circuit] public static int F(byte a) { var p = new P(a, 2); var q = p with { Y = p.X }; return q.X * q.Y - p.Y; }" },
        { "record equality", "public record struct P(int X, bool Y); [Circuit] public static bool F(byte a, bool b) => new P(a, b) == new P(7, true) || new P(a, b) != new P(a, !b) && b;" },
        { "tuple equality", "[Circuit] public static bool F([Bits(3)] byte a, [Bits(3)] byte b) => (a, b) == (3, 4) || (a, b) != (b, a) && (a, (b, 1)) == (1, (b, 1));" },
        { "tuples", "[Circuit] public static (byte Low, byte High) F(ushort a) { (byte Low, byte High) t = ((byte)a, (byte)(a >> 8)); t.High ^= t.Low; t.Item1++; return t; }" },
        { "copies are independent", "public struct P { public int X; public int Up() => ++X; } [Circuit] public static int F(byte a) { var p = new P { X = a }; var q = p; q.X++; Keep(p); In(in p); return p.X * 3 + q.X; } static void Keep(P p) => p.X = 9; static int In(in P p) => p.Up();" },
        { "readonly receivers are copied", "public struct P { public int X; public int Up() => ++X; } public struct Q { private P _p; public Q(int x) { _p.X = x; } public readonly int Peek() => _p.Up() + _p.Up() * 10; public int Poke() => _p.Up() + _p.Up() * 10; } [Circuit] public static int F(byte a) { var q = new Q(a); return q.Peek() + q.Poke() * 3 + new P { X = 2 }.Up(); }" },
        { "assignment by fields", "public struct P { public int X; public int Y; } [Circuit] public static int F(byte a) { P p; p.X = a; p.Y = 3; Make(a, out P q); return p.X * p.Y + q.X * q.Y; } static void Make(int a, out P q) { q.X = a; q.Y = a + 1; }" },
        { "operators", "public struct M { public uint V; public static M operator +(M a, M b) => new() { V = (a.V + b.V) % 7 }; public static M operator -(M a) => new() { V = 7 - a.V }; public static implicit operator M(byte v) => new() { V = v % 7u }; public static explicit operator uint(M m) => m.V; } [Circuit] public static uint F(byte a, byte b) { M m = a; m += b; return (uint)(m + -m + m); }" },
        { "indexers", "[InlineArray(4)] public struct Four { private byte _first; } public struct Box { private Four _v; public int this[int i] { readonly get => _v[i] * 2; set => _v[i] = (byte)value; } } [Circuit] public static int F(byte a, [Bits(2)] byte i) { Box b = default; b[i] = a; b[1] += 3; b[2]++; return b[0] + b[1] * 3 + b[2] * 5 + b[3] * 7; }" },
        { "this as a value", "public struct P { public int X; public void Set(int x) => this = new P { X = x }; public readonly P Copy() => this; } [Circuit] public static int F(byte a) { P p = default; p.Set(a); return p.Copy().X; }" },

        // Calls
        { "ref, out and in", "[Circuit] public static int F(byte a, byte b) { int x = a; Swap(ref x, b, out int y); return Mix(x, in y); } static void Swap(ref int x, int b, out int y) { y = x; x = b; } static int Mix(in int x, in int y) => x * 2 - y;" },
        { "ref and out of the circuit", "[Circuit] public static bool F(ref byte a, out ushort b, in byte c) { b = (ushort)(a * c); a ^= c; return a > c; }" },
        { "void with out", "[Circuit] public static void F(byte a, out byte low, out byte high) { low = (byte)(a & 15); high = (byte)(a >> 4); }" },
        { "named and default arguments", "[Circuit] public static int F([Bits(3)] byte a) { int n = a; return G(c: n++, a: n++, b: n) * 100 + G(n); } static int G(int a, int b = 2, int c = 3) => a + 10 * b + 100 * c;" },
        { "local functions", "[Circuit] public static int F(byte a) { return Twice(a) + Twice(1); static int Twice(int x) => x * 2; }" },
        { "recursion", "[Circuit] public static int F(byte a) => Sum(5, a); static int Sum(int n, int x) => n == 0 ? x : Sum(n - 1, x + n);" },
        { "extension methods", "[Circuit] public static int F(byte a) => a.Flip(3); static int Flip(this byte a, int n) => a ^ n;" },
        { "bit operations", "[Circuit] public static int F(uint a) => BitOperations.PopCount(a) + BitOperations.LeadingZeroCount(a) * 3 + BitOperations.TrailingZeroCount(a) * 5 + BitOperations.Log2(a) * 7;" },
        { "bit operations of ulong", "[Circuit] public static int F(ulong a) => BitOperations.PopCount(a) + BitOperations.LeadingZeroCount(a) * 3 + BitOperations.TrailingZeroCount(a) * 5 + BitOperations.Log2(a) * 7;" },
        { "bit operations of integers", "[Circuit] public static int F(byte a, short b) => byte.PopCount(a) + byte.LeadingZeroCount(a) * 3 + short.TrailingZeroCount(b) * 5 + short.PopCount(b) * 7 + int.LeadingZeroCount(b) + (int.IsPow2(b) ? 1 : 0);" },
        { "rotations", "[Circuit] public static uint F(uint a, int n) => BitOperations.RotateLeft(a, n) ^ BitOperations.RotateRight(a, 5) ^ byte.RotateLeft((byte)a, n) ^ uint.RotateRight(a, n);" },
        { "rotations of ulong", "[Circuit] public static ulong F(ulong a, [Bits(6)] byte n) => BitOperations.RotateLeft(a, n) ^ ulong.RotateRight(a, n + 1);" },
        { "powers of two", "[Circuit] public static bool F(uint a, int b) => BitOperations.IsPow2(a) ^ BitOperations.IsPow2(b);" },
        { "minimum and maximum", "[Circuit] public static int F(sbyte a, sbyte b) => Math.Min(a, b) * 3 + Math.Max((int)a, b) + int.Min(a, 5) + (int)uint.Max((byte)a, 7);" },
        { "absolute value and sign", "[Circuit] public static int F(short a) => Math.Abs((int)a) + Math.Sign(a) * 3 + int.Abs(a) + int.Sign(a);" },
        { "clamp", "[Circuit] public static int F(sbyte a) => Math.Clamp(a, (sbyte)-5, (sbyte)9) + int.Clamp(a, 0, 3);" },
        { "logarithm of int", "[Circuit] public static int F([Bits(7)] byte a) => int.Log2(a);" },

        // Widths and constants
        { "declared widths", "[Circuit] [return: Bits(5)] public static byte F([Bits(4)] byte a, [Bits(3)] sbyte b) => (byte)((a + b) & 31);" },
        { "declared fields", "public struct P { [Bits(4)] public byte X; [Bits(3)] public sbyte Y { get; set; } [Bits(5)] public readonly byte Z => (byte)(X * 2 & 31); } [Circuit] public static P F(P p) { p.X = p.Z is var z && z > 15 ? (byte)15 : z; p.Y = (sbyte)(p.Y >> 1); return p; }" },
        { "constants", "const int K = 3 * 5; const bool On = K > 4; const char C = 'x'; [Circuit] public static int F(byte a) { const int local = K + 1; return On ? a * local + C + nameof(K).Length : (int)1.5; }".Replace(" + nameof(K).Length", "") },
        { "default", "public struct P { public int X; } [Circuit] public static int F(byte a) { int n = default; P p = default; P q = new(); return default(bool) ? a : a + n + p.X + q.X; }" },
    };
}
