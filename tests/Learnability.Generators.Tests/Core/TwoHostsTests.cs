extern alias generators;

using System;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Core;

/// <summary>Core is compiled twice: what the generator's copy builds, the runtime's copy reads.</summary>
public sealed class TwoHostsTests
{
    [Fact]
    public void A_circuit_that_the_generator_encodes_is_the_one_that_the_runtime_decodes()
    {
        var builder = new Host.CircuitBuilder();
        Host.Literal[] a = builder.AddInputPort("a", 8);
        Host.Literal[] b = builder.AddInputPort("b", 8);
        var sum = new Host.Literal[8];
        Host.Literal carry = Host.Literal.False;
        for (int i = 0; i < 8; i++)
        {
            Host.Literal half = builder.Xor(a[i], b[i]);
            sum[i] = builder.Xor(half, carry);
            carry = builder.Mux(half, carry, a[i]);
        }

        builder.AddOutputPort("sum", sum);
        Host.Circuit built = builder.Build();
        Circuit read = CircuitEncoding.Decode(Host.CircuitEncoding.Encode(built));

        Assert.Equal(built.Info.ToString(), read.Info.ToString());
        Assert.Null(CircuitVerifier.FindFault(read));
        Span<bool> inputs = stackalloc bool[16];
        Span<bool> outputs = stackalloc bool[8];
        for (int x = 0; x < 256; x += 7)
        {
            for (int y = 0; y < 256; y += 5)
            {
                for (int i = 0; i < 8; i++)
                {
                    inputs[i] = (x >> i & 1) != 0;
                    inputs[8 + i] = (y >> i & 1) != 0;
                }

                read.Evaluate(inputs, outputs);
                int result = 0;
                for (int i = 0; i < 8; i++)
                    result |= outputs[i] ? 1 << i : 0;
                Assert.Equal((x + y) & 255, result);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-17)]
    public void Random_bits_are_the_same_in_both_hosts(int seed) =>
        Assert.Equal(
            new RandomBits(seed, RandomPurpose.Coin).NextUInt64(),
            new Host.RandomBits(seed, Host.RandomPurpose.Coin).NextUInt64());
}
