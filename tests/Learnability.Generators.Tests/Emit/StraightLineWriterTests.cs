extern alias generators;

using System;
using System.Linq;
using System.Reflection;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit;

public sealed class StraightLineWriterTests
{
    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(2, 1, 1)]
    [InlineData(8, 100, 8)]
    [InlineData(40, 300, 5)]
    [InlineData(64, 3000, 70)]
    [InlineData(5, 12000, 200)]
    public void Straight_line_code_computes_what_the_circuit_computes(int inputs, int gates, int outputs)
    {
        for (int seed = 0; seed < 2; seed++)
        {
            Host.Circuit circuit = RandomCircuits.Create(inputs, gates, outputs, seed);
            AssertEqualOnRandomWords(circuit.ToRuntime(), Compile(circuit), seed);
        }
    }

    [Fact]
    public void No_chunk_has_more_local_variables_than_are_kept_in_registers()
    {
        Host.Circuit circuit = RandomCircuits.Create(64, 12000, 64, 3);
        string text = WriteClass(circuit);
        int[] locals = [.. text.Split("AggressiveOptimization").Skip(1).Select(chunk => chunk.Split('\n').Count(line => line.TrimStart().StartsWith("ulong ", StringComparison.Ordinal)))];
        Assert.True(locals.Length > 10);
        Assert.InRange(locals.Max(), 100, StraightLineWriter.MaxLocals);
    }

    [Fact]
    public void Slots_are_reused_when_their_values_are_no_longer_needed()
    {
        var plan = ChunkPlan.Create(Host.LutNetwork.OfGates(RandomCircuits.Create(64, 12000, 64, 3)), StraightLineWriter.MaxLocals, int.MaxValue);
        Assert.InRange(plan.SlotCount, 1, plan.StoredValues - 1);
    }

    [Fact]
    public void Lanes_of_the_wrong_length_are_refused_and_nothing_is_written()
    {
        LanesFunction evaluate = Compile(RandomCircuits.Create(8, 100, 4, 1));
        ulong[] outputs = [1, 2, 3, 4];
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => evaluate(new ulong[7], outputs, 1)).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => evaluate(new ulong[16], outputs, 2)).ParamName);
        Assert.Equal("wordsPerBit", Assert.Throws<ArgumentOutOfRangeException>(() => evaluate([], outputs, -1)).ParamName);
        var shared = new ulong[8];
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => evaluate(shared, shared.AsSpan(2, 4), 1)).ParamName);
        Assert.Equal([1, 2, 3, 4], outputs);
        evaluate([], [], 0);
    }

    private delegate void LanesFunction(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    private static string WriteClass(Host.Circuit circuit)
    {
        CodeWriter writer = new CodeWriter()
            .Line("#nullable enable")
            .Open("internal static class Tested")
            .Line("public static void EvaluateLanes(global::System.ReadOnlySpan<ulong> inputs, global::System.Span<ulong> outputs, int wordsPerBit) =>")
            .Line($"    global::Learnability.LaneKernel.EvaluateLanes<Gates>(inputs, outputs, wordsPerBit, {circuit.InputCount}, {circuit.OutputCount});")
            .Line();
        new StraightLineWriter("ulong").Write(writer, "Gates", circuit);
        return writer.Close().ToString();
    }

    private static LanesFunction Compile(Host.Circuit circuit) =>
        CSharpHarness.Load(CSharpHarness.Compile(WriteClass(circuit)))
            .GetType("Tested")!
            .GetMethod("EvaluateLanes", BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<LanesFunction>();

    private static void AssertEqualOnRandomWords(Circuit circuit, LanesFunction evaluate, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        foreach (int words in new[] { 1, 3 })
        {
            ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount * words).Select(_ => random.NextUInt64())];
            var expected = new ulong[circuit.OutputCount * words];
            var actual = new ulong[expected.Length];
            circuit.EvaluateLanes(inputs, expected, words);
            evaluate(inputs, actual, words);
            Assert.Equal(expected, actual);
        }
    }
}
