using System;
using System.Linq;
using System.Reflection;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>Methods that throw for some inputs, with the output that says for which they do not.</summary>
public sealed class ValidityTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        /// <summary>Demo.</summary>
        public static partial class Methods
        {
            /// <summary>Quotient.</summary>
            [Circuit(Validity = true)]
            public static byte Quotient(byte a, byte b) => (byte)(a / b);

            /// <summary>Signed remainder.</summary>
            [Circuit(Validity = true)]
            public static byte Remainder(byte a, byte b) => (byte)((((sbyte)a << 24) % ((sbyte)b)) >> 24);

            /// <summary>Checked sum.</summary>
            [Circuit(Validity = true)]
            public static byte Sum(byte a, byte b) => checked((byte)(a + b));

            /// <summary>Throws in a branch, after a loop.</summary>
            [Circuit(Validity = true)]
            public static byte Guarded(byte a, byte b)
            {
                int count = 0;
                for (int i = 0; i < 8; i++)
                {
                    if ((a >> i & 1) != 0)
                        count++;
                    if (count > 5)
                        throw new System.InvalidOperationException("too many");
                }

                if (b == 7)
                    return 1;
                return count == 3 ? throw new System.ArgumentException("three") : (byte)count;
            }

            /// <summary>An index that may be out of range.</summary>
            [Circuit(Validity = true)]
            public static byte Element(byte a, byte b)
            {
                byte[] table = [3, 1, 4, 1, 5];
                return table[a & b];
            }

            /// <summary>A slice that may not fit.</summary>
            [Circuit(Validity = true)]
            public static byte Slice(byte a, byte b)
            {
                System.Span<byte> table = [3, b, 4, 1, 5];
                System.Span<byte> part = table.Slice(a & 7, 2);
                part[1]++;
                return (byte)(part[0] ^ table[2]);
            }

            /// <summary>Bounds that may be in the wrong order.</summary>
            [Circuit(Validity = true)]
            public static byte Clamped(byte a, byte b) => System.Math.Clamp((byte)99, a, b);

            /// <summary>A magnitude that may not fit.</summary>
            [Circuit(Validity = true)]
            public static byte Magnitude(byte a, byte b) => (byte)(System.Math.Abs((sbyte)a) ^ b);

            /// <summary>A logarithm of what may be negative.</summary>
            [Circuit(Validity = true)]
            public static byte Logarithm(byte a, byte b) => (byte)(sbyte.Log2((sbyte)a) ^ b);

            /// <summary>An index that may be out of the range of an array that depends on the input.</summary>
            [Circuit(Validity = true)]
            public static byte Chosen(byte a, byte b)
            {
                byte[] first = [1, 2, a], second = [b, 4, 5];
                (a > 99 ? first : second)[b & 3] += 3;
                ref byte last = ref second[a & 3];
                last ^= 7;
                return (byte)(first[1] + second[0] + last);
            }

            /// <summary>Never throws.</summary>
            [Circuit(Validity = true)]
            public static byte Always(byte a, byte b) => (byte)(a ^ b);
        }
        """;

    private delegate void Map(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> result, Span<bool> valid);

    [Theory]
    [InlineData("Quotient")]
    [InlineData("Remainder")]
    [InlineData("Sum")]
    [InlineData("Guarded")]
    [InlineData("Element")]
    [InlineData("Slice")]
    [InlineData("Clamped")]
    [InlineData("Magnitude")]
    [InlineData("Logarithm")]
    [InlineData("Chosen")]
    [InlineData("Always")]
    public void Valid_is_false_exactly_where_the_method_throws(string name)
    {
        Assembly assembly = GeneratorHarness.Load(Source);
        Type methods = assembly.GetType("Demo.Methods")!;
        var direct = methods.GetMethod(name)!.CreateDelegate<Func<byte, byte, byte>>();
        Map map = assembly.GetType($"Demo.Methods+{name}Circuit")!.GetMethods()
            .Single(method => method.Name == "Evaluate" && method.GetParameters().Length == 4)
            .CreateDelegate<Map>();

        var a = new byte[1 << 16];
        var b = new byte[1 << 16];
        for (int i = 0; i < a.Length; i++)
            (a[i], b[i]) = ((byte)i, (byte)(i >> 8));
        var results = new byte[a.Length];
        var valid = new bool[a.Length];
        map(a, b, results, valid);
        int thrown = 0;
        for (int i = 0; i < a.Length; i++)
        {
            byte? expected = null;
            try
            {
                expected = direct(a[i], b[i]);
            }
            catch (Exception exception) when (exception is ArithmeticException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
            {
                thrown++;
            }

            Assert.True(valid[i] == expected.HasValue, $"{name}({a[i]}, {b[i]})");
            if (expected is { } value)
                Assert.True(results[i] == value, $"{name}({a[i]}, {b[i]}) is {value}, was {results[i]}");
        }

        Assert.Equal(name == "Always", thrown == 0);
    }
}
