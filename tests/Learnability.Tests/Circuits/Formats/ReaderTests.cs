using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>What the formats allow beyond what is written here is read as they mean it.</summary>
public sealed class ReaderTests
{
    [Fact]
    public void Aiger_gates_may_stand_in_any_order_and_skip_variables_in_ASCII()
    {
        Circuit circuit = Format.AigerAscii.Read("aag 90 2 0 2 2\n2\n80\n7\n1\n6 180 2\n180 80 3\nc\nany\nthing");
        AssertTable(circuit, 0, inputs => !(inputs[1] && !inputs[0] && inputs[0]));
        AssertTable(circuit, 1, _ => true);
        Assert.Equal([new CircuitPort("i", 2)], circuit.InputPorts);
        Assert.Equal([new CircuitPort("o", 2)], circuit.OutputPorts);
    }

    [Fact]
    public void Aiger_reads_an_XOR_whichever_way_its_three_ANDs_are_written()
    {
        Circuit circuit = Format.AigerAscii.Read("aag 8 2 0 2 6\n2\n4\n10\n16\n6 2 5\n8 3 4\n10 7 9\n12 2 4\n14 3 5\n16 13 15\n");
        Assert.Equal((0, 1), (circuit.Info.AndGates, circuit.Info.Gates));
        AssertTable(circuit, 0, inputs => inputs[0] == inputs[1]);
        AssertTable(circuit, 1, inputs => inputs[0] != inputs[1]);
    }

    [Fact]
    public void Aiger_names_single_bits_too()
    {
        Circuit circuit = Format.AigerAscii.Read("aag 5 5 0 1 0\n2\n4\n6\n8\n10\n4\ni0 clock\ni2 a[0]\ni3 a[1]\ni4 a[3]\no0 a result\n");
        Assert.Equal(["clock", "i1", "a", "a[3]"], circuit.InputPorts.Select(port => port.Name));
        Assert.Equal([1, 1, 2, 1], circuit.InputPorts.Select(port => port.Width));
        Assert.Equal([new CircuitPort("a result", 1)], circuit.OutputPorts);
    }

    [Fact]
    public void Aiger_survives_an_editor_that_ends_lines_its_own_way() =>
        Assert.Equal(["x", "y"], Format.AigerAscii.Read("aag 2 2 0 1 0\r\n2\r\n4\r\n2\r\ni0 x\r\ni1 y\r\n").InputPorts.Select(port => port.Name));

    [Fact]
    public void Blif_definitions_may_stand_in_any_order_with_comments_and_continued_lines()
    {
        Circuit circuit = Format.Blif.Read(
            """
            # a comment
            .model any \
              # the name is left out
            .outputs y \
              one zero b
            .names u b y   # u comes later
            1- 1
            -1 1
            .names one
            1
            .names a b\
             u
            0- 0
            -0 0
            .inputs a
            .inputs \
              b
            .names zero
            .end
            # done
            """);
        Assert.Equal([new CircuitPort("a", 1), new CircuitPort("b", 1)], circuit.InputPorts);
        Assert.Equal(["y", "one", "zero", "b"], circuit.OutputPorts.Select(port => port.Name));
        AssertTable(circuit, 0, inputs => inputs[1]);
        AssertTable(circuit, 1, _ => true);
        AssertTable(circuit, 2, _ => false);
        AssertTable(circuit, 3, inputs => inputs[1]);
    }

    [Fact]
    public void Blif_covers_of_any_width_are_the_disjunction_of_their_rows_or_its_complement()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new RandomBits(seed, RandomPurpose.Examples);
            int inputs = random.NextInt32(10);
            bool output = random.NextBit();
            string[] rows = [.. Enumerable.Range(0, 1 + random.NextInt32(inputs == 0 ? 1 : 6))
                .Select(_ => string.Concat(Enumerable.Range(0, inputs).Select(_ => "01-"[random.NextInt32(3)])))];
            string[] names = [.. Enumerable.Range(0, inputs).Select(i => "x" + i)];
            var text = new StringBuilder($".inputs {string.Join(' ', names)}\n.outputs y\n.names {string.Join(' ', names)} y\n");
            foreach (string row in rows)
                text.Append(row).Append(row.Length > 0 ? " " : "").Append(output ? "1\n" : "0\n");

            Circuit circuit = Format.Blif.Read(text.ToString());
            Assert.Null(CircuitVerifier.FindFault(circuit));
            bool[] values = new bool[inputs];
            bool[] result = new bool[1];
            for (int sample = 0; sample < 1 << inputs; sample++)
            {
                for (int i = 0; i < inputs; i++)
                    values[i] = (sample >> i & 1) != 0;
                circuit.Evaluate(values, result);
                bool isCovered = rows.Any(row => row.Select((character, i) => character == '-' || (character == '1') == values[i]).All(matches => matches));
                Assert.True(result[0] == (isCovered == output), $"seed {seed}, sample {sample}:\n{text}");
            }
        }
    }

    [Theory]
    [InlineData("11 1", 1, 1)]
    [InlineData("00 0", 1, 1)]
    [InlineData("01 1\n10 1", 0, 1)]
    [InlineData("00 1\n11 1", 0, 1)]
    [InlineData("1- 1\n-1 1", 1, 1)]
    [InlineData("-- 1", 0, 0)]
    [InlineData("0- 1", 0, 0)]
    public void Blif_covers_of_two_inputs_are_one_gate_or_none(string rows, int andGates, int gates)
    {
        CircuitInfo info = Format.Blif.Read($".inputs a b\n.outputs y\n.names a b y\n{rows}\n").Info;
        Assert.Equal((andGates, gates), (info.AndGates, info.Gates));
    }

    [Fact]
    public void Blif_reads_a_parity_and_a_multiplexer_as_few_gates()
    {
        string parity = string.Concat(Enumerable.Range(0, 64)
            .Where(value => int.PopCount(value) % 2 == 1)
            .Select(value => Convert.ToString(value, 2).PadLeft(6, '0') + " 1\n"));
        Assert.Equal(5, Format.Blif.Read($".inputs a b c d e f\n.outputs y\n.names a b c d e f y\n{parity}").Info.Gates);
        Assert.Equal(1, Format.Blif.Read(".inputs s a b\n.outputs y\n.names s a b y\n11- 1\n0-1 1\n").Info.AndGates);
    }

    [Fact]
    public void Bristol_Fashion_has_constants_copies_and_many_ANDs_in_one()
    {
        Circuit circuit = Format.Bristol.Read(
            """
            7 12
            2 2 2
            3 1 1 2

            1 1 1 4 EQ
            1 1 0 5 EQW

            4 2 0 1 2 3 6 7 MAND
            1 1 5 8 INV
            1 1 0 9 EQ
            2 1 6 7 10 XOR
            1 1 4 11 EQW
            """);
        Assert.Equal([new CircuitPort("out0", 1), new CircuitPort("out1", 1), new CircuitPort("out2", 2)], circuit.OutputPorts);
        AssertTable(circuit, 0, inputs => !inputs[0]);
        AssertTable(circuit, 1, _ => false);
        AssertTable(circuit, 2, inputs => (inputs[0] && inputs[2]) != (inputs[1] && inputs[3]));
        AssertTable(circuit, 3, _ => true);
    }

    [Theory]
    [InlineData("2 5\n1 2   1\n\n2 1 0 1 3 AND\n2 1 3 2 4 XOR\n")]
    [InlineData("2 5\n1 2 1\n\n2 1 0 1 3 AND\n\n2 1 3 2 4 XOR")]
    [InlineData("2 5\r\n1 2 1 \r\n\r\n2 1 0 1 3 AND\r\n2 1 3 2 4 XOR\r\n\r\n")]
    public void The_older_Bristol_format_has_two_inputs_and_one_output(string text)
    {
        Circuit circuit = Format.Bristol.Read(text);
        Assert.Equal([new CircuitPort("in0", 1), new CircuitPort("in1", 2)], circuit.InputPorts);
        Assert.Equal([new CircuitPort("out0", 1)], circuit.OutputPorts);
        AssertTable(circuit, 0, inputs => (inputs[0] && inputs[1]) != inputs[2]);
    }

    [Fact]
    public void The_older_Bristol_format_may_lack_the_second_input() =>
        Assert.Equal([new CircuitPort("in0", 2)], Format.Bristol.Read("1 3\n2 0 1\n\n2 1 0 1 2 AND\n").InputPorts);

    [Fact]
    public void Deep_circuits_in_the_worst_order_are_read()
    {
        const int Depth = 100_000;
        var blif = new StringBuilder(".inputs a b\n.outputs y\n.names n" + Depth + " y\n1 1\n");
        var aiger = new StringBuilder($"aag {Depth + 2} 2 0 1 {Depth}\n2\n4\n{2 * (Depth + 2)}\n");
        for (int i = Depth; i >= 1; i--)
        {
            blif.Append($".names {(i > 1 ? "n" + (i - 1) : "a")} {(i % 2 == 0 ? "a" : "b")} n{i}\n00 0\n");
            aiger.Append($"{2 * (i + 2)} {(i > 1 ? (2 * (i + 1)) + 1 : 2)} {(i % 2 == 0 ? 2 : 4)}\n");
        }

        Assert.Equal(2, Format.Blif.Read(blif.ToString()).InputCount);
        Assert.Equal(2, Format.AigerAscii.Read(aiger.ToString()).InputCount);
    }

    /// <summary>Compares one output with a function on all samples.</summary>
    private static void AssertTable(Circuit circuit, int output, Func<bool[], bool> function)
    {
        bool[] inputs = new bool[circuit.InputCount];
        bool[] outputs = new bool[circuit.OutputCount];
        for (int sample = 0; sample < 1 << inputs.Length; sample++)
        {
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = (sample >> i & 1) != 0;
            circuit.Evaluate(inputs, outputs);
            Assert.Equal(function(inputs), outputs[output]);
        }
    }
}
