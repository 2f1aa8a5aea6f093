using System;

namespace Learnability.Generators.Tests.Fuzz;

/// <summary>References, arrays that depend on the input, deconstruction, records, goto case, list patterns, spreads, searches, generic code.</summary>
internal sealed partial class RandomCSharp
{
    private void StructuredStatement(int indent, int depth)
    {
        switch (random.NextInt32(9))
        {
            case 0:
                GoToCase(indent, depth);
                break;
            case 1:
                string reference = NewName("r");
                Line(indent, $"ref int {reference} = ref {Pick([$"items[{Expression("int", 1)} & 3]", $"rows[{Expression("int", 1)} & 1][{Expression("int", 1)} & 1]", $"({Truth(1)} ? ref sum : ref items[1])"])};");
                _variables.Add((reference, "int", true));
                if (random.NextBit())
                    Line(indent, $"if ({Truth(1)}) {reference} = ref items[{random.NextInt32(4)}];");
                break;
            case 2:
                Line(indent, $"rows[{Expression("int", 1)} & 1][{Expression("int", 1)} & 1] {Pick(["=", "+=", "^="])} {Expression("int", 2)};");
                break;
            case 3:
                Line(indent, $"Choose(ref items[{random.NextInt32(4)}], ref {Pick(["sum", "pair.First", "rows[0][1]"])}, {Truth(1)}) {Pick(["=", "-=", "|="])} {Expression("int", 2)};");
                break;
            case 4:
                string first = NewName("d");
                string second = NewName("d");
                Line(indent, $"({Pick(["int", "long"])} {first}, var {second}) = {Pick(["pair", $"new Vector({Expression("int", 1)}, {Expression("byte", 1)})"])};");
                Line(indent, $"sum = (int){first} ^ {second};");
                break;
            case 5:
                Line(indent, $"(items[{Expression("int", 1)} & 3], items[{Expression("int", 1)} & 3]) = (items[{random.NextInt32(4)}], {Expression("int", 1)});");
                break;
            case 6:
                string part = NewName("s");
                Line(indent, $"Span<int> {part} = items.AsSpan().Slice({Expression("int", 1)} & 1, 3);");
                Line(indent, $"{part}{Pick([".Reverse()", ".Fill(sum)", $"[{Expression("int", 1)} & 1]++", "[..2].Clear()", "[1..].CopyTo(items)"])};");
                break;
            case 7:
                Line(indent, Pick([$"counter.Count {Pick(["=", "+="])} {Expression("int", 2)};", "counter.Next();", $"(rows[0], rows[1]) = (rows[{Expression("int", 1)} & 1], rows[0]);"]));
                break;
            default:
                string all = NewName("a");
                Line(indent, $"int[] {all} = [.. items, {Expression("int", 1)}, .. rows[{Expression("int", 1)} & 1]];");
                Line(indent, $"sum ^= {all}[{Expression("int", 1)} & 3] + {all}[^1];");
                break;
        }
    }

    /// <summary>Sections that lead to later ones, so that every run ends.</summary>
    private void GoToCase(int indent, int depth)
    {
        Line(indent, $"switch ({Expression("int", 2)} & 3)");
        Line(indent, "{");
        int outer = _loopDepth;
        _loopDepth = 0;
        foreach ((string label, string end) in (ReadOnlySpan<(string, string)>)[("case 0:", "goto case 2;"), ("case 1:", $"if ({Truth(1)}) goto default; else goto case 2;"), ("default:", "goto case 2;"), ("case 2:", "break;")])
        {
            Line(indent + 1, label);
            Block(indent + 2, depth);
            Line(indent + 2, end);
        }

        _loopDepth = outer;
        Line(indent, "}");
    }

    private string StructuredNumber(int depth)
    {
        string index = Number("int", depth);
        string last = NewName("last");
        return random.NextInt32(11) switch
        {
            0 => $"rows[{index} & 1][{Number("int", 0)} & 1]",
            1 => $"Letters[{index} & 7]",
            2 => $"Choose(ref items[0], ref rows[1][0], {Truth(depth)})",
            3 => Pick(["counter.Next()", "counter.Count"]),
            4 => $"(new Vector({index}, {Number("byte", depth)}) + new Vector(sum, 3)) {Pick([".X", ".Y"])}",
            5 => $"Largest({Number("short", depth)}, {Number("short", depth)})",
            6 => $"items.AsSpan().{Pick(["IndexOf", "Count", "LastIndexOf"])}({index})",
            7 => $"(items is [{Pick(["> 3", "0 or 2", "_"])}, .., {Pick(["", "< 9 and "])}var {last}] ? {last} : items.Length)",
            8 => $"(new Vector({index}, {Number("byte", depth)}) switch {{ (> 5, _) => 1, {{ Y: 3 }} => 2, var (x, y) => x ^ y }})",
            9 => $"(({index}, {Truth(depth)}) switch {{ (0, true) => 1, ( > 7 and < 90, _) => 2, (var n, false) when n < 0 => n, _ => 4 }})",
            _ => $"{Pick(["byte", "sbyte", "short"])}.{Pick(["CreateSaturating", "CreateTruncating"])}({index})",
        };
    }

    private string StructuredTruth(int depth) => random.NextInt32(6) switch
    {
        0 => $"(new Vector({Number("int", depth)}, 3) {Pick(["==", "!="])} new Vector({Number("int", depth)}, {Number("byte", depth)}))",
        1 => $"(({Number("int", depth)}, {Truth(depth)}) {Pick(["==", "!="])} (3, true))",
        2 => $"char.{Pick(["IsAsciiDigit", "IsAsciiLetter", "IsAsciiHexDigit"])}((char){Number("byte", depth)})",
        3 => $"(items is [_, {Pick(["< 9", "not 0"])}, ..])",
        4 => $"items.AsSpan(1).Contains({Number("int", depth)})",
        _ => $"rows[{Number("int", depth)} & 1].AsSpan().SequenceEqual(items.AsSpan(0, 2))",
    };
}
