extern alias generators;

using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Learnability.Tests.Support;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>The circuits of the samples compute what the circuits that others made for the same functions do.</summary>
public sealed class ThirdPartyEquivalenceTests
{
    private const string Abc = "berkeley-abc";

    /// <summary>64 samples each: 100,352 together.</summary>
    private const int Words = 1568;

    private const int Batch = 32;

    [SharedDataFact]
    public void Addition_is_adder64() => Compare("Arithmetic.Add64", "adder64.txt");

    [SharedDataFact]
    public void Subtraction_is_sub64() => Compare("Arithmetic.Subtract64", "sub64.txt");

    [SharedDataFact]
    public void Multiplication_is_mult64() => Compare("Arithmetic.Multiply64", "mult64.txt");

    [SharedDataFact]
    public void Negation_is_neg64() => Compare("Arithmetic.Negate64", "neg64.txt");

    [SharedDataFact]
    public void Comparison_with_zero_is_zero_equal() => Compare("Arithmetic.IsZero64", "zero_equal.txt");

    [SharedDataFact]
    public void Unsigned_division_is_udivide64() => Compare("Division.Divide64", "udivide64.txt", hasValidity: true);

    [SharedDataFact]
    public void Signed_division_is_divide64() => Compare("Division.DivideSigned64", "divide64.txt", hasValidity: true);

    [SharedDataFact]
    public void Aes_128_is_aes_128() => Compare("Aes128.Encrypt", "aes_128.txt", 8, [128, 128], [128]);

    [SharedDataFact]
    public void Sha_256_is_sha256() => Compare("Sha256.Compress", "sha256.txt.gz", 32, [512, 256], [256]);

    [ExternalToolFact("install Debian's package berkeley-abc", Abc, "-q", "version", NeedsSharedData = true)]
    public void Abc_proves_addition_subtraction_negation_and_comparison()
    {
        foreach ((string method, string file) in new[]
        {
            ("Arithmetic.Add64", "adder64.txt"), ("Arithmetic.Subtract64", "sub64.txt"), ("Arithmetic.Negate64", "neg64.txt"), ("Arithmetic.IsZero64", "zero_equal.txt"),
        })
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("learnability-equivalence-");
            try
            {
                string own = Write(folder, "own.aig", SampleCircuits.Get(method));
                string other = Write(folder, "other.aig", Read(file));
                (_, string output) = ExternalTool.Run(TimeSpan.FromMinutes(2), Abc, "-q", $"cec -n {own} {other}");
                Assert.True(output.Split('\n').Any(line => line.StartsWith("Networks are equivalent", StringComparison.Ordinal)), $"{method} and {file}: {output}");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static void Compare(string method, string file, bool hasValidity = false) =>
        Compare(SampleCircuits.Get(method), Read(file), method, static bit => bit, static bit => bit, hasValidity);

    /// <summary>Compares where the other circuit takes each value as one big-endian number, and the method takes it as elements in their order.</summary>
    private static void Compare(string method, string file, int elementBits, int[] inputWidths, int[] outputWidths)
    {
        Compare(SampleCircuits.Get(method), Read(file), method, bit => Reverse(bit, inputWidths), bit => Reverse(bit, outputWidths), false);

        int Reverse(int bit, int[] widths)
        {
            int start = 0;
            int value = 0;
            while (bit >= start + widths[value])
                start += widths[value++];
            int elements = widths[value] / elementBits;
            int element = (bit - start) / elementBits;
            return start + ((elements - 1 - element) * elementBits) + ((bit - start) % elementBits);
        }
    }

    private static void Compare(Host.Circuit own, Host.Circuit other, string what, Func<int, int> input, Func<int, int> output, bool hasValidity)
    {
        Assert.Equal(own.InputCount, other.InputCount);
        int outputs = own.OutputCount - (hasValidity ? 1 : 0);
        var random = new RandomBits(11, RandomPurpose.Examples);
        var inputs = new ulong[own.InputCount * Batch];
        var otherInputs = new ulong[inputs.Length];
        var results = new ulong[own.OutputCount * Batch];
        var otherResults = new ulong[other.OutputCount * Batch];
        for (int done = 0; done < Words; done += Batch)
        {
            // Every other batch has mostly clear bits: small numbers, and zeros.
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = (done / Batch % 2 == 0 || i % Batch % 8 == 0 ? ulong.MaxValue : random.NextUInt64() & random.NextUInt64() & random.NextUInt64()) & random.NextUInt64();
            for (int bit = 0; bit < own.InputCount; bit++)
                inputs.AsSpan(bit * Batch, Batch).CopyTo(otherInputs.AsSpan(input(bit) * Batch));
            own.EvaluateLanes(inputs, results, Batch);
            other.EvaluateLanes(otherInputs, otherResults, Batch);
            for (int bit = 0; bit < outputs; bit++)
            {
                for (int word = 0; word < Batch; word++)
                {
                    ulong valid = hasValidity ? results[(outputs * Batch) + word] : ulong.MaxValue;
                    ulong difference = (results[(bit * Batch) + word] ^ otherResults[(output(bit) * Batch) + word]) & valid;
                    Assert.True(difference == 0, $"{what}: bit {bit} of the result differs in word {done + word}, seed 11");
                }
            }
        }
    }

    private static Host.Circuit Read(string file)
    {
        using FileStream packed = File.OpenRead(SharedData.PathOf("data/circuits/bristol/" + file));
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        using var reader = new StreamReader(stream);
        return Host.Circuit.ReadBristol(reader);
    }

    private static string Write(DirectoryInfo folder, string name, Host.Circuit circuit)
    {
        string path = Path.Combine(folder.FullName, name);
        using FileStream stream = File.Create(path);
        circuit.WriteAiger(stream);
        return path;
    }
}
