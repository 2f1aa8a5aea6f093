extern alias generators;

using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit;

/// <summary>Straight-line code on vectors computes what the circuit computes: every width, every length.</summary>
public sealed class VectorKernelWriterTests
{
    /// <summary>No words, less than a vector of each width, whole vectors, and more than one visit with a rest.</summary>
    private static readonly int[] _lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 35, 41];

    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 4, 0)]
    [InlineData(8, 100, 8)]
    [InlineData(64, 3000, 70)]
    [InlineData(5, 9000, 200)]
    public void Straight_line_code_computes_what_the_circuit_computes_whatever_the_width_and_the_length(int inputs, int gates, int outputs)
    {
        Host.Circuit host = RandomCircuits.Create(inputs, gates, outputs, gates);
        Circuit circuit = host.ToRuntime();
        EmittedKernels.Lanes evaluate = Compile(new VectorKernelWriter(host));
        EmittedKernels.AssertComputes(circuit, evaluate, _lengths);
    }

    [Theory]
    [InlineData(12, 500, 9, 1)]
    [InlineData(12, 500, 9, 3)]
    [InlineData(1, 0, 2, 1)]
    [InlineData(700, 2000, 900, 2)]
    public void Long_columns_whose_places_collide_in_the_caches_are_computed_alike(int inputs, int gates, int outputs, int vectorsPerVisit)
    {
        Host.Circuit host = RandomCircuits.Create(inputs, gates, outputs, gates);
        EmittedKernels.AssertComputes(host.ToRuntime(), Compile(new VectorKernelWriter(host, vectorsPerVisit)), 1024, 1536);
    }

    [Fact]
    public void Columns_are_evaluated_where_they_are_at_any_address_and_nothing_beside_them_is_written()
    {
        Host.Circuit host = RandomCircuits.Create(12, 500, 9, 6);
        Circuit circuit = host.ToRuntime();
        EmittedKernels.Lanes evaluate = Compile(new VectorKernelWriter(host));
        foreach (int words in (int[])[1, 7, 8, 9, 16, 17, 63, 64, 65, 72, 128])
        {
            ulong[] lanes = EmittedKernels.RandomWords(circuit.InputCount * words, words);
            ulong[] expected = EmittedKernels.Evaluate(circuit, lanes, words);
            foreach (int width in new[] { 64, 128, 256, 512 })
            {
                foreach (int offset in (int[])[1, 3, 4])
                {
                    ulong[] inputs = [.. new ulong[offset], .. lanes];
                    ulong[] outputs = [.. Enumerable.Repeat(0xFEEDUL, offset + expected.Length + 8)];
                    evaluate(inputs.AsSpan(offset), outputs.AsSpan(offset, expected.Length), words, circuit.InputCount, circuit.OutputCount, width);
                    Assert.Equal(expected, outputs[offset..^8]);
                    Assert.All(outputs[..offset].Concat(outputs[^8..]), word => Assert.Equal(0xFEEDUL, word));
                }
            }
        }
    }

    [Fact]
    public void Any_number_of_words_gives_what_the_circuit_computes()
    {
        int[] sizes = [40, 2000];
        int[] visits = [1, 3];
        (Circuit Circuit, EmittedKernels.Lanes Evaluate)[] kernels =
        [
            .. from gates in sizes
               from visit in visits
               let host = RandomCircuits.Create(9, gates, 7, gates)
               select (host.ToRuntime(), Compile(new VectorKernelWriter(host, visit))),
        ];
        Gen<(int Kernel, int Words, int Width, int Offset)> cases =
            from kernel in Gen.Choose(0, kernels.Length - 1)
            from words in Gen.Choose(0, 300)
            from width in Gen.Elements(64, 128, 256, 512)
            from offset in Gen.Choose(0, 8)
            select (kernel, words, width, offset);
        Prop.ForAll(cases.ToArbitrary(), example =>
        {
            (Circuit circuit, EmittedKernels.Lanes evaluate) = kernels[example.Kernel];
            ulong[] lanes = EmittedKernels.RandomWords(circuit.InputCount * example.Words, example.Words);
            var outputs = new ulong[example.Offset + (circuit.OutputCount * example.Words)];
            evaluate(lanes, outputs.AsSpan(example.Offset), example.Words, circuit.InputCount, circuit.OutputCount, example.Width);
            return outputs.AsSpan(example.Offset).SequenceEqual(EmittedKernels.Evaluate(circuit, lanes, example.Words));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_circuit_without_inputs_gives_its_constants_for_any_number_of_words()
    {
        var builder = new Host.CircuitBuilder();
        builder.AddOutputPort("y", [Host.Literal.True, Host.Literal.False]);
        EmittedKernels.Lanes evaluate = Compile(new VectorKernelWriter(builder.Build()));
        foreach (int words in _lengths)
        {
            foreach (int width in new[] { 64, 128, 256, 512 })
            {
                var actual = new ulong[2 * words];
                evaluate([], actual, words, 0, 2, width);
                Assert.Equal([.. Enumerable.Repeat(ulong.MaxValue, words), .. new ulong[words]], actual);
            }
        }
    }

    [Fact]
    public void Large_circuits_are_evaluated_for_several_vectors_a_visit()
    {
        Host.Circuit host = RandomCircuits.Create(20, 4000, 30, 9);
        Circuit circuit = host.ToRuntime();
        EmittedKernels.Lanes evaluate = Compile(new VectorKernelWriter(host, vectorsPerVisit: 4));
        foreach (int words in (int[])[1, 8, 31, 32, 33, 70])
        {
            ulong[] lanes = EmittedKernels.RandomWords(circuit.InputCount * words, words);
            ulong[] expected = EmittedKernels.Evaluate(circuit, lanes, words);
            foreach (int width in new[] { 64, 256, 512 })
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
        Host.Circuit host = RandomCircuits.Create(20, 2000, 30, 4);
        Circuit circuit = host.ToRuntime();
        EmittedKernels.Lanes evaluate = Compile(new VectorKernelWriter(host));
        EmittedKernels.AssertSharedWithoutAllocation(circuit, evaluate);
    }

    [Fact]
    public void Lanes_of_the_wrong_length_are_refused_by_name_and_nothing_is_written()
    {
        Host.Circuit host = RandomCircuits.Create(8, 100, 4, 1);
        EmittedKernels.Lanes evaluate = Compile(new VectorKernelWriter(host));
        ulong[] outputs = [1, 2, 3, 4];
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => evaluate(new ulong[7], outputs, 1, 8, 4, 512)).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => evaluate(new ulong[16], outputs, 2, 8, 4, 512)).ParamName);
        Assert.Equal("wordsPerBit", Assert.Throws<ArgumentOutOfRangeException>(() => evaluate([], outputs, -1, 8, 4, 512)).ParamName);

        // 8 · 2²⁹ words wrap around to 0 in 32 bits.
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => evaluate([], outputs, 1 << 29, 8, 4, 512)).ParamName);
        var shared = new ulong[8];
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => evaluate(shared, shared.AsSpan(2, 4), 1, 8, 4, 512)).ParamName);

        // In columns of more than a vector, a single word in common.
        var columns = new ulong[(12 * 20) - 1];
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => evaluate(columns.AsSpan(0, 160), columns.AsSpan(159), 20, 8, 4, 512)).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => evaluate(columns.AsSpan(79), columns.AsSpan(0, 80), 20, 8, 4, 512)).ParamName);
        Assert.Equal("wordsPerBit", Assert.Throws<ArgumentOutOfRangeException>(() => evaluate([], [], -8, 0, 0, 512)).ParamName);
        Assert.All(columns, static word => Assert.Equal(0UL, word));
        Assert.Equal([1, 2, 3, 4], outputs);
    }

    [Fact]
    public void The_text_is_the_same_each_time()
    {
        Host.Circuit circuit = RandomCircuits.Create(30, 3000, 20, 2);
        Assert.Equal(EmittedKernels.Write(new VectorKernelWriter(circuit).Write), EmittedKernels.Write(new VectorKernelWriter(circuit).Write));
    }

    private static EmittedKernels.Lanes Compile(VectorKernelWriter kernel) => EmittedKernels.Compile(kernel.Write);
}
