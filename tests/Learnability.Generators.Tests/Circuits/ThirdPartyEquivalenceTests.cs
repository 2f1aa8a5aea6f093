extern alias generators;

using System;
using System.Globalization;
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
    public void Abc_proves_addition_subtraction_negation_comparison_multiplication_and_unsigned_division()
    {
        foreach ((string method, string file) in new[]
        {
            ("Arithmetic.Add64", "adder64.txt"), ("Arithmetic.Subtract64", "sub64.txt"), ("Arithmetic.Negate64", "neg64.txt"), ("Arithmetic.IsZero64", "zero_equal.txt"),
        })
        {
            Prove(Pair.Of(method, file), "cec -n {0} {1}");
        }

        Prove(Pair.Of("Division.Divide64", "udivide64.txt", hasValidity: true), "cec -n {0} {1}");
        Prove(Pair.Of("Arithmetic.Multiply64", "mult64.txt"), "&r {0}; &cec {1}");
    }

    /// <summary>Signed division and SHA-256 are out of reach: docs/performance.md has the budgets tried.</summary>
    [LongFact]
    public void Abc_proves_Aes_128() => Prove(Pair.Of("Aes128.Encrypt", "aes_128.txt", 8, [128, 128], [128]), "cec -n {0} {1}");

    private static void Prove(Pair pair, string command)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("learnability-equivalence-");
        try
        {
            string own = Write(folder, "own.aig", pair.Mask(isOwn: true));
            string other = Write(folder, "other.aig", pair.Mask(isOwn: false));
            (_, string output) = ExternalTool.Run(TimeSpan.FromMinutes(10), Abc, "-q", string.Format(CultureInfo.InvariantCulture, command, own, other));
            Assert.True(output.Split('\n').Any(line => line.StartsWith("Networks are equivalent", StringComparison.Ordinal)), $"{pair.What}: {output}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string method, string file, bool hasValidity = false) => Compare(Pair.Of(method, file, hasValidity));

    private static void Compare(string method, string file, int elementBits, int[] inputWidths, int[] outputWidths) =>
        Compare(Pair.Of(method, file, elementBits, inputWidths, outputWidths));

    private static void Compare(Pair pair)
    {
        (Host.Circuit own, Host.Circuit other) = (pair.Own, pair.Other);
        Assert.Equal(own.InputCount, other.InputCount);
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
                inputs.AsSpan(bit * Batch, Batch).CopyTo(otherInputs.AsSpan(pair.Input(bit) * Batch));
            own.EvaluateLanes(inputs, results, Batch);
            other.EvaluateLanes(otherInputs, otherResults, Batch);
            for (int bit = 0; bit < pair.Outputs; bit++)
            {
                for (int word = 0; word < Batch; word++)
                {
                    ulong valid = pair.HasValidity ? results[(pair.Outputs * Batch) + word] : ulong.MaxValue;
                    ulong difference = (results[(bit * Batch) + word] ^ otherResults[(pair.Output(bit) * Batch) + word]) & valid;
                    Assert.True(difference == 0, $"{pair.What}: bit {bit} of the result differs in word {done + word}, seed 11");
                }
            }
        }
    }

    /// <summary>A method's circuit and another of the same function, whose inputs and outputs may be in another order.</summary>
    private sealed record Pair(string What, Host.Circuit Own, Host.Circuit Other, Func<int, int> Input, Func<int, int> Output, bool HasValidity)
    {
        /// <summary>The outputs that both have: the method's last one may be its validity.</summary>
        public int Outputs => Own.OutputCount - (HasValidity ? 1 : 0);

        public static Pair Of(string method, string file, bool hasValidity = false) =>
            new(method, SampleCircuits.Get(method), Read(file), static bit => bit, static bit => bit, hasValidity);

        /// <summary>The other circuit takes each value as one big-endian number, and the method takes it as elements in their order.</summary>
        public static Pair Of(string method, string file, int elementBits, int[] inputWidths, int[] outputWidths)
        {
            return new(method, SampleCircuits.Get(method), Read(file), bit => Reverse(bit, inputWidths), bit => Reverse(bit, outputWidths), false);

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

        /// <summary>One of the circuits over the method's inputs and outputs, false where the method's result is not valid.</summary>
        public Host.Circuit Mask(bool isOwn)
        {
            var builder = new Host.CircuitBuilder();
            Host.Literal[] inputs = builder.AddInputPort("x", Own.InputCount);
            Host.Literal valid = HasValidity ? builder.Instantiate(Own, inputs)[Outputs] : Host.Literal.True;
            var theirs = new Host.Literal[inputs.Length];
            for (int i = 0; i < inputs.Length; i++)
                theirs[isOwn ? i : Input(i)] = inputs[i];
            Host.Literal[] all = builder.Instantiate(isOwn ? Own : Other, theirs);
            var outputs = new Host.Literal[Outputs];
            for (int i = 0; i < outputs.Length; i++)
                outputs[i] = builder.And(all[isOwn ? i : Output(i)], valid);
            builder.AddOutputPort("y", outputs);
            return builder.Build();
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
