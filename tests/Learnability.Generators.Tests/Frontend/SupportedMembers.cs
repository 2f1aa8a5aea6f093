using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Supported members of the base library beside those of integers, and constant data: a name, and the members of a static class, one of them a [Circuit].</summary>
internal static class SupportedMembers
{
    public static TheoryData<string, string> All => new()
    {
        // Searches in arrays and spans
        { "searches", "[Circuit] public static int F([Bits(3)] byte a, [Bits(3)] byte b) { Span<byte> s = [a, b, 3, 4]; return s.IndexOf((byte)3) + s.LastIndexOf(a) * 10 + s.IndexOfAny(b, (byte)4) * 100 + s.Count(a) * 1000 + Array.IndexOf(new int[] { b, 2 }, 2) * 10000; }" },
        { "beginnings and ends", "[Circuit] public static int F([Bits(3)] byte a, [Bits(3)] byte b) { ReadOnlySpan<byte> s = [a, b, 3]; return (s.StartsWith((ReadOnlySpan<byte>)[1, 2]) ? 1 : 0) + (s.EndsWith((ReadOnlySpan<byte>)[b, 3]) ? 2 : 0) + (s.EndsWith((ReadOnlySpan<byte>)[a, 3]) ? 4 : 0) + (s.StartsWith((ReadOnlySpan<byte>)[1, 2, 3, 4]) ? 8 : 0); }" },
        { "copies that may not fit", "[Circuit] public static int F(byte a) { Span<int> s = [a, 2], t = new int[3]; int[] u = [7]; return (s.TryCopyTo(t) ? 1 : 0) + (s.TryCopyTo(u) ? 2 : 0) + t[0] * 4 + u[0] * 1000; }" },
        { "parts of arrays", "[Circuit] public static int F(byte a, byte b) { byte[] s = [a, b, 3, 4], t = new byte[4]; Array.Copy(s, t, 3); Array.Copy(s, 1, t, 0, 2); s.CopyTo(t, 0); Array.Reverse(s, 1, 2); Array.Fill(t, (byte)7, 1, 2); Array.Clear(s, 0, 1); return t[0] + t[1] * 3 + t[3] * 5 + s[0] * 7 + s[1] * 11 + s[2] * 13; }" },
        { "copies within an array", "[Circuit] public static int F(byte a) { int[] v = [a, 2, 3, 4]; Array.Copy(v, 0, v, 1, 3); return v[0] + v[1] * 3 + v[2] * 5 + v[3] * 7; }" },

        // Primitive types
        { "classes of characters", "[Circuit] public static int F(char c) => (char.IsAsciiDigit(c) ? 1 : 0) + (char.IsAsciiLetter(c) ? 2 : 0) + (char.IsAsciiHexDigit(c) ? 4 : 0) + (char.IsBetween(c, 'a', 'f') ? 8 : 0) + (char.IsAscii(c) ? 16 : 0) + (char.IsAsciiLetterUpper(c) ? 32 : 0) + (char.IsAsciiLetterLower(c) ? 64 : 0) + (char.IsAsciiLetterOrDigit(c) ? 128 : 0) + (char.IsAsciiHexDigitLower(c) ? 256 : 0) + (char.IsAsciiHexDigitUpper(c) ? 512 : 0);" },
        { "characters between others", "[Circuit] public static bool F([Bits(3)] char c, [Bits(3)] char first, [Bits(3)] char last) => char.IsBetween(c, first, last);" },
        { "comparisons of primitives", "[Circuit] public static int F(bool a, bool b, [Bits(3)] char c) => (a.Equals(b) ? 1 : 0) + a.CompareTo(b) * 2 + c.CompareTo('\\x03') * 8 + (c.Equals('\\x02') ? 100 : 0);" },
        { "flags of an enum", "[Flags] public enum E : byte { None, A = 1, B = 2, Both = 3 } [Circuit] public static int F(E e) => (e.HasFlag(E.B) ? 1 : 0) + (e.HasFlag(E.Both) ? 2 : 0) + (e.HasFlag(E.None) ? 4 : 0);" },
        { "numbers of bools", "[Circuit] public static int F(bool a, bool b) => Convert.ToInt32(a) + Convert.ToByte(b) * 2 + (int)Convert.ToUInt64(a == b) * 4;" },
        { "bytes of words", "[Circuit] public static uint F(byte a, short b) { Span<byte> s = [a, 2, 3, 4]; uint x = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(s); System.Buffers.Binary.BinaryPrimitives.WriteInt16BigEndian(s[1..], b); return x ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(s) * 3; }" },
        { "bytes of long words", "[Circuit] public static long F(ulong a) { Span<byte> s = stackalloc byte[9]; System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(s, a); s[8] = s[1]; return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(s[1..]); }" },
        { "two results of Math", "[Circuit] public static long F(int a, uint b, long c) => Math.DivRem(a, 7, out int r) * 10L + r + (long)(Math.BigMul(b * 0x100000001ul, 3ul * b, out ulong low) ^ low) + Math.BigMul(c, -3L, out long low2) * 3 + low2;" },
        { "bit counts of every type", "[Circuit] public static long F(sbyte a, ushort b, long c, char d, UInt128 e, Int128 f) => sbyte.PopCount(a) + ushort.LeadingZeroCount(b) + long.TrailingZeroCount(c) + BitOperations.PopCount((uint)d) + long.PopCount(c) + ushort.Log2((ushort)(b | 1)) + (sbyte.IsPow2(a) ? 1 : 0) + (long)UInt128.PopCount(e) + (long)Int128.LeadingZeroCount(f) * 3 + (long)UInt128.Log2(e | 1) * 5;" },

        // Constant data
        { "constant strings as tables", "const string Hex = \"0123456789abcdef\"; static readonly string More = \"xyz\"; [Circuit] public static int F([Bits(4)] byte a) => Hex[a] + Hex[^1] + More[a % 3] + \"ab\"[a & 1] + Hex.Length + More.Length;" },
        { "characters of a constant string", "[Circuit] public static int F(char c) { int i = 0; foreach (char x in \"hello\") { if (x == c) return i; i++; } ReadOnlySpan<char> s = \"world\"; return s.Contains(c) ? 10 + s.IndexOf(c) : -\"range\".AsSpan(1, 3).IndexOf(c); }" },
        { "static properties", "static byte[] Table { get; } = [1, 2, 3, 4]; static int Bias => 3; static int Factor { get; } = Bias * 2; [Circuit] public static int F([Bits(2)] byte a) => Table[a] * Factor + Bias;" },
        { "computed tables", "static readonly uint[] Table = Make(4); static uint[] Make(int n) { var t = new uint[n]; for (uint i = 0; i < n; i++) t[i] = i * i + 1; return t; } [Circuit] public static uint F([Bits(2)] byte i) => Table[i];" },
        { "tables of structs", "public readonly record struct P(int X, int Y); static readonly P Origin = new(3, 4); static readonly P[] Steps = [new(1, 0), new(0, 1)]; [Circuit] public static int F([Bits(1)] byte a) => Origin.X + Steps[a].Y * 2 + Steps[a].X;" },
    };
}
