using System;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>Arrays and spans as parameters and results: a column has the elements of a sample, the last index fastest, and then those of the next sample.</summary>
public sealed class ShapeTests
{
    private const string Source = """
        using System;
        using Learnability;

        namespace Demo;

        /// <summary>Methods over arrays.</summary>
        public static partial class Methods
        {
            /// <summary>A sum; what is written into an array is not seen outside.</summary>
            [Circuit]
            public static int Sum([Shape(5)] short[] values, byte scale)
            {
                int sum = 0;
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] += scale;
                    sum += values[i];
                }

                return sum;
            }

            /// <summary>A transposed product.</summary>
            [Circuit]
            [return: Shape(2, 3)]
            public static byte[,] Transpose([Shape(3, 2), Bits(5)] byte[,] matrix, [Shape(2)] ReadOnlySpan<bool> negate)
            {
                var result = new byte[2, 3];
                for (int i = 0; i < 3; i++)
                {
                    for (int j = 0; j < 2; j++)
                        result[j, i] = negate[j] ? (byte)~matrix[i, j] : matrix[i, j];
                }

                return result;
            }

            /// <summary>Sorts in place.</summary>
            [Circuit]
            public static void Sort([Shape(4)] Span<byte> values, bool descending)
            {
                Span<byte> rest = values;
                for (; rest.Length > 0; rest = rest[1..])
                {
                    for (int j = 1; j < rest.Length; j++)
                    {
                        if (rest[j] < rest[0] != descending)
                            (rest[0], rest[j]) = (rest[j], rest[0]);
                    }
                }
            }

            /// <summary>Arrays of arrays, tuples and an out array.</summary>
            [Circuit]
            public static byte Rows([Shape(2, 3)] byte[][] rows, [Shape(2)] (byte A, bool B)[] pairs, [Shape(2)] out ushort[] sums)
            {
                sums = new ushort[2];
                for (int i = 0; i < 2; i++)
                {
                    foreach (byte value in rows[i])
                        sums[i] += value;
                }

                return pairs[0].B ? pairs[1].A : rows[1][2];
            }
        }

        /// <summary>Compares columns with calls.</summary>
        public static class Check
        {
            /// <summary>Compares Sum.</summary>
            public static int Sum(int samples)
            {
                var random = new RandomBits(samples, RandomPurpose.Examples);
                var values = new short[5 * samples];
                var scale = new byte[samples];
                foreach (ref short value in values.AsSpan())
                    value = (short)random.NextBits(16);
                Fill(random, scale);
                var result = new int[samples];
                Methods.SumCircuit.Evaluate(values, scale, result, 1);
                int wrong = 0;
                for (int i = 0; i < samples; i++)
                    wrong += result[i] == Methods.Sum(values[(5 * i)..(5 * i + 5)], scale[i]) ? 0 : 1;
                return wrong;
            }

            /// <summary>Compares Transpose.</summary>
            public static int Transpose(int samples)
            {
                var random = new RandomBits(samples, RandomPurpose.Examples);
                var matrix = new byte[6 * samples];
                var negate = new bool[2 * samples];
                foreach (ref byte value in matrix.AsSpan())
                    value = (byte)random.NextBits(5);
                foreach (ref bool value in negate.AsSpan())
                    value = random.NextBit();
                var result = new byte[6 * samples];
                Methods.TransposeCircuit.Evaluate(matrix, negate, result);
                int wrong = 0;
                for (int i = 0; i < samples; i++)
                {
                    var sample = new byte[3, 2];
                    for (int k = 0; k < 6; k++)
                        sample[k / 2, k % 2] = matrix[6 * i + k];
                    byte[,] expected = Methods.Transpose(sample, negate.AsSpan(2 * i, 2));
                    for (int k = 0; k < 6; k++)
                        wrong += result[6 * i + k] == expected[k / 3, k % 3] ? 0 : 1;
                }

                return wrong;
            }

            /// <summary>Compares Sort.</summary>
            public static int Sort(int samples)
            {
                var random = new RandomBits(samples, RandomPurpose.Examples);
                var values = new byte[4 * samples];
                Fill(random, values);
                var descending = new bool[samples];
                foreach (ref bool value in descending.AsSpan())
                    value = random.NextBit();
                byte[] sorted = [.. values];
                Methods.SortCircuit.Evaluate(descending, sorted);
                int wrong = 0;
                for (int i = 0; i < samples; i++)
                {
                    Methods.Sort(values.AsSpan(4 * i, 4), descending[i]);
                    wrong += values.AsSpan(4 * i, 4).SequenceEqual(sorted.AsSpan(4 * i, 4)) ? 0 : 1;
                }

                return wrong;
            }

            /// <summary>Compares Rows.</summary>
            public static int Rows(int samples)
            {
                var random = new RandomBits(samples, RandomPurpose.Examples);
                var rows = new byte[6 * samples];
                Fill(random, rows);
                var pairs = new (byte A, bool B)[2 * samples];
                foreach (ref (byte A, bool B) pair in pairs.AsSpan())
                    pair = ((byte)random.NextBits(8), random.NextBit());
                var result = new byte[samples];
                var sums = new ushort[2 * samples];
                Methods.RowsCircuit.Evaluate(rows, pairs, result, sums);
                int wrong = 0;
                for (int i = 0; i < samples; i++)
                {
                    byte[][] sample = [rows[(6 * i)..(6 * i + 3)], rows[(6 * i + 3)..(6 * i + 6)]];
                    byte expected = Methods.Rows(sample, pairs[(2 * i)..(2 * i + 2)], out ushort[] expectedSums);
                    wrong += result[i] == expected && sums.AsSpan(2 * i, 2).SequenceEqual(expectedSums) ? 0 : 1;
                }

                return wrong;
            }

            private static void Fill(RandomBits random, byte[] bytes)
            {
                for (int i = 0; i < bytes.Length; i++)
                    bytes[i] = (byte)random.NextBits(8);
            }

            /// <summary>Columns whose lengths do not fit together.</summary>
            public static string Lengths(int values, int scale)
            {
                try
                {
                    Methods.SumCircuit.Evaluate(new short[values], new byte[scale], new int[2]);
                    return "accepted";
                }
                catch (ArgumentException exception)
                {
                    return exception.Message;
                }
            }
        }
        """;

    private static readonly Lazy<Assembly> _assembly = new(() => GeneratorHarness.Load(Source));

    [Theory]
    [InlineData("Sum")]
    [InlineData("Transpose")]
    [InlineData("Sort")]
    [InlineData("Rows")]
    public void Arrays_are_mapped_sample_by_sample(string method)
    {
        foreach (int samples in new[] { 0, 1, 63, 64, 130 })
            Assert.True((int)Check(method, samples) == 0, $"{method} of {samples} samples");
    }

    [Theory]
    [InlineData(9, 2, "no multiple of the 5 elements")]
    [InlineData(10, 3, "2 samples have 2 elements")]
    [InlineData(10, 2, "accepted")]
    public void Lengths_that_do_not_fit_are_refused(int values, int scale, string message) =>
        Assert.Contains(message, (string)Check("Lengths", values, scale), StringComparison.Ordinal);

    private static object Check(string name, params object[] arguments) =>
        _assembly.Value.GetType("Demo.Check")!.GetMethod(name)!.Invoke(null, arguments)!;
}
