using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Learnability.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>A damaged file is read as some circuit or ends in a FormatException; nothing else is ever thrown.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly int _mutations = TestEnvironment.IsLong ? 400_000 : 4000;

    [Theory]
    [InlineData("AIGER", 101)]
    [InlineData("ASCII AIGER", 102)]
    [InlineData("BLIF", 103)]
    [InlineData("Bristol", 104)]
    [InlineData("SLP", 105)]
    public void A_damaged_file_is_a_circuit_or_a_format_exception(string name, int seed)
    {
        Format format = Format.All.Append(Format.Slp).Single(format => format.Name == name);
        output.WriteLine($"Seed {seed}.");
        var random = new RandomBits(seed, RandomPurpose.Examples);
        byte[][] files = name == "SLP" ? [Encoding.ASCII.GetBytes(Slp)] : [.. Enumerable.Range(0, 20).Select(i => format.Write(RandomCircuits.Create(seed + i)))];
        int refused = 0;
        for (int i = 0; i < _mutations; i++)
        {
            byte[] file = Mutate(files[random.NextInt32(files.Length)], random);
            try
            {
                Circuit circuit = format.Read(file);
                Assert.Null(CircuitVerifier.FindFault(circuit));
            }
            catch (FormatException exception)
            {
                Assert.Matches("^(Line [0-9]+, column [0-9]+|Byte [0-9]+): .+[.]$", exception.Message);
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"{name}, seed {seed}, mutation {i}: {exception}\n{Convert.ToHexString(file)}");
            }
        }

        output.WriteLine($"{refused} of {_mutations} refused.");
        Assert.InRange(refused, _mutations / 4, _mutations - 1);
    }

    [Theory]
    [InlineData("AIGER")]
    [InlineData("ASCII AIGER")]
    [InlineData("Bristol")]
    public void A_file_that_ends_before_its_last_gate_is_refused_wherever_it_ends(string name)
    {
        Format format = Format.All.Single(format => format.Name == name);
        Circuit circuit = Enumerable.Range(0, 1000).Select(seed => RandomCircuits.Create(seed)).First(circuit => circuit.GateCount > 20);
        byte[] file = format.Write(circuit);
        int gatesEnd = name == "Bristol" ? file.Length - "INV\n".Length : file.AsSpan().LastIndexOf("i0 "u8);
        Assert.True(gatesEnd > 100);
        for (int length = 0; length < gatesEnd; length++)
            Assert.Throws<FormatException>(() => format.Read(file[..length]));
    }

    private const string Slp =
        "begin circuit X\n# comment\nInputs: U0:U3 c\nOutputs: S0:S1\nbegin SLP\nXOR t1 U0 U1\nAND t2 U2 U3\nXNOR S0 t1 t2\nNOT t3 c\nOR S1 t3 t2\nend SLP\nend circuit\n";

    private static byte[] Mutate(byte[] file, RandomBits random)
    {
        List<byte> bytes = [.. file];
        for (int count = 1 + random.NextInt32(3); count > 0; count--)
        {
            int at = random.NextInt32(bytes.Count + 1);
            int length = Math.Min(random.NextInt32(8), bytes.Count - at);
            switch (random.NextInt32(7))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.NextBits(8);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    // A number that is much too large, or just another.
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(random.NextBit() ? "99999999" : random.NextInt32(40).ToString(System.Globalization.CultureInfo.InvariantCulture)));
                    break;
                default:
                    SwapLines(bytes, random);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void SwapLines(List<byte> bytes, RandomBits random)
    {
        List<string> lines = [.. Encoding.Latin1.GetString([.. bytes]).Split('\n')];
        int first = random.NextInt32(lines.Count);
        int second = random.NextInt32(lines.Count);
        (lines[first], lines[second]) = (lines[second], lines[first]);
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }
}
