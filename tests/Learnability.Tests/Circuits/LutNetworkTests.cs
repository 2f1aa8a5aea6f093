using System;
using System.Linq;
using Learnability.Tests.Networks;
using Xunit;

namespace Learnability.Tests.Circuits;

public sealed class LutNetworkTests
{
    [Fact]
    public void Exchanging_and_complementing_signals_of_a_function_is_what_it_says()
    {
        for (int table = 0; table < 256; table++)
        {
            for (int row = 0; row < 8; row++)
            {
                int a = row >> 2 & 1, b = row >> 1 & 1, c = row & 1;
                bool value = (table >> row & 1) != 0;
                Assert.Equal(value, (LutTable.SwapFirst((byte)table) >> ((4 * b) + (2 * a) + c) & 1) != 0);
                Assert.Equal(value, (LutTable.SwapLast((byte)table) >> ((4 * a) + (2 * c) + b) & 1) != 0);
                for (int phase = 0; phase < 8; phase++)
                    Assert.Equal(value, (LutTable.FlipInputs((byte)table, phase) >> (row ^ phase) & 1) != 0);
            }
        }
    }

    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(2, 1, 1)]
    [InlineData(5, 40, 6)]
    [InlineData(12, 400, 8)]
    [InlineData(40, 3000, 30)]
    public void Tables_compute_what_the_gates_compute(int inputs, int gates, int outputs)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            Circuit circuit = RandomCircuits.Create(seed, inputs, gates, outputs);
            AssertEqual(circuit, LutNetwork.OfGates(circuit));
            LutNetwork cover = LutNetwork.Cover(circuit);
            AssertEqual(circuit, cover);
            Assert.True(cover.Luts.Length <= circuit.GateCount);
        }
    }

    [Fact]
    public void An_adder_takes_two_tables_a_bit()
    {
        var builder = new CircuitBuilder();
        Literal[] a = [.. builder.AddInputPort("a", 64)];
        Literal[] b = [.. builder.AddInputPort("b", 64)];
        var sum = new Literal[64];
        Literal carry = Literal.False;
        for (int i = 0; i < 64; i++)
        {
            Literal either = builder.Xor(a[i], b[i]);
            sum[i] = builder.Xor(either, carry);
            carry = builder.Xor(builder.And(either, builder.Xor(a[i], carry)), a[i]);
        }

        builder.AddOutputPort("sum", sum);
        Circuit circuit = builder.Build();
        LutNetwork cover = LutNetwork.Cover(circuit);
        AssertEqual(circuit, cover);
        Assert.InRange(cover.Luts.Length, 1, 2 * 64);
    }

    [Fact]
    public void A_long_chain_is_covered_without_deep_recursion()
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = [.. builder.AddInputPort("x", 200_001)];
        builder.AddOutputPort("parity", [inputs.Aggregate(builder.Xor)]);
        Assert.Equal(100_000, LutNetwork.Cover(builder.Build()).Luts.Length);
    }

    private static void AssertEqual(Circuit circuit, LutNetwork network)
    {
        var random = new RandomBits(3, RandomPurpose.Examples);
        ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount).Select(_ => random.NextUInt64())];
        var expected = new ulong[circuit.OutputCount];
        circuit.EvaluateLanes(inputs, expected, 1);
        var signals = new ulong[network.SignalCount];
        inputs.CopyTo(signals.AsSpan(1));
        for (int i = 0; i < network.Luts.Length; i++)
        {
            Lut lut = network.Luts[i];
            Assert.Equal(0, lut.Table & 1);
            for (int lane = 0; lane < 64; lane++)
            {
                ulong row = (4 * (signals[lut.A] >> lane & 1)) + (2 * (signals[lut.B] >> lane & 1)) + (lut.IsTernary ? signals[lut.C] >> lane & 1 : 0);
                signals[network.FirstLut + i] |= ((ulong)lut.Table >> (int)row & 1) << lane;
            }
        }

        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], network.IsOutputComplemented(i) ? ~signals[network.Outputs[i]] : signals[network.Outputs[i]]);
    }
}
