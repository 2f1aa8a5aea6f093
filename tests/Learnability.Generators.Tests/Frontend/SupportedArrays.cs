using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported arrays, spans, ranges, ref locals and static tables: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedArrays
{
    public static TheoryData<string, string> All => new()
    {
        // Several dimensions
        { "two dimensions", "[Circuit] public static int F(byte a, [Bits(1)] byte i, [Bits(2)] byte j) { var m = new int[2, 4]; m[i, j] = a; m[1, 3] += 2; m[0, 0]++; int n = 0; for (int r = 0; r < m.GetLength(0); r++) for (int c = 0; c < m.GetLength(1); c++) n = n * 3 + m[r, c]; return n + m.Length; }" },
        { "initialiser of two dimensions", "[Circuit] public static int F([Bits(1)] byte i, [Bits(1)] byte j) { int[,] m = { { 1, 2 }, { 3, i } }; return m[i, j] * 2 + m[j, 1]; }" },
        { "foreach over two dimensions", "[Circuit] public static int F(byte a) { int n = 0; foreach (int x in new int[2, 3] { { 1, 2, 3 }, { a, 5, 6 } }) n = n * 2 + x; return n; }" },
        { "three dimensions", "[Circuit] public static int F(byte a, [Bits(1)] byte i) { var m = new byte[2, 2, 2]; m[i, 1, i] = a; (m[0, 0, 1], m[1, 1, 1]) = (m[1, 1, 1], m[0, 1, 0]); return m[0, 0, 1] + m[1, 1, 1] * 3 + m[0, 1, 0] * 5; }" },
        { "swap across rows", "[Circuit] public static int F([Bits(1)] byte i, byte a) { var m = new int[2, 2] { { a, 2 }, { 3, 4 } }; (m[i, 0], m[0, i]) = (m[0, i], m[1, 1]); return m[0, 0] + m[0, 1] * 3 + m[1, 0] * 5 + m[1, 1] * 7; }" },
        { "jagged arrays", "[Circuit] public static int F(byte a, [Bits(1)] byte j) { int[][] v = [[1, a], [3, 4, 5], []]; v[0][j] += 7; v[2] = new int[2]; v[2][1] = v[0][1]; int n = 0; foreach (int[] row in v) foreach (int x in row) n = n * 3 + x; return n + v[1].Length; }" },
        { "arrays of arrays without values", "[Circuit] public static int F(byte a) { var v = new int[2][]; for (int i = 0; i < 2; i++) { v[i] = new int[i + 1]; v[i][i] = a + i; } return v[0][0] + v[1][1] * 2 + v[1][0]; }" },

        // Spans and ranges
        { "slices", "[Circuit] public static int F(byte a, [Bits(1)] byte i) { Span<int> s = [1, 2, 3, 4, 5]; var t = s.Slice(1, 3); t[i] = a; s[1..3][1] += 2; var u = s[2..]; u[^1] = 9; return s[0] + s[1] * 3 + s[2] * 5 + s[3] * 7 + s[4] * 11 + t.Length + u.Length; }" },
        { "ranges of arrays are copies", "[Circuit] public static int F(byte a) { int[] v = [a, 2, 3, 4]; var w = v[1..^1]; w[0] = 9; v[2] = 8; return v[1] + w[0] * 3 + w[1] * 5 + w.Length + v[^2..][0]; }" },
        { "spans of arrays by method", "[Circuit] public static int F(byte a) { int[] v = [a, 2, 3, 4]; v.AsSpan(1)[0] = 7; v.AsSpan(2, 2)[1] = 8; Span<int> s = new(v, 1, 2); s[1]++; return v[0] + v[1] * 3 + v[2] * 5 + v[3] * 7 + v.AsSpan().Length; }" },
        { "index from the end of a span", "[Circuit] public static int F(byte a) { Span<int> s = stackalloc int[3]; s[^1] = a; s[^2] += s[^1] + 1; return s[1] * 2 + s[2]; }" },
        { "span over an inline array", "[InlineArray(4)] public struct Four { private int _first; } [Circuit] public static int F(byte a, [Bits(2)] byte i) { Four f = default; Span<int> s = f; s[i] = a; f[1] += 2; s[2..][0]++; ReadOnlySpan<int> r = f[1..]; return f[0] + f[1] * 3 + f[2] * 5 + f[3] * 7 + r[0] + r.Length; }" },
        { "fill, clear and reverse", "[Circuit] public static int F(byte a, byte b) { Span<int> s = stackalloc int[5]; s.Fill(a); s[1] = b; s[1..4].Reverse(); s[..1].Clear(); int[] v = [a, b, 3]; Array.Reverse(v); Array.Fill(v, 2); v[1] = 1; Array.Clear(v); return s[0] + s[1] * 3 + s[3] * 5 + s[4] * 7 + v[0] + v[1] + v.Length; }" },
        { "copies that overlap", "[Circuit] public static int F(byte a) { Span<int> s = [a, 2, 3, 4]; s[..3].CopyTo(s[1..]); int[] v = new int[5]; s.CopyTo(v); return v[0] + v[1] * 3 + v[2] * 5 + v[3] * 7 + v[4]; }" },
        { "equal sequences", "[Circuit] public static bool F([Bits(3)] byte a, [Bits(3)] byte b) { ReadOnlySpan<byte> s = [a, 2, b]; ReadOnlySpan<byte> t = [b, 2, a]; return s.SequenceEqual(t) || s[1..].SequenceEqual(t[1..2]) || s.Contains((byte)5); }" },
        { "copies of arrays", "[Circuit] public static int F(byte a) { int[] v = [a, 2]; var w = (int[])v.Clone(); var x = v.AsSpan().ToArray(); v[0] = 9; w[1] = 8; x[0]++; return v[0] + v[1] * 3 + w[0] * 5 + w[1] * 7 + x[0] * 11; }" },
        { "empty spans and arrays", "[Circuit] public static int F(byte a) { Span<int> s = default; ReadOnlySpan<byte> t = ReadOnlySpan<byte>.Empty; return s.Length + (t.IsEmpty ? a : 1) + Array.Empty<int>().Length; }" },
        { "foreach over slices", "[Circuit] public static int F(byte a, byte b) { ReadOnlySpan<byte> s = [a, b, 3, 4]; int n = 0; foreach (byte x in s[1..]) n = n * 2 + x; return n; }" },
        { "span parameters", "[Circuit] public static int F(byte a, byte b) { Span<int> s = [b, a, 2, 1]; Sort(s[..3]); return s[0] + s[1] * 3 + s[2] * 5 + s[3] * 7; } static void Sort(Span<int> s) { for (int i = 0; i < s.Length; i++) for (int j = i + 1; j < s.Length; j++) if (s[j] < s[i]) (s[i], s[j]) = (s[j], s[i]); }" },
        { "stackalloc of a computed length", "[Circuit] public static int F(byte a) { const int n = 3; Span<byte> s = stackalloc byte[n * 2]; for (int i = 0; i < s.Length; i++) s[i] = (byte)(a + i); return s[0] + s[5] * 3; }" },

        // References
        { "ref locals", "[Circuit] public static int F(byte a, [Bits(1)] byte i) { int[] v = [a, 2]; ref int x = ref v[i]; x += 3; i ^= 1; x *= 2; int n = a; ref int m = ref n; m++; ref readonly int k = ref v[0]; return v[0] + v[1] * 3 + n * 5 + k; }" },
        { "ref locals of fields", "public struct P { public int X; public int Y; } [Circuit] public static int F(byte a, [Bits(1)] byte i) { var v = new P[2]; for (int k = 0; k < 2; k++) { ref P p = ref v[k]; p.X = a + k; p.Y += p.X; if (k == i) continue; ref int y = ref p.Y; y++; } return v[0].X + v[0].Y * 3 + v[1].Y * 5; }" },
        { "foreach by reference", "[Circuit] public static int F(byte a) { Span<int> s = [a, 2, 3]; foreach (ref int x in s) x = x * 2 + 1; return s[0] + s[1] * 3 + s[2] * 5; }" },

        // Static data
        { "static arrays passed on", "static readonly byte[] Table = [7, 3, 1, 9]; [Circuit] public static int F([Bits(2)] byte i) => At(Table, i) + At(Table, 1) + Table.AsSpan(1)[0] + Table[^1]; static int At(byte[] t, int i) => t[i];" },
        { "static arrays of several dimensions", "static readonly int[,] Matrix = { { 1, 2 }, { 3, 4 } }; static readonly int[][] Rows = [[5, 6], [7]]; [Circuit] public static int F([Bits(1)] byte i, [Bits(1)] byte j) => Matrix[i, j] * 10 + Rows[0][i] + Rows[1][0];" },
        { "static arrays met in branches", "static readonly byte[] Table = [7, 3, 1, 9]; [Circuit] public static int F([Bits(2)] byte i, bool b) { int n = 0; if (b) n = Table[i]; else n = Table[3 - i]; return n + Table[i]; }" },
        { "static copies", "static readonly byte[] Table = [7, 3, 1, 9]; [Circuit] public static int F([Bits(2)] byte i, byte a) { var t = (byte[])Table.Clone(); t[i] = a; return t[0] + t[1] * 3 + Table[i]; }" },
        { "constant bytes", "static ReadOnlySpan<byte> Digits => \"0123\"u8; [Circuit] public static int F([Bits(2)] byte i) => Digits[i] + nameof(F).Length + sizeof(int);" },
        { "data of other types", "static class Data { public static readonly uint[] Keys = [1, 2, 3]; public const int Bias = 4; public static ReadOnlySpan<int> Odd => [1, 3, 5]; } [Circuit] public static long F([Bits(1)] byte i) => Data.Keys[i] + Data.Bias + Data.Odd[i + 1] + int.MaxValue;" },
    };
}
