extern alias generators;

using System;
using System.Numerics;
using generators::Learnability.Generators.Lowering.Arithmetic;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>Products with, and quotients and remainders by, constants: on all inputs of eight bits, on random ones of 32 and 64, and what they take.</summary>
public sealed class ConstantArithmeticTests
{
    [Fact]
    public void Products_with_every_constant_of_eight_bits_are_right_on_all_inputs()
    {
        for (int factor = 0; factor < 256; factor++)
            Check(8, (b, x) => ConstantMultiplier.Multiply(b, x, factor, 8), x => x * factor & 0xFF, AllBytes(), $"x * {factor}");
    }

    [Fact]
    public void Quotients_and_remainders_by_every_constant_of_eight_bits_are_right_on_all_inputs()
    {
        for (int divisor = 1; divisor < 256; divisor++)
        {
            int d = divisor;
            Check(8, (b, x) => ConstantDivider.Remainder(b, x, d), x => x % d, AllBytes(), $"x % {d}");
            Check(8, (b, x) => ConstantDivider.Quotient(b, x, d), x => x / d, AllBytes(), $"x / {d}");
        }
    }

    [Theory]
    [InlineData(32, 1)]
    [InlineData(64, 2)]
    public void Products_quotients_and_remainders_of_random_numbers_are_right(int width, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        BigInteger mask = (BigInteger.One << width) - 1;
        for (int round = 0; round < 20; round++)
        {
            // Constants of all sizes, and inputs too.
            BigInteger constant = (random.NextUInt64() >> (64 - 2 - random.NextInt32(width - 1))) | 1u << (round & 3);
            var samples = new BigInteger[256];
            for (int i = 0; i < samples.Length; i++)
                samples[i] = random.NextUInt64() >> (64 - 1 - random.NextInt32(width));
            (samples[0], samples[1], samples[2]) = (0, mask, constant);
            string place = $"{constant}, {width} bits, seed {seed}, round {round}";
            Check(width, (b, x) => ConstantMultiplier.Multiply(b, x, constant, width), x => x * constant & mask, samples, "x * " + place);
            Check(width, (b, x) => ConstantMultiplier.Multiply(b, x, -constant, width), x => -x * constant & mask, samples, "x * -" + place);
            Check(width, (b, x) => ConstantDivider.Remainder(b, x, constant), x => x % constant, samples, "x % " + place);
            Check(width, (b, x) => ConstantDivider.Quotient(b, x, constant), x => x / constant, samples, "x / " + place);
        }
    }

    /// <summary>Division by a symbolic divisor, too wide for all inputs.</summary>
    [Theory]
    [InlineData(32, 32, 3)]
    [InlineData(32, 9, 4)]
    [InlineData(64, 64, 5)]
    public void Quotients_and_remainders_of_random_pairs_are_right(int width, int divisorBits, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        BigInteger mask = (BigInteger.One << width) - 1;
        var samples = new BigInteger[4096];
        for (int i = 0; i < samples.Length; i++)
        {
            BigInteger divisor = BigInteger.Max(BigInteger.One, random.NextUInt64() >> (64 - 1 - random.NextInt32(divisorBits)));
            BigInteger dividend = i % 4 == 0 ? divisor * (random.NextUInt64() & 0xFF) - (i & 1) & mask : random.NextUInt64() >> (64 - 1 - random.NextInt32(width));
            samples[i] = dividend | divisor << width;
        }

        foreach (bool wantsQuotient in (bool[])[true, false])
        {
            Check(
                width + divisorBits,
                (b, x) =>
                {
                    var divisor = new Host.Literal[width];
                    x.AsSpan(width, divisorBits).CopyTo(divisor);
                    return wantsQuotient ? Divider.Quotient(b, x.AsSpan(0, width), divisor) : Divider.Remainder(b, x.AsSpan(0, width), divisor);
                },
                x => wantsQuotient ? (x & mask) / (x >> width) : (x & mask) % (x >> width),
                samples,
                $"seed {seed}");
        }
    }

    /// <summary>What 32-bit products with constants take: no more than the rows of the binary digits, often far less.</summary>
    [Theory]
    [InlineData(3, 149)]
    [InlineData(7, 146)]
    [InlineData(10, 139)]
    [InlineData(15, 143)]
    [InlineData(45, 283)]
    [InlineData(255, 131)]
    [InlineData(1_000, 233)]
    [InlineData(0x9E37_79B9, 692)]
    [InlineData(0xFFFF_FFFF, 61)]
    public void A_product_with_a_constant_is_as_small_as_measured(uint factor, int gates) =>
        AssertSize((b, x) => ConstantMultiplier.Multiply(b, x, factor, 32), gates);

    [Theory]
    [InlineData(3, 152)]
    [InlineData(7, 161)]
    [InlineData(10, 158)]
    [InlineData(60, 154)]
    [InlineData(255, 161)]
    [InlineData(1_000, 458)]
    public void A_remainder_by_a_constant_is_as_small_as_measured(uint divisor, int gates) =>
        AssertSize((b, x) => ConstantDivider.Remainder(b, x, divisor), gates);

    [Theory]
    [InlineData(3, 150)]
    [InlineData(10, 225)]
    [InlineData(255, 512)]
    [InlineData(257, 578)]
    [InlineData(1_000, 445)]
    [InlineData(65_537, 236)]
    public void A_quotient_by_a_constant_is_as_small_as_measured(uint divisor, int gates) =>
        AssertSize((b, x) => ConstantDivider.Quotient(b, x, divisor), gates);

    private static void AssertSize(Func<Host.CircuitBuilder, Host.Literal[], Host.Literal[]> build, int gates)
    {
        Host.CircuitInfo info = Build(32, build).Info;
        Assert.True(info.Gates <= gates, $"{info}, at most {gates} gates were expected");
    }

    private static BigInteger[] AllBytes()
    {
        var samples = new BigInteger[256];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = i;
        return samples;
    }

    private static Host.Circuit Build(int width, Func<Host.CircuitBuilder, Host.Literal[], Host.Literal[]> build)
    {
        var builder = new Host.CircuitBuilder { JoinsConjunctions = true };
        builder.AddOutputPort("y", build(builder, builder.AddInputPort("x", width)));
        return builder.Build();
    }

    private static void Check(
        int width, Func<Host.CircuitBuilder, Host.Literal[], Host.Literal[]> build, Func<BigInteger, BigInteger> expected, BigInteger[] samples, string what)
    {
        Host.Circuit circuit = Build(width, build);
        int words = samples.Length / 64;
        var inputs = new ulong[width * words];
        for (int i = 0; i < samples.Length; i++)
        {
            for (int bit = 0; bit < width; bit++)
                inputs[(bit * words) + (i >> 6)] |= (samples[i] >> bit).IsEven ? 0 : 1UL << (i & 63);
        }

        var outputs = new ulong[circuit.OutputCount * words];
        circuit.EvaluateLanes(inputs, outputs, words);
        for (int i = 0; i < samples.Length; i++)
        {
            BigInteger actual = 0;
            for (int bit = 0; bit < circuit.OutputCount; bit++)
                actual |= (BigInteger)(outputs[(bit * words) + (i >> 6)] >> (i & 63) & 1) << bit;
            Assert.True(expected(samples[i]) == actual, $"{what}, x = {samples[i]}: expected {expected(samples[i])}, was {actual}");
        }
    }
}
