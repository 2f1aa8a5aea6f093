using System;
using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Tests.Frontend;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Generators.Tests.Documentation;

/// <summary>Each row of the tables in docs/supported-csharp.md has methods that are compiled and compared.</summary>
public sealed class SupportedRowsTests
{
    private const string Document = "docs/supported-csharp.md";

    /// <summary>By the first words of a row: names of constructs in Frontend/Supported….cs.</summary>
    private static readonly Dictionary<string, string[]> _tests = new()
    {
        // Types
        ["`bool` |"] = ["logic of bool"],
        ["`sbyte`, `byte`"] = ["arithmetic of int", "narrowing", "widening", "char", "shifts of long", "declared widths"],
        ["`Int128`"] = ["arithmetic of Int128", "product of UInt128", "division of UInt128", "shifts of Int128"],
        ["enums"] = ["enums", "flags", "enum steps"],
        ["tuples; structs"] = ["tuples", "structs with methods", "declared fields", "primary constructor as a value of the circuit"],
        ["`[InlineArray(n)]`"] = ["inline arrays", "inline arrays of structs"],
        ["arrays of one or more"] = ["arrays", "two dimensions", "three dimensions", "jagged arrays", "span parameters"],

        // Expressions
        ["`+ - * /"] = ["addition", "arithmetic of int", "complement and logic", "division by a constant", "shifts of int", "comparisons", "checked arithmetic that fits"],
        ["`&& \\|\\|"] = ["short circuit", "conditional"],
        ["casts and"] = ["narrowing", "sign changes", "operators", "checked conversion that fits"],
        ["`=`, compound"] = ["compound operators", "compound operators of byte", "increments", "assignment as a value", "places are located first"],
        ["deconstruction of"] = ["deconstruction", "swap of elements", "Deconstruct method", "Deconstruct extension", "Deconstruct of a record"],
        ["`is` and"] = ["is", "is with a variable", "switch expression", "switch over tuples", "property patterns", "nested property patterns"],
        ["list patterns"] = ["list patterns", "list patterns of spans"],
        ["tuples, `==`"] = ["tuple equality", "record equality", "equality of nested records", "with", "nested initialisers", "constructors", "primary constructor"],
        ["`new T[n]`"] = ["arrays", "initialiser of two dimensions", "collection expressions", "spreads", "stackalloc", "constant bytes"],
        ["`a[i]`, `a[i, j]`"] = ["arrays", "two dimensions", "index from the end", "rows by a symbolic index", "arrays chosen by a condition"],
        ["`a[i..j]`"] = ["slices", "ranges of arrays are copies", "spans of arrays by method", "span over an inline array", "slices by a symbolic start"],
        ["`Fill`, `Clear`"] = ["fill, clear and reverse", "copies that overlap", "copies of arrays", "copies that may not fit", "parts of arrays"],
        ["`SequenceEqual`"] = ["equal sequences", "searches", "beginnings and ends"],
        ["constants, `static readonly`"] = ["constants", "constant tables", "static arrays passed on", "static properties", "data of other types"],
        ["constant strings"] = ["constant strings as tables", "characters of a constant string"],
        ["`nameof`"] = ["constant bytes", "default", "type tests of generic code"],

        // Statements
        ["`if`, `return`"] = ["if and return"],
        ["`for`, `while`"] = ["for", "while", "do"],
        ["`foreach`"] = ["foreach over an array", "foreach over slices", "foreach by reference", "foreach over tuples", "Deconstruct in foreach", "characters of a constant string"],
        ["`break`"] = ["break and continue", "nested loops", "switch and continue"],
        ["`switch`, `goto"] = ["switch statement", "switch with patterns", "goto case", "goto case that repeats"],
        ["`ref` locals"] = ["ref locals", "references that change", "references chosen by a condition"],
        ["`throw`"] = ["unreachable throw"],

        // Calls
        ["static methods"] = ["named and default arguments", "params", "ref, out and in", "extension methods", "recursion"],
        ["methods, properties and indexers that return"] = ["references as results", "references by a property and an indexer"],
        ["local functions"] = ["local functions", "captured local that is written"],
        ["generic methods"] = ["generic method", "generic struct", "sum of INumber", "rules as type arguments", "own operators by a constraint"],
        ["methods, properties and indexers of"] = ["structs with methods", "indexers", "readonly receivers are copied"],
        ["`BitOperations`:"] = ["bit operations", "bit counts of every type", "rotations"],
        ["`BitOperations.Round"] = ["rounding to a power of two", "reversed bytes", "bytes of words"],
        ["`Math`"] = ["minimum and maximum", "absolute value and sign", "clamp", "quotient with remainder", "long products", "two results of Math"],
        ["integer types"] = ["sign copied", "parity and sign", "saturation", "checked creation that fits", "comparison members"],
        ["`char`: "] = ["classes of characters", "comparisons of primitives"],
        ["`Convert"] = ["numbers of bools", "flags of an enum"],
    };

    [Fact]
    public void Every_row_is_tested()
    {
        HashSet<string> known = [.. new[] { SupportedConstructs.All, SupportedArrays.All, SupportedGenericCode.All, SupportedNumbers.All, SupportedPatterns.All, SupportedReferences.All, SupportedMembers.All }
            .SelectMany(static rows => rows).Select(static row => (string)((object[])row)[0])];
        List<string> rows = [.. Rows()];
        Assert.NotEmpty(rows);
        foreach (string row in rows)
        {
            string[] keys = [.. _tests.Keys.Where(key => row.StartsWith(key, StringComparison.Ordinal))];
            Assert.True(keys.Length == 1, $"{keys.Length} entries for the row: {row}");
        }

        Assert.Equal(_tests.Count, rows.Count);
        Assert.All(_tests.Values.SelectMany(static names => names), name => Assert.Contains(name, known));
    }

    /// <summary>The rows of the tables of types, expressions, statements and calls, without the bar at their beginning.</summary>
    private static IEnumerable<string> Rows()
    {
        string[] lines = Repository.Read(Document).Split('\n');
        int end = Array.FindIndex(lines, static line => line.StartsWith("## What may throw", StringComparison.Ordinal));
        for (int i = 0; i < end; i++)
        {
            bool isHead = i + 1 < end && lines[i + 1].StartsWith("|---", StringComparison.Ordinal);
            if (lines[i].StartsWith("| ", StringComparison.Ordinal) && !isHead)
                yield return lines[i][2..];
        }
    }
}
