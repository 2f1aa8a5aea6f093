using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>A method for every type that a column can have, in both forms of code, with a comparison of the generated class with calls of the method.</summary>
internal static class ColumnTypes
{
    private const string Integer = "{ other = unchecked((TYPE)(a ^ b)); return unchecked((TYPE)(a + b)); }";
    private const string Declared = "{ other = (TYPE)(a ^ b); return (TYPE)(a & b); }";

    /// <summary>The types by name.</summary>
    public static IReadOnlyDictionary<string, ColumnType> All { get; } = new Dictionary<string, ColumnType>
    {
        ["Bool"] = new("bool", "random.NextBit()", "{ other = a ^ b; return a & b; }"),
        ["SByte"] = new("sbyte", "(sbyte)random.NextBits(8)", Integer),
        ["Byte"] = new("byte", "(byte)random.NextBits(8)", Integer),
        ["Int16"] = new("short", "(short)random.NextBits(16)", Integer),
        ["UInt16"] = new("ushort", "(ushort)random.NextBits(16)", Integer),
        ["Char"] = new("char", "(char)random.NextBits(16)", Integer),
        ["Int32"] = new("int", "(int)random.NextBits(32)", Integer),
        ["UInt32"] = new("uint", "(uint)random.NextBits(32)", Integer),
        ["Int64"] = new("long", "(long)random.NextUInt64()", Integer),
        ["UInt64"] = new("ulong", "random.NextUInt64()", Integer),
        ["Int128"] = new("Int128", "new Int128(random.NextUInt64(), random.NextUInt64())", Integer),
        ["UInt128"] = new("UInt128", "new UInt128(random.NextUInt64(), random.NextUInt64())", Integer),
        ["ByteEnum"] = new("Shade", "(Shade)random.NextBits(8)", "{ other = a ^ b; return a & b; }"),
        ["LongEnum"] = new("Flags", "(Flags)random.NextUInt64()", "{ other = a ^ b; return a | b; }"),
        ["FiveBits"] = new("byte", "(byte)random.NextBits(5)", Declared) { Attribute = "Bits(5)" },
        ["SignedBits"] = new("int", "(int)random.NextBits(9) - 256", Declared) { Attribute = "Bits(9)" },
        ["WideBits"] = new("Int128", "new Int128(random.NextUInt64(), random.NextUInt64()) >> 28", Declared) { Attribute = "Bits(100)" },
        ["Pair"] = new("(byte Left, ushort Right)", "((byte)random.NextBits(8), (ushort)random.NextBits(16))", "{ other = (b.Left, a.Right); return ((byte)(a.Left ^ b.Left), (ushort)(a.Right + b.Right)); }"),
        ["Nested"] = new(
            "((bool First, sbyte Second) Inner, ulong Last)",
            "((random.NextBit(), (sbyte)random.NextBits(8)), random.NextUInt64())",
            "{ other = (b.Inner, a.Last); return ((a.Inner.First ^ b.Inner.First, (sbyte)(a.Inner.Second & b.Inner.Second)), a.Last + b.Last); }"),
        ["Point"] = new("Point", "new Point { X = (ushort)random.NextBits(16), @event = (ushort)random.NextBits(16) }", "{ other = new Point { X = b.@event, @event = a.X }; return new Point { X = (ushort)(a.X + b.X), @event = (ushort)(a.@event ^ b.@event) }; }"),
        ["Padded"] = new(
            "Padded",
            "new Padded((byte)random.NextBits(8), random.NextUInt64(), random.NextBit())",
            "{ other = new Padded(b.First, a.Second, b.Third); return new Padded((byte)(a.First ^ b.First), a.Second + b.Second, a.Third & b.Third); }"),
        ["Packed"] = new(
            "Packed",
            "new Packed { First = (byte)random.NextBits(8), Second = (uint)random.NextBits(32), Third = (ushort)random.NextBits(16) }",
            "{ other = a; other.Third = b.Third; return new Packed { First = b.First, Second = a.Second + b.Second, Third = a.Third }; }"),
        ["Three"] = new("Three", "Three.Of((ushort)random.NextBits(16), (ushort)random.NextBits(16), (ushort)random.NextBits(16))", "{ other = a; other[1] = b[2]; return Three.Of(b[0], (ushort)(a[1] + b[1]), a[2]); }"),
        ["Bytes"] = new(
            "byte", "(byte)random.NextBits(8)", "{ other = new byte[5]; for (int i = 0; i < 5; i++) { other[i] = b[i]; b[i] = (byte)(a[i] + b[4 - i]); } return b; }")
        { Sample = "byte[]", Elements = 5 },
        ["Rectangle"] = new(
            "ushort",
            "(ushort)random.NextBits(16)",
            "{ other = new ushort[2, 3]; for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) other[i, j] = (ushort)(a[i, j] ^ b[1 - i, j]); return a; }")
        { Sample = "ushort[,]", Shape = "2, 3", Elements = 6 },
        ["Jagged"] = new("bool", "random.NextBit()", "{ other = [[a[0][0], b[0][1], a[1][0]], [b[1][1], a[0][2], b[1][2]]]; return [b[1], a[0]]; }")
        { Sample = "bool[][]", Shape = "2, 3", Elements = 6 },
        ["Pairs"] = new("(byte A, bool B)", "((byte)random.NextBits(8), random.NextBit())", "{ other = [b[2], a[0], a[1]]; return [(b[0].A, a[0].B), a[2], b[1]]; }")
        { Sample = "(byte A, bool B)[]", Shape = "3", Elements = 3 },
        ["Truths"] = new("bool", "random.NextBit()", "{ other = new bool[130]; for (int i = 0; i < 130; i++) { other[i] = a[i] ^ b[i]; a[i] &= b[129 - i]; } return a; }")
        { Sample = "bool[]", Elements = 130 },
        ["WideArray"] = new("UInt128", "new UInt128(random.NextUInt64(), random.NextUInt64())", "{ other = [b[1], a[0]]; return [a[0] ^ b[0], a[1] + b[1]]; }")
        { Sample = "UInt128[]", Elements = 2 },
    };

    /// <summary>Types that are tested with a table too: what is done with columns does not depend on it, but for their words.</summary>
    public static IReadOnlyList<string> WithTable { get; } = ["Bool", "Byte", "UInt128", "Padded", "Bytes"];

    /// <summary>The source text with all methods.</summary>
    public static string Source { get; } = Write();

    private static string Write()
    {
        var text = new StringBuilder("""
            #pragma warning disable CS1591 // No documentation: this is a test.
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using Learnability;
            namespace Demo;
            public enum Shade : byte { Dark, Light }
            public enum Flags : long { None }
            public struct Point { public ushort X; public ushort @event; public static bool operator ==(Point a, Point b) => a.X == b.X && a.@event == b.@event; public static bool operator !=(Point a, Point b) => !(a == b);
                public override readonly bool Equals(object? other) => other is Point point && this == point; public override readonly int GetHashCode() => X; }
            public readonly record struct Padded(byte First, ulong Second, bool Third);
            [StructLayout(LayoutKind.Sequential, Pack = 1)] public record struct Packed { public byte First; public uint Second; public ushort Third; }
            [InlineArray(3)] public struct Three
            {
                private ushort _first;
                public static Three Of(ushort a, ushort b, ushort c) { Three three = default; three[0] = a; three[1] = b; three[2] = c; return three; }
            }
            public delegate void Map<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, Span<T> other, int threads);
            public delegate void One<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, Span<T> other);

            """);
        foreach ((string name, ColumnType type) in All)
            WriteMethods(text, name, type);
        return text.Append(Check).ToString();
    }

    private static void WriteMethods(StringBuilder text, string name, ColumnType type)
    {
        string sample = type.Sample ?? type.Type;
        string attribute = type.Attribute ?? (type.Elements > 1 ? $"Shape({type.Shape ?? type.Elements.ToString(System.Globalization.CultureInfo.InvariantCulture)})" : "");
        string before = attribute.Length > 0 ? $"[{attribute}] " : "";
        string returned = attribute.Length > 0 ? $"[return: {attribute}] " : "";
        text.AppendLine("public static partial class Methods").AppendLine("{");
        bool hasTable = WithTable.Contains(name);
        foreach (string form in hasTable ? (string[])["", "Table"] : [""])
        {
            text.AppendLine($"    [Circuit(Emit = CircuitEmit.{(form.Length > 0 ? form : "Unrolled")})] {returned}")
                .AppendLine($"    public static {sample} Of{name}{form}({before}{sample} a, {before}{sample} b, {before}out {sample} other)")
                .AppendLine("    " + type.Body.Replace("TYPE", type.Type, System.StringComparison.Ordinal));
        }

        text.AppendLine("}")
            .AppendLine("public static partial class Check").AppendLine("{")
            .AppendLine($"    public static string Of{name}(int length, bool isTable, int threads)").AppendLine("    {")
            .AppendLine($"        Map<{type.Type}> map = {(hasTable ? $"isTable ? Methods.Of{name}TableCircuit.Evaluate : " : "")}Methods.Of{name}Circuit.Evaluate;")
            .AppendLine($"        return Compare<{type.Type}>(map, One, random => {type.Random}, {type.Elements}, length, threads);")
            .AppendLine($"        static void One(ReadOnlySpan<{type.Type}> a, ReadOnlySpan<{type.Type}> b, Span<{type.Type}> result, Span<{type.Type}> other)").AppendLine("        {");
        if (type.Elements == 1)
        {
            text.AppendLine($"            result[0] = Methods.Of{name}(a[0], b[0], out other[0]);");
        }
        else
        {
            string flat = $"Flat<{type.Type}>";
            text.AppendLine($"            {flat}(Methods.Of{name}({Shaped(sample, "a")}, {Shaped(sample, "b")}, out {sample} second)).CopyTo(result);")
                .AppendLine($"            {flat}(second).CopyTo(other);");
        }

        text.AppendLine("        }").AppendLine("    }").AppendLine("}");
    }

    private static string Shaped(string sample, string column) => sample switch
    {
        "ushort[,]" => $"new ushort[2, 3] {{ {{ {column}[0], {column}[1], {column}[2] }}, {{ {column}[3], {column}[4], {column}[5] }} }}",
        "bool[][]" => $"[{column}[..3].ToArray(), {column}[3..].ToArray()]",
        _ => column + ".ToArray()",
    };

    /// <summary>Compares columns with calls, between samples that must stay as they are, then once more in place.</summary>
    private const string Check = """
        public static partial class Check
        {
            private const int Margin = 3;

            private static T[] Flat<T>(T[] sample) => sample;
            private static T[] Flat<T>(T[][] sample) => [.. sample[0], .. sample[1]];
            private static T[] Flat<T>(T[,] sample) { var flat = new System.Collections.Generic.List<T>(); foreach (T value in sample) flat.Add(value); return [.. flat]; }

            private static string Compare<T>(Map<T> map, One<T> one, Func<RandomBits, T> sample, int elements, int length, int threads)
                where T : unmanaged
            {
                var random = new RandomBits(length, RandomPurpose.Examples);
                int count = elements * length;
                T[] a = Fill(), b = Fill(), result = Fill(), other = Fill();
                T[] expected = [.. result], expectedOther = [.. other], aBefore = [.. a], bBefore = [.. b];
                for (int i = 0; i < length; i++)
                {
                    int first = Margin + i * elements;
                    one(a.AsSpan(first, elements), b.AsSpan(first, elements), expected.AsSpan(first, elements), expectedOther.AsSpan(first, elements));
                }

                map(a.AsSpan(Margin, count), b.AsSpan(Margin, count), result.AsSpan(Margin, count), other.AsSpan(Margin, count), threads);
                string wrong = Differs(expected, result, "result") + Differs(expectedOther, other, "other") + Differs(aBefore, a, "a") + Differs(bBefore, b, "b");
                map(a.AsSpan(Margin, count), b.AsSpan(Margin, count), a.AsSpan(Margin, count), b.AsSpan(Margin, count), threads);
                expected.AsSpan(0, Margin).Clear();
                expected.AsSpan(Margin + count).Clear();
                a.AsSpan(0, Margin).Clear();
                a.AsSpan(Margin + count).Clear();
                return wrong + Differs(expected, a, "result in place") + Differs(expectedOther.AsSpan(Margin, count).ToArray(), b.AsSpan(Margin, count).ToArray(), "other in place");

                T[] Fill()
                {
                    var column = new T[count + 2 * Margin];
                    foreach (ref T value in column.AsSpan())
                        value = sample(random);
                    return column;
                }
            }

            private static string Differs<T>(T[] expected, T[] actual, string what)
                where T : unmanaged
            {
                int size = Unsafe.SizeOf<T>();
                for (int i = 0; i < expected.Length; i++)
                {
                    bool isSame = typeof(T) == typeof(Three)
                        ? MemoryMarshal.AsBytes(expected.AsSpan(i, 1)).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan(i, 1)))
                        : System.Collections.Generic.EqualityComparer<T>.Default.Equals(expected[i], actual[i]);
                    if (!isSame)
                        return $"{what}[{i - Margin}] ";
                }

                return "";
            }
        }
        """;
}

/// <summary>A type of a column's samples.</summary>
/// <param name="Type">The type of an element.</param>
/// <param name="Random">The expression of a random element.</param>
/// <param name="Body">The body of a method of two samples with two results.</param>
internal sealed record ColumnType(string Type, string Random, string Body)
{
    /// <summary>The declared width.</summary>
    public string? Attribute { get; init; }

    /// <summary>The type of a sample, where it is not that of an element.</summary>
    public string? Sample { get; init; }

    /// <summary>The lengths of a sample, where it has more than one dimension.</summary>
    public string? Shape { get; init; }

    /// <summary>The number of elements of a sample.</summary>
    public int Elements { get; init; } = 1;
}
