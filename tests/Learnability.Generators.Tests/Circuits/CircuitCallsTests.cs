using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>Generated classes are called by several threads at once, from their first use on, and allocate nothing once a thread has its memory.</summary>
public sealed class CircuitCallsTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        /// <summary>The same product in every form.</summary>
        public static partial class Methods
        {
            /// <summary>Straight-line code.</summary>
            [Circuit(Emit = CircuitEmit.Unrolled)]
            public static ushort Code(byte a, byte b) => (ushort)(a * b);

            /// <summary>A table.</summary>
            [Circuit(Emit = CircuitEmit.Table)]
            public static ushort Table(byte a, byte b) => (ushort)(a * b);

            /// <summary>With ranges that are checked.</summary>
            [Circuit]
            public static ushort Checked([Bits(7)] byte a, [Bits(7)] byte b) => (ushort)(a * b);

            /// <summary>Arrays of one element.</summary>
            [Circuit(Emit = CircuitEmit.Table)]
            public static ushort Array([Shape(1)] byte[] a, [Shape(1), Bits(7)] byte[] b) => (ushort)(a[0] * b[0]);
        }
        """;

    private static readonly Lazy<Microsoft.CodeAnalysis.Compilation> _compilation = new(() =>
    {
        GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(CSharpHarness.Compile(Source), out Microsoft.CodeAnalysis.Compilation output, out _);
        return output;
    });

    private delegate void Map(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<ushort> result, int threads);

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    [Theory]
    [InlineData("Code")]
    [InlineData("Table")]
    [InlineData("Checked")]
    [InlineData("Array")]
    public void Several_threads_map_columns_of_different_lengths_at_once_from_the_first_call_on(string method)
    {
        // A class that nothing has used yet, so that its tables are made by whoever comes first.
        Assembly assembly = CSharpHarness.Load(_compilation.Value);
        using var start = new Barrier(4);
        var failures = new List<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, start.ParticipantCount).Select(index => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                Map map = Evaluate(assembly, method);
                Lanes lanes = EvaluateLanes(assembly, method);
                for (int round = 0; round < 60; round++)
                {
                    RequireProducts(map, (round * 37) + (index * 513), index + 1);
                    RequireLaneProducts(lanes, (round + index) % 19, assembly, method);
                }
            }
            catch (Exception exception)
            {
                lock (failures)
                    failures.Add(exception);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Empty(failures);
    }

    [Fact]
    public void Nothing_is_allocated_once_a_thread_has_its_memory_whatever_is_called_in_turn()
    {
        Assembly assembly = CSharpHarness.Load(_compilation.Value);
        string[] methods = ["Code", "Table", "Checked", "Array"];
        Map[] maps = [.. methods.Select(method => Evaluate(assembly, method))];
        Lanes[] lanes = [.. methods.Select(method => EvaluateLanes(assembly, method))];
        var a = new byte[3000];
        var b = new byte[3000];
        var results = new ushort[3000];
        var words = new ulong[16 * 40];
        var outputs = new ulong[16 * 40];
        CallAll();
        CallAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        CallAll();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void CallAll()
        {
            foreach (int length in (ReadOnlySpan<int>)[1, 3000, 512, 0])
            {
                foreach (Map map in maps)
                    map(a.AsSpan(0, length), b.AsSpan(0, length), results.AsSpan(0, length), 1);
                foreach (Lanes evaluate in lanes)
                {
                    int inputs = evaluate == lanes[2] ? 14 : evaluate == lanes[3] ? 15 : 16;
                    for (int count = 0; count <= 40; count += 5)
                        evaluate(words.AsSpan(0, inputs * count), outputs.AsSpan(0, 16 * count), count);
                }
            }
        }
    }

    private static void RequireProducts(Map map, int length, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        byte[] a = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextBits(7))];
        byte[] b = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextBits(7))];
        var results = new ushort[length];
        map(a, b, results, 1 + (length % 2));
        Assert.Equal(a.Zip(b, (x, y) => (ushort)(x * y)), results);
    }

    private static void RequireLaneProducts(Lanes lanes, int words, Assembly assembly, string method)
    {
        var circuit = (Circuit)assembly.GetType($"Demo.Methods+{method}Circuit")!.GetProperty("Circuit")!.GetValue(null)!;
        var random = new RandomBits(words, RandomPurpose.Examples);
        ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount * words).Select(_ => random.NextUInt64())];
        var expected = new ulong[circuit.OutputCount * words];
        var actual = new ulong[expected.Length];
        circuit.EvaluateLanes(inputs, expected, words);
        lanes(inputs, actual, words);
        Assert.Equal(expected, actual);
    }

    private static Map Evaluate(Assembly assembly, string method) => assembly.GetType($"Demo.Methods+{method}Circuit")!
        .GetMethod("Evaluate", [typeof(ReadOnlySpan<byte>), typeof(ReadOnlySpan<byte>), typeof(Span<ushort>), typeof(int)])!
        .CreateDelegate<Map>();

    private static Lanes EvaluateLanes(Assembly assembly, string method) =>
        assembly.GetType($"Demo.Methods+{method}Circuit")!.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>();
}
