using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Learnability.Generators.Tests.Fuzz;

/// <summary>Random methods from a grammar of the documented subset of C#: every one compiles, ends, and throws nothing.</summary>
internal sealed partial class RandomCSharp(RandomBits random)
{
    private static readonly string[] _types = ["bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong"];
    private static readonly string[] _wide = ["int", "uint", "long", "ulong"];
    private static readonly string[] _comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private static readonly string[] _arithmetic = ["+", "-", "*", "&", "|", "^"];

    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Type, bool IsWritable)> _variables = [];
    private string _returnType = "int";
    private int _names;
    private int _loopDepth;

    /// <summary>The declaration of a method with a given name.</summary>
    public string Next(string name)
    {
        _text.Clear();
        _variables.Clear();
        _names = 0;
        _loopDepth = 0;
        _returnType = Pick(_types);
        var parameters = new List<string>();
        for (int i = 1 + random.NextInt32(3); i > 0; i--)
        {
            string type = Pick(_types);
            string parameter = "p" + i;
            bool isNarrow = type != "bool" && random.NextBit();
            parameters.Add((isNarrow ? $"[Bits({1 + random.NextInt32(8)})] " : "") + type + " " + parameter);
            _variables.Add((parameter, type, !isNarrow));
        }

        Line(0, $"[Circuit(MaxGates = 60000, MaxSteps = 100000)] public static {_returnType} {name}({string.Join(", ", parameters)})");
        Line(0, "{");
        Line(1, "unchecked");
        Line(1, "{");
        Line(2, $"int[] items = [{random.NextInt32(50)}, 2, -3, 40];");
        Line(2, "Pair pair = default;");
        Line(2, "int[][] rows = [[5, -2], [7, 1]];");
        Line(2, $"Counter counter = new({random.NextInt32(50)});");
        Line(2, "int sum = 3;");
        _variables.Add(("sum", "int", true));
        for (int i = 0; i < 2; i++)
            Declare(2);
        for (int i = 0; i < 5; i++)
            Statement(2, 3);
        Line(2, $"return {Expression(_returnType, 3)};");
        Line(1, "}");
        Line(0, "}");
        return _text.ToString();
    }

    /// <summary>What the methods use beside themselves.</summary>
    public const string Helpers = """
            public struct Pair
            {
                public int First;
                public byte Second { get; set; }
                public readonly int Sum(int more) { unchecked { return First + Second + more; } }
                public readonly void Deconstruct(out int first, out byte second) => (first, second) = (First, Second);
                public void Swap() { unchecked { int first = First; First = Second; Second = (byte)first; } }
            }
            public struct Counter(int start)
            {
                private int _count = start;
                public int Count { readonly get => _count; set => _count = value ^ start; }
                public int Next() { unchecked { return _count++ + start; } }
            }
            public readonly record struct Vector(int X, byte Y) { public static Vector operator +(Vector a, Vector b) { unchecked { return new(a.X + b.X, (byte)(a.Y ^ b.Y)); } } }
            public enum Color { Red, Green = 5, Blue }
            private const string Letters = "Grammar7";
            private static ref int Choose(ref int a, ref int b, bool first) { if (first) return ref a; return ref b; }
            private static T Largest<T>(T a, T b) where T : INumber<T> => a > b ? a : b;
            private static int Twice(int x) { unchecked { return x + x; } }
            private static void Split(int x, out byte low, ref int rest) { unchecked { low = (byte)x; rest ^= x >> 8; } }
            private static bool Odd(long x) => (x & 1) != 0;
            private static (int Low, uint High) Halves(ulong x) { unchecked { return ((int)x, (uint)(x >> 32)); } }
        """;

    private string Pick(string[] items) => items[random.NextInt32(items.Length)];

    private void Line(int depth, string text) => _text.Append(' ', 4 * (depth + 1)).Append(text).Append('\n');

    private string NewName(string prefix) => prefix + (_names++).ToString(CultureInfo.InvariantCulture);

    private void Declare(int indent)
    {
        string type = Pick(_types);
        string name = NewName("v");
        Line(indent, $"{type} {name} = {Expression(type, 2)};");
        _variables.Add((name, type, true));
    }

    private void Block(int indent, int depth)
    {
        Line(indent, "{");
        int visible = _variables.Count;
        for (int i = 1 + random.NextInt32(2); i > 0; i--)
            Statement(indent + 1, depth);
        _variables.RemoveRange(visible, _variables.Count - visible);
        Line(indent, "}");
    }

    private void Statement(int indent, int depth)
    {
        switch (depth == 0 ? random.NextInt32(7) : random.NextInt32(22))
        {
            case 0:
                Declare(indent);
                break;
            case 1 or 2:
                (string name, string type) = Variable();
                Line(indent, $"{name} = {Expression(type, 3)};");
                break;
            case 3:
                Line(indent, Compound() + ";");
                break;
            case 4:
                Line(indent, $"items[{Expression("int", 1)} & 3] {Pick(["=", "+=", "^=", "|="])} {Expression("int", 2)};");
                break;
            case 5:
                Line(indent, random.NextInt32(3) switch
                {
                    0 => $"pair.First = {Expression("int", 2)};",
                    1 => $"pair.Second = {Expression("byte", 2)};",
                    _ => "pair.Swap();",
                });
                break;
            case 6:
                string low = NewName("low");
                Line(indent, $"Split({Expression("int", 1)}, out byte {low}, ref items[{random.NextInt32(4)}]);");
                _variables.Add((low, "byte", true));
                break;
            case 7 or 8:
                Line(indent, $"if ({Expression("bool", 2)})");
                Block(indent, depth - 1);
                if (random.NextBit())
                {
                    Line(indent, "else");
                    Block(indent, depth - 1);
                }

                break;
            case 9 or 10:
                Loop(indent, depth - 1);
                break;
            case 11 when _loopDepth > 0:
                Line(indent, $"if ({Expression("bool", 2)}) {Pick(["break", "continue"])};");
                break;
            case 12:
                Line(indent, $"if ({Expression("bool", 2)}) return {Expression(_returnType, 2)};");
                break;
            case 13:
                Switch(indent, depth - 1);
                break;
            case 14:
                string first = NewName("d");
                string second = NewName("d");
                Line(indent, $"(int {first}, uint {second}) = Halves({Expression("ulong", 2)});");
                _variables.Add((first, "int", true));
                _variables.Add((second, "uint", true));
                break;
            case >= 16:
                StructuredStatement(indent, depth - 1);
                break;
            default:
                string item = NewName("item");
                Line(indent, $"foreach (int {item} in items)");
                _variables.Add((item, "int", false));
                _loopDepth++;
                Block(indent, depth - 1);
                _loopDepth--;
                _variables.RemoveAll(variable => variable.Name == item);
                break;
        }
    }

    private void Loop(int indent, int depth)
    {
        string counter = NewName("i");
        string bound = random.NextBit() ? random.NextInt32(5).ToString(CultureInfo.InvariantCulture) : $"({Expression("int", 1)} & 3)";
        if (random.NextBit())
        {
            Line(indent, $"for (int {counter} = 0; {counter} < {bound}; {counter}++)");
        }
        else
        {
            // The bound is evaluated again in each round, but never above 4.
            Line(indent, $"int {counter} = 0;");
            Line(indent, $"while ({counter}++ < {bound})");
        }

        _variables.Add((counter, "int", false));
        _loopDepth++;
        Block(indent, depth);
        _loopDepth--;
        _variables.RemoveAll(variable => variable.Name == counter);
    }

    private void Switch(int indent, int depth)
    {
        Line(indent, $"switch ({Expression("int", 2)} & 7)");
        Line(indent, "{");
        int outer = _loopDepth;
        _loopDepth = 0;
        foreach (string label in (string[])["case 0:", "case 1: case 2:", "case > 4 and < 7:", "default:"])
        {
            Line(indent + 1, label);
            Block(indent + 2, depth);
            Line(indent + 2, "break;");
        }

        _loopDepth = outer;
        Line(indent, "}");
    }

    private (string Name, string Type) Variable()
    {
        List<(string Name, string Type, bool IsWritable)> writable = _variables.FindAll(variable => variable.IsWritable);
        (string name, string type, _) = writable[random.NextInt32(writable.Count)];
        return (name, type);
    }

    private string Compound()
    {
        (string name, string type) = Variable();
        if (type == "bool")
            return $"{name} {Pick(["&=", "|=", "^="])} {Expression("bool", 2)}";
        return random.NextInt32(3) switch
        {
            0 => name + Pick(["++", "--"]),
            1 => $"{name} {Pick(["<<=", ">>=", ">>>="])} {Expression("int", 1)}",
            _ => $"{name} {Pick(["+=", "-=", "*=", "&=", "|=", "^="])} {Expression(type, 2)}",
        };
    }

    /// <summary>An expression of exactly the given type.</summary>
    private string Expression(string type, int depth) => type == "bool" ? Truth(depth) : Number(type, depth);

    private string Number(string type, int depth)
    {
        string wide = Pick(_wide);
        switch (depth == 0 ? random.NextInt32(3) : random.NextInt32(18))
        {
            case 0:
                return $"({type}){random.NextInt32(random.NextBit() ? 9 : 300)}";
            case 1 or 2:
                List<(string Name, string Type, bool IsWritable)> numbers = _variables.FindAll(variable => variable.Type != "bool");
                return numbers.Count == 0 ? $"({type})7" : $"({type}){numbers[random.NextInt32(numbers.Count)].Name}";
            case 3:
                return $"({type})items[{Expression("int", depth - 1)} & 3]";
            case 4:
                return $"({type}){Pick(["pair.First", "pair.Second", $"pair.Sum({Expression("int", depth - 1)})"])}";
            case 5:
                return $"({Truth(depth - 1)} ? {Number(type, depth - 1)} : {Number(type, depth - 1)})";
            case 6:
                return $"({type})({Pick(["~", "-"])}{Number(wide == "ulong" ? "long" : wide, depth - 1)})";
            case 7:
                return $"({type})({Number(wide, depth - 1)} {Pick(["<<", ">>", ">>>"])} {Number("int", depth - 1)})";
            case 8:
                return $"({type})({Number(wide, depth - 1)} {Pick(["/", "%"])} (({wide})({Number(wide, depth - 1)} & ({wide})7) + ({wide})1))";
            case 9:
                return $"({type}){Pick([$"BitOperations.PopCount({Number("uint", depth - 1)})", $"Math.Min({Number(wide, depth - 1)}, {Number(wide, depth - 1)})", $"Math.Max({Number(wide, depth - 1)}, {Number(wide, depth - 1)})", $"BitOperations.LeadingZeroCount({Number("ulong", depth - 1)})", $"BitOperations.RotateLeft({Number("uint", depth - 1)}, {Number("int", depth - 1)})"])}";
            case 10:
                return $"({type})Twice({Number("int", depth - 1)})";
            case 11:
                return $"({type})({Number("int", depth - 1)} switch {{ < 0 => {Number("int", depth - 1)}, 0 or 3 => 5, _ => {Number("int", depth - 1)} }})";
            case 12:
                return $"({type})(int)((Color)({Number("int", depth - 1)} & 7) == Color.Green ? Color.Blue : Color.Red)";
            case 13:
                return $"({type})({Compoundable(depth)})";
            case >= 15:
                return $"({type})({StructuredNumber(depth - 1)})";
            default:
                return $"({type})({Number(wide, depth - 1)} {Pick(_arithmetic)} {Number(wide, depth - 1)})";
        }
    }

    /// <summary>An assignment as a value.</summary>
    private string Compoundable(int depth)
    {
        (string name, string type) = Variable();
        return type == "bool" ? Number("int", depth - 1) : $"{name} {Pick(["=", "+=", "^="])} {Number(type, depth - 1)}";
    }

    private string Truth(int depth)
    {
        switch (depth == 0 ? random.NextInt32(2) : random.NextInt32(8))
        {
            case 0:
                List<(string Name, string Type, bool IsWritable)> truths = _variables.FindAll(variable => variable.Type == "bool");
                return truths.Count == 0 ? $"Odd({Number("long", 0)})" : truths[random.NextInt32(truths.Count)].Name;
            case 2:
                return $"({Truth(depth - 1)} {Pick(["&&", "||", "&", "|", "^", "==", "!="])} {Truth(depth - 1)})";
            case 3:
                return $"!{Truth(depth - 1)}";
            case 4:
                return $"({Number("int", depth - 1)} is > 2 and < 90 or 0)";
            case 5:
                return $"Odd({Number("long", depth - 1)})";
            case 7:
                return StructuredTruth(depth - 1);
            default:
                string wide = Pick(_wide);
                return $"({Number(wide, depth == 0 ? 0 : depth - 1)} {Pick(_comparisons)} {Number(wide, depth == 0 ? 0 : depth - 1)})";
        }
    }
}
