using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>Columns and lanes that cannot be mapped are refused by the name of a parameter, on any number of threads, before a byte is written.</summary>
public sealed class ColumnArgumentsTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        /// <summary>Methods whose columns differ in type.</summary>
        public static partial class Methods
        {
            /// <summary>One byte and four bytes to two.</summary>
            [Circuit]
            public static ushort Add(byte a, uint b) => (ushort)(a + b);

            /// <summary>Four bytes to four of another type.</summary>
            [Circuit]
            public static int Negate(uint a) => -(int)a;

            /// <summary>Four elements of one byte to one of four.</summary>
            [Circuit(Emit = CircuitEmit.Table)]
            public static uint Join([Shape(4)] byte[] bytes) => (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);

            /// <summary>Structs.</summary>
            [Circuit]
            public static (byte Left, ushort Right) Swap((byte Left, ushort Right) pair, out ushort both)
            {
                both = (ushort)(pair.Left ^ pair.Right);
                return ((byte)pair.Right, pair.Left);
            }

            /// <summary>Declared widths, and a method that may throw.</summary>
            [Circuit(Validity = true)]
            public static byte Divide([Bits(3)] byte a, [Bits(3)] byte b) => (byte)(a / b);

            /// <summary>Names that generated code has too.</summary>
            [Circuit]
            public static byte Name(byte maxDegreeOfParallelism, byte columns, [Bits(4)] byte Layouts, byte Columns, byte result, byte @int, byte inputs) =>
                (byte)(maxDegreeOfParallelism + columns + Layouts + Columns + result + @int + inputs);
        }
        """;

    /// <summary>Enough samples to be shared by threads.</summary>
    private const int Length = 250_000;

    private static readonly Lazy<Assembly> _assembly = new(() => GeneratorHarness.Load(Source));

    public static TheoryData<int> Threads => [1, 3, -1];

    private delegate void Map<TFirst, TSecond>(ReadOnlySpan<TFirst> first, Span<TSecond> second, int threads);

    private delegate void Map<TFirst, TSecond, TResult>(ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second, Span<TResult> result, int threads);

    private delegate void MapOut<TFirst, TSecond, TThird>(ReadOnlySpan<TFirst> first, Span<TSecond> second, Span<TThird> third, int threads);

    private delegate void MapValid(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> result, Span<bool> valid, int threads);

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    private delegate void Sum7(
        ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e, ReadOnlySpan<byte> f, ReadOnlySpan<byte> g, Span<byte> sum, int threads);

    [Theory]
    [MemberData(nameof(Threads))]
    public void Columns_that_are_too_short_or_too_long_are_refused(int threads)
    {
        Map<byte, uint, ushort> add = Evaluate<Map<byte, uint, ushort>>("Add");
        Refuse("b", memory => add(Bytes(memory, 0, Length), Integers(memory, Length, Length - 1), Shorts(memory, 5 * Length, Length), threads));
        Refuse("b", memory => add([], Integers(memory, Length, Length), Shorts(memory, 5 * Length, Length), threads));
        Refuse("result", memory => add(Bytes(memory, 0, Length), Integers(memory, Length, Length), Shorts(memory, 5 * Length, Length - 1), threads));
        Refuse("result", memory => add(Bytes(memory, 0, Length), Integers(memory, Length, Length), Shorts(memory, 5 * Length, Length + 1), threads));
        Refuse("result", memory => add(Bytes(memory, 0, Length), Integers(memory, Length, Length), [], threads));

        Map<byte, uint> join = Evaluate<Map<byte, uint>>("Join");
        Refuse("bytes", memory => join(Bytes(memory, 0, Length - 1), Integers(memory, Length, Length / 4), threads));
        Refuse("result", memory => join(Bytes(memory, 0, Length), Integers(memory, Length, (Length / 4) - 1), threads));
        Refuse("valid", memory => Evaluate<MapValid>("Divide")(
            Bytes(memory, 0, Length), Bytes(memory, 0, Length), Bytes(memory, Length, Length), MemoryMarshal.Cast<byte, bool>(Bytes(memory, 2 * Length, 1)), threads));
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Columns_that_share_memory_are_refused_whatever_their_types(int threads)
    {
        Map<byte, uint, ushort> add = Evaluate<Map<byte, uint, ushort>>("Add");
        foreach (int offset in (int[])[-(2 * Length) + 1, -1, 0, 1, Length - 1])
            Refuse("result", memory => add(Bytes(memory, 3 * Length, Length), Integers(memory, 8 * Length, Length), Shorts(memory, (3 * Length) + offset, Length), threads));
        foreach (int offset in (int[])[-(2 * Length) + 1, 0, 2, (4 * Length) - 1])
            Refuse("result", memory => add(Bytes(memory, 0, Length), Integers(memory, 3 * Length, Length), Shorts(memory, (3 * Length) + offset, Length), threads));

        Map<uint, int> negate = Evaluate<Map<uint, int>>("Negate");
        foreach (int offset in (int[])[-4, -1, 1, 3, 4, (4 * Length) - 1])
        {
            Refuse("result", memory =>
                negate(Integers(memory, 4 * Length, Length), MemoryMarshal.Cast<byte, int>(Bytes(memory, (4 * Length) + offset, 4 * Length)), threads));
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Columns_of_structs_that_share_memory_are_refused(int threads)
    {
        MapOut<(byte Left, ushort Right), (byte Left, ushort Right), ushort> swap = Evaluate<MapOut<(byte Left, ushort Right), (byte Left, ushort Right), ushort>>("Swap");
        foreach (int offset in (int[])[-4, -2, 2, 4])
            Refuse("result", memory => swap(Pairs(memory, 4 * Length, Length), Pairs(memory, (4 * Length) + offset, Length), Shorts(memory, 9 * Length, Length), threads));

        // The other written column over either of them, from its last byte to its first.
        foreach (int offset in (int[])[-(2 * Length) + 1, 0, 1, (4 * Length) - 1])
        {
            Refuse("both", memory => swap(Pairs(memory, 0, Length), Pairs(memory, 6 * Length, Length), Shorts(memory, (6 * Length) + offset, Length), threads));
            Refuse("both", memory => swap(Pairs(memory, 6 * Length, Length), Pairs(memory, 0, Length), Shorts(memory, (6 * Length) + offset, Length), threads));
            Refuse("both", memory => swap(Pairs(memory, 6 * Length, Length), Pairs(memory, 6 * Length, Length), Shorts(memory, (6 * Length) + offset, Length), threads));
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Samples_that_do_not_fit_are_refused_wherever_they_are(int threads)
    {
        MapValid divide = Evaluate<MapValid>("Divide");
        foreach (int index in (int[])[0, 511, 131_072, Length - 1])
        {
            Refuse("b", memory =>
            {
                Bytes(memory, 0, 2 * Length).Fill(7);
                memory[Length + index] = 8;
                byte[] before = [.. memory];
                ArgumentException exception = Assert.Throws<ArgumentException>(() =>
                    divide(Bytes(memory, 0, Length), Bytes(memory, Length, Length), Bytes(memory, 2 * Length, Length), MemoryMarshal.Cast<byte, bool>(Bytes(memory, 3 * Length, Length)), threads));
                Assert.Contains($"b[{index}] is 8,", exception.Message, StringComparison.Ordinal);
                Assert.True(before.AsSpan().SequenceEqual(memory));
                Fill(memory);
                throw exception;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_result_may_take_the_memory_of_a_parameter_of_another_type(int threads)
    {
        uint[] memory = [.. Enumerable.Range(0, Length).Select(i => (uint)i * 2654435761)];
        uint[] before = [.. memory];
        Evaluate<Map<uint, int>>("Negate")(memory, MemoryMarshal.Cast<uint, int>(memory.AsSpan()), threads);
        Assert.Equal(before.Select(value => unchecked(0 - value)), memory);
        Evaluate<Map<byte, uint>>("Join")(MemoryMarshal.AsBytes(memory.AsSpan()), memory, threads);
        Assert.Equal(before.Select(value => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(unchecked(0 - value))), memory);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    public void A_number_of_threads_that_means_nothing_is_refused_by_name(int threads)
    {
        Refuse("maxDegreeOfParallelism", memory =>
            Evaluate<Map<byte, uint, ushort>>("Add")(Bytes(memory, 0, Length), Integers(memory, Length, Length), Shorts(memory, 5 * Length, Length), threads));
        Refuse("maxDegreeOfParallelism", memory => Evaluate<MapValid>("Divide")([], [], [], [], threads));
        Refuse("maxDegreeOfParallelismValue", memory => Evaluate<Sum7>("Name")([], [], [], [], [], [], [], [], threads));
    }

    [Fact]
    public void Parameters_may_have_the_names_of_generated_code()
    {
        var sum = new byte[1];
        Evaluate<Sum7>("Name")([1], [2], [3], [4], [5], [6], [7], sum, 1);
        Assert.Equal(28, sum[0]);
    }

    [Theory]
    [InlineData("Negate")]
    [InlineData("Join")]
    public void Lanes_are_refused_by_name_in_either_form(string method)
    {
        Lanes lanes = _assembly.Value.GetType($"Demo.Methods+{method}Circuit")!.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>();
        Refuse("wordsPerBit", memory => lanes([], [], -1));
        Refuse("wordsPerBit", memory => lanes(Words(memory, 0, 32), Words(memory, 32, 32), int.MinValue));
        Refuse("inputs", memory => lanes(Words(memory, 0, 31), Words(memory, 32, 32), 1));
        Refuse("inputs", memory => lanes(Words(memory, 0, 32), Words(memory, 32, 32), 0));
        Refuse("outputs", memory => lanes(Words(memory, 0, 96), Words(memory, 96, 95), 3));
        Refuse("outputs", memory => lanes(Words(memory, 0, 96), Words(memory, 96, 97), 3));

        // Products that wrap around to what there is: 32 · 2²⁷ words are none in 32 bits, and 32 · (2²⁷ + 1) are 32.
        Refuse("inputs", memory => lanes([], [], 1 << 27));
        Refuse("inputs", memory => lanes(Words(memory, 0, 32), Words(memory, 32, 32), (1 << 27) + 1));
        Refuse("inputs", memory => lanes(Words(memory, 0, 32), Words(memory, 32, 32), int.MaxValue));
        foreach (int offset in (int[])[-31, 0, 31])
            Refuse("outputs", memory => lanes(Words(memory, 64, 32), Words(memory, 64 + offset, 32), 1));
        lanes([], [], 0);
    }

    /// <summary>Asserts that a call on some memory names a parameter and leaves the memory as it is.</summary>
    private static void Refuse(string parameter, Action<byte[]> call)
    {
        var memory = new byte[16 * Length];
        Fill(memory);
        byte[] before = [.. memory];
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => call(memory)).ParamName);
        Assert.True(before.AsSpan().SequenceEqual(memory), "The memory was written.");
    }

    private static void Fill(byte[] memory)
    {
        for (int i = 0; i < memory.Length; i++)
            memory[i] = (byte)(i * 5 & 7);
    }

    private static Span<byte> Bytes(byte[] memory, int start, int length) => memory.AsSpan(start, length);

    private static Span<ushort> Shorts(byte[] memory, int start, int length) => MemoryMarshal.Cast<byte, ushort>(memory.AsSpan(start, 2 * length));

    private static Span<uint> Integers(byte[] memory, int start, int length) => MemoryMarshal.Cast<byte, uint>(memory.AsSpan(start, 4 * length));

    private static Span<(byte Left, ushort Right)> Pairs(byte[] memory, int start, int length) => MemoryMarshal.Cast<byte, (byte Left, ushort Right)>(memory.AsSpan(start, 4 * length));

    private static Span<ulong> Words(byte[] memory, int start, int length) => MemoryMarshal.Cast<byte, ulong>(memory.AsSpan(8 * start, 8 * length));

    private static TDelegate Evaluate<TDelegate>(string method)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return _assembly.Value.GetType($"Demo.Methods+{method}Circuit")!.GetMethod("Evaluate", parameters)!.CreateDelegate<TDelegate>();
    }
}
