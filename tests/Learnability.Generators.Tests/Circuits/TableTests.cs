using System;
using System.Linq;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>The form of large circuits.</summary>
public sealed class TableTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        /// <summary>Demo.</summary>
        public static partial class Methods
        {
            /// <summary>Product.</summary>
            [Circuit(Emit = CircuitEmit.Table)]
            public static uint Multiply(uint a, uint b) => a * b;
        }
        """;

    private delegate void Map(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second, Span<uint> result);

    [Fact]
    public void A_circuit_written_as_a_table_computes_what_the_method_computes()
    {
        string text = GeneratorHarness.Generate(Source).Values.Single();
        Assert.DoesNotContain("Chunk", text, StringComparison.Ordinal);

        Map multiply = CSharpHarness.Load(CSharpHarness.Compile(Source, text))
            .GetType("Demo.Methods+MultiplyCircuit")!
            .GetMethod("Evaluate", [typeof(ReadOnlySpan<uint>), typeof(ReadOnlySpan<uint>), typeof(Span<uint>)])!
            .CreateDelegate<Map>();
        uint[] a = [.. Enumerable.Range(1, 150).Select(i => (uint)i * 2654435761)];
        uint[] b = [.. a.Reverse()];
        var products = new uint[a.Length];
        multiply(a, b, products);
        Assert.Equal(a.Zip(b, (x, y) => unchecked(x * y)), products);
    }
}
