using System;
using System.Linq;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>The generated class computes what the method computes.</summary>
public sealed class EvaluateTests
{
    private const string Source = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using Learnability;

        namespace Demo;

        /// <summary>Methods of every kind of parameter.</summary>
        public static partial class Methods
        {
            /// <summary>Sum.</summary>
            [Circuit]
            public static uint Add(uint a, uint b) => a + b;

            /// <summary>Narrow and signed.</summary>
            [Circuit]
            public static short Scale([Bits(5)] int factor, sbyte value, bool negate) => (short)(negate ? -(factor * value) : factor * value);

            /// <summary>The widest.</summary>
            [Circuit(Name = "WideCircuit")]
            public static long Wide(long left, [Bits(64)] ulong right) => left ^ (long)(right << 1);

            /// <summary>Characters and enums.</summary>
            [Circuit]
            public static DayOfWeek Day(char letter, [Bits(4)] DayOfWeek day) => letter == 'x' ? DayOfWeek.Monday : day;

            /// <summary>A pair.</summary>
            public readonly record struct Pair([property: Bits(3)] byte Left, short Right);

            /// <summary>Four small numbers.</summary>
            [InlineArray(4)]
            public struct Four
            {
                [Bits(4)] private byte _first;
            }

            /// <summary>References, structs, tuples and names that are keywords.</summary>
            [Circuit]
            public static Pair Mix(Pair pair, ref bool flag, [Bits(4)] int @in, (byte A, bool B) both, out (int Low, Pair Same) result)
            {
                result = (@in + both.A, pair);
                flag ^= both.B;
                return new Pair((byte)(pair.Right & 7), pair.Left);
            }

            /// <summary>Nothing but a reference.</summary>
            [Circuit]
            public static void Reverse(ref Four four)
            {
                byte first = four[0];
                byte second = four[1];
                four[0] = four[3];
                four[1] = four[2];
                four[2] = second;
                four[3] = first;
            }

            /// <summary>Integers of two words.</summary>
            [Circuit]
            public static (Int128 Sum, UInt128 Bits) Words([Bits(100)] Int128 a, UInt128 b, out Int128 half)
            {
                half = a >> 1;
                return (a + (Int128)b, (UInt128)a ^ b);
            }

            /// <summary>A constant.</summary>
            [Circuit]
            public static int Answer() => -42;
        }

        /// <summary>Compares columns with calls.</summary>
        public static class Check
        {
            /// <summary>Compares Mix.</summary>
            public static int Mix(int length, int threads)
            {
                var random = new RandomBits(length, RandomPurpose.Examples);
                var pair = new Methods.Pair[length];
                var flag = new bool[length];
                var flagAfter = new bool[length];
                var @in = new int[length];
                var both = new (byte, bool)[length];
                var value = new Methods.Pair[length];
                var result = new (int, Methods.Pair)[length];
                for (int i = 0; i < length; i++)
                {
                    pair[i] = new Methods.Pair((byte)random.NextBits(3), (short)random.NextBits(16));
                    flag[i] = flagAfter[i] = random.NextBit();
                    @in[i] = (int)random.NextBits(4) - 8;
                    both[i] = ((byte)random.NextBits(8), random.NextBit());
                }

                Methods.MixCircuit.Evaluate(pair, @in, both, value, flagAfter, result, threads);
                int wrong = 0;
                for (int i = 0; i < length; i++)
                {
                    bool expectedFlag = flag[i];
                    Methods.Pair expected = Methods.Mix(pair[i], ref expectedFlag, @in[i], both[i], out (int, Methods.Pair) expectedResult);
                    if (value[i] != expected || flagAfter[i] != expectedFlag || result[i] != expectedResult)
                        wrong++;
                }

                return wrong;
            }

            /// <summary>Compares Reverse.</summary>
            public static int Reverse(int length)
            {
                var random = new RandomBits(length, RandomPurpose.Examples);
                var before = new Methods.Four[length];
                for (int i = 0; i < length; i++)
                {
                    for (int k = 0; k < 4; k++)
                        before[i][k] = (byte)random.NextBits(4);
                }

                var after = (Methods.Four[])before.Clone();
                Methods.ReverseCircuit.Evaluate(after);
                int wrong = 0;
                for (int i = 0; i < length; i++)
                {
                    Methods.Reverse(ref before[i]);
                    for (int k = 0; k < 4; k++)
                        wrong += before[i][k] == after[i][k] ? 0 : 1;
                }

                return wrong;
            }

            /// <summary>Compares Words.</summary>
            public static int Words(int length)
            {
                var random = new RandomBits(length, RandomPurpose.Examples);
                var a = new Int128[length];
                var b = new UInt128[length];
                for (int i = 0; i < length; i++)
                {
                    a[i] = new Int128(random.NextUInt64(), random.NextUInt64()) >> 28;
                    b[i] = new UInt128(random.NextUInt64(), random.NextUInt64());
                }

                var results = new (Int128 Sum, UInt128 Bits)[length];
                var halves = new Int128[length];
                Methods.WordsCircuit.Evaluate(a, b, results, halves);
                int wrong = 0;
                for (int i = 0; i < length; i++)
                    wrong += results[i] == Methods.Words(a[i], b[i], out Int128 half) && halves[i] == half ? 0 : 1;
                return wrong;
            }

            /// <summary>Two written columns that share memory.</summary>
            public static string Overlap()
            {
                var memory = new Int128[40];
                Array.Fill(memory, 5);
                Span<(Int128 Sum, UInt128 Bits)> results = MemoryMarshal.Cast<Int128, (Int128 Sum, UInt128 Bits)>(memory.AsSpan(0, 20));
                try
                {
                    Methods.WordsCircuit.Evaluate(new Int128[10], new UInt128[10], results, memory.AsSpan(19, 10));
                    return "accepted";
                }
                catch (ArgumentException exception)
                {
                    return Array.TrueForAll(memory, value => value == 5) ? exception.ParamName! : "written";
                }
            }

            /// <summary>A part of a sample that does not fit.</summary>
            public static string TooWide()
            {
                var pairs = new Methods.Pair[70];
                pairs[65] = new Methods.Pair(8, 0);
                var results = new Methods.Pair[70];
                Array.Fill(results, new Methods.Pair(1, 1));
                try
                {
                    Methods.MixCircuit.Evaluate(pairs, new int[70], new (byte, bool)[70], results, new bool[70], new (int, Methods.Pair)[70]);
                    return "accepted";
                }
                catch (ArgumentException exception)
                {
                    return Array.TrueForAll(results, result => result == new Methods.Pair(1, 1)) ? exception.Message : "written";
                }
            }
        }
        """;

    private static readonly Lazy<Assembly> _assembly = new(() => GeneratorHarness.Load(Source));

    public static TheoryData<int> Lengths => [0, 1, 63, 64, 65, 200];

    private delegate void Map<TFirst, TSecond, TResult>(ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second, Span<TResult> result, int threads);

    private delegate void Map<TFirst, TSecond, TThird, TResult>(
        ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second, ReadOnlySpan<TThird> third, Span<TResult> result, int threads);

    private delegate void Fill<TResult>(Span<TResult> result);

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Integers_are_mapped(int length)
    {
        var random = new RandomBits(length, RandomPurpose.Examples);
        uint[] a = [.. Enumerable.Range(0, length).Select(_ => (uint)random.NextBits(32))];
        uint[] b = [.. Enumerable.Range(0, length).Select(_ => (uint)random.NextBits(32))];
        var sums = new uint[length];
        Find<Map<uint, uint, uint>>("AddCircuit")(a, b, sums, 1);
        Assert.Equal(a.Zip(b, (x, y) => x + y), sums);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Narrow_signed_and_boolean_parameters_are_mapped(int length)
    {
        var random = new RandomBits(length, RandomPurpose.Examples);
        int[] factors = [.. Enumerable.Range(0, length).Select(_ => (int)random.NextBits(5) - 16)];
        sbyte[] values = [.. Enumerable.Range(0, length).Select(_ => (sbyte)random.NextBits(8))];
        bool[] negate = [.. Enumerable.Range(0, length).Select(_ => random.NextBit())];
        var results = new short[length];
        Find<Map<int, sbyte, bool, short>>("ScaleCircuit")(factors, values, negate, results, 1);
        Assert.Equal(Enumerable.Range(0, length).Select(i => (short)(negate[i] ? -(factors[i] * values[i]) : factors[i] * values[i])), results);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_widest_integers_characters_and_enums_are_mapped(int length)
    {
        var random = new RandomBits(length, RandomPurpose.Examples);
        long[] left = [.. Enumerable.Range(0, length).Select(_ => (long)random.NextUInt64())];
        ulong[] right = [.. Enumerable.Range(0, length).Select(_ => random.NextUInt64())];
        var wide = new long[length];
        Find<Map<long, ulong, long>>("WideCircuit")(left, right, wide, 1);
        Assert.Equal(left.Zip(right, (x, y) => x ^ (long)(y << 1)), wide);

        char[] letters = [.. Enumerable.Range(0, length).Select(_ => random.NextBit() ? 'x' : 'y')];
        DayOfWeek[] days = [.. Enumerable.Range(0, length).Select(_ => (DayOfWeek)random.NextInt32(7))];
        var results = new DayOfWeek[length];
        Find<Map<char, DayOfWeek, DayOfWeek>>("DayCircuit")(letters, days, results, 1);
        Assert.Equal(letters.Zip(days, (letter, day) => letter == 'x' ? DayOfWeek.Monday : day), results);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(65, 1)]
    [InlineData(5000, 3)]
    public void References_structs_and_tuples_are_mapped(int length, int threads) => Assert.Equal(0, Check("Mix", length, threads));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Inline_arrays_are_changed_in_place(int length) => Assert.Equal(0, Check("Reverse", length));

    [Theory]
    [InlineData(400_003, 4)]
    [InlineData(400_003, -1)]
    [InlineData(70, 8)]
    public void Threads_share_the_samples(int length, int threads)
    {
        uint[] a = [.. Enumerable.Range(0, length).Select(i => (uint)i * 2654435761)];
        uint[] b = [.. Enumerable.Range(0, length).Select(i => (uint)i << 7)];
        var sums = new uint[length];
        Find<Map<uint, uint, uint>>("AddCircuit")(a, b, sums, threads);
        Assert.Equal(a.Zip(b, (x, y) => x + y), sums);
    }

    [Fact]
    public void A_result_may_take_the_place_of_a_parameter_but_not_overlap_it()
    {
        uint[] a = [.. Enumerable.Range(0, 100).Select(i => (uint)i)];
        Map<uint, uint, uint> add = Find<Map<uint, uint, uint>>("AddCircuit");
        add(a, a, a, 1);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (uint)(2 * i)), a);
        uint[] before = [.. a];
        Assert.Equal("result", Assert.Throws<ArgumentException>(() => add(a.AsSpan(0, 90), a.AsSpan(0, 90), a.AsSpan(1, 90), 1)).ParamName);
        Assert.Equal(before, a);
    }

    [Fact]
    public void Two_written_columns_that_share_memory_are_refused() => Assert.Equal("half", Check("Overlap"));

    [Fact]
    public void More_words_than_a_span_can_have_are_refused()
    {
        Lanes lanes = _assembly.Value.GetType("Demo.Methods+AddCircuit")!.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>();
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => lanes(new ulong[64], new ulong[32], int.MaxValue)).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => lanes(new ulong[64], new ulong[31], 1)).ParamName);
    }

    [Fact]
    public void A_method_without_parameters_fills_its_column()
    {
        var results = new int[67];
        Find<Fill<int>>("AnswerCircuit")(results);
        Assert.All(results, result => Assert.Equal(-42, result));
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        var sums = new uint[3];
        Map<uint, uint, uint> add = Find<Map<uint, uint, uint>>("AddCircuit");
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => add(new uint[3], new uint[4], sums, 1)).ParamName);
        Assert.Equal("result", Assert.Throws<ArgumentException>(() => add(new uint[4], new uint[4], sums, 1)).ParamName);
        Assert.Equal("maxDegreeOfParallelism", Assert.Throws<ArgumentOutOfRangeException>(() => add(new uint[3], new uint[3], sums, 0)).ParamName);
    }

    [Fact]
    public void Integers_of_two_words_are_mapped() => Assert.Equal(0, Check("Words", 130));

    [Theory]
    [InlineData(16)]
    [InlineData(-17)]
    [InlineData(int.MinValue)]
    public void A_sample_that_does_not_fit_is_refused_by_index_and_value_before_anything_is_written(int value)
    {
        var factors = new int[100];
        factors[77] = value;
        short[] results = [.. Enumerable.Repeat((short)7, 100)];
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
            Find<Map<int, sbyte, bool, short>>("ScaleCircuit")(factors, new sbyte[100], new bool[100], results, 1));
        Assert.Equal("factor", exception.ParamName);
        Assert.Contains($"factor[77] is {value},", exception.Message, StringComparison.Ordinal);
        Assert.Contains("-16 to 15", exception.Message, StringComparison.Ordinal);
        Assert.All(results, result => Assert.Equal(7, result));
    }

    [Fact]
    public void A_part_of_a_sample_that_does_not_fit_is_refused_by_name() =>
        Assert.Contains("pair[65].Left is 8,", (string)Check("TooWide"), StringComparison.Ordinal);

    [Theory]
    [InlineData("AddCircuit")]
    [InlineData("ScaleCircuit")]
    [InlineData("MixCircuit")]
    [InlineData("AnswerCircuit")]
    public void Lanes_are_those_of_the_circuit_and_facts_are_its(string name)
    {
        Type type = _assembly.Value.GetType("Demo.Methods+" + name)!;
        var circuit = (Circuit)type.GetProperty("Circuit")!.GetValue(null)!;
        Assert.Equal(circuit.Info, type.GetProperty("Info")!.GetValue(null));
        Assert.True(typeof(ICircuit).IsAssignableFrom(type));
        Assert.Empty(type.GetConstructors());
        var random = new RandomBits(5, RandomPurpose.Examples);
        ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount * 3).Select(_ => random.NextUInt64())];
        var expected = new ulong[circuit.OutputCount * 3];
        var actual = new ulong[expected.Length];
        circuit.EvaluateLanes(inputs, expected, 3);
        type.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>()(inputs, actual, 3);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_network_of_gates_computes_what_the_method_computes()
    {
        var network = (GateNetwork)_assembly.Value.GetType("Demo.Methods+AddCircuit")!.GetMethod("CreateNetwork")!.Invoke(null, null)!;
        var inputs = new bool[64];
        var outputs = new bool[32];
        const uint A = 0xDEADBEEF;
        const uint B = 0x12345679;
        for (int i = 0; i < 32; i++)
        {
            inputs[i] = (A >> i & 1) != 0;
            inputs[32 + i] = (B >> i & 1) != 0;
        }

        network.Evaluate(inputs, outputs);
        Assert.Equal(unchecked(A + B), Enumerable.Range(0, 32).Aggregate(0u, (sum, i) => sum | (outputs[i] ? 1u << i : 0)));
    }

    private static TDelegate Find<TDelegate>(string name)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return _assembly.Value.GetType("Demo.Methods+" + name)!.GetMethod("Evaluate", parameters)!.CreateDelegate<TDelegate>();
    }

    private static object Check(string name, params object[] arguments) =>
        _assembly.Value.GetType("Demo.Check")!.GetMethod(name)!.Invoke(null, arguments)!;
}
