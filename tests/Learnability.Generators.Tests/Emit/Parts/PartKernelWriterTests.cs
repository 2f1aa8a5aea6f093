extern alias generators;

using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit.Parts;

/// <summary>Code with what occurs several times written once computes what the circuit computes: every width, every length.</summary>
public sealed class PartKernelWriterTests
{
    /// <summary>No words, less than a vector of each width, whole vectors, and several with a rest.</summary>
    private static readonly int[] _lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 17, 41];

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount, int width);

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 40)]
    [InlineData(3, 4, 300)]
    public void Code_computes_what_the_circuit_computes_whatever_the_width_and_the_length(int seed, int modules, int calls)
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed, modules, calls);
        Circuit circuit = source.Circuit.ToRuntime();
        Lanes evaluate = Compile(source);
        foreach (int words in _lengths)
        {
            ulong[] lanes = RandomWords(circuit.InputCount * words, words);
            var expected = new ulong[circuit.OutputCount * words];
            circuit.EvaluateLanes(lanes, expected, words);
            foreach (int width in new[] { 64, 128, 256, 512 })
            {
                var actual = new ulong[expected.Length];
                evaluate(lanes, actual, words, circuit.InputCount, circuit.OutputCount, width);
                Assert.Equal(expected, actual);
            }
        }
    }

    [Fact]
    public void Several_threads_evaluate_at_once_and_nothing_is_allocated_after_the_first_call()
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed: 9, modules: 2, calls: 50);
        Circuit circuit = source.Circuit.ToRuntime();
        Lanes evaluate = Compile(source);
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 4 }, call =>
        {
            ulong[] lanes = RandomWords(circuit.InputCount * 9, call);
            ulong[] actual = new ulong[circuit.OutputCount * 9], expected = new ulong[actual.Length];
            evaluate(lanes, actual, 9, circuit.InputCount, circuit.OutputCount, 512);
            circuit.EvaluateLanes(lanes, expected, 9);
            Assert.Equal(expected, actual);
        });

        var inputs = new ulong[circuit.InputCount * 9];
        var outputs = new ulong[circuit.OutputCount * 9];
        evaluate(inputs, outputs, 9, circuit.InputCount, circuit.OutputCount, 512);
        long before = GC.GetAllocatedBytesForCurrentThread();
        evaluate(inputs, outputs, 9, circuit.InputCount, circuit.OutputCount, 512);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_text_is_the_same_each_time()
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed: 4, modules: 3, calls: 60);
        Assert.Equal(Write(source), Write(source));
    }

    [Fact]
    public void Embedded_places_that_are_not_whole_are_refused()
    {
        Assert.Equal([1u * 8, 0x030201u * 8], PartPlaces.Decode<ulong>("AQAA\nAQID"u8));
        Assert.Throws<FormatException>(() => PartPlaces.Decode<ulong>("AQ=="u8));
        Assert.Throws<FormatException>(() => PartPlaces.Decode<ulong>("?"u8));
    }

    private static string Write(Host.TracedCircuit source)
    {
        CodeWriter writer = new CodeWriter().Line("#nullable enable").Open("internal static class Tested");
        new PartKernelWriter(PartPlan.Create(source)).Write(writer, "Gates");
        return writer.Close().ToString();
    }

    private static Lanes Compile(Host.TracedCircuit source)
    {
        Type gates = CSharpHarness.Load(CSharpHarness.Compile(Write(source))).GetType("Tested")!.GetNestedType("Gates", BindingFlags.NonPublic)!;
        return typeof(VectorKernel).GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Single(method => method.Name == "EvaluateLanes" && method.GetParameters().Length == 6)
            .MakeGenericMethod(gates)
            .CreateDelegate<Lanes>();
    }

    private static ulong[] RandomWords(int count, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextUInt64())];
    }
}
