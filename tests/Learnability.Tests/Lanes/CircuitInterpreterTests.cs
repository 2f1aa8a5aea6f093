using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Learnability.Tests.Networks;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class CircuitInterpreterTests
{
    /// <summary>No words, less than a vector of each width, whole vectors, and more than one visit with a rest.</summary>
    private static readonly int[] _lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 64, 65, 131];

    public static TheoryData<int> Widths => [.. LaneWidth.All];

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_table_computes_what_the_circuit_computes_whatever_the_width_and_the_length(int width)
    {
        foreach ((int inputs, int gates, int outputs) in new[] { (1, 0, 3), (2, 1, 1), (9, 60, 5), (40, 500, 30), (64, 6000, 70), (3, 900, 0) })
        {
            Circuit circuit = RandomCircuits.Create(gates + width, inputs, gates, outputs);
            var interpreter = new CircuitInterpreter(circuit, width, 8);
            foreach (int words in _lengths)
                AssertEqual(circuit, interpreter, words);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Chains_of_adders_comparisons_and_choices_are_computed_whatever_the_width_and_the_length(int width)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            Circuit circuit = new WordProgram(8 + seed, [.. Enumerable.Range(0, 20).Select(_ => random.NextInt32(int.MaxValue))]).Build();
            var interpreter = new CircuitInterpreter(circuit, width, 8);
            foreach (int words in _lengths)
                AssertEqual(circuit, interpreter, words);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_circuit_without_inputs_gives_its_constants_for_any_number_of_words(int width)
    {
        var builder = new CircuitBuilder();
        builder.AddOutputPort("y", [Literal.True, Literal.False]);
        var interpreter = new CircuitInterpreter(builder.Build(), width, 8);
        foreach (int words in _lengths)
        {
            var actual = new ulong[2 * words];
            interpreter.EvaluateLanes([], actual, words);
            Assert.Equal([.. Enumerable.Repeat(ulong.MaxValue, words), .. new ulong[words]], actual);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void All_inputs_of_a_small_circuit_are_answered_as_by_the_plain_evaluator(int width)
    {
        Circuit circuit = RandomCircuits.Create(11, inputs: 12, gates: 300, outputs: 6);
        const int Words = (1 << 12) / 64;
        var inputs = new ulong[12 * Words];
        for (int sample = 0; sample < 1 << 12; sample++)
        {
            for (int bit = 0; bit < 12; bit++)
                inputs[(bit * Words) + (sample / 64)] |= (ulong)(sample >> bit & 1) << (sample % 64);
        }

        var outputs = new ulong[6 * Words];
        new CircuitInterpreter(circuit, width, 8).EvaluateLanes(inputs, outputs, Words);
        var values = new bool[6];
        for (int sample = 0; sample < 1 << 12; sample++)
        {
            circuit.Evaluate([.. Enumerable.Range(0, 12).Select(bit => (sample >> bit & 1) != 0)], values);
            for (int bit = 0; bit < 6; bit++)
                Assert.Equal(values[bit], (outputs[(bit * Words) + (sample / 64)] >> (sample % 64) & 1) != 0);
        }
    }

    [Fact]
    public void A_circuit_from_a_file_runs_on_the_same_kernel()
    {
        Circuit circuit = RandomCircuits.Create(5, inputs: 20, gates: 400, outputs: 10);
        using var file = new MemoryStream();
        circuit.WriteAiger(file);
        file.Position = 0;
        var interpreter = new CircuitInterpreter(Circuit.ReadAiger(file));
        foreach (int words in _lengths)
            AssertEqual(circuit, interpreter, words);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void What_is_prepared_for_few_words_answers_any_number(int typicalWords)
    {
        Circuit circuit = RandomCircuits.Create(9, inputs: 20, gates: 700, outputs: 10);
        var interpreter = new CircuitInterpreter(circuit, typicalWords);
        foreach (int words in _lengths)
            AssertEqual(circuit, interpreter, words);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircuitInterpreter(circuit, 0));
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        var interpreter = new CircuitInterpreter(RandomCircuits.Create(6, inputs: 20, gates: 400, outputs: 10));
        var inputs = new ulong[20 * 70];
        var outputs = new ulong[10 * 70];
        interpreter.EvaluateLanes(inputs, outputs, 70);
        long before = GC.GetAllocatedBytesForCurrentThread();
        interpreter.EvaluateLanes(inputs, outputs, 70);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Threads_share_an_interpreter()
    {
        Circuit circuit = RandomCircuits.Create(7, inputs: 30, gates: 2000, outputs: 10);
        var interpreter = new CircuitInterpreter(circuit);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, call => AssertEqual(circuit, interpreter, 1 + call));
    }

    [Fact]
    public void Lanes_of_the_wrong_length_are_refused_by_name_and_nothing_is_written()
    {
        var interpreter = new CircuitInterpreter(RandomCircuits.Create(8, inputs: 8, gates: 100, outputs: 4));
        ulong[] outputs = [1, 2, 3, 4];
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => interpreter.EvaluateLanes(new ulong[7], outputs, 1)).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => interpreter.EvaluateLanes(new ulong[16], outputs, 2)).ParamName);
        Assert.Equal("wordsPerBit", Assert.Throws<ArgumentOutOfRangeException>(() => interpreter.EvaluateLanes([], outputs, -1)).ParamName);

        // 8 · 2²⁹ words wrap around to 0 in 32 bits.
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => interpreter.EvaluateLanes([], outputs, 1 << 29)).ParamName);
        var shared = new ulong[8];
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => interpreter.EvaluateLanes(shared, shared.AsSpan(2, 4), 1)).ParamName);
        Assert.Equal([1, 2, 3, 4], outputs);
    }

    [Fact]
    public void A_lease_of_scratch_memory_within_another_has_memory_of_its_own_and_both_are_used_again()
    {
        ref ulong outer = ref System.Runtime.CompilerServices.Unsafe.NullRef<ulong>();
        ref ulong inner = ref System.Runtime.CompilerServices.Unsafe.NullRef<ulong>();
        for (int round = 0; round < 3; round++)
        {
            using KernelScratch first = KernelScratch.Rent(100);
            using KernelScratch second = KernelScratch.Rent(5000);
            Assert.False(first.Words.Overlaps(second.Words));
            if (round == 2)
            {
                Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref outer, ref first.Words[0]));
                Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref inner, ref second.Words[0]));
            }

            outer = ref first.Words[0];
            inner = ref second.Words[0];
        }
    }

    private static void AssertEqual(Circuit circuit, CircuitInterpreter interpreter, int words)
    {
        var random = new RandomBits(words, RandomPurpose.Examples);
        ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount * words).Select(_ => random.NextUInt64())];
        var expected = new ulong[circuit.OutputCount * words];
        var actual = new ulong[expected.Length];
        circuit.EvaluateLanes(inputs, expected, words);
        interpreter.EvaluateLanes(inputs, actual, words);
        Assert.Equal(expected, actual);
    }
}
