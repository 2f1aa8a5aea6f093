using System;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>Columns of every type are mapped to what calls of the method give, whatever their length, and nothing beside them is touched.</summary>
public sealed class ColumnTypesTests
{
    /// <summary>Nothing, a word of lanes and a block with one less and one more, no multiple of anything, and long enough to begin with a short block.</summary>
    private static readonly int[] _lengths = [0, 1, 63, 64, 65, 127, 511, 512, 513, 1000, 1025, 8269];

    private static readonly Lazy<Assembly> _assembly = new(() => GeneratorHarness.Load(ColumnTypes.Source));

    public static TheoryData<string, bool> Forms
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string type in ColumnTypes.All.Keys)
                data.Add(type, false);
            foreach (string type in ColumnTypes.WithTable)
                data.Add(type, true);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Columns_of_every_length_are_mapped(string type, bool isTable)
    {
        foreach (int length in _lengths)
            Assert.Equal("", Compare(type, length, isTable, 1));
    }

    /// <summary>So many samples that they are cut into ranges, whatever the circuit costs.</summary>
    [Theory]
    [InlineData("Bool", 3_000_077, 2)]
    [InlineData("Byte", 400_077, 2)]
    [InlineData("SignedBits", 400_077, 3)]
    [InlineData("UInt64", 150_077, -1)]
    [InlineData("UInt128", 60_077, 3)]
    [InlineData("Padded", 150_077, 4)]
    [InlineData("Bytes", 80_077, 3)]
    [InlineData("Truths", 25_077, 2)]
    public void Long_columns_are_shared_by_threads(string type, int length, int threads) => Assert.Equal("", Compare(type, length, false, threads));

    private static string Compare(string type, int length, bool isTable, int threads) =>
        (string)_assembly.Value.GetType("Demo.Check")!.GetMethod("Of" + type)!.Invoke(null, [length, isTable, threads])! is { Length: > 0 } wrong
            ? $"{type}, {length} samples: {wrong}"
            : "";
}
