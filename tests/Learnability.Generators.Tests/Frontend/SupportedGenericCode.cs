using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported local functions with captured variables, and generic code: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedGenericCode
{
    public static TheoryData<string, string> All => new()
    {
        // Local functions
        { "captured parameter", "[Circuit] public static int F(byte a) { return Inner() * 2 + Inner(); int Inner() => a + 1; }" },
        { "captured local that is written", "[Circuit] public static int F(byte a) { int n = a; Up(); Up(3); return n; void Up(int by = 1) { n += by; } }" },
        { "captured variables of two levels", "[Circuit] public static int F(byte a) { int n = 1; return Outer(a) + n; int Outer(int x) { int m = x * 2; Inner(); return m; void Inner() { m += n; n++; } } }" },
        { "captured by a local function that is called", "[Circuit] public static int F(byte a) { int n = a; return First(); int First() => Second() + 1; int Second() { n *= 3; return n; } }" },
        { "captured variable assigned before it is declared", "[Circuit] public static int F(byte a) { Set(); int n; n = a + 1; Set(); return n; void Set() { n = 7; } }" },
        { "captured in a loop", "[Circuit] public static int F(byte a) { int sum = 0; for (int i = 0; i < 4; i++) { int bit = a >> i & 1; if (bit != 0) Add(); void Add() => sum += bit << (3 - i); } return sum; }" },
        { "captured array", "[Circuit] public static int F(byte a, [Bits(2)] byte i) { int[] v = [1, 2, 3, 4]; Set(i, a); return v[0] + v[1] * 3 + v[2] * 5 + v[3] * 7; void Set(int at, int x) { v[at] = x; } }" },
        { "captured struct", "public struct P { public int X; public int Y; } [Circuit] public static int F(byte a) { P p; p.X = a; p.Y = 2; Swap(); return p.X * 3 + p.Y; void Swap() => (p.X, p.Y) = (p.Y, p.X); }" },
        { "recursive local function", "[Circuit] public static int F(byte a) { int steps = 0; return Sum(4) * 10 + steps; int Sum(int n) { steps++; return n == 0 ? 0 : a + n + Sum(n - 1); } }" },
        { "static local functions", "[Circuit] public static int F(byte a) { return Twice(a) + Twice(1); static int Twice(int x) { return Up(x) * 2; static int Up(int y) => y + 1; } }" },
        { "generic local function", "[Circuit] public static int F(byte a, bool b) { int calls = 0; return Pick(b, a, 5) + (Pick(b, true, false) ? 1 : 0) + calls; T Pick<T>(bool first, T x, T y) { calls++; return first ? x : y; } }" },
        { "local function with ref and out", "[Circuit] public static int F(byte a) { int n = a; Bump(ref n, out int old); return n * 2 + old; void Bump(ref int x, out int before) { before = x; x += a; } }" },

        // Generic methods and structs
        { "generic method", "[Circuit] public static int F(byte a, byte b) { int x = a, y = b; Swap(ref x, ref y); bool p = true, q = false; Swap(ref p, ref q); return x * 3 + y + (p ? 1 : 0); } static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);" },
        { "generic method over arrays", "[Circuit] public static int F(byte a) => Last(new[] { 1, a }) + (Last(new[] { true, a > 3 }) ? 1 : 0); static T Last<T>(T[] v) => v[v.Length - 1];" },
        { "generic struct", "public struct Pair<T> where T : struct { public T First; public T Second; public readonly Pair<T> Swapped => new() { First = Second, Second = First }; public static Pair<T> Of(T a, T b) => new() { First = a, Second = b }; } [Circuit] public static int F(byte a, bool c) { var p = Pair<int>.Of(a, 3).Swapped; var q = new Pair<bool> { First = c }.Swapped; return p.First * 100 + p.Second + (q.Second ? 1 : 0); }" },
        { "generic struct in a generic method", "public struct Box<T> { public T Value; public Box(T value) { Value = value; } } [Circuit] public static int F(byte a) => Unwrap(Wrap(Wrap((int)a))).Value; static Box<T> Wrap<T>(T x) => new(x); static T Unwrap<T>(Box<T> x) => x.Value;" },
        { "tuples of type parameters", "[Circuit] public static int F(byte a, bool b) { var (x, y) = Flip((b, (int)a)); return y ? x : -x; } static (U, T) Flip<T, U>((T, U) pair) => (pair.Item2, pair.Item1);" },
        { "rules as type arguments", "public interface IRule { static abstract bool Next(bool a, bool b, bool c); } public struct Rule30 : IRule { public static bool Next(bool a, bool b, bool c) => a ^ (b | c); } public struct Rule90 : IRule { public static bool Next(bool a, bool b, bool c) => a ^ c; } [Circuit] public static int F(bool a, bool b, bool c) => (Run<Rule30>(a, b, c) ? 1 : 0) + (Run<Rule90>(a, b, c) ? 2 : 0); static bool Run<T>(bool a, bool b, bool c) where T : IRule => T.Next(a, b, c);" },
        { "instance members of a constraint", "public interface IStep { int Step(int x); int Size { get; } } public struct By : IStep { public int N; public int Step(int x) => x + N++; public readonly int Size => N * 2; } [Circuit] public static int F(byte a) => Twice(new By { N = 3 }, a); static int Twice<T>(T step, int x) where T : struct, IStep => step.Step(step.Step(x)) + step.Size;" },
        { "own operators by a constraint", "public struct M : IAdditionOperators<M, M, M> { public uint V; public static M operator +(M a, M b) => new() { V = (a.V + b.V) % 7 }; } [Circuit] public static uint F([Bits(3)] byte a, [Bits(3)] byte b) => Sum(new M { V = a }, new M { V = b }).V; static T Sum<T>(T a, T b) where T : IAdditionOperators<T, T, T> => a + b + a;" },

        // Generic mathematics
        { "sum of INumber", "[Circuit] public static int F(byte a, byte b) => Sum<int>([a, b, 3]) + Sum<byte>([a, b, 200]); static T Sum<T>(ReadOnlySpan<T> v) where T : INumber<T> { T sum = T.Zero; foreach (T x in v) sum += x; return sum; }" },
        { "arithmetic of narrow types by INumber", "[Circuit] public static sbyte F(sbyte a, sbyte b) => Mix(a, b); static T Mix<T>(T a, T b) where T : IBinaryInteger<T> => (a * b - a) / (b | T.One) + a % (b | T.One) + -a + ~b;" },
        { "comparisons by INumber", "[Circuit] public static (byte, long) F(byte a, byte b, sbyte c) => (Largest(a, b), Largest<long>(c, -3)); static T Largest<T>(T a, T b) where T : INumber<T> => a > b ? a : b == a ? T.One : b;" },
        { "members by IBinaryInteger", "[Circuit] public static uint F(uint a, int n) => T4(a, n); static T T4<T>(T a, int n) where T : IBinaryInteger<T>, IMinMaxValue<T> => T.PopCount(a) + T.RotateLeft(a, n) + T.LeadingZeroCount(a) * T.CreateTruncating(3) + T.Max(a, T.MaxValue >> 1) + T.TrailingZeroCount(a) + (T.IsPow2(a) ? T.One : T.Zero) + T.Min(a, T.MinValue + T.One) + (a << 3) + (a >>> 2) + (T.IsEvenInteger(a) ? T.One : T.Zero) + T.AllBitsSet;" },
        { "increments by INumber", "[Circuit] public static short F(short a) => Up(a); static T Up<T>(T a) where T : INumber<T> { a++; ++a; a -= T.One; a *= a; return a--; }" },
        { "conversions by INumber", "[Circuit] public static int F(int a) => To<int, byte>(a) + To<int, sbyte>(a) + To<int, short>(a); static int To<T, U>(T a) where T : INumber<T> where U : INumber<U> => int.CreateTruncating(U.CreateTruncating(a)) + int.CreateTruncating(U.CreateSaturating(a));" },
        { "comparison members", "[Circuit] public static int F(byte a, int b) => a.CompareTo((byte)7) + b.CompareTo(5) * 1000 + (b.Equals(3) ? 1 : 0) + Compare(a, (byte)9) + Compare((long)b, 4); static int Compare<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b);" },
    };
}
