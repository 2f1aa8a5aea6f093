using System;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>Bristol circuits of others compute what .NET computes.</summary>
public sealed class ThirdPartyBristolTests
{
    private static readonly BigInteger _twoTo64 = BigInteger.One << 64;

    [SharedDataFact]
    public void Adder64_adds() => Check("adder64", (a, b) => unchecked(a + b));

    [SharedDataFact]
    public void Sub64_subtracts() => Check("sub64", (a, b) => unchecked(a - b));

    [SharedDataFact]
    public void Mult64_multiplies() => Check("mult64", (a, b) => unchecked(a * b));

    [SharedDataFact]
    public void Udivide64_divides() => Check("udivide64", (a, b) => b == 0 ? null : a / b);

    [SharedDataFact]
    public void Divide64_divides_signed_numbers() =>
        Check("divide64", (a, b) => b == 0 || (a == 1UL << 63 && b == ulong.MaxValue) ? null : unchecked((ulong)((long)a / (long)b)));

    [SharedDataFact]
    public void Neg64_negates() => Check("neg64", a => unchecked(0 - a));

    [SharedDataFact]
    public void Zero_equal_compares_with_zero()
    {
        Check("zero_equal", a => a == 0 ? 1UL : 0);
        Circuit circuit = ThirdPartyCircuits.Get("bristol/zero_equal.txt");
        BigInteger[][] samples = [.. Enumerable.Range(-1, 64).Select(i => new BigInteger[] { i < 0 ? 0 : BigInteger.One << i })];
        Assert.Equal(samples.Select(sample => sample[0].IsZero), Simulation.Run(circuit, samples).Select(result => result[0].IsOne));
    }

    [SharedDataFact]
    public void Aes_128_passes_the_vector_of_FIPS_197() =>
        Assert.Equal(
            "69C4E0D86A7B0430D8CDB78070B4C55A",
            Convert.ToHexString(Aes128([(Convert.FromHexString("000102030405060708090A0B0C0D0E0F"), Convert.FromHexString("00112233445566778899AABBCCDDEEFF"))])[0]));

    [SharedDataFact]
    public void Aes_128_encrypts()
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        (byte[] Key, byte[] Block)[] samples = [.. Enumerable.Range(0, Simulation.Samples).Select(_ => (RandomBytes(random, 16), RandomBytes(random, 16)))];
        byte[][] encrypted = Aes128(samples);
        for (int i = 0; i < samples.Length; i++)
        {
            using var aes = Aes.Create();
            aes.Key = samples[i].Key;
            Assert.Equal(aes.EncryptEcb(samples[i].Block, PaddingMode.None), encrypted[i]);
        }
    }

    [SharedDataFact]
    public void Sha256_gives_the_digest_of_abc()
    {
        byte[] block = new byte[64];
        "abc"u8.CopyTo(block);
        block[3] = 0x80;
        block[63] = 24;
        byte[] digest = Sha256([(block, Sha256Compression.InitialState)])[0];
        Assert.Equal("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", Convert.ToHexString(digest));
        Assert.Equal(SHA256.HashData("abc"u8), digest);
    }

    [SharedDataFact]
    public void Sha256_compresses()
    {
        var random = new RandomBits(2, RandomPurpose.Examples);
        (byte[] Block, byte[] State)[] samples = [.. Enumerable.Range(0, Simulation.Samples).Select(_ => (RandomBytes(random, 64), RandomBytes(random, 32)))];
        byte[][] compressed = Sha256(samples);
        for (int i = 0; i < samples.Length; i++)
            Assert.Equal(Sha256Compression.Compress(samples[i].State, samples[i].Block), compressed[i]);
    }

    /// <summary>Compares a circuit of two numbers of 64 bits with a function, which is null where it is undefined.</summary>
    private static void Check(string name, Func<ulong, ulong, ulong?> function) =>
        Check(name, 2, sample => function((ulong)sample[0], (ulong)sample[1]));

    private static void Check(string name, Func<ulong, ulong> function) => Check(name, 1, sample => function((ulong)sample[0]));

    private static void Check(string name, int operands, Func<BigInteger[], ulong?> function)
    {
        const int Seed = 7;
        Circuit circuit = ThirdPartyCircuits.Get($"bristol/{name}.txt");
        Assert.All(circuit.InputPorts, port => Assert.Equal(64, port.Width));
        var random = new RandomBits(Seed, RandomPurpose.Examples);
        int defined = 0;
        for (int batch = 0; batch < 16; batch++)
        {
            BigInteger[][] samples = [.. Enumerable.Range(0, Simulation.Samples)
                .Select(_ => Enumerable.Range(0, operands).Select(_ => Simulation.RandomNumber(random, 64)).ToArray())];
            BigInteger[][] results = Simulation.Run(circuit, samples);
            for (int i = 0; i < samples.Length; i++)
            {
                if (function(samples[i]) is not { } expected)
                    continue;
                defined++;
                Assert.True(expected == results[i][0] % _twoTo64, $"{name}({string.Join(", ", samples[i])}) is {results[i][0]}, not {expected}; seed {Seed}.");
            }
        }

        Assert.True(defined > 900, $"Only {defined} samples were defined.");
    }

    /// <summary>Key, then plaintext; big-endian numbers.</summary>
    private static byte[][] Aes128((byte[] Key, byte[] Block)[] samples) => RunBytes("bristol/aes_128.txt", samples, 16);

    /// <summary>Block, then chaining value; big-endian numbers.</summary>
    private static byte[][] Sha256((byte[] Block, byte[] State)[] samples) => RunBytes("bristol/sha256.txt.gz", samples, 32);

    private static byte[][] RunBytes(string file, (byte[] First, byte[] Second)[] samples, int resultBytes) =>
        [.. Simulation.Run(ThirdPartyCircuits.Get(file), [.. samples.Select(sample => new[] { Number(sample.First), Number(sample.Second) })])
            .Select(result => Bytes(result[0], resultBytes))];

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number, int length)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static byte[] RandomBytes(RandomBits random, int length) => [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextBits(8))];
}
