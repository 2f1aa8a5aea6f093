using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>Every circuit of others is read, written in every format and read back.</summary>
public sealed class ThirdPartyRoundTripTests
{
    [SharedDataFact]
    public void Every_circuit_survives_every_format()
    {
        string[] files = ThirdPartyCircuits.All();
        Assert.True(files.Length >= 28, $"There are only {files.Length} files.");
        foreach (string file in files)
        {
            Circuit circuit = ThirdPartyCircuits.Get(file);
            foreach (Format format in Format.All)
            {
                Circuit read = format.Read(format.Write(circuit));
                Simulation.AssertEqual(circuit, read, seed: 3, $"{file} in {format}", words: 2);
                if (format != Format.Bristol)
                    Assert.Equal([.. circuit.InputPorts, .. circuit.OutputPorts], [.. read.InputPorts, .. read.OutputPorts]);
                else
                    Assert.Equal(Widths(circuit), Widths(read));
            }
        }

        static int[] Widths(Circuit circuit) => [.. circuit.InputPorts.Concat(circuit.OutputPorts).Select(port => port.Width)];
    }

    [SharedDataFact]
    public void The_Nist_s_box_is_that_of_AES()
    {
        Circuit circuit = ThirdPartyCircuits.Get("nist/aes-sbox-fwd-g113-a32-d27-ad6.slp");
        Assert.Equal((32, 113), (circuit.Info.AndGates, circuit.Info.Gates));
        bool[] inputs = new bool[8];
        bool[] outputs = new bool[8];
        for (int value = 0; value < 256; value++)
        {
            // U0 and S0 are the most significant bits.
            for (int bit = 0; bit < 8; bit++)
                inputs[bit] = (value >> (7 - bit) & 1) != 0;
            circuit.Evaluate(inputs, outputs);
            Assert.Equal(SBox(value), Enumerable.Range(0, 8).Sum(bit => outputs[bit] ? 1 << (7 - bit) : 0));
        }
    }

    /// <summary>FIPS 197, 5.1.1: the inverse in GF(2^8), then an affine map.</summary>
    private static int SBox(int value)
    {
        int inverse = Enumerable.Range(0, 256).FirstOrDefault(candidate => Multiply(candidate, value) == 1);
        int result = 0x63;
        for (int shift = 0; shift < 5; shift++)
            result ^= ((inverse << shift) | (inverse >> (8 - shift))) & 0xFF;
        return result;
    }

    private static int Multiply(int left, int right)
    {
        int product = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            product ^= (right >> bit & 1) != 0 ? left : 0;
            left = (left << 1) ^ (left >= 0x80 ? 0x11B : 0);
        }

        return product;
    }
}
