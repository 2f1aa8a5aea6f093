extern alias generators;

using System;
using System.Collections.Generic;
using generators::Learnability.Generators.Lowering.Arithmetic;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>The arithmetic circuits on all inputs of small widths, and the gates they may take.</summary>
public sealed class ArithmeticTests
{
    [Fact]
    public void Sums_differences_products_and_comparisons_are_right_on_all_inputs()
    {
        for (int width = 1; width <= 5; width++)
        {
            int mask = (1 << width) - 1;
            CheckPairs(width, (b, x, y) => Adder.Add(b, x, y, Host.Literal.False), (x, y) => (x + y) & mask);
            CheckPairs(width, (b, x, y) => Adder.Subtract(b, x, y), (x, y) => (x - y) & mask);
            CheckPairs(width, (b, x, y) => Adder.Negate(b, x), (x, y) => -x & mask);
            CheckPairs(width, (b, x, y) => Multiplier.Multiply(b, x, y), (x, y) => (x * y) & mask);
            CheckPairs(width, (b, x, y) => [Comparator.Equal(b, x, y)], (x, y) => x == y ? 1 : 0);
            CheckPairs(width, (b, x, y) => [Comparator.LessUnsigned(b, x, y)], (x, y) => x < y ? 1 : 0);
            int sign = 1 << (width - 1);
            CheckPairs(width, (b, x, y) => [Comparator.LessSigned(b, x, y)], (x, y) => (x ^ sign) < (y ^ sign) ? 1 : 0);
        }
    }

    [Fact]
    public void Quotients_and_remainders_are_right_for_all_divisors_but_zero()
    {
        for (int width = 1; width <= 5; width++)
        {
            CheckPairs(width, (b, x, y) => Divider.Quotient(b, x, y), (x, y) => y == 0 ? null : x / y);
            CheckPairs(width, (b, x, y) => Divider.Remainder(b, x, y), (x, y) => y == 0 ? null : x % y);
        }
    }

    [Fact]
    public void Bits_are_counted_right_on_all_inputs()
    {
        foreach (int width in new[] { 1, 2, 4, 8 })
        {
            CheckPairs(width, 0, (b, x, y) => BitCounter.PopCount(b, x), (x, y) => int.PopCount(x));
            CheckPairs(width, 0, (b, x, y) => BitCounter.TrailingZeroCount(b, x), (x, y) => Math.Min(width, int.TrailingZeroCount(x)));
            CheckPairs(width, 0, (b, x, y) => BitCounter.LeadingZeroCount(b, x), (x, y) => int.LeadingZeroCount(x) - (32 - width));
        }
    }

    [Theory]
    [InlineData("add", 63, 314)]
    [InlineData("popcount", 31, 140)]
    [InlineData("less", 32, 125)]
    [InlineData("equal", 31, 63)]
    [InlineData("multiply", 4033, 11784)]
    public void Circuits_are_as_small_as_the_targets(string name, int andGates, int gates)
    {
        var builder = new Host.CircuitBuilder();
        int width = name is "add" or "multiply" ? 64 : 32;
        Host.Literal[] x = builder.AddInputPort("x", width);
        Host.Literal[] y = builder.AddInputPort("y", width);
        builder.AddOutputPort("z", name switch
        {
            "add" => Adder.Add(builder, x, y, Host.Literal.False),
            "popcount" => BitCounter.PopCount(builder, x),
            "less" => [Comparator.LessUnsigned(builder, x, y)],
            "equal" => [Comparator.Equal(builder, x, y)],
            _ => Multiplier.Multiply(builder, x, y),
        });
        Host.CircuitInfo info = builder.Build().Info;
        Assert.True(info.AndGates <= andGates && info.Gates <= gates * 105 / 100, info.ToString());
    }

    private static void CheckPairs(int width, Func<Host.CircuitBuilder, Host.Literal[], Host.Literal[], Host.Literal[]> build, Func<int, int, int?> expected) =>
        CheckPairs(width, width, build, expected);

    private static void CheckPairs(
        int width,
        int secondWidth,
        Func<Host.CircuitBuilder, Host.Literal[], Host.Literal[], Host.Literal[]> build,
        Func<int, int, int?> expected)
    {
        var builder = new Host.CircuitBuilder();
        Host.Literal[] left = builder.AddInputPort("x", width);
        Host.Literal[] right = builder.AddInputPort("y", secondWidth);
        builder.AddOutputPort("z", build(builder, left, right));
        Host.Circuit circuit = builder.Build();
        var inputs = new bool[circuit.InputCount];
        var outputs = new bool[circuit.OutputCount];
        for (int x = 0; x < 1 << width; x++)
        {
            for (int y = 0; y < 1 << secondWidth; y++)
            {
                for (int i = 0; i < inputs.Length; i++)
                    inputs[i] = (i < width ? x >> i : y >> (i - width)) % 2 != 0;
                circuit.Evaluate(inputs, outputs);
                int actual = 0;
                for (int i = 0; i < outputs.Length; i++)
                    actual |= (outputs[i] ? 1 : 0) << i;
                if (expected(x, y) is { } value)
                    Assert.True(value == actual, $"width {width}, x = {x}, y = {y}: expected {value}, was {actual}");
            }
        }
    }
}
