using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>The EPFL and ISCAS circuits whose function is known compute it; all others agree with a simulator of AIGER that shares no code with the reader.</summary>
public sealed class ThirdPartyAigerTests
{
    private const int Seed = 11;

    [SharedDataFact]
    public void Adder_adds_two_numbers_of_128_bits()
    {
        Check("epfl/adder.aig", inputs => Split(inputs["a"] + inputs["b"], ("f", 128), ("cOut", 1)));
    }

    [SharedDataFact]
    public void Div_divides_two_numbers_of_64_bits() =>
        Check("epfl/div.aig", inputs => inputs["b"].IsZero ? null : new() { ["quotient"] = inputs["a"] / inputs["b"], ["remainder"] = inputs["a"] % inputs["b"] });

    [SharedDataFact]
    public void Max_gives_the_largest_of_four_signed_numbers_and_which_it_is() =>
        Check("epfl/max.aig", inputs =>
        {
            BigInteger[] values = [.. Enumerable.Range(0, 4).Select(i => inputs[$"in{i}"])];
            BigInteger largest = values.MaxBy(value => value >= BigInteger.One << 127 ? value - (BigInteger.One << 128) : value);
            return values.Count(value => value == largest) > 1 ? null : new() { ["result"] = largest, ["address"] = Array.IndexOf(values, largest) };
        });

    [SharedDataFact]
    public void Voter_gives_the_majority_of_1001() =>
        Check("epfl/voter.aig", inputs => new() { ["maj"] = BitCount(inputs["A"]) > 500 ? 1 : 0 });

    [SharedDataFact]
    public void Priority_gives_the_first_of_128_that_is_set() =>
        Check("epfl/priority.aig", inputs =>
        {
            BigInteger a = inputs["A"];
            return a.IsZero ? new() { ["F"] = 0 } : new() { ["P"] = (int)(a.GetBitLength() - 1), ["F"] = 1 };
        });

    [SharedDataFact]
    public void C6288_multiplies_two_numbers_of_16_bits()
    {
        // The signals are numbered, not named; in order of their numbers they are the two factors and the product, whose last sum follows its last carry.
        Circuit circuit = ThirdPartyCircuits.Get("iscas85/c6288.aig");
        int[] inputs = ByNumber(circuit.InputPorts);
        int[] outputs = ByNumber(circuit.OutputPorts);
        (outputs[30], outputs[31]) = (outputs[31], outputs[30]);
        var random = new RandomBits(Seed, RandomPurpose.Examples);
        (uint A, uint B)[] factors = [.. Enumerable.Range(0, Simulation.Samples).Select(_ => ((uint)random.NextBits(16), (uint)random.NextBits(16)))];
        BigInteger[][] samples = [.. factors.Select(pair =>
        {
            var sample = new BigInteger[32];
            for (int bit = 0; bit < 32; bit++)
                sample[inputs[bit]] = bit < 16 ? (pair.A >> bit) & 1 : (pair.B >> (bit - 16)) & 1;
            return sample;
        })];
        BigInteger[][] results = Simulation.Run(circuit, samples);
        for (int i = 0; i < samples.Length; i++)
            Assert.Equal(factors[i].A * factors[i].B, (uint)Enumerable.Range(0, 32).Sum(bit => (long)results[i][outputs[bit]] << bit));

        static int[] ByNumber(IReadOnlyList<CircuitPort> ports) =>
            [.. Enumerable.Range(0, ports.Count).OrderBy(i => int.Parse(ports[i].Name.AsSpan(1), CultureInfo.InvariantCulture))];
    }

    [SharedDataFact]
    public void Every_file_does_what_a_simulator_that_shares_no_code_with_the_reader_does()
    {
        string[] files = [.. ThirdPartyCircuits.All().Where(file => file.EndsWith(".aig", StringComparison.Ordinal))];
        Assert.True(files.Length >= 18, $"There are only {files.Length} files.");
        foreach (string file in files)
        {
            Circuit circuit = ThirdPartyCircuits.Get(file);
            var random = new RandomBits(Seed, RandomPurpose.Examples);
            ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount).Select(_ => random.NextUInt64())];
            ulong[] outputs = new ulong[circuit.OutputCount];
            circuit.EvaluateLanes(inputs, outputs, 1);
            Assert.True(outputs.AsSpan().SequenceEqual(AigerSimulator.Run(ThirdPartyCircuits.Read(file), inputs)), $"{file}, seed {Seed}");
        }
    }

    [SharedDataFact]
    public void Aiger_and_Blif_of_the_same_circuit_are_equal()
    {
        foreach (string name in new[] { "epfl/cavlc", "epfl/int2float" })
            Simulation.AssertEqual(ThirdPartyCircuits.Get(name + ".aig"), ThirdPartyCircuits.Get(name + ".blif"), Seed, name);
    }

    private static int BitCount(BigInteger value) => value.ToByteArray(isUnsigned: true).Sum(part => BitOperations.PopCount(part));

    private static Dictionary<string, BigInteger> Split(BigInteger value, params (string Name, int Width)[] parts)
    {
        Dictionary<string, BigInteger> split = [];
        foreach ((string name, int width) in parts)
        {
            split[name] = value & ((BigInteger.One << width) - 1);
            value >>= width;
        }

        return split;
    }

    /// <summary>Compares a circuit with a function of the values of its input ports by name; the function leaves out what is undefined.</summary>
    private static void Check(string file, Func<Dictionary<string, BigInteger>, Dictionary<string, BigInteger>?> function)
    {
        Circuit circuit = ThirdPartyCircuits.Get(file);
        var random = new RandomBits(Seed, RandomPurpose.Examples);
        int defined = 0;
        for (int batch = 0; batch < 8; batch++)
        {
            BigInteger[][] samples = [.. Enumerable.Range(0, Simulation.Samples)
                .Select(_ => circuit.InputPorts.Select(port => Simulation.RandomNumber(random, port.Width)).ToArray())];
            BigInteger[][] results = Simulation.Run(circuit, samples);
            for (int i = 0; i < samples.Length; i++)
            {
                var inputs = circuit.InputPorts.Select((port, index) => (port.Name, Value: samples[i][index])).ToDictionary(port => port.Name, port => port.Value);
                if (function(inputs) is not { } expected)
                    continue;
                defined++;
                foreach ((string name, BigInteger value) in expected)
                {
                    BigInteger result = results[i][circuit.OutputPorts.ToList().FindIndex(port => port.Name == name)];
                    Assert.True(value == result, $"{file}: {name} is {result}, not {value}, for {string.Join(", ", inputs)}; seed {Seed}.");
                }
            }
        }

        Assert.True(defined > 300, $"Only {defined} samples were defined.");
    }
}
